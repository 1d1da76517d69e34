"""Whether two wordings say the same in other words; for what the vocabulary has no value for, such as conditions."""

import re
from functools import cache

from holdfire.vocab.actors import Roster

_WORD = re.compile(r"[a-z0-9]+(?:['’][a-z]+)?")
_NAME = re.compile(r"\b[A-Z][\w-]+")
_EMPTY_WORDS = (
    "a an the of to in on at by for from with and or as that this which it its their his her is are was were be been being will would "
    "shall should may might must can could has have had do does did not no only if once until after before when while any all both "
    "also such so than then there they he she we our your one own under into over out up about said says according same side sides "
    "party parties other"
)
_EMPTY = frozenset(_EMPTY_WORDS.split())
_ENDINGS = ("ments", "ment", "ings", "ing", "ions", "ion", "ies", "ied", "es", "ed", "s", "y", "e")
_SAME, _INSIDE = 0.5, 0.8


@cache
def content(words: str) -> frozenset[str]:
    """The stems of the words that carry meaning."""
    return frozenset(_stem(w) for w in _WORD.findall(words.lower()) if w not in _EMPTY)


@cache
def names(words: str) -> frozenset[str]:
    """The stems of proper names that stand for no party: a bank, a payment system, a place."""
    found = [w for w in _NAME.findall(words)[0 if words[:1].islower() else 1 :] if Roster.load().party(w) is None]
    return frozenset(_stem(w.lower()) for w in found)


def alike(a: str, b: str) -> bool:
    """Whether two wordings say the same: they share most of their words, or a proper name and what is said about it."""
    one, other = content(a), content(b)
    if not one or not other:
        return " ".join(a.split()).casefold() == " ".join(b.split()).casefold()
    shared = one & other
    if len(shared) / len(one | other) >= _SAME or (
        len(shared) > 1 and len(shared) / min(len(one), len(other)) >= _INSIDE
    ):
        return True
    return len(shared) > 1 and bool(names(a) & names(b))


def _stem(word: str) -> str:
    word = word.removesuffix("'s").removesuffix("’s")
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word
