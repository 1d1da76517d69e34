"""A promise and what came of it: one undertaking with all its mentions, the outcomes that reports tell, and its state on a day."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from holdfire.record.commitment import Commitment
from holdfire.record.entry import Entry
from holdfire.record.span import Span


class Fulfilment(StrEnum):
    """What can be said of a promise as of a day."""

    DUE = "due"  # its day has not passed, and nothing is told yet
    MET = "met"
    SHORT = "short"  # fewer than promised: 22 of 23
    LATE = "late"  # met, after its day
    OVER = "over"  # the halt that was promised has run out
    SUPERSEDED = "superseded"  # a later promise took its place
    NOT_VERIFIABLE = "not_verifiable"  # no report settles it


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a report says was done: `evidence == text[span.start:span.end]` of the report `report`.

    `quantity` is the figure that it gives and null where it gives none; `source` whose figure it is.
    """

    report: str
    evidence: str
    span: Span
    quantity: int | None = None
    each: bool | None = None
    day: date | None = None
    source: str | None = None
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Promise:
    """`mentions` are the commitments that say the same, in order of publication; the first is where it was first made public.

    `quantity`, `each`, `recipient` and `due` are what the mentions settle between them; `words` is the due date in words
    where no day is settled. `reason` says in one line why the state is what it is; `successor` is the entry id of the
    promise that took its place.
    """

    kind: str
    actors: tuple[str, ...]
    state: Fulfilment
    reason: str
    as_of: date | None
    mentions: tuple[Entry[Commitment], ...]
    outcomes: tuple[Outcome, ...] = ()
    recipient: str | None = None
    quantity: int | None = None
    each: bool | None = None
    due: date | None = None
    words: str | None = None
    successor: str | None = None
