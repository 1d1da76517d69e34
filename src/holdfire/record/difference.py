"""A difference: two accounts of one undertaking that disagree on one axis, both quoted."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from holdfire.record.span import Span


class Relation(StrEnum):
    """How two accounts lie to each other on an axis."""

    CONTAINS = "contains"  # the first covers all that the second does, and more
    OVERLAPS = "overlaps"  # each covers something that the other does not
    CONTRADICTS = "contradicts"  # both cannot be so
    ONE_SIDED = "only one side mentions it"


class Move(StrEnum):
    """What a statement does to a difference."""

    OPENED = "opened"
    NARROWED = "narrowed"
    WIDENED = "widened"
    REWORDED = "reworded"
    RESOLVED = "resolved"
    REOPENED = "reopened"


@dataclass(frozen=True, slots=True)
class Account:
    """One source's wording of an undertaking; `wording == text[span.start:span.end]` of the report `report`.

    Within one report, `report`, `party` and `stated` are null: they are the report's own.
    """

    source: str
    wording: str
    span: Span
    report: str | None = None
    party: str | None = None
    stated: date | None = None
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """What `by`, public since `day`, did to a difference, and how the two accounts lie to each other after it."""

    day: date | None
    move: Move
    by: Account
    relation: Relation | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """Where two accounts part: `axis` is scope, start, end, duration, condition, party, place, quantity, wording or existence.

    Between reports also: the `clause`, how the accounts lie to each other (`relation`), and what happened since
    (`changes`, by day): the first opened it, the last, if it is another one, is the statement by which one side worded
    its account anew, so that the difference was resolved, or went on as another one, narrowed or widened. Where one
    account contains the other, or only one side mentions something, that is `a`. A party whose own words disagree is
    the party of both.
    """

    issue: str
    axis: str
    a: Account
    b: Account
    clause: str | None = None
    relation: Relation | None = None
    changes: tuple[Change, ...] = ()

    @property
    def first_seen(self) -> date | None:
        """The day on which both accounts were public."""
        return self.changes[0].day if self.changes else None

    @property
    def is_open(self) -> bool:
        """Whether both accounts stand."""
        return len(self.changes) < 2
