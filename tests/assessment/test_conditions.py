"""Conditions: Kleene's logic, and what positions make of a condition."""

from datetime import date
from itertools import product

import pytest
from spoken import MARCH, takes, term

from holdfire.assessment.conditions import Truth, all_of, condition_of
from holdfire.vocab.actors import Roster

T, F, U = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN
ALL = (T, F, U)
APRIL = date(2025, 4, 1)


def test_not_known_is_neither_true_nor_false() -> None:
    assert (U & T, U & F, U | T, U | F, ~U) == (U, F, T, U, U)


@pytest.mark.parametrize(("a", "b", "c"), list(product(ALL, repeat=3)))
def test_kleene_laws(a: Truth, b: Truth, c: Truth) -> None:
    assert a & b is b & a
    assert a | b is b | a
    assert (a & b) & c is a & (b & c)
    assert a & (b | c) is (a & b) | (a & c)
    assert ~(a & b) is ~a | ~b
    assert ~~a is a


def test_more_knowledge_never_turns_an_answer_round() -> None:
    """What is true or false while something is not known stays so, whatever it turns out to be."""
    for a, b in product(ALL, repeat=2):
        for known in (T, F):
            settled = (known if a is U else a) & (known if b is U else b)
            assert a & b in (U, settled)


def test_nothing_asked_is_met() -> None:
    assert all_of(()) is T
    assert all_of((T, U, F)) is F
    assert all_of((T, U)) is U


@pytest.mark.parametrize(
    ("stance", "truth"),
    [("agreed", T), ("declined", F), ("suspended", F), ("discussed", U), ("agreed_in_principle", U)],
)
def test_whether_another_side_joins_is_read_off_its_newest_position(stance: str, truth: Truth) -> None:
    """Ukraine is ready if Russia accepts; Russia then says yes, no, or neither."""
    asked = term("condition", "only if the Russian Federation accepts it")
    positions = [takes("Russia", stance, date(2025, 3, 20))]
    assert condition_of(asked, "Ukraine", APRIL, positions, Roster.load()).truth is truth
    assert condition_of(asked, "Ukraine", MARCH, positions, Roster.load()).truth is U


def test_a_side_is_not_its_own_condition() -> None:
    asked = term("condition", "only if Russia accepts it")
    assert condition_of(asked, "Russia", APRIL, [takes("Russia", "agreed")], Roster.load()).truth is U


@pytest.mark.parametrize(
    ("words", "waits"),
    [
        ("would take effect only after sanctions had been lifted", True),
        ("will not enter into force until the bank is reconnected", True),
        ("once prisoners are released", True),
        ("only on condition that Ukraine keeps it as well", False),
        ("provided that Hamas does likewise", False),
    ],
)
def test_a_clause_waits_for_some_conditions_and_hangs_on_others(words: str, waits: bool) -> None:
    assert condition_of(term("condition", words), "Russia", APRIL, [], Roster.load()).waits is waits


def test_what_a_person_ruled_goes_first() -> None:
    asked = term("condition", "once the bank is reconnected", "met")
    assert condition_of(asked, "Russia", APRIL, [], Roster.load()).truth is T
