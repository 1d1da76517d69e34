"""Readings: what each side's words settle about an undertaking, and what they leave open."""

from datetime import date

import pytest

from conftest import Read
from holdfire.record import Axis, Extraction


def terms(found: Extraction, party: str, axis: Axis) -> list[tuple[str | None, bool]]:
    """The values of a party's terms on one axis, each with whether it is denied."""
    return [(t.value, t.negated) for r in found.readings if r.party == party for t in r.terms if t.axis is axis]


def test_every_term_stands_in_the_report(read: Read) -> None:
    text = (
        "The ceasefire in Hodeidah came into effect at midnight on Tuesday, the United Nations said. "
        "The Houthis said that it may be extended if both sides agree."
    )
    found = read(text, date(2018, 12, 18))
    assert found.readings
    for reading in found.readings:
        assert reading.span.of(text) == reading.evidence
        assert all(t.span.of(text) == t.evidence for t in reading.terms)


@pytest.mark.parametrize(
    ("text", "published", "party", "start", "end"),
    [
        (
            "Russian President Vladimir Putin declared an Easter truce. From 18:00 on April 19 until 00:00 on April 21, Moscow time, "
            "the Russian side stops all hostilities, he announced.",
            date(2025, 4, 19), "Russia", "2025-04-19T18:00+03:00", "2025-04-21T00:00+03:00",
        ),
        (
            "The Kremlin said that Vladimir Putin had ordered a ceasefire along the entire line of contact from 12:00 on January 6 "
            "until 24:00 on January 7.",
            date(2023, 1, 5), "Russia", "2023-01-06T12:00", "2023-01-07",
        ),
        (
            "India and Pakistan agreed to cease firing along the Line of Control with effect from midnight on 24/25 February.",
            date(2021, 2, 25), "Pakistan", "2021-02-25", None,
        ),
        (
            "The truce between Israel and Hezbollah took effect at 4 a.m. local time (0200 GMT) on Wednesday, Israel's prime minister said.",
            date(2024, 11, 27), "Israel", "2024-11-27T02:00+00:00", None,
        ),
        (
            "The White House said that the arrangement between Lebanon and Israel will continue to be in effect until February 18.",
            date(2025, 1, 26), "United States", None, "2025-02-18",
        ),
        ("Moscow counts the truce with Ukraine from 18 March.", date(2025, 4, 16), "Russia", "2025-03-18", None),
        ("Thailand and Cambodia agreed to an immediate ceasefire.", date(2025, 7, 28), "Thailand", "immediately", None),
    ],
)  # fmt: skip
def test_days_and_hours_on_the_clock_that_is_named(
    read: Read, text: str, published: date, party: str, start: str | None, end: str | None
) -> None:
    found = read(text, published)
    assert terms(found, party, Axis.START) == ([(start, False)] if start else [])
    assert terms(found, party, Axis.END) == ([(end, False)] if end else [])


@pytest.mark.parametrize(
    ("text", "party", "value"),
    [
        ("Ukraine agreed to a 30-day ceasefire with Russia.", "Ukraine", ("P30D", False)),
        ("Israel and Hamas agreed to a truce of six weeks.", "Hamas", ("P6W", False)),
        (
            "The Sudanese army announced a ceasefire with the Rapid Support Forces for 72 hours.",
            "Sudan",
            ("PT72H", False),
        ),
        ("Hamas says the ceasefire with Israel is permanent.", "Hamas", (None, True)),
        ("Israel's army said it would withdraw from Lebanon within 60 days.", "Israel", ("P60D", False)),
        ("The Kremlin did not say how long the truce with Ukraine would last.", "Russia", (None, True)),
    ],
)
def test_how_long_it_runs(read: Read, text: str, party: str, value: tuple[str | None, bool]) -> None:
    assert terms(read(text), party, Axis.DURATION) == [value]


def test_a_length_that_counts_attacks_is_no_term(read: Read) -> None:
    found = read("Russia's Defence Ministry said that Ukraine had broken the energy truce 14 times within 24 hours.")
    assert terms(found, "Russia", Axis.DURATION) == []


def test_a_list_of_several_lines_is_the_wording_of_its_owner(read: Read) -> None:
    text = (
        "The Kremlin has published a list of facilities in Russia and Ukraine that come under the moratorium on strikes on energy.\n\n"
        "Two classes are named:\n- oil refineries;\n- oil and gas pipelines and storage facilities, including pumping stations."
    )
    found = terms(read(text), "Russia", Axis.SCOPE)
    assert {v for v, _ in found} >= {"energy.refinery", "energy.pipeline", "energy.storage", "energy.pumping"}


def test_energy_infrastructure_is_energy_and_energy_and_infrastructure_is_more(read: Read) -> None:
    narrow = read("Russia agreed to halt strikes on energy infrastructure in Ukraine.")
    wide = read("Russia agreed to halt strikes on energy and infrastructure in Ukraine.")
    assert terms(narrow, "Russia", Axis.SCOPE) == [("energy", False)]
    assert terms(wide, "Russia", Axis.SCOPE) == [("energy", False), ("infrastructure", False)]


@pytest.mark.parametrize(
    ("text", "party", "negated"),
    [
        ("Ukraine will observe the truce only if Russia accepts it, Ukraine's government said.", "Ukraine", False),
        ("Russia says the Black Sea truce with Ukraine will take effect only after sanctions on its banks are lifted.", "Russia", False),
        ("Ukraine's foreign minister said that the truce with Russia does not depend on sanctions.", "Ukraine", True),
        ("Debretsion Gebremichael, the president of Tigray, said that disarmament depends on the withdrawal of Eritrean troops.", "Tigray People's Liberation Front", False),
    ],
)  # fmt: skip
def test_what_it_hangs_on(read: Read, text: str, party: str, *, negated: bool) -> None:
    assert terms(read(text), party, Axis.CONDITION) == [(None, negated)]


@pytest.mark.parametrize(
    ("text", "party"),
    [
        (
            "If one of the sides violates the truce, the other may consider itself free from it, the Kremlin said.",
            "Russia",
        ),
        (
            '"If Hezbollah violates the agreement, we will attack," Israeli Prime Minister Benjamin Netanyahu said.',
            "Israel",
        ),
        (
            "Turkey reserves the right to respond to any attack during the ceasefire, President Recep Tayyip Erdogan said.",
            "Turkey",
        ),
    ],
)
def test_what_frees_a_side(read: Read, text: str, party: str) -> None:
    assert terms(read(text), party, Axis.RELEASE) == [(None, False)]


def test_who_watches_and_who_is_left_out(read: Read) -> None:
    found = read(
        "The United States and Russia talked. A team led by the United States will monitor the ceasefire, the White House said."
    )
    assert terms(found, "United States", Axis.MONITOR) == [("United States", False)]
    houthis = read(
        "The Houthis' chief negotiator said that the ceasefire agreement does not include Israel in any way."
    )
    assert terms(houthis, "Houthis", Axis.PARTY) == [("Israel", True)]


def test_one_side_says_that_it_is_over_and_the_other_that_it_is_not(read: Read) -> None:
    text = (
        "The energy truce with Ukraine has expired, Kremlin spokesman Dmitry Peskov said. "
        "Ukraine does not accept that the energy truce is over."
    )
    found = read(text, date(2025, 4, 18))
    assert terms(found, "Russia", Axis.END) == [("over", False)]
    assert terms(found, "Ukraine", Axis.END) == [("over", True)]


def test_that_there_is_no_agreement_is_a_term(read: Read) -> None:
    found = read(
        "Iran's Foreign Minister Abbas Araghchi said that there was no agreement on any ceasefire with Israel."
    )
    assert terms(found, "Iran", Axis.EXISTENCE) == [(None, True)]


def test_a_number_of_people_is_a_term_of_the_exchange(read: Read) -> None:
    found = read("Hamas will release 33 hostages in the first phase, Israel's government said.")
    assert terms(found, "Israel", Axis.QUANTITY) == [("33", False)]


def test_the_press_has_no_reading(read: Read) -> None:
    assert read("April 16 was the last day of the truce between Russia and Ukraine, a newspaper wrote.").readings == ()


def test_swapping_the_sides_swaps_the_readings(read: Read) -> None:
    text = "{} counts the energy truce from 18 March. {} agreed to a truce of 30 days with {} only if {} does the same."
    one = read(text.format("Russia", "Ukraine", "Russia", "Russia"))
    two = read(text.format("Ukraine", "Russia", "Ukraine", "Ukraine"))
    other = {"Russia": "Ukraine", "Ukraine": "Russia"}
    shape = [(r.party, r.issue, [(t.axis, t.value, t.negated) for t in r.terms]) for r in one.readings]
    swapped = [(other[r.party], r.issue, [(t.axis, t.value, t.negated) for t in r.terms]) for r in two.readings]
    assert shape == swapped
    assert len(shape) == 2
