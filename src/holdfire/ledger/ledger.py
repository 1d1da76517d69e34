"""The ledger that answers: one generation of a case, opened for reading, with what people ruled applied to it."""

import json
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, TypeVar

from holdfire.ledger.generations import current
from holdfire.ledger.histories import NEAR, Newest, changes, newest_of
from holdfire.ledger.kinds import kind_of
from holdfire.ledger.place import Place
from holdfire.ledger.rulings import Rulings
from holdfire.ledger.statements import NOTED, Condition, Outline, newest, outlined, outlines, statements, wanted
from holdfire.ledger.tables import PROBLEM_COLUMNS, card_columns, card_of, columns, problem_of, quoted, row_of
from holdfire.record import Card, Entry, Problem, Statement
from holdfire.vocab.stance_kinds import STANDING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Row = TypeVar("Row")


class NoLedgerError(Exception):
    """There is no ledger to open; the text says in one line what to do."""


class Ledger:
    """One generation of a case. Everything that is public by `as_of` (a day, inclusive) can be asked for; without it, all that stands.

    A report without a day of publication is part of the whole and of no `as_of`.
    """

    def __init__(self, place: Place, connection: "DuckDBPyConnection", rulings: Rulings) -> None:
        self.place, self.connection, self.rulings = place, connection, rulings

    @classmethod
    def open(cls, case_folder: str | Path) -> "Ledger":
        """The newest generation of the case; raises NoLedgerError where nothing was built yet."""
        import duckdb

        place = Place(Path(case_folder))
        generation = current(place)
        if generation is None:
            if not place.case.is_file():
                raise NoLedgerError(f"{place.root}: not a case; make one: holdfire init {place.root} --party NAME")
            raise NoLedgerError(f"{place.root}: no ledger yet; build it: holdfire build {place.root}")
        try:
            connection = duckdb.connect(str(generation), read_only=True)
        except duckdb.Error:
            line = f"{generation}: this ledger is damaged; delete {place.derived} and build again: holdfire build {place.root}"
            raise NoLedgerError(line) from None
        return cls(place, connection, Rulings.of(place, connection))

    def __enter__(self) -> "Ledger":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the generation."""
        self.connection.close()

    def ask(self, sql: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """The rows that a query of the ledger's tables gives."""
        return self.connection.execute(sql, list(values)).fetchall()

    def entries(self, record: type[Row], as_of: date | None = None) -> tuple[Entry[Row], ...]:
        """All rows of this type (`Position`, `Commitment`, `Observation`, `Reading`, `Count`, `Attribution`, `Difference`).

        In order of publication (undated reports last), of report, of place in the text. What a person dismissed is
        left out, what a person corrected is corrected.
        """
        kind = kind_of(record)
        public, values = visible(as_of)
        found = self.ask(
            f"SELECT e.entry, e.in_report, r.published, r.source, r.url, coalesce(e.origin, r.origin), {columns(kind, 'e.')}"
            f" FROM {quoted(kind.name)} e JOIN report r ON e.in_report = r.id WHERE {public}"
            " ORDER BY r.published NULLS LAST, r.id, e.nth",
            values,
        )
        rows = (Entry(f[0], f[1], row_of(kind, f[6:]), *f[2:6]) for f in found)
        return tuple(self.rulings.applied(rows))

    def reports(self, as_of: date | None = None) -> tuple[Card, ...]:
        """The cards of the reports, in order of publication; without `as_of` the versions that stand."""
        public, values = visible(as_of)
        found = self.ask(f"SELECT {card_columns('r.')} FROM report r WHERE {public} ORDER BY {ORDER}", values)
        return tuple(map(card_of, found))

    def newest_day(self, as_of: date | None = None) -> date | None:
        """The day of the newest report; null where no report has one."""
        public, values = visible(as_of)
        day: date | None = self.ask(f"SELECT max(r.published) FROM report r WHERE {public}", values)[0][0]
        return day

    def text(self, report: str) -> str:
        """The text that the spans of the report's rows refer to; KeyError where there is no such report."""
        found = self.ask("SELECT text FROM report WHERE id = ?", [report])
        if not found:
            raise KeyError(report)
        return str(found[0][0])

    def statements(
        self,
        as_of: date | None = None,
        *,
        party: str | None = None,
        issue: str | None = None,
        since: date | None = None,
    ) -> tuple[Statement, ...]:
        """The statements by day: of a party, on an issue, first public on the day `since` or later, where these are given."""
        return statements(self.connection, visible(as_of), wanted(party, issue, since))

    def outlines(
        self, as_of: date | None = None, *, party: str | None = None, issue: str | None = None
    ) -> tuple[Outline, ...]:
        """As `statements`, with as much of each as is needed to see how positions went."""
        return outlines(self.connection, self._outlined(as_of), wanted(party, issue, None))

    def newest(
        self, as_of: date | None = None, *, party: str | None = None, issue: str | None = None
    ) -> tuple[Newest, ...]:
        """The newest position of each party on each issue, by issue and party, answers before conduct."""
        where = wanted(party, issue, None)
        return newest_of(newest(self.connection, self._outlined(as_of), where, STANDING, NEAR.days))

    def _outlined(self, as_of: date | None) -> Condition:
        return NOTED if as_of is None and self.rulings.nothing_ruled else outlined(visible(as_of))

    def stated(self, ids: Iterable[str], as_of: date | None = None) -> dict[str, Statement]:
        """The statements with these identities."""
        found = statements(self.connection, visible(as_of), ("true", ()), sorted(ids))
        return {statement.id: statement for statement in found}

    def changes(
        self, since: date, as_of: date | None = None, *, party: str | None = None, issue: str | None = None
    ) -> tuple[tuple[str, Statement, Statement | None], ...]:
        """What is new since a day: the kind of change (`new`, `changed`, `contradicts`), the statement, and the one before."""
        found = changes(self.outlines(as_of, party=party, issue=issue), since)
        known = self.stated({o.id for c in found for o in (c.now, c.before) if o}, as_of)
        return tuple((c.kind, known[c.now.id], known[c.before.id] if c.before else None) for c in found)

    def parties(self) -> tuple[str, ...]:
        """The parties of the case in the order in which `case.toml` names them."""
        found = self.ask("SELECT value FROM meta WHERE name = 'parties'")
        return tuple(json.loads(found[0][0])) if found else ()

    def problems(self) -> tuple[Problem, ...]:
        """What could not be read or was left out, by file; then decisions that are stale or damaged."""
        found = self.ask(f"SELECT {', '.join(PROBLEM_COLUMNS[2:])} FROM problem ORDER BY file, code, span, message")
        return (*map(problem_of, found), *self.rulings.problems)


ORDER = "r.published NULLS LAST, r.id"


def visible(as_of: date | None) -> tuple[str, list[object]]:
    """The condition on a report `r`, with its values: public by `as_of` and not yet replaced by a newer version."""
    if as_of is None:
        return "r.until IS NULL", []
    return "r.published <= ? AND (r.until IS NULL OR r.until > ?)", [as_of, as_of]
