"""Moments that readings name: days, hours with their zone, and where local days begin; the calendar behind the clocks."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from holdfire.vocab.lengths import Length

AT_ONCE = frozenset({"immediately", "immediate", "at once", "now", "forthwith"})


@dataclass(frozen=True, slots=True)
class AtOnce:
    """A start at once, as said on `day`: on that day, or with the midnight that ends it."""

    day: date

    def can_be(self, when: "date | AtOnce") -> bool:
        """Whether it can be the same start; two sides that both say "at once" say the same."""
        if isinstance(when, AtOnce):
            return True
        day = when.date() if isinstance(when, datetime) else when
        return self.day <= day <= self.day + timedelta(1)


@cache
def zone_of(name: str) -> ZoneInfo | None:
    """The time zone of an IANA name; null where there is none of this name."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


@cache
def parsed(value: str) -> date | datetime | None:
    """The day or the moment that an ISO value names; null for any other word."""
    try:
        return date.fromisoformat(value) if len(value) == 10 else datetime.fromisoformat(value)
    except ValueError:
        return None


def start_of_day(day: date, zone: tzinfo) -> datetime:
    """The first moment of a local day, with its offset; where midnight is skipped, the first moment after it."""
    midnight = datetime(day.year, day.month, day.day, tzinfo=zone)
    # by way of UTC, so that a midnight that no clock shows becomes the hour that clocks do show
    return midnight.astimezone(UTC).astimezone(zone)


def moment_of(value: date | datetime, zone: tzinfo) -> datetime:
    """The moment that a value begins: that of a day is its first one; hours without an offset are in `zone`."""
    if not isinstance(value, datetime):
        return start_of_day(value, zone)
    if value.tzinfo is None:
        value = value.replace(tzinfo=zone)
    return value.astimezone(UTC).astimezone(zone)


def last_day(end: datetime, zone: tzinfo) -> date:
    """The last local day on which something that ends at `end` (exclusive) is still in force."""
    return (end.astimezone(UTC) - timedelta(microseconds=1)).astimezone(zone).date()


def months_later(day: date, months: int) -> date:
    """The same day of a later month, or its last day where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def later_day(day: date, length: Length) -> date:
    """The day so many months and days after `day`."""
    return months_later(day, length.months) + timedelta(length.days)


def run_out(begins: date | datetime, length: Length, zone: tzinfo, *, first_day_counts: bool) -> datetime:
    """The moment (exclusive) at which something that begins on `begins` and lasts `length` is over.

    From a day, days are whole local days: 30 days from 18 March end with 16 April where the first day counts, with
    17 April where it does not. From an hour, they end at the same hour by the clocks of the zone. Hours, minutes and
    seconds are exact. Raises `OverflowError` or `ValueError` where the calendar ends.
    """
    exact = timedelta(seconds=length.seconds)
    if isinstance(begins, datetime):
        start = moment_of(begins, zone)
        if length.months or length.days:
            there = datetime.combine(later_day(start.date(), length), start.timetz().replace(tzinfo=None), zone)
            start = there.astimezone(UTC).astimezone(zone)
        return (start.astimezone(UTC) + exact).astimezone(zone)
    over = begins
    if length.months or length.days:
        over = later_day(begins, length) + timedelta(0 if first_day_counts else 1)
    return (start_of_day(over, zone).astimezone(UTC) + exact).astimezone(zone)
