"""What a number counts: the head of the noun phrase behind it, without a parse."""

import re

from holdfire.vocab.counting import counting_words

_NEXT = re.compile(r"\s{1,4}([A-Za-z]{1,40}(?:['-][A-Za-z]{1,40}){0,3})")
_PERCENT = re.compile(r"\s?(?:%|(?:percent|per\s?cent|percentage\spoints?|pc)\b)", re.I)
_PARTITIVE = re.compile(r"\s{1,4}of\s{1,4}(?:the|its|his|her|their)\b|\s{1,4}of\b")
_SINGULAR = re.compile(r"(?:ss|ous|us|is|ics|'s)$")
_REACH = 6  # words of a noun phrase


def unit_after(text: str, end: int, value: int | None) -> str | None:
    """The noun that a number ending at `end` counts, as it stands in the text; "%" for a share; null where none follows.

    It is the first plural of the phrase ("soldiers" of "23 badly wounded soldiers"); of "one", its last word.
    """
    if _PERCENT.match(text, end):
        return "%"
    counting = counting_words()
    words: list[str] = []
    partitive = _PARTITIVE.match(text, end)
    at = partitive.end() if partitive else end
    while len(words) < _REACH:
        match = _NEXT.match(text, at)
        if match is None or match[1].lower() in counting.stops or (value == 1 and words and _is_verb(match[1])):
            break
        words.append(match[1])
        low, at = match[1].lower(), match.end()
        if value != 1 and _is_plural(low) and not (low in counting.plurals_alone and _goes_on(text, at)):
            return match[1]
    return words[-1] if words and (value == 1 or words[-1].lower() in counting.plurals_alone) else None


def _is_verb(word: str) -> bool:
    """Whether a word behind "one newspaper" tells what it did: "named"."""
    return word.endswith("ed") and len(word) > 4


def _is_plural(word: str) -> bool:
    counting = counting_words()
    last = word.rsplit("-", 1)[-1]
    if word in counting.plurals or last in counting.plurals:
        return True
    return word.endswith("s") and word not in counting.singulars and not _SINGULAR.search(word)


def _goes_on(text: str, at: int) -> bool:
    """Whether the phrase has a further word."""
    match = _NEXT.match(text, at)
    return match is not None and match[1].lower() not in counting_words().stops
