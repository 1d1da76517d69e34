"""Versions of one report: pages that changed, and files that a person edited; every one of them stays."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from holdfire.ledger.generations import write_whole
from holdfire.ledger.place import Place
from holdfire.record import Report
from holdfire.sources.report_files import written

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


@dataclass(frozen=True, slots=True)
class _Member:
    id: str
    version: int
    published: date | None
    taken: str | None


class Versions:
    """Which reports are versions of one, and from when on each is replaced by the next."""

    def __init__(self) -> None:
        self._replaced: dict[str, int] = {}

    def replaced(self, file: str, fields: Mapping[str, str]) -> None:
        """Note a text that stood in `file` before."""
        self._replaced[file] = max(self._replaced.get(file, 0), number_of(fields))

    def settle(self, connection: "DuckDBPyConnection") -> None:
        """Write into a draft how often a file was edited, and from which day on a page's version is replaced by the next."""
        for file, number in self._replaced.items():
            sql = "UPDATE report SET version = ? WHERE file = ? AND version <= ?"
            connection.execute(sql, [number + 1, file, number])
        changed = "SELECT DISTINCT url FROM report WHERE version > 1 AND url IS NOT NULL AND until IS NULL ORDER BY url"
        for (url,) in connection.execute(changed).fetchall():
            sql = "SELECT id, version, published, taken FROM report WHERE url = ? AND until IS NULL"
            held = [_Member(*row) for row in connection.execute(sql, [url]).fetchall()]
            ordered = sorted(held, key=lambda m: (m.version, m.taken or "", m.id))
            for older, newer in pairwise(ordered):
                if newer.version > older.version:
                    connection.execute("UPDATE report SET until = ? WHERE id = ?", [_since(older, newer), older.id])


def keep(place: Place, report: Report, version: int) -> tuple[Report, Mapping[str, str]]:
    """Write the text that stood in a report's file before it was edited; gives it back with its header. Raises OSError."""
    fields = {"version": str(version), "replaced": report.file, "sha256": report.sha256}
    stem = report.file.rpartition("/")[2].rpartition(".")[0]
    file = place.versions / f"{stem}.{report.id[:8]}.txt"
    place.versions.mkdir(exist_ok=True)
    write_whole(file, written(report, fields).encode("utf-8", "replace"))
    name = file.relative_to(place.root).as_posix()
    return Report(
        report.id,
        report.text,
        name,
        report.sha256,
        "text",
        report.published,
        report.source,
        report.url,
        report.title,
    ), fields


def number_of(fields: Mapping[str, str]) -> int:
    """Which version a header says that its text is; 1 where it does not say."""
    words = fields.get("version", "")
    return int(words) if words.isascii() and words.isdecimal() and len(words) < 6 else 1


def _since(older: _Member, newer: _Member) -> date:
    """The day on which the newer version was first seen: its own day, else the day on which it was taken."""
    if newer.published and (older.published is None or newer.published > older.published):
        return newer.published
    try:
        return date.fromisoformat((newer.taken or "")[:10])
    except ValueError:
        return newer.published or date.min
