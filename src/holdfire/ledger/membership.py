"""Which entries make up which statement, and which words they rest on: looked up once for all decisions on a ledger."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from holdfire.ledger.kinds import KINDS
from holdfire.ledger.tables import PUBLISHED_ONCE, quoted

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


class Membership:
    """The statements of a generation as it was built, and with the entries where people moved them."""

    def __init__(self, connection: "DuckDBPyConnection") -> None:
        self._connection = connection
        self._entries: dict[str, list[str]] | None = None
        self._statement: dict[str, str] = {}
        self._words: dict[str, tuple[str, ...]] = {}
        self.moved: dict[str, str] = {}
        self._taken_in: dict[str, list[str]] = {}

    def look_up(self, marks: Iterable[str]) -> None:
        """Find out what these identities are, all at once, before anybody asks about one of them."""
        entries = {entry for mark in marks for entry in (mark, *self._carriers().get(mark, ()))}
        unknown = sorted(entries - self._words.keys())
        found: dict[str, list[str]] = {}
        for kind in KINDS:
            words = "e.evidence" if "evidence" in kind.fields else "e.entry"
            sql = f"SELECT e.entry, {words} FROM {quoted(kind.name)} e JOIN report r ON r.id = e.in_report"
            sql += f" WHERE {PUBLISHED_ONCE} AND e.entry IN (SELECT unnest(?)) ORDER BY r.published NULLS LAST, r.id, e.nth"
            for entry, said in self._connection.execute(sql, [unknown]).fetchall():
                found.setdefault(entry, []).append(said)
        self._words |= {entry: tuple(found.get(entry, ())) for entry in unknown}

    def move(self, entry: str, statement: str) -> None:
        """Put an entry into another statement."""
        self.moved[entry] = statement
        self._taken_in.setdefault(statement, []).append(entry)

    def entries_of(self, mark: str) -> list[str]:
        """The entries that an identity stands for: those of a statement, or the entry itself; none where it is unknown."""
        candidates = dict.fromkeys((*self._carriers().get(mark, ()), *self._taken_in.get(mark, ())))
        own = [entry for entry in candidates if self.statement_of(entry) == mark]
        return own or ([mark] if self.words_of_entry(mark) else [])

    def statement_of(self, entry: str) -> str | None:
        """The statement that a position belongs to; null for any other entry."""
        self._carriers()
        return self.moved.get(entry, self._statement.get(entry))

    def words_of(self, mark: str) -> list[str]:
        """The words that an identity rests on, in every report that has them."""
        return [words for entry in self.entries_of(mark) for words in self.words_of_entry(entry)]

    def words_of_entry(self, entry: str) -> tuple[str, ...]:
        """The words of one entry, once for each report that has it; none where there is no such entry."""
        if entry not in self._words:
            self.look_up([entry])
        return self._words[entry]

    def _carriers(self) -> dict[str, list[str]]:
        """The entries of each statement, the earliest report first."""
        if self._entries is None:
            self._entries = {}
            sql = """
                SELECT c.statement, c.entry FROM carrier c JOIN report r ON r.id = c.report
                ORDER BY r.published NULLS LAST, r.id, c.entry
            """
            rows: list[tuple[Any, ...]] = self._connection.execute(sql).fetchall()
            for statement, entry in rows:
                if self._statement.setdefault(entry, statement) == statement:
                    held = self._entries.setdefault(statement, [])
                    if entry not in held:
                        held.append(entry)
        return self._entries
