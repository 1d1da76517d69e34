"""Numbers as reports spell them: "twenty-three", "two hundred and six", "1.5 million", "a dozen"."""

import re
from decimal import Decimal, InvalidOperation

UNITS = {
    w: i for i, w in enumerate(["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"])
}  # fmt: skip
TENS = {
    w: 10 * i
    for i, w in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2)
}
SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_SHORT_SCALES = {"k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9, "tn": 10**12}
CARDINALS = frozenset({*UNITS, *TENS})

# "1,355", "2 000 000" is two numbers to be safe, "3.5"; never the inside of a longer figure
FIGURE = re.compile(
    r"(?<![\w.,])\d{1,3}(?:,\d{3})+(?:\.\d{1,9})?(?![\d,]\d)|(?<![\w.,])\d{1,18}(?:\.\d{1,9})?(?![\d]|[.,]\d)"
)
_SCALED = re.compile(r"[ -]?(?:(k|m|mn|bn|tn)|\s?(hundred|thousand|million|billion|trillion))(?![\w])", re.I)
_WORD = re.compile(r"[A-Za-z]+")
_JOIN = re.compile(r"\s?-\s?|\s{1,3}(?:and\s{1,3})?")
_HALF_MILLION = re.compile(r"half\s{1,3}an?\s{1,3}(million|billion|dozen)\b", re.I)
_DOZENS = re.compile(r"((?:half\s{1,3})?a|[a-z]{2,9})\s{1,3}dozen\b", re.I)
_LONGEST = 12  # words of one number

# for patterns that take a small number: figures, or "one" to "ninety-nine"
SMALL = (
    r"(?:\d{1,3}|(?i:" + "|".join(TENS) + r")(?:[- ](?i:" + "|".join(list(UNITS)[1:10]) + r"))?|(?i:"
    + "|".join(sorted(list(UNITS)[1:], key=len, reverse=True)) + r"|an?))"
)  # fmt: skip


def small_number(words: str) -> int:
    """The value of what `SMALL` matched: figures, a spelled-out number, or "a"."""
    low = words.lower()
    if low in ("a", "an"):
        return 1
    if low.isdigit():
        return int(low)
    return sum(UNITS.get(w) or TENS.get(w, 0) for w in re.split(r"[- ]", low))


def figure_at(text: str, start: int) -> tuple[int | None, int] | None:
    """A number in figures with its scale ("117 million", "1,300"): its value, null where it is no whole number, and its end."""
    match = FIGURE.match(text, start)
    if match is None:
        return None
    try:
        value = Decimal(match[0].replace(",", ""))
    except InvalidOperation:  # figures of other scripts that Python counts as digits
        return None
    end = match.end()
    scale = _SCALED.match(text, end)
    if scale is not None and (scale[1] is None or text[end] not in " -"):
        word = (scale[1] or scale[2]).lower()
        value *= 100 if word == "hundred" else _SHORT_SCALES.get(word) or SCALES[word]
        end = scale.end()
    return (int(value) if value == value.to_integral_value() else None), end


def spelled_at(text: str, start: int) -> tuple[int, int] | None:
    """A spelled-out number that begins at `start`: its value and its end; null where none begins there."""
    half = _HALF_MILLION.match(text, start)
    if half is not None:
        return (6 if half[1].lower() == "dozen" else SCALES[half[1].lower()] // 2), half.end()
    dozens = _DOZENS.match(text, start)
    if dozens is not None:
        words = dozens[1].lower().split()
        if words[0] == "half":
            return 6, dozens.end()
        if words[-1] == "a" or words[-1] in UNITS:
            return 12 * (UNITS.get(words[-1]) or 1), dozens.end()
    words_at = _number_words(text, start)
    total = part = 0
    end = None
    smallest = 10**15
    for k, (word, at) in enumerate(words_at):
        if (
            word in ("a", "an")
            and k == 0
            and len(words_at) > 1
            and (words_at[1][0] in SCALES or words_at[1][0] == "hundred")
        ):
            part = 1
            continue
        last = words_at[k - 1][0] if k else ""
        if word in UNITS and (
            not last or (last in TENS and 0 < UNITS[word] < 10) or last in SCALES or last == "hundred"
        ):
            part += UNITS[word]
        elif word in TENS and (not last or last in SCALES or last == "hundred"):
            part += TENS[word]
        elif word == "hundred" and 0 < part < 100 and last != "hundred":
            part *= 100
        elif word in SCALES and part and SCALES[word] < smallest:
            smallest = SCALES[word]
            total += part * smallest
            part = 0
        else:
            break
        end = at
    return None if end is None else (total + part, end)


def _number_words(text: str, start: int) -> list[tuple[str, int]]:
    """The run of number words from `start`, each with its end; "and" counts only after "hundred" or a scale."""
    found: list[tuple[str, int]] = []
    at = start
    while len(found) < _LONGEST:
        match = _WORD.match(text, at)
        if match is None:
            break
        word = match[0].lower()
        first = not found and word in ("a", "an")
        if not (first or word in CARDINALS or word in SCALES or word == "hundred"):
            break
        found.append((word, match.end()))
        join = _JOIN.match(text, match.end())
        if join is None or ("and" in join[0].lower() and word != "hundred" and word not in SCALES):
            break
        at = join.end()
    return found
