"""What people ruled, applied to the rows of a ledger while it answers."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeVar

from holdfire.ledger.decisions import read_decisions, standing
from holdfire.ledger.identity import identity
from holdfire.ledger.membership import Membership
from holdfire.ledger.place import Place
from holdfire.record import Act, Decision, Entry, Problem
from holdfire.record.decision import NOTHING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Row = TypeVar("Row")

_FIELDS = ("party", "issue", "stance", "speaker", "via", "target")  # of a position, which SQL has to know
_AT_ONCE = 500  # rows
_TABLES = """
CREATE TEMP TABLE ruled (entry VARCHAR, dismissed BOOLEAN, accepted BOOLEAN, party VARCHAR, issue VARCHAR,
    stance VARCHAR, speaker VARCHAR, via VARCHAR, target VARCHAR);
CREATE TEMP TABLE moved (entry VARCHAR, statement VARCHAR)
"""


@dataclass(slots=True)
class Ruled:
    """What was ruled about one entry; null where nothing was."""

    dismissed: bool | None = None
    accepted: bool | None = None
    fields: dict[str, str | None] = field(default_factory=dict)


class Rulings:
    """The decisions that stand, as far as the words under them still do; the others are `stale`."""

    def __init__(self, connection: "DuckDBPyConnection", decisions: Iterable[Decision]) -> None:
        self.members = Membership(connection)
        self.by_entry: dict[str, Ruled] = {}
        self.stale: list[Decision] = []
        self.decisions = tuple(decisions)
        if self.decisions:
            self.members.look_up(mark for d in self.decisions for mark in (d.id, d.other) if mark)
        for decision in self.decisions:
            self._rule(decision)

    @classmethod
    def of(cls, place: Place, connection: "DuckDBPyConnection") -> "Rulings":
        """Those that the case's decisions leave standing on this generation, also as tables for its questions."""
        decisions, problems = read_decisions(place)
        rulings = cls(connection, standing(decisions))
        rulings.problems = (*problems, *map(_stale, rulings.stale))
        make_tables(connection)
        ruled = [
            (e, r.dismissed, r.accepted, *(_held(r.fields.get(f)) for f in _FIELDS))
            for e, r in rulings.by_entry.items()
        ]
        fill(connection, "ruled", ruled)
        fill(connection, "moved", list(rulings.members.moved.items()))
        return rulings

    problems: tuple[Problem, ...] = ()

    @property
    def nothing_ruled(self) -> bool:
        """Whether every row stands as it was read, in the statement in which it was found."""
        return not self.by_entry and not self.members.moved

    def applied(self, entries: Iterable[Entry[Row]]) -> Iterator[Entry[Row]]:
        """The entries without those that were dismissed, and with corrections made."""
        for entry in entries:
            ruled = self.by_entry.get(entry.id)
            if ruled is None:
                yield entry
            elif not ruled.dismissed:
                # the vocabulary takes a while to load, and most ledgers are read without a correction
                from holdfire.ledger.corrections import corrected

                yield replace(entry, row=corrected(entry.row, ruled.fields)) if ruled.fields else entry

    def _rule(self, decision: Decision) -> None:
        entries = self.members.entries_of(decision.id)
        if not entries or (decision.words is not None and decision.words not in self.members.words_of(decision.id)):
            self.stale.append(decision)
            return
        if decision.act is Act.SPLIT:
            for entry in entries:
                self.members.move(entry, identity("split", entry))
        elif decision.act is Act.MERGE:
            others = self.members.entries_of(decision.other or "")
            target = self.members.statement_of(entries[0])
            if not others or target is None:
                self.stale.append(decision)
            else:
                for entry in others:
                    self.members.move(entry, target)
        else:
            for entry in entries:
                ruled = self.by_entry.setdefault(entry, Ruled())
                if decision.act is Act.CORRECT and decision.field:
                    ruled.fields[decision.field] = decision.value
                else:
                    ruled.dismissed, ruled.accepted = decision.act is Act.DISMISS, decision.act is Act.ACCEPT


def make_tables(connection: "DuckDBPyConnection") -> None:
    """The tables of rulings that questions to a ledger look into, empty."""
    connection.execute(_TABLES)


def fill(connection: "DuckDBPyConnection", table: str, rows: Sequence[tuple[object, ...]]) -> None:
    """Put rows of words and truth values into a table, all with one statement."""
    if rows:
        row = f"({', '.join('?' * len(rows[0]))})"
        for start in range(0, len(rows), _AT_ONCE):
            some = rows[start : start + _AT_ONCE]
            values = [value for held in some for value in held]
            connection.execute(f"INSERT INTO {table} VALUES {', '.join([row] * len(some))}", values)


def _held(value: str | None) -> str | None:
    """A correction as SQL has it: null where there is none, an empty string where the field was emptied."""
    return value if value is None or value.casefold() not in NOTHING else ""


def _stale(decision: Decision) -> Problem:
    words = f": ‘{decision.words[:80]}’" if decision.words else ""
    message = f"the words under the decision of {decision.when[:10]} on {decision.id[:8]} ({decision.act}) have changed{words}"
    return Problem("stale-decision", message, "look at the row again and rule anew", "decisions.jsonl")
