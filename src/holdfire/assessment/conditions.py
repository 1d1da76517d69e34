"""Conditions of a reading: whether they are met, unmet, or not known to be either, by what the parties have said since."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from holdfire.assessment.reciprocity import asked_to_join
from holdfire.record import Entry, Position, Term
from holdfire.vocab.actors import Roster

_ACCEPTS = frozenset({"agreed", "committed", "claimed_compliance"})
_REFUSES = frozenset({"declined", "suspended"})
# the clause waits for the condition; any other condition hangs over a clause that already runs
_WAITS = re.compile(
    r"\b(?:(?:take|takes|took|come|comes|enter|enters|go|goes)\s+(?:\w+\s+)?(?:into\s+)?(?:effect|force)|only\s+(?:after|once|when)|until|not\s+before|"
    r"precondition|pre-condition|prerequisite|as soon as|begins?\s+(?:after|once|when)|starts?\s+(?:after|once|when)|once)\b",
    re.I,
)
_ONLY_IF = re.compile(
    r"\b(?:only\s+(?:if|on|provided|in\s+(?:exchange|return))|provided|on\s+condition|unless)\b", re.I
)


class Truth(Enum):
    """Kleene's three values: true, false, and not known."""

    TRUE = "met"
    FALSE = "not met"
    UNKNOWN = "not known"

    def __and__(self, other: "Truth") -> "Truth":
        if Truth.FALSE in (self, other):
            return Truth.FALSE
        return Truth.UNKNOWN if Truth.UNKNOWN in (self, other) else Truth.TRUE

    def __or__(self, other: "Truth") -> "Truth":
        return ~(~self & ~other)

    def __invert__(self) -> "Truth":
        return {Truth.TRUE: Truth.FALSE, Truth.FALSE: Truth.TRUE}.get(self, Truth.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition, whether the clause waits for it, how it stands, and the statement by which it does, if any."""

    term: Term
    waits: bool
    truth: Truth
    by: Entry[Position] | None = None


def condition_of(
    term: Term, party: str, on: date, positions: Sequence[Entry[Position]], roster: Roster, *, act: bool = False
) -> Condition:
    """How a condition that `party` names for a clause stands on the day `on`, by the `positions` on that clause.

    An `act` that somebody does "only if" waits for the condition; a halt that is kept "only if" runs with it.

    What a person wrote into the terms ("met", "not met") goes first. A condition that asks another side to accept or to
    do the same is met or not by that side's newest position; every other one is not known until a person says so.
    """
    ruled = next((t for t in Truth if term.value == t.value), None)
    waiting = waits(term.evidence) or (act and _ONLY_IF.search(term.evidence) is not None)
    if ruled is not None:
        return Condition(term, waiting, ruled)
    others = asked_to_join(term.evidence, party, roster)
    answers = [_answer(other, on, positions) for other in others]
    if not answers:
        return Condition(term, waiting, Truth.UNKNOWN)
    by = next((statement for _, statement in answers if statement is not None), None)
    return Condition(term, waiting, all_of(truth for truth, _ in answers), by)


def waits(words: str) -> bool:
    """Whether a clause begins only with the condition that the words name."""
    return _WAITS.search(words) is not None


def all_of(truths: Iterable[Truth]) -> Truth:
    """Whether all hold; nothing asked is true."""
    found = Truth.TRUE
    for truth in truths:
        found &= truth
    return found


def _answer(party: str, on: date, positions: Sequence[Entry[Position]]) -> tuple[Truth, Entry[Position] | None]:
    given = [e for e in positions if e.row.party == party and e.published is not None and e.published <= on]
    answers = [e for e in given if e.row.stance in _ACCEPTS | _REFUSES]
    if not answers:
        return Truth.UNKNOWN, None
    newest = max(answers, key=lambda e: e.published or date.min)
    return (Truth.TRUE if newest.row.stance in _ACCEPTS else Truth.FALSE), newest
