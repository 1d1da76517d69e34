"""How long something lasts: "a 30-day truce", "72 hours", "two weeks", "several months"."""

import re
from dataclasses import dataclass

from holdfire.extraction.number_words import CARDINALS, SMALL, small_number
from holdfire.record import Span

_UNITS = {"minute": None, "hour": None, "day": 1, "week": 7, "fortnight": 14, "month": None, "year": None}
_SOME = r"(?i:several|many|a\s{1,3}few|a\s{1,3}couple\s{1,3}of|some|a\s{1,3}number\s{1,3}of)"
_DURATION = re.compile(
    rf"(?<![\w$€£.,:-])(?:(?P<range>\d{{1,3}}\s?[-–]\s?|{SMALL}\s(?:to|or|and)\s)?(?P<n>{SMALL})(?:\s\(\d{{1,3}}\))?|(?P<some>{_SOME}))"
    r"(?P<join>-|\s{1,3}(?:full\s|consecutive\s|more\s|calendar\s|working\s)?)(?P<unit>(?i:minute|hour|day|week|fortnight|month|year))(?P<s>s?)"
    r"(?!\w)(?!-old|\s{1,3}old\b)"
)
_LONG = re.compile(r"(?<!\w)(?P<unit>(?i:hour|day|week|month|year))s?-?long(?!\w)")
_NO_DURATION = re.compile(r"\s{1,3}(?:ago|earlier|later|before|after)\b", re.I)
_RATE = re.compile(r"(?:\d|\b(?:once|twice|times|dollars|euros|each|every|million|billion|per))\s{1,3}$", re.I)
_WORD = re.compile(r"[A-Za-z]+|[0-9]+")
_OPENERS = CARDINALS | {
    "a",
    "an",
    "several",
    "many",
    "some",
    "hour",
    "day",
    "days",
    "week",
    "weeks",
    "month",
    "months",
    "year",
    "years",
}
_GLUED = re.compile(r"(?:hour|day|week|month|year)long\Z")


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time: `value` of `unit` ("hour", "day", "week", "month", "year", "minute").

    `value` is null where the words leave it open ("several months", "two or three weeks").
    """

    value: int | None
    unit: str
    words: str
    span: Span

    @property
    def days(self) -> int | None:
        """Whole days, where the unit settles them; a month or a year has no fixed number of days."""
        if self.value is None:
            return None
        if self.unit == "hour":
            return self.value // 24 if self.value % 24 == 0 else None
        each = _UNITS.get(self.unit)
        return None if each is None else self.value * each


def find_durations(text: str) -> tuple[Duration, ...]:
    """The durations in a paragraph of plain text, in order; ages ("23-year-old") and distances in time ("a week ago") are none."""
    found: list[Duration] = []
    at = 0
    for word in _WORD.finditer(text):
        start = word.start()
        low = word[0].lower()
        if start < at or not (low in _OPENERS or low[0].isdigit() or _GLUED.match(low)):
            continue
        made = _duration_at(text, start)
        if made is not None:
            found.append(made)
            at = made.span.end
    return tuple(found)


def _duration_at(text: str, start: int) -> Duration | None:
    long = _LONG.match(text, start)
    if long is not None:
        value = None if "s" in long[0].lower()[len(long["unit"]) : len(long["unit"]) + 1] else 1
        return Duration(value, long["unit"].lower(), long[0], Span(start, long.end()))
    match = _DURATION.match(text, start)
    if match is None or _NO_DURATION.match(text, match.end()):
        return None
    count = match["n"] or ""
    single = count.lower() in ("a", "an")
    if single and (match["s"] or _RATE.search(text, max(0, start - 12), start)):
        return None
    if (
        not single
        and not match["s"]
        and match["join"] != "-"
        and small_number(count or "2") != 1
        and match["unit"].islower()
        and not _compound(text, match.end())
    ):
        return None
    value = None if match["some"] or match["range"] else small_number(count)
    return Duration(value, match["unit"].lower(), match[0], Span(start, match.end()))


def _compound(text: str, end: int) -> bool:
    """Whether a singular unit stands before its noun, as in "a 30 day truce"."""
    return re.compile(r"-?\s?[A-Za-z]").match(text, end) is not None
