"""The words of a marked sentence as features: alone, in twos, and where they stand to the two actors, whose own names count nothing."""

import re
from collections.abc import Iterator

from holdfire.extraction.encoder.marking import Marked

_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|\d+")
_NUMBER = re.compile(r"^\d+$")
_ENDINGS = ("ing", "ed", "es", "s")


def features(marked: Marked) -> Iterator[str]:
    """The features of a sentence, in a fixed order; repeated ones are given once."""
    words = list(_words(marked))
    seen: dict[str, None] = {}
    opened: set[str] = set()
    for j, word in enumerate(words):
        if word in ("<s>", "<t>"):
            opened.add(word)
        where = "".join(sorted(opened))
        seen[word] = None
        seen[f"{where} {word}"] = None
        seen[f"~{_stem(word)}"] = None
        if j:
            seen[f"{words[j - 1]} {word}"] = None
            seen[f"~{_stem(words[j - 1])} {_stem(word)}"] = None
    yield from seen


def _words(marked: Marked) -> Iterator[str]:
    at = 0
    actors = [(span, sign) for span, sign in ((marked.source, "<s>"), (marked.target, "<t>")) if span]
    for (start, end), sign in sorted(actors):
        if start < at:
            continue
        yield from _plain(marked.text[at:start])
        yield sign
        at = end
    yield from _plain(marked.text[at:])


def _plain(text: str) -> Iterator[str]:
    for word in _WORD.findall(text.lower()):
        yield "0" if _NUMBER.match(word) else word


def _stem(word: str) -> str:
    """A word without its commonest endings; rough, and the same for every form of most verbs."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            word = word[: -len(ending)]
            break
    return word.removesuffix("e")
