"""The files of a case come into a draft: each version of each report once, compared with what stood before."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import duckdb

from holdfire.ledger.draft import REPORT_FIELDS, Draft, report_of
from holdfire.ledger.identity import report_id
from holdfire.ledger.outcomes import content_key
from holdfire.ledger.place import Place
from holdfire.ledger.versions import Versions, keep, number_of
from holdfire.record import Card, Problem, Report
from holdfire.sources.report_files import read_reports


class EarlierCopyError(Exception):
    """A new file comes before one that was carried over and holds the same report, so that all have to be taken in anew."""


@dataclass(frozen=True, slots=True)
class Stood:
    """A report of the generation before."""

    file: str
    version: int


class Intake:
    """Adds the reports of `place` to `draft`; counts them against the generation `before`.

    `carried` are the reports (with their files) that are in the draft already. `keys` are the content keys of the others.
    """

    def __init__(self, place: Place, draft: Draft, before: Path | None, carried: Mapping[str, str]) -> None:
        self._place, self._draft, self._before = place, draft, before
        self._stood = _stood(before)
        self._stood_files = {stood.file for stood in self._stood.values()}
        self._carried = carried
        self._files: dict[str, str] = dict(carried)
        self._versions = Versions()
        self.keys: dict[str, str] = {}
        self.new = self.changed = self.gone = self.replaced = 0
        self.unchanged = len(carried)

    @property
    def reports(self) -> int:
        """How many reports there are, each version by itself."""
        return len(self._files)

    def run(self, today: date, notice: Callable[[str, int, int], None]) -> None:
        """Take in everything; `notice` is told how far it has come. Keeps the text of reports that were edited."""
        old = [found for found in read_reports(self._place.versions, today) if not isinstance(found, Problem)]
        for number, found in enumerate(read_reports(self._place.reports, today, frozenset(self._carried.values()))):
            if isinstance(found, Problem):
                self._draft.problem(found)
            else:
                self._take(*found)
            if number % 1000 == 999:
                notice("taking in", number + 1, 0)
        current = set(self._files.values())
        for report, fields in [*old, *self._edited(current)]:
            self._versions.replaced(fields.get("replaced", ""), fields)
            mark = report_id(report)
            if mark not in self._files:
                self._files[mark] = report.file
                self.replaced += 1
                self._add(replace(report, id=mark), fields, until=date.min)
        self._draft.flush()
        self._versions.settle(self._draft.connection)

    def _take(self, report: Report, fields: Mapping[str, str]) -> None:
        mark = report_id(report)
        if mark in self._carried and report.file < self._carried[mark]:
            raise EarlierCopyError
        if mark in self._files:
            message = f"the same report as {self._files[mark]}, and was left out"
            self._draft.problem(Problem("duplicate-report", message, "remove one of the two files", report.file))
            return
        self._files[mark] = report.file
        if mark in self._stood:
            self.unchanged += 1
        elif report.file in self._stood_files:
            self.changed += 1
        else:
            self.new += 1
        self._add(replace(report, id=mark), fields)

    def _add(self, report: Report, fields: Mapping[str, str], until: date | None = None) -> None:
        report = replace(report, sha256=fields.get("sha256") or report.sha256)
        card = Card(
            id=report.id,
            key=report.url or fields.get("replaced") or report.file,
            file=report.file,
            sha256=report.sha256,
            origin=report.id,
            outcome="",
            version=number_of(fields),
            published=report.published,
            source=report.source,
            url=report.url,
            title=report.title,
            taken=fields.get("taken") or None,
            digest=fields.get("digest", "").casefold() in ("true", "yes"),
            until=until,
            words=len(report.text.split()),
        )
        self.keys[report.id] = content_key(report)
        self._draft.report(card, report)

    def _edited(self, current: set[str]) -> list[tuple[Report, Mapping[str, str]]]:
        """The reports whose files hold another text now, kept in the case's versions; counts those that are gone."""
        kept: list[tuple[Report, Mapping[str, str]]] = []
        self._draft.flush()
        for mark, stood in self._stood.items():
            if mark in self._files or self._before is None:
                continue
            if stood.file in current:
                old = self._old(mark)
                # a new header makes another report of it, and no other text
                if old.text not in self._texts(stood.file):
                    kept.append(keep(self._place, old, stood.version))
            elif stood.file.startswith("reports/"):
                self.gone += 1
        return kept

    def _texts(self, file: str) -> set[str]:
        """The texts that a file holds now."""
        found = self._draft.connection.execute("SELECT text FROM report WHERE file = ?", [file]).fetchall()
        return {text for (text,) in found}

    def _old(self, mark: str) -> Report:
        with duckdb.connect(str(self._before), read_only=True) as connection:
            return report_of(
                connection.execute(f"SELECT {REPORT_FIELDS} FROM report WHERE id = ?", [mark]).fetchall()[0]
            )


def _stood(before: Path | None) -> dict[str, Stood]:
    """The reports of a generation; none where it cannot be read."""
    if before is None:
        return {}
    try:
        with duckdb.connect(str(before), read_only=True) as connection:
            found = connection.execute("SELECT id, file, version FROM report").fetchall()
    except duckdb.Error:
        return {}
    return {mark: Stood(file, version) for mark, file, version in found}
