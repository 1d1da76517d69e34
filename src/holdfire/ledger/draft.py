"""A generation that is being written: rows come in, in batches, and nobody sees them before it is whole."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any

import duckdb
import pyarrow as pa

from holdfire.ledger.codec import dumped, types_of
from holdfire.ledger.identity import RowIdentities, identity
from holdfire.ledger.kinds import KINDS
from holdfire.ledger.outcomes import Outcome
from holdfire.ledger.tables import cells, quoted, schema
from holdfire.record import Card, Problem, Report

_BATCH = 2000  # rows; reports of 400 words are 5 MB then
_MEMORY = "1GB"  # of the database; what goes beyond it waits on the disk
# what to do about it in a case, where the reader can only speak of its options
_REMEDIES = {"no-publication-date": "write the day into the header of the file: published: 2025-03-18"}
_ARROW = {
    "VARCHAR": pa.string(),
    "BIGINT": pa.int64(),
    "INTEGER": pa.int32(),
    "BOOLEAN": pa.bool_(),
    "DOUBLE": pa.float64(),
    "DATE": pa.date32(),
}


class Draft:
    """A new ledger in `file`. `finish` has to be called before the file is of use."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.connection = duckdb.connect(str(file), config={"memory_limit": _MEMORY})
        self.connection.execute(schema())
        self._waiting: dict[str, list[tuple[object, ...]]] = {}
        self._shapes: dict[str, list[tuple[str, pa.DataType]]] = {}

    def __enter__(self) -> "Draft":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.connection.close()

    def report(self, card: Card, report: Report) -> None:
        """Add a report's card and text."""
        held = [getattr(card, name) for name in types_of(Card)]
        self.add("report", (*held, report.format, report.text))

    def problem(self, problem: Problem, report: str | None = None) -> None:
        """Add a problem, with the id of the report that it belongs to, if any."""
        p = problem
        mark = identity("problem", p.file, p.code, p.message, dumped(p.span))
        span = dumped(p.span) if p.span else None
        self.add("problem", (mark, report, p.code, p.message, p.remedy, p.file, span, p.fatal))

    def rows(self, report: str, outcome: Outcome, *, replaced: bool) -> None:
        """Add all that was read out of a report; a row whose words do not stand where it says is a Problem instead.

        The problems of a version that was `replaced` are nobody's concern any more.
        """
        extraction = outcome.extraction
        identities = RowIdentities(extraction.report)
        for kind in KINDS:
            for place, row in enumerate(kind.of(extraction)):
                if _stands(row, extraction.report.text):
                    self.add(kind.name, (identities.of(kind.name, row), report, place, None, *cells(row)))
                else:
                    self.problem(_misplaced(kind.name, row, extraction.report), report)
        for problem in () if replaced else extraction.problems:
            self.problem(replace(problem, remedy=_REMEDIES.get(problem.code, problem.remedy)), report)

    def add(self, table: str, row: tuple[object, ...]) -> None:
        """Add a row to a table, sooner or later."""
        waiting = self._waiting.setdefault(table, [])
        waiting.append(row)
        if len(waiting) >= _BATCH:
            self.flush(table)

    def add_all(self, table: str, rows: Iterable[tuple[Any, ...]]) -> None:
        """Add rows to a table, and write them."""
        for row in rows:
            self.add(table, row)
        self.flush()

    def flush(self, *tables: str) -> None:
        """Write the rows that wait, of these tables or of all."""
        for table in tables or tuple(self._waiting):
            rows = self._waiting.pop(table, None)
            if rows:
                shape = self._shape(table)
                arrays = [
                    pa.array(column, kind) for column, (_, kind) in zip(zip(*rows, strict=True), shape, strict=True)
                ]
                self.connection.register("batch", pa.Table.from_arrays(arrays, [name for name, _ in shape]))
                self.connection.execute(f"INSERT INTO {quoted(table)} SELECT * FROM batch")
                self.connection.unregister("batch")

    def each(self, sql: str, values: Sequence[object] = ()) -> Iterator[tuple[Any, ...]]:
        """The rows of a query, few at a time, while other rows can be added."""
        self.flush()
        cursor = self.connection.cursor()
        try:
            cursor.execute(sql, list(values))
            while rows := cursor.fetchmany(_BATCH):
                yield from rows
        finally:
            cursor.close()

    def texts(self, reports: Iterable[str]) -> dict[str, str]:
        """The texts of the reports with these ids."""
        found = self.each("SELECT id, text FROM report WHERE id IN (SELECT unnest(?))", [list(reports)])
        return dict(found)

    def finish(self, meta: Sequence[tuple[str, str]]) -> None:
        """Write what waits, note the facts about this generation, and close the file; raises duckdb.Error or OSError."""
        for row in meta:
            self.add("meta", row)
        self.flush()
        self.connection.execute("CHECKPOINT")
        self.connection.close()

    def _shape(self, table: str) -> list[tuple[str, pa.DataType]]:
        if table not in self._shapes:
            found = self.connection.execute(f"DESCRIBE {quoted(table)}").fetchall()
            self._shapes[table] = [(name, _ARROW[kind]) for name, kind, *_ in found]
        return self._shapes[table]


def report_of(values: Sequence[Any]) -> Report:
    """The report whose columns (`REPORT_FIELDS`) hold these values."""
    return Report(*values)


# the columns that make a Report again
REPORT_FIELDS = "id, text, file, sha256, format, published, source, url, title"


def _stands(row: Any, text: str) -> bool:
    """Whether a row's words stand at its span; a kind without words of its own has nothing to check."""
    return not hasattr(row, "evidence") or row.span.of(text) == row.evidence


def _misplaced(kind: str, row: Any, report: Report) -> Problem:
    message = f"the words of a {kind} do not stand at {row.span.start} to {row.span.end}, and it was left out"
    return Problem("words-misplaced", message, "report it as a bug of Holdfire", report.file)
