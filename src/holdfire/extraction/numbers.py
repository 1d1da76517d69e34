"""Numbers in news text: what is counted, how many, each or in all, exact or at least."""

import re
from dataclasses import dataclass

from holdfire.record import Span

_ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SMALL = {w: i for i, w in enumerate(_ONES)} | {w: 10 * (i + 2) for i, w in enumerate(_TENS)} | {"dozen": 12, "score": 20}
_LARGE = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "m": 1_000_000, "bn": 1_000_000_000}
_WORD = "|".join(sorted([*_SMALL, *(w for w in _LARGE if len(w) > 2)], key=len, reverse=True))
_NUMBER = re.compile(
    r"(?<![\w.:/-])(?P<money>(?:US|A|C)?[$€£¥])?(?:(?P<digits>\d{1,3}(?:,\d{3})+|\d+)(?P<decimal>\.\d+)?|(?P<words>(?:"
    + _WORD
    + r")(?:[ -](?:and )?(?:"
    + _WORD
    + r"))*))(?:[ -](?P<large>hundred|thousand|million|billion|m|bn)\b)?(?![\w:/]|-?(?:st|nd|rd|th)\b|\.\d|-\d)",
    re.IGNORECASE,
)
_AT_LEAST = re.compile(r"(?:at least|more than|over|upwards of|above|no fewer than|no less than|as many as|some|about|around|nearly|almost|up to)\s+$", re.IGNORECASE)
_MONTH = re.compile(r"^\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|^\s*(?:[ap]\.?m\.?)\b", re.IGNORECASE)
_AFTER_MONTH = re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?\s+$", re.IGNORECASE)
_UNIT = re.compile(r"^[ -](?:(?:of|the|its|their|more|other|badly|seriously|wounded|sick|dead|living|israeli|\w+ian|\w+ese|\w+ish)\s+){0,4}([a-z][a-z-]+)", re.IGNORECASE)
_EACH = re.compile(r"\beach\b|-for-\d|\bapiece\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it counts: `value` in full units, `unit` the word after it in lower case, `each` for "175 each"."""

    value: int | None
    span: Span
    unit: str | None = None
    each: bool = False
    at_least: bool = False
    money: bool = False


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """The quantities of a passage, in order; days, clock times, years of dates and ordinals are none."""
    found = []
    for match in _NUMBER.finditer(text):
        before, after = text[max(0, match.start() - 14) : match.start()], text[match.end() : match.end() + 60]
        if _MONTH.match(after) or (_AFTER_MONTH.search(before) and match["digits"] and not match["large"]):
            continue
        if match["decimal"] and not match["large"]:
            continue
        value = _value(match)
        if match["digits"] and len(match["digits"]) == 4 and "," not in match["digits"] and 1900 <= value <= 2100 and not match["money"]:
            continue
        unit = _UNIT.match(after)
        each = bool(_EACH.search(after[:40])) and not re.match(r"[^a-z]*[.;]", after)
        found.append(Quantity(value, Span(match.start(), match.end()), unit[1].lower() if unit else None, each, bool(_AT_LEAST.search(before)), bool(match["money"])))
    return tuple(found)


def _value(match: re.Match[str]) -> int:
    scale = _LARGE.get((match["large"] or "").lower(), 1)
    if match["digits"]:
        return round(float(match["digits"].replace(",", "") + (match["decimal"] or "")) * scale)
    total = part = 0
    for word in re.split(r"[ -]", match["words"].lower()):
        if word in _SMALL:
            part = (part or 1) * 12 if word == "dozen" else part + _SMALL[word]
        elif word == "hundred":
            part = (part or 1) * 100
        elif word in _LARGE:
            total, part = total + (part or 1) * _LARGE[word], 0
    return (total + part) * scale
