"""Days of the calendar that news words name: the nearest Wednesday, a day without its year, a week, Easter."""

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta

from holdfire.extraction.directions import Direction

Period = tuple[date, date]  # first and last day, inclusive
_FAR = 300  # days: a date that far off is never meant when a nearer year fits


def shifted(day: date | None, days: int) -> date | None:
    """`day` moved by `days`; null without a day, or where the calendar ends."""
    if day is None:
        return None
    try:
        return day + timedelta(days)
    except OverflowError:
        return None


def made(year: int, month: int, day: int) -> date | None:
    """A date, or null where there is no such day."""
    if not (MINYEAR <= year <= MAXYEAR and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return None
    return date(year, month, day)


def weekday_near(published: date | None, weekday: int, direction: Direction) -> date | None:
    """The day that a bare weekday (Monday is 0) means in a report of `published`.

    The day of publication counts as past or planned, never as coming. Where the direction is open, a weekday of the last
    two days is that day, and every other one is still to come.
    """
    if published is None:
        return None
    back = (published.weekday() - weekday) % 7
    if direction is Direction.PAST or (direction is Direction.NEAREST and back <= 2):
        return shifted(published, -back)
    return published if back == 0 and direction is Direction.PLANNED else shifted(published, 7 - back)


def year_settled(
    published: date | None, month: int, day: int, direction: Direction, weekday: int | None = None
) -> date | None:
    """The date of a day and month without a year: the nearest to publication; where two are near, by direction."""
    if published is None:
        return None
    span = 4 if (month, day) == (2, 29) else 1
    years = range(published.year - 2 * span, published.year + 2 * span + 1)
    dates = [d for y in years if (d := made(y, month, day))]
    if weekday is not None:
        dates = [d for d in dates if d.weekday() == weekday] or dates
    if not dates:
        return None
    near = sorted(dates, key=lambda d: abs((d - published).days))[:2]
    if len(near) == 1 or abs((near[1] - published).days) > _FAR or direction is Direction.NEAREST:
        return near[0]
    wanted = [d for d in near if (d >= published if direction.ahead else d <= published)]
    return wanted[0] if wanted else near[0]


def week_of(day: date | None, weeks: int = 0) -> Period | None:
    """Monday to Sunday of the week of `day`, moved by `weeks`."""
    if day is None:
        return None
    first = shifted(day, 7 * weeks - day.weekday())
    last = shifted(first, 6)
    return (first, last) if first and last else None


def month_of(day: date | None, months: int = 0) -> Period | None:
    """First and last day of the month of `day`, moved by `months`."""
    if day is None:
        return None
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return month_days(year, month + 1)


def in_month(day: date, months: int, number: int) -> date | None:
    """Day `number` of the month of `day` moved by `months`; null where that month is too short."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return made(year, month + 1, number)


def month_days(year: int, month: int) -> Period | None:
    """First and last day of a month."""
    first = made(year, month, 1)
    return (first, first.replace(day=monthrange(year, month)[1])) if first else None


def year_of(year: int) -> Period | None:
    """First and last day of a year."""
    return (date(year, 1, 1), date(year, 12, 31)) if MINYEAR <= year <= MAXYEAR else None


def part_of_month(month: Period, part: str) -> Period:
    """The days of "early", "mid" or "late" in a month: its first ten, the next ten, the rest; all of it for any other word."""
    first, last = month
    bounds = {"early": (1, 10), "mid": (11, 20), "late": (21, last.day)}
    a, b = bounds.get(part.lower(), (1, last.day))
    return first.replace(day=a), first.replace(day=b)


def easter(year: int, orthodox: bool) -> date | None:
    """Easter Sunday, Gregorian date, by the Western or the Orthodox reckoning (Meeus, Astronomical Algorithms, ch. 8)."""
    if not 1900 <= year <= 2099:  # the calendars lie 13 days apart only in these years
        return None
    a, d = year % 19, 0
    if orthodox:
        d = (19 * a + 15) % 30
        e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
        month, day = divmod(d + e + 114, 31)
        return shifted(date(year, month, day + 1), 13)
    b, c = divmod(year, 100)
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return date(year, month, day + 1)
