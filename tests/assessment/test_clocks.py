"""Clocks: begun or not, ended or not, both ways to count, suspended, contested, waiting."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st
from spoken import clause, said, takes, term

from holdfire.assessment.clocks import clocks_of
from holdfire.assessment.endings import FIRST_COUNTS, FIRST_DOES_NOT
from holdfire.record import Axis, Clock, Entry, Position, Reading, State

KYIV = ZoneInfo("Europe/Kyiv")
START = term("start", "from 18 March 2025", "2025-03-18")
MONTH = term("duration", "for 30 days", "P30D")
RELEASE = term("release", "If one of the sides violates it, the other may consider itself free")


def at(words: str) -> datetime:
    return datetime.fromisoformat(words).astimezone(KYIV)


def clock(moment: str, *readings: Entry[Reading], positions: tuple[Entry[Position], ...] = ()) -> Clock:
    (found,) = clocks_of(clause(*readings), at(moment), KYIV, positions)
    return found


def test_thirty_days_end_on_the_16th_or_the_17th_where_the_words_do_not_say() -> None:
    found = clock("2025-03-24T12:00+02:00", said("Russia", START, MONTH))
    assert found.state is State.IN_FORCE
    assert [(e.last_day, e.counting) for e in found.endings] == [
        (date(2025, 4, 16), FIRST_COUNTS),
        (date(2025, 4, 17), FIRST_DOES_NOT),
    ]
    # midnight in Kyiv after 16 April, in summer time
    assert found.left == timedelta(days=23, hours=11)


def test_between_the_two_ends_nothing_is_settled() -> None:
    reading = said("Russia", START, MONTH)
    assert clock("2025-04-16T23:59+03:00", reading).state is State.IN_FORCE
    assert clock("2025-04-17T00:00+03:00", reading).state is State.UNDETERMINED
    assert clock("2025-04-17T23:59+03:00", reading).state is State.UNDETERMINED
    assert clock("2025-04-18T00:00+03:00", reading).state is State.EXPIRED


def test_a_reading_that_says_how_it_counts_has_one_end() -> None:
    (counts,) = clock("2025-04-17T12:00+03:00", said("Russia", START, MONTH, first_day_counts=True)).endings
    (does_not,) = clock("2025-04-17T12:00+03:00", said("Russia", START, MONTH, first_day_counts=False)).endings
    assert (counts.last_day, does_not.last_day) == (date(2025, 4, 16), date(2025, 4, 17))
    assert counts.counting is does_not.counting is None


def test_hours_with_their_zone() -> None:
    """From 18:00 on April 19 until 00:00 on April 21, Moscow time."""
    easter = said(
        "Russia",
        term("start", "From 18:00 on April 19", "2025-04-19T18:00+03:00"),
        term("end", "until 00:00 on April 21", "2025-04-21T00:00+03:00"),
    )
    assert clock("2025-04-19T17:59+03:00", easter).state is State.NOT_YET
    assert clock("2025-04-19T15:00+00:00", easter).state is State.IN_FORCE
    found = clock("2025-04-20T12:00+03:00", easter)
    assert (found.state, found.left) == (State.IN_FORCE, timedelta(hours=12))
    assert [e.last_day for e in found.endings] == [date(2025, 4, 20)]
    assert clock("2025-04-21T00:00+03:00", easter).state is State.EXPIRED


def test_a_zone_of_the_reading_goes_before_that_of_the_case() -> None:
    reading = said("Israel", term("start", "from 27 November", "2024-11-27"), day=date(2024, 11, 26), zone="Asia/Tokyo")
    assert clock("2024-11-26T17:00+02:00", reading).state is State.IN_FORCE  # midnight in Tokyo
    assert clock("2024-11-26T16:59+02:00", reading).state is State.NOT_YET


def test_at_once_is_the_day_on_which_it_was_said() -> None:
    found = clock("2025-03-18T12:00+02:00", said("United States", term("start", "immediate", "immediately")))
    assert (found.state, found.endings) == (State.IN_FORCE, ())
    assert found.begins == at("2025-03-18T00:00+02:00")


def test_a_start_stated_afterwards_is_retroactive() -> None:
    assert clock("2025-03-24T12:00+02:00", said("Russia", START, day=date(2025, 3, 25))).retroactive
    assert not clock("2025-03-24T12:00+02:00", said("Russia", START)).retroactive


def test_a_side_that_comes_back_to_its_start_has_stated_it_in_time() -> None:
    first = said("Ukraine", term("start", "can begin today", "2025-03-25"), day=date(2025, 3, 25))
    other = said("Ukraine", term("start", "since March 18", "2025-03-18"), day=date(2025, 4, 5))
    back = said("Ukraine", term("start", "dates it to March 25", "2025-03-25"), day=date(2025, 4, 12))
    assert clock("2025-03-24T12:00+02:00", first, other).retroactive
    assert not clock("2025-03-24T12:00+02:00", first, other, back).retroactive


def test_without_a_start_nothing_is_settled() -> None:
    silent = said("United States", term("start", "sets no date for the start", negated=True))
    assert clock("2025-03-24T12:00+02:00", silent).state is State.UNDETERMINED
    assert clock("2025-03-24T12:00+02:00", said("United States", MONTH)).state is State.UNDETERMINED


def test_a_newer_wording_takes_the_place_of_an_older_one() -> None:
    first = said("Ukraine", term("start", "can begin today", "2025-03-25"), day=date(2025, 3, 25))
    then = said("Ukraine", term("start", "since March 18", "2025-03-18"), day=date(2025, 4, 5))
    assert clock("2025-03-20T12:00+02:00", first, then).state is State.IN_FORCE
    assert clock("2025-03-20T12:00+02:00", first).state is State.NOT_YET


def test_an_extension_that_is_agreed_moves_the_end_and_one_that_is_possible_does_not() -> None:
    base = said("Lebanon", term("start", "on 27 November", "2024-11-27"), term("end", "until 26 January", "2025-01-26"))
    agreed = said("Lebanon", term("extension", "is extended until February 18", "2025-02-18"), day=date(2025, 1, 27))
    possible = said(
        "Lebanon", term("extension", "may be extended until February 18", "2025-02-18"), day=date(2025, 1, 27)
    )
    assert [e.last_day for e in clock("2025-02-01T00:00+02:00", base, agreed).endings] == [date(2025, 2, 18)]
    assert [e.last_day for e in clock("2025-02-01T00:00+02:00", base, possible).endings] == [date(2025, 1, 26)]


def test_an_extension_by_a_length_goes_on_from_the_last_day() -> None:
    base = said("Sudan", term("start", "from 22 May", "2023-05-22"), term("duration", "for seven days", "P7D"))
    longer = said("Sudan", term("extension", "extended by five days", "P5D"), day=date(2023, 5, 29))
    ends = clock("2023-05-30T12:00+02:00", base, longer).endings
    assert [e.last_day for e in ends] == [date(2023, 6, 2), date(2023, 6, 3)]


def test_a_side_that_says_that_it_is_over_has_it_over() -> None:
    over = said("Russia", term("end", "The month has expired", "over"), day=date(2025, 4, 18))
    reading = said("Russia", START)
    assert clock("2025-04-17T12:00+03:00", reading, over).state is State.IN_FORCE
    assert clock("2025-04-18T12:00+03:00", reading, over).state is State.EXPIRED
    denied = said("Russia", term("end", "is not over", "over", negated=True), day=date(2025, 4, 19))
    assert clock("2025-04-20T12:00+03:00", reading, over, denied).state is State.IN_FORCE


def test_suspension_and_resumption() -> None:
    reading = said("Russia", START)
    off, on = takes("Russia", "suspended", date(2025, 3, 22)), takes("Russia", "claimed_compliance", date(2025, 3, 26))
    assert clock("2025-03-21T12:00+02:00", reading, positions=(off, on)).state is State.IN_FORCE
    assert clock("2025-03-23T12:00+02:00", reading, positions=(off, on)).state is State.SUSPENDED
    assert clock("2025-03-27T12:00+02:00", reading, positions=(off, on)).state is State.IN_FORCE
    other = takes("Ukraine", "suspended", date(2025, 3, 22))
    assert clock("2025-03-23T12:00+02:00", reading, positions=(other,)).state is State.IN_FORCE


def test_a_release_that_is_alleged_and_denied_leaves_the_clock_contested() -> None:
    reading = said("Russia", START, RELEASE)
    alleged = takes("Russia", "accused", date(2025, 3, 19), target="Ukraine")
    denied = takes("Ukraine", "denied", date(2025, 3, 21), target="Russia")
    assert clock("2025-03-22T12:00+02:00", reading, positions=(alleged, denied)).state is State.CONTESTED
    assert clock("2025-03-20T12:00+02:00", reading, positions=(alleged, denied)).state is State.IN_FORCE
    # without a clause that sets a side free, an allegation does nothing to the clock
    assert clock("2025-03-22T12:00+02:00", said("Russia", START), positions=(alleged, denied)).state is State.IN_FORCE


def test_a_clause_that_waits_for_a_condition_has_not_begun() -> None:
    reading = said("Russia", START, term("condition", "would take effect only after sanctions had been lifted"))
    assert clock("2025-04-01T12:00+03:00", reading).state is State.NOT_YET
    met = said("Russia", START, term("condition", "would take effect only after sanctions had been lifted", "met"))
    assert clock("2025-04-01T12:00+03:00", met).state is State.IN_FORCE


DAYS = st.dates(date(2000, 1, 1), date(2035, 1, 1))
ORDER = [State.NOT_YET, State.IN_FORCE, State.UNDETERMINED, State.EXPIRED]


@given(
    DAYS,
    st.integers(1, 90),
    st.lists(st.integers(-40 * 24, 120 * 24), min_size=2, max_size=6),
    st.sampled_from(["Europe/Kyiv", "Asia/Beirut", "Africa/Khartoum", "America/New_York", "Pacific/Apia"]),
)
def test_a_clock_only_goes_forward(start: date, length: int, hours: list[int], zone: str) -> None:
    reading = said(
        "A", term(Axis.START, "from then", start.isoformat()), term(Axis.DURATION, "so long", f"P{length}D"), day=start
    )
    here = ZoneInfo(zone)
    noon = datetime(start.year, start.month, start.day, 12, tzinfo=here)
    states = [next(clocks_of(clause(reading), noon + timedelta(hours=h), here)).state for h in sorted(hours)]
    assert [ORDER.index(s) for s in states] == sorted(ORDER.index(s) for s in states)
