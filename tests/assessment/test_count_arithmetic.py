"""Counts: whether parts add up, what may be set side by side, and whether one side's tally only grows."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from promise_rows import count, entry, part

from holdfire.assessment.counts import Mismatch, Sum, arithmetic, compare, tallies
from holdfire.record import Bound, Count

AT_LEAST = Bound.AT_LEAST


@pytest.mark.parametrize(
    ("told", "verdict", "made"),
    [
        (count(4900, *(part(str(n), n) for n in (6, 1404, 3316, 90, 19, 49, 16))), Sum.ADDS_UP, 4900),
        (count(4900, part("firing", 1404), part("drone", 3316)), Sum.PARTS_LEFT_OUT, 4720),
        (count(2000, part("assault", 67), part("shelling", 1355), part("heavy", 713, "shelling"), part("drone", 673), bound=AT_LEAST), Sum.WITHIN_BOUND, 2095),
        (count(2935, part("assault", 96), part("shelling", 1882), part("drone", 950, bound=AT_LEAST)), Sum.WITHIN_BOUND, 2928),
        (count(1300, part("firing", 444), part("strike", 900), bound=AT_LEAST), Sum.WITHIN_BOUND, 1344),
        (count(10, part("shelling", 8), part("raid", 4)), Sum.CONTRADICTS, 12),
        (count(100, part("shelling", 40), part("heavy", 50, "shelling"), part("raid", 60)), Sum.CONTRADICTS, 100),
        (count(None, part("shelling", 387), part("assault", 19), part("drone", 290)), Sum.NO_TOTAL, 696),
        (count(14), Sum.NO_PARTS, None),
        (count(100, part("shelling", 120), part("raid", 200), bound=Bound.SEVERAL), Sum.WITHIN_BOUND, 320),
    ],
)  # fmt: skip
def test_parts_are_held_against_their_total(told: Count, verdict: Sum, made: int | None) -> None:
    found = arithmetic(told)
    assert (found.verdict, found.parts) == (verdict, made)


@given(st.lists(st.integers(0, 10_000), min_size=1, max_size=8))
def test_the_sum_of_exact_parts_always_adds_up(values: list[int]) -> None:
    parts = [part(f"u{n}", v) for n, v in enumerate(values)]
    assert arithmetic(count(sum(values), *parts)).verdict is Sum.ADDS_UP
    assert arithmetic(count(sum(values) + 1, *parts)).verdict is Sum.PARTS_LEFT_OUT


def test_counts_stand_side_by_side_only_with_the_same_unit_time_and_clause() -> None:
    """30 violations since 25 March and 80 attacks since 18 March; 2,935 on one day and 4,900 in thirty hours."""
    day = date(2025, 4, 20)
    one = entry(count(30, days=(date(2025, 3, 25), date(2025, 4, 16)), bound=AT_LEAST), date(2025, 4, 16), "a")
    other = entry(
        count(80, by="South", unit="attack", days=(date(2025, 3, 18), date(2025, 4, 17)), bound=AT_LEAST),
        date(2025, 4, 17),
        "b",
    )
    assert compare(one, other).reasons == (Mismatch.UNIT, Mismatch.WINDOW)
    easter = entry(count(2935, days=(day, day)), day, "c")
    whole = entry(count(4900, by="South", window="during the truce"), day, "d")
    assert compare(easter, whole).reasons == (Mismatch.WINDOW_NOT_TOLD,)
    same = entry(count(1300, by="South", days=(day, day)), day, "e")
    assert compare(easter, same).comparable
    sea = entry(count(3, by="South", issue="maritime", days=(day, day)), day, "f")
    assert compare(easter, sea).reasons == (Mismatch.CLAUSE,)


def test_comparison_does_not_depend_on_the_order() -> None:
    day = date(2025, 4, 20)
    a = entry(count(1, days=(day, day)), day, "a")
    b = entry(count(2, by="South", unit="attack", hours=24), day, "b")
    assert compare(a, b).reasons == compare(b, a).reasons


def test_one_sides_own_tally_only_grows() -> None:
    """More than 60, more than 80, more than 120, several hundred; the count of one day is no part of it."""
    told = [
        entry(count(60, bound=AT_LEAST), date(2025, 4, 12), "a"),
        entry(count(80, bound=AT_LEAST, window="since the truce came into effect"), date(2025, 4, 17), "b"),
        entry(count(6, hours=24), date(2025, 4, 17), "c"),
        entry(count(120, bound=AT_LEAST), date(2025, 4, 18), "d"),
        entry(count(100, bound=Bound.SEVERAL), date(2025, 4, 27), "e"),
    ]
    (found,) = tallies(told)
    assert [s.row.value for s in found.steps] == [60, 80, 120, 100]
    assert found.only_grows


def test_a_tally_that_falls_is_shown_with_both_figures() -> None:
    told = [entry(count(120), date(2025, 4, 12), "a"), entry(count(90), date(2025, 4, 14), "b")]
    (found,) = tallies(told)
    assert [(a.row.value, b.row.value) for a, b in found.falls] == [(120, 90)]
