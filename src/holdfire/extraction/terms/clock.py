"""Hours of the day and the clocks they are read on: "18:00 Moscow time", "4 a.m. (0200 GMT)"."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from holdfire.vocab.zones import zones

_HOUR = re.compile(
    r"(?<![\d:.])(?P<h>\d{1,2})(?:[:.](?P<m>\d\d))?\s?(?P<half>[ap])\.?m\b\.?|(?<![\d:.])(?P<h24>[01]?\d|2[0-4]):(?P<m24>\d\d)(?![\d:])"
    r"|(?<![\d:.,])(?P<mil>[01]\d[0-5]\d|2[0-3][0-5]\d)(?=\s(?:hours|hrs|h|GMT|UTC)\b)"
    r"|\b(?P<word>midnight|noon|midday)\b",
    re.I,
)
_SPELLED = re.compile(
    r"\b(?P<n>one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?:\so'clock)?\sin\sthe\s(?P<part>morning|afternoon|evening)\b",
    re.I,
)
_WORLD_TIME = re.compile(r"\((?P<h>[01]\d|2[0-3]):?(?P<m>[0-5]\d)\s(?:GMT|UTC)\)")
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NAMED = re.compile(
    r"\b(?P<place>[A-Z][\w']+(?:\s[A-Z][\w']+|\s[Ss]tandard)?)\s(?:[Ss]tandard\s|[Ss]ummer\s|[Dd]aylight\s)?time\b"
)
_SHORT = re.compile(r"\b(?:GMT|UTC|MSK|EES?T|CES?T|EDT|EST|ET|BST|KST|PKT|TRT)\b(?P<off>[+-]\d{1,2}(?::?\d\d)?)?")


@dataclass(frozen=True, slots=True)
class Clock:
    """An hour of the day; `at_end` where "midnight" is the end of the day that is named, not its beginning."""

    hour: int
    minute: int
    midnight: bool = False


def clock_in(words: str) -> Clock | None:
    """The hour that some words name; null where they name none. "At dawn" is none."""
    world = _WORLD_TIME.search(words)
    if world is not None:
        return Clock(int(world["h"]), int(world["m"]))
    spelled = _SPELLED.search(words)
    if spelled is not None:
        hour = _NUMBERS.index(spelled["n"].lower()) + 1
        return Clock(hour % 12 + (0 if spelled["part"].lower() == "morning" else 12), 0)
    match = _HOUR.search(words)
    if match is None:
        return None
    if match["word"]:
        return Clock(0, 0, midnight=True) if match["word"].lower() == "midnight" else Clock(12, 0)
    if match["mil"]:
        return Clock(int(match["mil"][:2]), int(match["mil"][2:]))
    if match["h24"]:
        hour, minute = int(match["h24"]), int(match["m24"])
        return None if minute > 59 or (hour == 24 and minute) else Clock(hour, minute)
    hour, minute = int(match["h"]), int(match["m"] or 0)
    if not 1 <= hour <= 12 or minute > 59:
        return None
    return Clock(hour % 12 + (12 if match["half"].lower() == "p" else 0), minute)


def zone_in(words: str) -> ZoneInfo | timezone | None:
    """The clock that some words name: the first of "Moscow time", "GMT"; null where they name none."""
    if _WORLD_TIME.search(words):
        return UTC
    short = _SHORT.search(words)
    named = next((m for m in _NAMED.finditer(words) if _zone_of(m["place"])), None)
    if named is not None and (short is None or named.start() < short.start()):
        return _zone_of(named["place"])
    if short is None:
        return None
    if short["off"]:
        hours, _, minutes = short["off"][1:].partition(":")
        hours, minutes = (hours[:-2], hours[-2:]) if len(hours) > 2 else (hours, minutes)
        away = timedelta(hours=int(hours), minutes=int(minutes or 0))
        return timezone(-away if short["off"][0] == "-" else away) if away < timedelta(hours=15) else None
    return _zone_of(re.sub(r"[+-].*", "", short[0]))


def _zone_of(name: str) -> ZoneInfo | None:
    low = name.lower()
    zone = zones().get(low) or zones().get(low.split()[-1]) or zones().get(low.split()[0])
    try:
        return ZoneInfo(zone) if zone else None
    except ZoneInfoNotFoundError:  # a machine without a zone database
        return None


def moment(day: date, clock: Clock | None, zone: ZoneInfo | timezone | None, *, closing: bool) -> str:
    """An ISO date-time, with offset where the words name a clock; an ISO day where they name no hour, or midnight by no clock.

    `closing` is true for the end of something: "until midnight on Sunday" is the end of that day, "from midnight" the
    beginning; without a zone, "until 00:00 on 21 April" ends with the day before.
    """
    if clock is None:
        return day.isoformat()
    try:
        if (clock.midnight and closing) or clock.hour == 24:
            day = day + timedelta(1)
        if zone is None and not clock.minute and clock.hour in (0, 24):
            return (day - timedelta(1) if closing else day).isoformat()
        return datetime(day.year, day.month, day.day, clock.hour % 24, clock.minute, tzinfo=zone).isoformat(
            timespec="minutes"
        )
    except OverflowError:
        return day.isoformat()
