"""The day on which a report says that it was published: many spellings, one day, never a guess between two."""

import re
from datetime import date

from holdfire.record import Problem

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)", re.ASCII)
_PACKED = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?\d{4,6}Z?)?", re.ASCII)
_DAY_NAME = re.compile(
    r"(?:[A-Za-z]{3,9},?\s+)?(\d{1,2})(?:st|nd|rd|th)?[\s-]+([A-Za-z]{3,9})\.?,?[\s-]+(\d{4})(?!\d)", re.ASCII
)
_NAME_DAY = re.compile(
    r"(?:[A-Za-z]{3,9},\s+)?([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)", re.ASCII
)
_NUMBERS = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)", re.ASCII)
_LONGEST = 100  # characters; no date is longer


def day_of(value: object) -> date | None:
    """The day that `value` names in its own time zone; null where it names none, or may name two (03/04/2025)."""
    words = str(value).strip()
    if len(words) > _LONGEST:
        return None
    if found := _YEAR_FIRST.match(words):
        return _day(int(found[1]), int(found[3]), int(found[4]))
    if found := _PACKED.fullmatch(words):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _DAY_NAME.match(words):
        return _named(found[3], found[2], found[1])
    if found := _NAME_DAY.match(words):
        return _named(found[3], found[1], found[2])
    if found := _NUMBERS.match(words):
        first, second, year = int(found[1]), int(found[3]), int(found[4])
        days = {day for day in (_day(year, second, first), _day(year, first, second)) if day}
        return days.pop() if len(days) == 1 else None
    return None


def published(value: object, place: str, file: str, today: date) -> tuple[date | None, Problem | None]:
    """The day that a field names, or null with the problem about it; nothing at all is null without a problem.

    `place` tells where in `file` the field stands ("line 3"), or is empty.
    """
    if value is None or not str(value).strip():
        return None, None
    at = f"{place}: " if place else ""
    day = day_of(value)
    if day is None:
        return None, Problem("impossible-date", f"{at}{str(value)[:40]!r} is not a day", "write it as 2025-03-18", file)
    if day > today:
        return None, Problem("future-date", f"{at}{day} has not come yet", "check the field published", file)
    return day, None


def _named(year: str, month: str, day: str) -> date | None:
    short = month[:3].lower()
    return _day(int(year), _MONTHS.index(short) + 1, int(day)) if short in _MONTHS else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
