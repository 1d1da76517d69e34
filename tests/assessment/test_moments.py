"""Days and hours against the time zone database: arbitrary zones, days on which clocks change, leap days."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

from hypothesis import given
from hypothesis import strategies as st

from holdfire.assessment.moments import last_day, later_day, moment_of, months_later, run_out, start_of_day
from holdfire.vocab.lengths import Length

ZONES = st.sampled_from(sorted(z for z in available_timezones() if "/" in z)).map(ZoneInfo)
DAYS = st.dates(date(1970, 1, 2), date(2037, 12, 30))
COUNTS = st.integers(1, 400)


@given(DAYS, ZONES)
def test_a_local_day_begins_at_its_first_moment(day: date, zone: ZoneInfo) -> None:
    begins = start_of_day(day, zone)
    before = (begins.astimezone(UTC) - timedelta(seconds=1)).astimezone(zone)
    assert before.date() < begins.date()
    assert begins.date() >= day  # later only where a whole day was skipped
    # no clock of the zone showed this day earlier
    assert all((begins.astimezone(UTC) - timedelta(hours=h)).astimezone(zone).date() != day for h in (1, 2, 3, 12))


@given(DAYS, ZONES, COUNTS)
def test_days_are_local_days_whatever_the_clocks_do_between(day: date, zone: ZoneInfo, count: int) -> None:
    """30 days from the 18th end with the 16th of the next month if the first day counts, a day later if not."""
    over = run_out(day, Length(days=count), zone, first_day_counts=True)
    later = run_out(day, Length(days=count), zone, first_day_counts=False)
    assert over == start_of_day(day + timedelta(count), zone)
    assert later == start_of_day(day + timedelta(count + 1), zone)
    assert last_day(later, zone) >= last_day(over, zone)


@given(DAYS, ZONES, st.integers(0, 23), COUNTS)
def test_days_from_an_hour_end_at_that_hour(day: date, zone: ZoneInfo, hour: int, count: int) -> None:
    begins = moment_of(datetime(day.year, day.month, day.day, hour), zone)
    over = run_out(begins, Length(days=count), zone, first_day_counts=True)
    wanted = datetime.combine(begins.date() + timedelta(count), begins.time(), zone).astimezone(UTC)
    assert over.astimezone(UTC) == wanted


@given(DAYS, ZONES, st.integers(0, 23), st.integers(1, 2000))
def test_hours_are_exact(day: date, zone: ZoneInfo, hour: int, hours: int) -> None:
    begins = moment_of(datetime(day.year, day.month, day.day, hour), zone)
    over = run_out(begins, Length(seconds=hours * 3600), zone, first_day_counts=True)
    assert over.astimezone(UTC) - begins.astimezone(UTC) == timedelta(hours=hours)
    assert over.tzinfo is zone


@given(DAYS, st.integers(1, 60))
def test_months_keep_the_day_or_end_with_the_month(day: date, months: int) -> None:
    later = months_later(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later + timedelta(1)).day == 1


def test_a_leap_day_is_a_day() -> None:
    kyiv = ZoneInfo("Europe/Kyiv")
    assert last_day(run_out(date(2024, 2, 1), Length(days=30), kyiv, first_day_counts=True), kyiv) == date(2024, 3, 1)
    assert last_day(run_out(date(2025, 2, 1), Length(days=30), kyiv, first_day_counts=True), kyiv) == date(2025, 3, 2)
    assert later_day(date(2024, 1, 31), Length(months=1)) == date(2024, 2, 29)


def test_a_day_whose_midnight_no_clock_shows_begins_at_one() -> None:
    """In Beirut clocks went from 24:00 on Saturday 29 March 2025 to 1:00 on Sunday."""
    begins = start_of_day(date(2025, 3, 30), ZoneInfo("Asia/Beirut"))
    assert begins.isoformat() == "2025-03-30T01:00:00+03:00"


def test_an_offset_in_the_words_goes_before_the_zone_of_the_case() -> None:
    begins = moment_of(datetime.fromisoformat("2025-04-19T18:00+03:00"), ZoneInfo("Europe/London"))
    assert begins.isoformat() == "2025-04-19T16:00:00+01:00"
