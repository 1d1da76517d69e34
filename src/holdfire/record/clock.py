"""A clock: whether a clause is in force at a moment under one party's reading, and when it ends."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from holdfire.record.reading import Term


class State(StrEnum):
    """Where a clause stands at a moment, under one reading."""

    NOT_YET = "not yet"
    IN_FORCE = "in force"
    EXPIRED = "expired"
    SUSPENDED = "suspended"
    CONTESTED = "contested"
    UNDETERMINED = "undetermined"


@dataclass(frozen=True, slots=True)
class Ending:
    """One way to count: the clause ends at `moment` (exclusive); `last_day` is the last day on which it is in force.

    `counting` says which way that is ("if the first day counts"), null where the words settle it.
    """

    moment: datetime
    last_day: date
    counting: str | None = None


@dataclass(frozen=True, slots=True)
class Clock:
    """The clock of `clause` under `party`'s reading at the moment `at`.

    `begins` and the moments of `endings` carry their offset; null and empty where the words settle nothing. `left` is the
    time to the earliest ending while the clause runs. `because` says in one sentence what the state follows from;
    `terms` are the words that it rests on, each with its report. `retroactive` is true where the start was stated after
    the day that it names.
    """

    clause: str
    party: str
    at: datetime
    state: State
    because: str
    begins: datetime | None = None
    endings: tuple[Ending, ...] = ()
    left: timedelta | None = None
    stated: date | None = None
    retroactive: bool = False
    terms: tuple[Term, ...] = ()
