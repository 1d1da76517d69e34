"""A standing: whether a party is on board with a clause, since when, and in which words."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from holdfire.record.entry import Entry
from holdfire.record.position import Position


class Answer(StrEnum):
    """Whether a party is on board; "not clear" is an answer."""

    ON_BOARD = "on board"
    WITH_RESERVATIONS = "with reservations"
    PROPOSES = "proposes it"
    NOT_ON_BOARD = "not on board"
    NO_LONGER = "no longer"
    NOT_CLEAR = "not clear"


@dataclass(frozen=True, slots=True)
class Standing:
    """`party`'s answer to `clause`: `since` is the first day of publication of an unbroken run of this answer.

    `rests_on` are the newest positions that it follows from, of one day; none where no report says anything. `because`
    says in one sentence how it follows.
    """

    clause: str
    party: str
    answer: Answer
    because: str
    since: date | None = None
    rests_on: tuple[Entry[Position], ...] = ()
