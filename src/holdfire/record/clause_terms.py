"""The terms of a case: its clauses, each with the readings that parties give it."""

from dataclasses import dataclass

from holdfire.record.clause import Clause
from holdfire.record.entry import Entry
from holdfire.record.reading import Reading


@dataclass(frozen=True, slots=True)
class ClauseTerms:
    """One clause and its readings, each with the report that it rests on; in the order in which they were said."""

    clause: Clause
    readings: tuple[Entry[Reading], ...] = ()
