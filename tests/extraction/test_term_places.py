"""Where an undertaking holds, where forces leave from, what would be a breach, and what is needed first."""

from datetime import date

import pytest

from conftest import Read
from holdfire.record import Axis, Extraction


def terms(found: Extraction, axis: Axis) -> list[tuple[str, str | None, bool]]:
    """Party, value and whether it is denied, of the terms on one axis."""
    return [(r.party, t.value, t.negated) for r in found.readings for t in r.terms if t.axis is axis]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Israel and Hamas agreed to an immediate ceasefire in the Gaza Strip.", "Gaza Strip"),
        ("India and Pakistan agreed to an immediate ceasefire along the Line of Control.", "Line of Control"),
        ("Kenya and Egypt agreed to a 30-day maritime ceasefire in the Red Sea.", "Red Sea"),
        ("Armenia and Azerbaijan agreed to an immediate ceasefire along the entire border.", "border"),
    ],
)
def test_regions_lines_and_waters_are_places(read: Read, text: str, place: str) -> None:
    assert {value for _, value, _ in terms(read(text), Axis.PLACE)} == {place}


@pytest.mark.parametrize(
    "text",
    [
        "Ethiopia and Eritrea signed an immediate cessation of hostilities in Nairobi.",
        "Sudan proposed an immediate ceasefire in the Sudan-Chad war.",
        "Thailand and Cambodia agreed to an immediate ceasefire in principle.",
        "Yemen agreed to an immediate truce in April.",
    ],
)
def test_where_it_was_signed_wars_and_months_are_none(read: Read, text: str) -> None:
    found = read(text)
    assert found.readings
    assert terms(found, Axis.PLACE) == []


def test_where_forces_leave_from_and_where_they_stay(read: Read) -> None:
    found = read(
        "Israel must withdraw its forces from southern Lebanon, Hezbollah said. "
        "Israeli forces will remain in the Philadelphi Corridor, Israel's Defence Ministry said.",
        date(2025, 1, 18),
    )
    assert ("Hezbollah", "southern Lebanon", False) in terms(found, Axis.PLACE)
    assert ("Israel", "Philadelphi Corridor", True) in terms(found, Axis.PLACE)
    assert {r.issue for r in found.readings} == {"withdrawal"}


def test_what_would_be_a_breach_is_covered(read: Read) -> None:
    """Said ahead of the act; what is called a breach after it is an accusation."""
    ahead = read("Any movement of warships in the Red Sea will be regarded by Egypt as a violation of the truce.")
    assert terms(ahead, Axis.SCOPE) == [("Egypt", "sea.warship", False)]
    after = read("Egypt regarded the movement of warships in the Red Sea as a violation of the truce.")
    assert terms(after, Axis.SCOPE) == []


def test_what_is_needed_for_a_truce_is_a_condition(read: Read) -> None:
    found = read(
        "As regards a general truce, Armenia pointed to the need for an end to the blockade and for the return of prisoners. "
        "The key condition, Armenia stressed, must be a withdrawal of artillery from the border."
    )
    words = [t.evidence for r in found.readings for t in r.terms if t.axis is Axis.CONDITION]
    assert any("return of prisoners" in w for w in words)
    assert any("withdrawal of artillery" in w for w in words)


def test_who_reserves_a_right_words_it_whoever_tells_it(read: Read) -> None:
    found = read("If Cambodia violates the ceasefire again, Thailand reserves the right to respond, the army said.")
    assert [party for party, _, _ in terms(found, Axis.RELEASE)] == ["Thailand"]


def test_a_midnight_that_lies_ahead_begins_the_next_day(read: Read) -> None:
    ahead = read("The ceasefire will begin at midnight on 28 July, Cambodia's government said.", date(2025, 7, 28))
    since = read("Cambodia's government said that the ceasefire had been in force since midnight.", date(2025, 7, 29))
    assert terms(ahead, Axis.START) == terms(since, Axis.START) == [("Cambodia", "2025-07-29", False)]


def test_how_long_it_has_been_kept_is_no_length(read: Read) -> None:
    found = read("Cambodia said that both sides had kept the ceasefire for two days.")
    assert terms(found, Axis.DURATION) == []


def test_what_breaks_any_ceasefire_names_no_narrower_halt(read: Read) -> None:
    found = read(
        "Federal forces shelled the town of Maychew, the Tigrayan authorities said. "
        "The Ethiopian army has kept the cessation of hostilities since 3 November, the Ethiopian government said.",
        date(2022, 11, 6),
    )
    assert {r.issue for r in found.readings} == {"full_ceasefire"}


def test_what_two_sides_agree_in_a_mediators_account_is_theirs(read: Read) -> None:
    found = read("The Houthis and Saudi Arabia agreed to extend the truce by two months, the United Nations said.")
    assert {(r.party, r.via) for r in found.readings} == {
        ("Houthis", "United Nations"),
        ("Saudi Arabia", "United Nations"),
    }
