"""Lengths of time that a deal names: 30 days, a month, 72 hours; ISO 8601 durations."""

import re
from dataclasses import dataclass
from functools import cache

_ISO = re.compile(
    r"P(?:(?P<Y>\d{1,4})Y)?(?:(?P<M>\d{1,4})M)?(?:(?P<W>\d{1,4})W)?(?:(?P<D>\d{1,6})D)?"
    r"(?:T(?:(?P<h>\d{1,6})H)?(?:(?P<m>\d{1,6})M)?(?:(?P<s>\d{1,8})S)?)?"
)
_DAY = 86_400
# days that so many calendar months can have, shortest and longest
_MONTHS = {1: (28, 31), 2: (59, 62), 3: (89, 92), 4: (120, 123), 5: (150, 153), 6: (181, 184), 12: (365, 366)}


@dataclass(frozen=True, slots=True)
class Length:
    """A length in calendar months, days and seconds; a month has no fixed number of days, 24 hours are a day."""

    months: int = 0
    days: int = 0
    seconds: int = 0

    @property
    def whole_days(self) -> bool:
        """Whether it is counted in days or months, so that hours do not matter."""
        return self.seconds == 0

    def bounds(self) -> tuple[int, int]:
        """The shortest and the longest time that it can be, in seconds."""
        low, high = _MONTHS.get(self.months, (self.months * 30, self.months * 31))
        fixed = self.days * _DAY + self.seconds
        return (low * _DAY + fixed, high * _DAY + fixed) if self.months else (fixed, fixed)

    def same_as(self, other: "Length") -> bool:
        """Whether both can be one length: "a month" and "30 days" can, "four weeks" and "30 days" cannot."""
        (a, b), (c, d) = self.bounds(), other.bounds()
        return a <= d and c <= b

    def words(self) -> str:
        """The length for a person: "30 days", "1 month and 3 days"."""
        hours, rest = divmod(self.seconds, 3600)
        minutes, seconds = divmod(rest, 60)
        named = ((self.months, "month"), (self.days, "day"), (hours, "hour"), (minutes, "minute"), (seconds, "second"))
        return " and ".join(f"{n} {unit}{'' if n == 1 else 's'}" for n, unit in named if n) or "no time"


@cache
def length_of(words: str) -> Length | None:
    """The length that an ISO 8601 duration names (`P30D`, `P1M`, `PT72H`); null for anything else and for no time at all."""
    found = _ISO.fullmatch(words)
    if found is None:
        return None
    n = {name: int(value or 0) for name, value in found.groupdict().items()}
    days, seconds = divmod(n["h"] * 3600 + n["m"] * 60 + n["s"], _DAY)
    # hours that make whole days stay hours: 72 hours run from a moment, three days from a morning
    length = Length(n["Y"] * 12 + n["M"], n["W"] * 7 + n["D"], days * _DAY + seconds)
    return length if length != Length() else None
