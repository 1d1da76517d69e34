"""The files of a case come into a draft: each version of each report once, compared with what stood before."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import duckdb

from holdfire.ledger.draft import Draft
from holdfire.ledger.identity import report_id
from holdfire.ledger.place import Place
from holdfire.record import Card, Problem, Report
from holdfire.sources.report_files import read_reports


class Intake:
    """Adds the reports of `place` to `draft`; counts them against the generation `before`."""

    def __init__(self, place: Place, draft: Draft, before: Path | None) -> None:
        self._place, self._draft = place, draft
        self._stood = _stood(before)
        self._files: dict[str, str] = {}
        self.new = self.changed = self.unchanged = self.gone = 0

    @property
    def reports(self) -> int:
        """How many reports there are."""
        return len(self._files)

    def run(self, today: date, notice: Callable[[str, int, int], None]) -> None:
        """Take in everything; `notice` is told how far it has come."""
        for number, found in enumerate(read_reports(self._place.reports, today)):
            if isinstance(found, Problem):
                self._draft.problem(found)
            else:
                self._take(*found)
            if number % 1000 == 999:
                notice("taking in", number + 1, 0)
        self._draft.flush()
        files = set(self._files.values())
        ids = set(self._files)
        self.gone = sum(1 for mark, file in self._stood.items() if mark not in ids and file not in files)

    def _take(self, report: Report, fields: Mapping[str, str]) -> None:
        mark = report_id(report)
        if mark in self._files:
            message = f"the same report as {self._files[mark]}, and was left out"
            self._draft.problem(Problem("duplicate-report", message, "remove one of the two files", report.file))
            return
        self._files[mark] = report.file
        if mark in self._stood:
            self.unchanged += 1
        elif report.file in self._stood.values():
            self.changed += 1
        else:
            self.new += 1
        named = Report(
            mark,
            report.text,
            report.file,
            fields.get("sha256") or report.sha256,
            report.format,
            report.published,
            report.source,
            report.url,
            report.title,
        )
        self._draft.report(_card(named, fields), named)


def _card(report: Report, fields: Mapping[str, str]) -> Card:
    return Card(
        id=report.id,
        key=report.url or report.file,
        file=report.file,
        sha256=report.sha256,
        origin=report.id,
        outcome="",
        version=int(fields["version"]) if fields.get("version", "").isdecimal() else 1,
        published=report.published,
        source=report.source,
        url=report.url,
        title=report.title,
        taken=fields.get("taken") or None,
        digest=fields.get("digest", "").casefold() in ("true", "yes"),
        words=len(report.text.split()),
    )


def _stood(before: Path | None) -> dict[str, str]:
    """The reports of a generation with their files."""
    if before is None:
        return {}
    try:
        with duckdb.connect(str(before), read_only=True) as connection:
            return dict(connection.execute("SELECT id, file FROM report").fetchall())
    except duckdb.Error:
        return {}
