"""The terms of a case: its clauses, each with the readings that parties give it, and the promises that are followed."""

from dataclasses import dataclass

from holdfire.record.clause import Clause
from holdfire.record.commitment import Commitment
from holdfire.record.entry import Entry
from holdfire.record.reading import Reading


@dataclass(frozen=True, slots=True)
class ClauseTerms:
    """One clause and its readings, each with the report that it rests on; in the order in which they were said."""

    clause: Clause
    readings: tuple[Entry[Reading], ...] = ()


@dataclass(frozen=True, slots=True)
class CaseTerms:
    """What `terms.toml` holds. `drafted` are the keys of everything that was ever proposed for it, also of what a person deleted."""

    clauses: tuple[ClauseTerms, ...] = ()
    commitments: tuple[Entry[Commitment], ...] = ()
    drafted: frozenset[str] = frozenset()
