"""Reports come into a case: each is written as text with a header, nothing twice, and a changed page beside its older version."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path

from holdfire.ledger.generations import write_whole
from holdfire.ledger.identity import report_id
from holdfire.ledger.place import Place
from holdfire.record import Problem, Report
from holdfire.sources.report_files import file_name, headed, read_reports, written


class Taken(StrEnum):
    """What became of a report that was to be added."""

    NEW = "new"
    VERSION = "version"
    KNOWN = "known"


@dataclass(frozen=True, slots=True)
class Added:
    """A report of the case: `file` is where it stands, from the case's folder."""

    taken: Taken
    file: str


def add(
    place: Place,
    reports: Iterable[Report | Problem],
    *,
    today: date,
    now: str,
    published: date | None = None,
    source: str | None = None,
) -> Iterator[Added | Problem]:
    """Write each report into the case, in order; problems are handed on.

    `now` is an ISO date-time; `published` and `source` go before what a report says. Raises OSError.
    """
    known: dict[str, str] = {}
    versions: dict[str, int] = {}
    for held in read_reports(place.reports, today):
        if not isinstance(held, Problem):
            _note(*held, known, versions)
    place.reports.mkdir(parents=True, exist_ok=True)
    for coming in reports:
        if isinstance(coming, Problem):
            yield coming
            continue
        # a text that has a header already is a report as a case keeps it
        for found in headed(coming, today):
            if isinstance(found, Problem):
                yield found
                continue
            report, fields = found
            report = replace(report, published=published or report.published, source=source or report.source)
            mark = report_id(report)
            if mark in known:
                yield Added(Taken.KNOWN, known[mark])
                continue
            number = versions.get(report.url, 0) + 1 if report.url else 1
            extra = {"taken": fields.get("taken") or now, "version": str(number) if number > 1 else ""}
            extra["digest"] = fields.get("digest", "")
            extra["sha256"] = fields.get("sha256") or report.sha256
            file = _free(place.reports, file_name(report) + (f"-v{number}" if number > 1 else ""))
            write_whole(file, written(report, extra).encode("utf-8", "replace"))
            named = replace(report, file=file.relative_to(place.root).as_posix())
            _note(named, extra, known, versions)
            yield Added(Taken.VERSION if number > 1 else Taken.NEW, named.file)


def _note(report: Report, fields: Mapping[str, str], known: dict[str, str], versions: dict[str, int]) -> None:
    known[report_id(report)] = report.file
    if report.url:
        number = fields.get("version", "")
        versions[report.url] = max(versions.get(report.url, 0), int(number) if number.isdecimal() else 1)


def _free(folder: Path, stem: str) -> Path:
    file, number = folder / f"{stem}.txt", 2
    while file.exists():
        file, number = folder / f"{stem}-{number}.txt", number + 1
    return file
