"""Counts of violations: who counts what against whom, over which time, with which parts; and what is no such count."""

from datetime import date

import pytest

from conftest import Read
from holdfire.record import Bound


def test_a_running_tally_and_its_first_day(read: Read) -> None:
    text = "Russia has violated the energy ceasefire more than 30 times since 25 March, Ukraine's Foreign Ministry said on Wednesday."
    (found,) = read(text, date(2025, 4, 16)).counts
    assert (found.by, found.against, found.unit, found.value, found.bound) == (
        "Ukraine",
        "Russia",
        "violation",
        30,
        Bound.AT_LEAST,
    )
    assert (found.start, found.end, found.window) == (date(2025, 3, 25), date(2025, 4, 16), "since 25 March")
    assert found.span.of(text) == found.evidence == "more than 30 times"


def test_parts_and_parts_of_parts(read: Read) -> None:
    text = (
        "Russian forces violated the ceasefire more than 2,000 times, President Volodymyr Zelensky said. "
        "There were 67 assaults and 1,355 shellings, 713 of them with heavy weapons, according to the report. "
        "Russian troops used FPV drones 673 times."
    )
    (found,) = read(text, date(2025, 4, 20)).counts
    assert (found.value, found.bound) == (2000, Bound.AT_LEAST)
    assert [(p.unit, p.value, p.of) for p in found.parts] == [
        ("assault", 67, None), ("shelling", 1355, None), ("heavy", 713, "shelling"), ("drone_use", 673, None),
    ]  # fmt: skip
    assert all(p.span.of(text) == p.evidence for p in found.parts)


@pytest.mark.parametrize(
    ("text", "by", "against", "value", "bound"),
    [
        ("India recorded 5,133 ceasefire violations by Pakistan along the Line of Control.", "India", "Pakistan", 5133, Bound.EXACT),
        ("The Thai army said Cambodia violated the truce at least five times overnight.", "Thailand", "Cambodia", 5, Bound.AT_LEAST),
        ("Kiev violated the moratorium several hundred times, Russian Foreign Minister Sergey Lavrov said.", "Russia", "Ukraine", 100, Bound.SEVERAL),
        ("North Korea accused the United Nations Command of more than 120 violations of the armistice.", "North Korea", "United Nations Command", 120, Bound.AT_LEAST),
        ("Russia's Defence Ministry said that Ukraine had attacked energy facilities twice over the past 24 hours.", "Russia", "Ukraine", 2, Bound.EXACT),
    ],
)  # fmt: skip
def test_who_counts_against_whom(read: Read, text: str, by: str, against: str, value: int, bound: Bound) -> None:
    assert [(c.by, c.against, c.value, c.bound) for c in read(text).counts] == [(by, against, value, bound)]


def test_a_day_of_24_hours(read: Read) -> None:
    text = "In the past 24 hours the Ukrainian army carried out five attacks on Russian energy sites in breach of the truce, Moscow said."
    (found,) = read(text, date(2025, 4, 11)).counts
    assert (found.value, found.hours, found.start, found.end) == (5, 24, date(2025, 4, 10), date(2025, 4, 11))


def test_none_is_a_count_too(read: Read) -> None:
    (found,) = read("Armenia's Defence Ministry said that there had been no violations by Azerbaijan.").counts
    assert (found.by, found.value) == ("Armenia", 0)


@pytest.mark.parametrize(
    "text",
    [
        "Russia launched 145 drones at Ukraine overnight and 72 were shot down, Ukraine's Air Force said.",
        "Russia and Ukraine exchanged 175 prisoners each during the truce, the Kremlin said.",
        "Israel's strikes killed 22 people and wounded 124 despite the ceasefire, Lebanon's health ministry said.",
        "The United States pledged $117 million for the Lebanese army during the truce with Israel.",
        "Russia and Ukraine will create a buffer zone of 50 kilometres during the ceasefire, Kyiv said.",
    ],
)
def test_people_weapons_money_and_distances_are_no_violations(read: Read, text: str) -> None:
    assert read(text).counts == ()
