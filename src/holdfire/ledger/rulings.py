"""What people ruled, applied to the rows of a ledger while it answers."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, TypeVar

from holdfire.ledger.codec import types_of
from holdfire.ledger.corrections import corrected
from holdfire.ledger.decisions import read_decisions, standing
from holdfire.ledger.identity import identity
from holdfire.ledger.kinds import KINDS
from holdfire.ledger.place import Place
from holdfire.ledger.tables import quoted
from holdfire.record import Act, Decision, Entry, Problem

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Row = TypeVar("Row")

_FIELDS = ("party", "issue", "stance", "speaker", "via", "target")  # of a position, which SQL has to know
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
        self._connection = connection
        self.by_entry: dict[str, Ruled] = {}
        self.moved: dict[str, str] = {}
        self.stale: list[Decision] = []
        self.decisions = tuple(decisions)
        for decision in self.decisions:
            self._rule(decision)

    @classmethod
    def of(cls, place: Place, connection: "DuckDBPyConnection") -> "Rulings":
        """Those that the case's decisions leave standing on this generation, also as tables for its questions."""
        decisions, problems = read_decisions(place)
        rulings = cls(connection, standing(decisions))
        rulings.problems = (*problems, *map(_stale, rulings.stale))
        connection.execute(_TABLES)
        ruled = [(e, r.dismissed, r.accepted, *(r.fields.get(f) for f in _FIELDS)) for e, r in rulings.by_entry.items()]
        if ruled:
            connection.executemany("INSERT INTO ruled VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", ruled)
        if rulings.moved:
            connection.executemany("INSERT INTO moved VALUES (?, ?)", list(rulings.moved.items()))
        return rulings

    problems: tuple[Problem, ...] = ()

    def applied(self, entries: Iterable[Entry[Row]]) -> Iterator[Entry[Row]]:
        """The entries without those that were dismissed, and with corrections made."""
        for entry in entries:
            ruled = self.by_entry.get(entry.id)
            if ruled is None:
                yield entry
            elif not ruled.dismissed:
                yield replace(entry, row=corrected(entry.row, ruled.fields)) if ruled.fields else entry

    def entries_of(self, mark: str) -> list[str]:
        """The entries that an identity stands for: those of a statement, or the entry itself; none where it is unknown."""
        moved = [entry for entry, statement in self.moved.items() if statement == mark]
        carried = self._ask("SELECT DISTINCT entry FROM carrier WHERE statement = ? ORDER BY entry", mark)
        own = [entry for (entry,) in carried if self.moved.get(entry, mark) == mark]
        return own + [entry for entry in moved if entry not in own] or ([mark] if self._kind(mark) else [])

    def statement_of(self, entry: str) -> str | None:
        """The statement that a position belongs to; null for any other entry."""
        found = self._ask("SELECT statement FROM carrier WHERE entry = ?", entry)
        return self.moved.get(entry, found[0][0] if found else None)

    def words_of(self, mark: str) -> list[str]:
        """The words that an identity rests on, in every report that has them."""
        words = []
        for entry in self.entries_of(mark):
            kind = self._kind(entry)
            if kind is not None:
                column = "evidence" if "evidence" in types_of(kind) else "entry"
                name = next(k.name for k in KINDS if k.record is kind)
                words += [w for (w,) in self._ask(f"SELECT {column} FROM {quoted(name)} WHERE entry = ?", entry)]
        return words

    def _rule(self, decision: Decision) -> None:
        entries = self.entries_of(decision.id)
        if not entries or (decision.words is not None and decision.words not in self.words_of(decision.id)):
            self.stale.append(decision)
            return
        if decision.act is Act.SPLIT:
            self.moved.update({entry: identity("split", entry) for entry in entries})
        elif decision.act is Act.MERGE:
            others = self.entries_of(decision.other or "")
            target = self.statement_of(entries[0])
            if not others or target is None:
                self.stale.append(decision)
            else:
                self.moved.update(dict.fromkeys(others, target))
        else:
            for entry in entries:
                ruled = self.by_entry.setdefault(entry, Ruled())
                if decision.act is Act.CORRECT and decision.field:
                    ruled.fields[decision.field] = decision.value
                else:
                    ruled.dismissed, ruled.accepted = decision.act is Act.DISMISS, decision.act is Act.ACCEPT

    def _kind(self, entry: str) -> type | None:
        for kind in KINDS:
            if self._ask(f"SELECT 1 FROM {quoted(kind.name)} WHERE entry = ? LIMIT 1", entry):
                return kind.record
        return None

    def _ask(self, sql: str, value: str) -> list[tuple[Any, ...]]:
        return self._connection.execute(sql, [value]).fetchall()


def _stale(decision: Decision) -> Problem:
    words = f": ‘{decision.words[:80]}’" if decision.words else ""
    message = f"the words under the decision of {decision.when[:10]} on {decision.id[:8]} ({decision.act}) have changed{words}"
    return Problem("stale-decision", message, "look at the row again and rule anew", "decisions.jsonl")
