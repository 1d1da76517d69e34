"""Quantities and durations: each case is a sentence and what is counted in it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdfire.extraction.durations import find_durations
from holdfire.extraction.number_words import spelled_at
from holdfire.extraction.numbers import Bound, find_quantities

COUNTS = [
    ("The two will exchange 175 prisoners of war each on Wednesday.", [(175, "prisoners")]),
    ("The army handed over 23 badly wounded soldiers.", [(23, "soldiers")]),
    ("Of the shelling, 23 wounded were flown out.", [(23, "wounded")]),
    ("Washington pledged $117 million for the army.", [(117_000_000, "$")]),
    ("They sent €1.2bn and US$40m.", [(1_200_000_000, "€"), (40_000_000, "US$")]),
    ("Hamas will release 33 hostages.", [(33, "hostages")]),
    ("Jordan offered to treat 2,000 sick children.", [(2000, "children")]),
    ("Some 700,000 people would change rulers.", [(700_000, "people")]),
    (
        "He counts 67 assaults, 1,355 shellings and 673 uses of FPV drones.",
        [(67, "assaults"), (1355, "shellings"), (673, "uses")],
    ),
    ("Three women are to be freed.", [(3, "women")]),
    ("One resident was killed and two people were wounded.", [(1, "resident"), (2, "people")]),
    ("Fire wounded two people, one of them a child.", [(2, "people")]),
    ("Twenty-three rebels and a dozen soldiers died.", [(23, "rebels"), (12, "soldiers")]),
    ("Two hundred and six drones, half a million shells.", [(206, "drones"), (500_000, "shells")]),
    ("Two dozen villages lie in ruins.", [(24, "villages")]),
    ("It cost 1.5 million people their homes, 3.5 km away.", [(1_500_000, "people"), (None, "km")]),
    ("Turnout was 40% in the north and 12.5 per cent in the south.", [(40, "%"), (None, "%")]),
    ("Hundreds of thousands of tents came in, dozens of trucks waited.", [(None, "tents"), (None, "trucks")]),
    ("Air defences shot down seven of the drones.", [(7, "drones")]),
    ("Thailand returned 18 captured Cambodian soldiers.", [(18, "soldiers")]),
    ("The ELN freed 4 police officers in Cauca.", [(4, "officers")]),
    ("In March 12 people died near Jeddah.", [(12, "people")]),
    ("In 2024 Ethiopia counted 300 attacks.", [(300, "attacks")]),
    ("Phase two begins after 5 phases.", [(5, "phases")]),
    ("Fighters freed a hundred captives.", [(100, "captives")]),
    ("One thousand two hundred and fifty men left.", [(1250, "men")]),
    ("One newspaper named April 16 as the last day.", [(1, "newspaper")]),
    ("They sent 22 men, one fewer than the 23 Moscow had named.", [(22, "men"), (23, None)]),
    ("Two displaced families and 3 badly damaged schools.", [(2, "families"), (3, "schools")]),
    ("Eight bus stops and 20 serious injuries were reported.", [(8, "stops"), (20, "injuries")]),
]

NOTHING = [
    "The M23, the G7, a Su-34, T-72 tanks and Kh-101 missiles.",
    "Resolution 1701 and Article 5 stand, says Channel 12.",
    "At 20:00 and 8:50 p.m. it was quiet; at 5 a.m. it was not.",
    "On March 18, 2025 and on 19 March, from 8 to 10 May, between March 18 and 25.",
    "A 30-day truce and a three-day pause, a 23-year-old soldier.",
    "The 17th round, the 2nd brigade and the 1990s.",
    "Milan won 4-3 after a 7-6 aggregate and a 1-2 defeat.",
    "1. Open the road\n2) Free the men",
    "No one, one day, one another, the one who came.",
    "dated 18/03/2025, 2025-03-18, version 1.2.3, 24/7, X.509",
    "since 2014, the 1994 genocide, in 2022, 2014-15",
]


@pytest.mark.parametrize(("text", "expected"), COUNTS)
def test_what_is_counted(text: str, expected: list[tuple[int | None, str | None]]) -> None:
    assert [(q.value, q.unit_words) for q in find_quantities(text)] == expected


@pytest.mark.parametrize("text", NOTHING)
def test_figures_that_count_nothing(text: str) -> None:
    assert [q.words for q in find_quantities(text)] == []


@pytest.mark.parametrize(
    ("text", "each"),
    [
        ("They swapped 175 prisoners of war each on Wednesday.", True),
        ("They swapped 175 each.", True),
        ("A 175-for-175 swap took place.", True),
        ("A swap of 1,000 for 1,000 prisoners took place.", True),
        ("On Saturday they exchanged 246 prisoners and 20 bodies each.", True),
        ("Each side will free 1,000 captives.", True),
        ("Both returned 20 bodies apiece.", True),
        ("Azerbaijan freed 32 soldiers.", False),
        ("They fire 20 shells each day.", False),
        ("The army freed 20 men and each side claimed victory.", False),
        ("They traded 40 prisoners with each other.", False),
    ],
)
def test_each(text: str, each: bool) -> None:
    assert {q.each for q in find_quantities(text)} == {each}


def test_each_belongs_to_the_number_that_stands_nearest() -> None:
    found = find_quantities("On Saturday the two sides exchanged 246 prisoners each.")
    assert [(q.value, q.each) for q in found] == [(2, False), (246, True)]


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("more than 30 times", Bound.AT_LEAST),
        ("at least 73 people", Bound.AT_LEAST),
        ("put the total at over 120", Bound.AT_LEAST),
        ("just over 60", Bound.AT_LEAST),
        ("no fewer than 12 dead", Bound.AT_LEAST),
        ("40 or more men", Bound.AT_LEAST),
        ("handed over 23 soldiers", Bound.EXACT),
        ("fewer than 23 men", Bound.AT_MOST),
        ("took over 30 villages", Bound.EXACT),
        ("up to 50 trucks", Bound.AT_MOST),
        ("fewer than 10 shots", Bound.AT_MOST),
        ("some 50 soldiers", Bound.ABOUT),
        ("nearly 5,000 times", Bound.ABOUT),
        ("almost five thousand times", Bound.ABOUT),
        ("an estimated $3 billion", Bound.ABOUT),
        ("dozens of homes", Bound.ABOUT),
        ("175 prisoners", Bound.EXACT),
    ],
)
def test_bounds(text: str, bound: Bound) -> None:
    assert [q.bound for q in find_quantities(text)] == [bound]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("between 20 and 30 rockets", 20, 30),
        ("20-30 shells", 20, 30),
        ("five or six conditions", 5, 6),
        ("20 to 25 trucks", 20, 25),
    ],
)
def test_ranges(text: str, low: int, high: int) -> None:
    (quantity,) = find_quantities(text)
    assert (quantity.value, quantity.upper, quantity.bound) == (low, high, Bound.BETWEEN)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a 30-day ceasefire", [(30, "day", 30)]),
        ("a halt of 60 days", [(60, "day", 60)]),
        ("a three-day pause and a 72-hour truce", [(3, "day", 3), (72, "hour", 3)]),
        ("a ceasefire of two weeks", [(2, "week", 14)]),
        ("a truce of a month", [(1, "month", None)]),
        (
            "a month-long lull, a weeklong siege, a years-long war",
            [(1, "month", None), (1, "week", 7), (None, "year", None)],
        ),
        ("several months of talks", [(None, "month", None)]),
        ("in two or three weeks", [(None, "week", None)]),
        ("after 15 months of war and four hours of talks", [(15, "month", None), (4, "hour", None)]),
        ("a 30 day ceasefire", [(30, "day", 30)]),
        ("thirty (30) days", [(30, "day", 30)]),
        ("an additional twenty-one days", [(21, "day", 21)]),
        ("a 23-year-old soldier said three days ago", []),
        ("$2 a month, twice a day, a day earlier, a week later", []),
    ],
)
def test_durations(text: str, expected: list[tuple[int | None, str, int | None]]) -> None:
    assert [(d.value, d.unit, d.days) for d in find_durations(text)] == expected


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("nineteen", 19), ("ninety nine", 99), ("one hundred", 100), ("three hundred and five", 305), ("two thousand", 2000),
        ("twelve hundred", 1200), ("five million two hundred thousand", 5_200_000), ("a thousand", 1000), ("half a dozen", 6),
    ],
)  # fmt: skip
def test_spelled_numbers(words: str, value: int) -> None:
    assert spelled_at(words + " men", 0) == (value, len(words))


def test_two_numbers_in_a_row_stay_two() -> None:
    assert spelled_at("two and three", 0) == (2, 3)
    assert spelled_at("the two", 0) is None


WORDS = st.sampled_from(
    [
        "1",
        "20",
        "30",
        "1,000",
        "1,00",
        "$5",
        "3.5",
        "%",
        "million",
        "two",
        "twenty",
        "hundred",
        "thousand",
        "and",
        "a",
        "dozen",
        "half",
        "each",
        "for",
        "-for-",
        "to",
        "between",
        "or",
        "so",
        "-",
        "day",
        "days",
        "months",
        "long",
        "March",
        "2025",
        "18",
        "of",
        "the",
        "prisoners",
        "4-3",
        "M23",
        "(",
        ")",
        ".",
        ",",
        "one",
        "٢",
        "²",
        "½",
        "９",
        "week",
        "ago",
        "\n",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=300), st.lists(WORDS, max_size=40).map(" ".join)))
def test_spans_are_words_of_the_text_in_order(text: str) -> None:
    at = 0
    for quantity in find_quantities(text):
        assert quantity.span.of(text) == quantity.words
        assert at <= quantity.span.start < quantity.span.end
        assert quantity.upper is None or (quantity.value is not None and quantity.value < quantity.upper)
        at = quantity.span.end
    at = 0
    for duration in find_durations(text):
        assert duration.span.of(text) == duration.words
        assert at <= duration.span.start < duration.span.end
        at = duration.span.end
