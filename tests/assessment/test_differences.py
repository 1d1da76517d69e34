"""Differences between readings: which axis, how they lie to each other, when they opened and what closed them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spoken import clause, said, term

from holdfire.assessment.differences import differences_of
from holdfire.assessment.moments import AtOnce
from holdfire.assessment.relations import Lie, lie
from holdfire.record import Axis, Difference, Entry, Move, Reading, Relation

D18, D19, D25, D26 = (date(2025, 3, n) for n in (18, 19, 25, 26))
ENERGY = term("scope", "energy", "energy")
LIST = [
    term("scope", n.split(".")[1], n)
    for n in ("energy.refinery", "energy.pipeline", "energy.storage", "energy.generation", "energy.nuclear")
]
LONGER = [
    term("scope", n.split(".")[1], n) for n in ("energy.electricity", "energy.oil_gas", "energy.nuclear", "energy.coal")
]


def found(*readings: Entry[Reading]) -> list[Difference]:
    return list(differences_of([clause(*readings)]))


def between(*readings: Entry[Reading]) -> list[Difference]:
    return [d for d in found(*readings) if d.a.party != d.b.party]


def test_energy_and_infrastructure_contains_energy_infrastructure() -> None:
    """Washington: "energy and infrastructure". Moscow: "energy infrastructure". A day later Washington: "against energy"."""
    first = said("United States", ENERGY, term("scope", "infrastructure", "infrastructure"), day=D18)
    moscow = said("Russia", term("scope", "energy infrastructure", "energy"), day=D18)
    then = said("United States", term("scope", "against energy", "energy"), day=D19)
    (d,) = between(first, moscow, then)
    assert (d.axis, d.relation, d.a.party, d.b.party) == ("scope", Relation.CONTAINS, "United States", "Russia")
    assert d.first_seen == D18
    assert [(c.day, c.move, c.by.party) for c in d.changes[1:]] == [(D19, Move.RESOLVED, "United States")]
    (own,) = [d for d in found(first, moscow, then) if d.a.party == d.b.party]
    assert (own.axis, own.a.party, own.first_seen) == ("scope", "United States", D19)


def test_a_longer_list_contains_a_shorter_one_and_stays_open() -> None:
    (d,) = between(said("Russia", *LIST, day=D25), said("Ukraine", *LONGER, day=D26))
    assert (d.relation, d.a.party, d.is_open, d.first_seen) == (Relation.CONTAINS, "Ukraine", True, D26)


def test_the_name_of_the_deal_does_not_take_a_list_back() -> None:
    """After its list of facilities a side goes on speaking of "the energy truce"."""
    readings = (
        said("Russia", *LIST, day=D25),
        said("Ukraine", *LONGER, day=D26),
        said("Ukraine", ENERGY, day=date(2025, 4, 1)),
    )
    (d,) = between(*readings)
    assert d.is_open


def test_different_starts_contradict_and_the_same_day_in_other_words_does_not() -> None:
    russia = said("Russia", term("start", "from 18 March 2025", "2025-03-18"), day=D25)
    ukraine = said("Ukraine", term("start", "can begin today", "2025-03-25"), day=D25)
    (d,) = between(russia, ukraine)
    assert (d.axis, d.relation, d.first_seen) == ("start", Relation.CONTRADICTS, D25)
    at_once = said("United States", term("start", "immediate", "immediately"), day=D18)
    assert [d.axis for d in between(russia, at_once)] == []


@pytest.mark.parametrize(
    ("axis", "a", "b"),
    [
        ("duration", "P30D", "P1M"),
        ("duration", "PT72H", "P3D"),
        ("end", "2025-04-21T00:00+03:00", "2025-04-20"),  # midnight and the end of Easter Sunday
        ("start", "2025-04-19T18:00+03:00", "2025-04-19"),
        ("start", "2025-04-19T18:00+03:00", "2025-04-19T18:00"),
    ],
)
def test_the_same_in_other_words_is_no_difference(axis: str, a: str, b: str) -> None:
    assert between(said("A", term(axis, "one wording", a)), said("B", term(axis, "another wording", b))) == []


def test_one_condition_in_many_words_is_one() -> None:
    """Three outlets on one condition of one side, and the other side's denial."""
    words = (
        "only after sanctions on the state agricultural bank Rosselkhozbank and other financial institutions had been lifted",
        "not enter into force until sanctions on Rosselkhozbank and other lenders are removed",
        "only once sanctions on Rosselkhozbank and other institutions are lifted",
    )
    kremlin = [said("Russia", term("condition", w), day=D25, report=f"r{n}") for n, w in enumerate(words)]
    kyiv = said("Ukraine", term("condition", "does not depend on sanctions", negated=True), day=D25)
    differences = found(*kremlin, kyiv)
    assert [(d.axis, d.relation, {d.a.party, d.b.party}) for d in differences] == [
        ("condition", Relation.CONTRADICTS, {"Russia", "Ukraine"})
    ]


def test_doing_likewise_is_one_condition_whoever_asks() -> None:
    one = said("Ukraine", term("condition", "only if the Russian Federation accepts it"))
    other = said("United States", term("condition", "provided that Moscow does likewise"))
    mirror = said("Russia", term("condition", "on condition that Ukraine keeps it as well"))
    assert found(one, other, mirror) == []


def test_what_only_one_side_mentions() -> None:
    russia = said("Russia", term("duration", "for 30 days", "P30D"), day=D18)
    silent = said("United States", ENERGY, day=D18)
    explicit = said("United States", term("duration", "does not say how many days", negated=True), day=D18)
    for other in (silent, explicit):
        (d,) = between(russia, other)
        assert (d.axis, d.relation, d.a.party) == ("duration", Relation.ONE_SIDED, "Russia")
        assert d.b.wording == other.row.evidence


def test_a_difference_can_be_resolved_and_reopened() -> None:
    a = said("A", term("start", "on the 18th", "2025-03-18"), day=D18)
    b = said("B", term("start", "on the 19th", "2025-03-19"), day=D18)
    agreed = said("B", term("start", "so on the 18th", "2025-03-18"), day=D19)
    again = said("A", term("start", "no, on the 20th", "2025-03-20"), day=D25)
    first, second = between(a, b, agreed, again)
    assert [(c.move, c.day, c.by.wording) for c in first.changes] == [
        (Move.OPENED, D18, "on the 19th"),
        (Move.RESOLVED, D19, "so on the 18th"),
    ]
    assert [(c.move, c.day) for c in second.changes] == [(Move.REOPENED, D25)]
    assert second.is_open


def test_over_and_not_over_contradict() -> None:
    over = said("Russia", term("end", "The month has expired", "over"), day=date(2025, 4, 18))
    not_over = said("Ukraine", term("end", "truce is over", "over", negated=True), day=date(2025, 4, 18))
    (d,) = between(over, not_over)
    assert (d.axis, d.relation) == ("end", Relation.CONTRADICTS)


def test_a_restatement_is_a_mention_and_no_step_back() -> None:
    """A report of the 20th tells as background what Washington had said on the 18th, before it narrowed its words."""
    first = said("United States", ENERGY, term("scope", "infrastructure", "infrastructure"), day=D18)
    then = said("United States", term("scope", "against energy", "energy"), day=D19)
    background = said(
        "United States",
        ENERGY,
        term("scope", "infrastructure", "infrastructure"),
        day=D18,
        published=date(2025, 3, 20),
        report="later",
    )
    assert len(found(first, then, background)) == 1


PARTIES = ("Aland", "Borduria", "Ruritania")
VALUES = {
    Axis.SCOPE: ("energy", "energy.refinery", "infrastructure", "sea"),
    Axis.START: ("2025-03-18", "2025-03-25", "immediately"),
    Axis.DURATION: ("P30D", "P1M", "P60D"),
    Axis.END: ("2025-04-16", "over"),
}
WORDS = ("once the Rosbank is free", "if prisoners are let go", "when the river is crossed")


@st.composite
def readings(draw: st.DrawFn) -> list[Entry[Reading]]:
    made = []
    for n in range(draw(st.integers(1, 8))):
        terms = []
        for axis in draw(st.lists(st.sampled_from([*VALUES, Axis.CONDITION]), min_size=1, max_size=3)):
            negated = draw(st.booleans()) and draw(st.booleans())
            if axis is Axis.CONDITION:
                terms.append(term(axis, draw(st.sampled_from(WORDS)), negated=negated))
            else:
                value = draw(st.sampled_from(VALUES[axis]))
                terms.append(term(axis, f"words {n}", None if negated else value, negated=negated))
        day = D18 + timedelta(draw(st.integers(0, 5)))
        made.append(said(draw(st.sampled_from(PARTIES)), *terms, day=day, report=f"report {n}"))
    return made


def renamed(entries: Sequence[Entry[Reading]], names: dict[str, str]) -> list[Entry[Reading]]:
    return [replace(e, row=replace(e.row, party=names[e.row.party], speaker=names[e.row.party])) for e in entries]


def shape(d: Difference, names: dict[str, str]) -> tuple[object, ...]:
    sides = tuple((names[a.party or ""], a.wording, a.report) for a in (d.a, d.b))
    course = tuple((c.day, c.move, c.relation, names[c.by.party or ""], c.by.wording) for c in d.changes)
    return d.axis, d.relation, sides, course


@given(readings(), st.permutations(PARTIES))
def test_swapping_the_parties_swaps_the_table(entries: list[Entry[Reading]], order: list[str]) -> None:
    names = dict(zip(PARTIES, order, strict=True))
    same = {p: p for p in PARTIES}
    assert [shape(d, names) for d in found(*entries)] == [shape(d, same) for d in found(*renamed(entries, names))]


@given(readings(), st.randoms())
def test_the_order_of_the_file_changes_nothing(entries: list[Entry[Reading]], chance: object) -> None:
    mixed = list(entries)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    same = {p: p for p in PARTIES}
    assert [shape(d, same) for d in found(*entries)] == [shape(d, same) for d in found(*mixed)]


@given(readings())
def test_one_side_alone_differs_from_itself_only(entries: list[Entry[Reading]]) -> None:
    alone = [replace(e, row=replace(e.row, party="Aland")) for e in entries]
    assert all(d.a.party == d.b.party == "Aland" for d in found(*alone))


@given(readings())
def test_every_quotation_is_that_of_its_report(entries: list[Entry[Reading]]) -> None:
    said_there = {(e.report, e.row.party): e.row.evidence for e in entries}
    for d in found(*entries):
        for a in (d.a, d.b):
            assert a.wording in said_there[a.report or "", a.party or ""]


def test_at_once_and_the_midnight_that_follows_are_one_start() -> None:
    at_once = (AtOnce(date(2025, 7, 28)), False)
    assert lie(Axis.START, at_once, (date(2025, 7, 29), False)) is Lie.SAME
    assert lie(Axis.START, at_once, (date(2025, 7, 31), False)) is Lie.CONTRADICTS
    assert lie(Axis.START, at_once, (AtOnce(date(2025, 8, 5)), False)) is Lie.SAME


def test_three_of_33_hostages_are_a_part_and_22_of_23_are_not() -> None:
    def number(n: int) -> tuple[frozenset[str], bool]:
        return frozenset((str(n),)), False

    assert lie(Axis.QUANTITY, number(33), number(3)) is Lie.SAME
    assert lie(Axis.QUANTITY, number(23), number(22)) is Lie.CONTRADICTS


def test_staying_in_one_place_denies_nothing_about_another() -> None:
    leave, other = ("Gaza Strip, including the Philadelphi Corridor", False), ("southern Lebanon", False)
    stay = ("Philadelphi Corridor", True)
    assert lie(Axis.PLACE, leave, stay) is Lie.CONTRADICTS
    assert lie(Axis.PLACE, other, stay) is Lie.SAME
