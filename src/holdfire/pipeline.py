"""The one place that wires the stages: paths in, extractions and problems out."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from holdfire.record import Case, Extraction, Problem, Report

if TYPE_CHECKING:
    from holdfire.engines import Engine
    from holdfire.extraction.reader import Reader
    from holdfire.ledger.adding import Added
    from holdfire.ledger.built import Built, Notice
    from holdfire.ledger.outcomes import Outcome

Aliases = Mapping[str, Sequence[str]]


def read(
    paths: Sequence[str],
    *,
    published: date | None = None,
    source: str | None = None,
    aliases: Aliases | None = None,
    today: date,
) -> Iterator[Extraction | Problem]:
    """Read every report that `paths` name, in order; what cannot be read is a Problem and stops nothing.

    A Problem that is not fatal belongs to the extraction that follows it and is among its problems too.
    """
    return _each(lambda reader, report: reader.read(report), paths, published, source, aliases, today)


def quotes(
    paths: Sequence[str],
    *,
    published: date | None = None,
    source: str | None = None,
    aliases: Aliases | None = None,
    today: date,
) -> Iterator[Extraction | Problem]:
    """As `read`, with the attributions of each report alone: who said what, and nothing made of it."""
    return _each(
        lambda reader, report: Extraction(report, attributions=reader.attributions(report)),
        paths,
        published,
        source,
        aliases,
        today,
    )


@dataclass(frozen=True, slots=True)
class ReadReport:
    """Reads one report: a pure function that can be sent to another process, where the reader is loaded once.

    `aliases` are the parties of the case with their further names; `gate` says whether a report can matter at all.
    """

    aliases: tuple[tuple[str, tuple[str, ...]], ...]
    gate: Callable[[Report], bool] | None = None

    def __call__(self, report: Report) -> "Outcome":
        """Everything that the report says, or why it was not read."""
        from holdfire.extraction.language import language_of
        from holdfire.ledger.outcomes import Outcome, State

        if self.gate is not None and not self.gate(report):
            return Outcome(State.SKIPPED, Extraction(report))
        language = language_of(report.text)
        report = replace(report, language=language)
        if language != "en":
            return Outcome(State.NOT_READ, Extraction(report, problems=(_not_read(report, language),)))
        return Outcome(State.READ, _reader(self.aliases).read(report))


@cache
def _reader(aliases: tuple[tuple[str, tuple[str, ...]], ...]) -> "Reader":
    from holdfire.extraction.reader import Reader

    return Reader.load(dict(aliases))


def build(folder: Path, *, today: date, engine: "Engine", notice: "Notice") -> "Built":
    """Bring the ledger of the case in `folder` up to date; raises BuildError, and then the ledger stands as it was."""
    from holdfire.extraction.version import reader_version
    from holdfire.ledger.building import build as build_ledger
    from holdfire.ledger.built import Reading
    from holdfire.ledger.origins import same_text
    from holdfire.ledger.place import Place

    case, problems = _case(folder)
    reading = ReadReport(tuple((party.name, party.aliases) for party in case.parties))
    name = sha256(f"{reader_version()} {reading.aliases}".encode()).hexdigest()[:16]
    parties = tuple(party.name for party in case.parties)
    how = Reading(name, lambda reports: engine.map(reading, reports), same_text, parties)
    return build_ledger(Place(folder), how, problems, today, notice)


def add(
    folder: Path,
    arguments: Sequence[str],
    *,
    published: date | None = None,
    source: str | None = None,
    today: date,
    now: str,
) -> "Iterator[Added | Problem]":
    """Take the reports that `arguments` lead to into the case in `folder`; raises BuildError where that is no case."""
    from holdfire.ledger.adding import add as add_reports
    from holdfire.ledger.place import Place
    from holdfire.sources.files import read_files

    _case(folder)
    coming = read_files(arguments, today=today)
    yield from add_reports(Place(folder), coming, today=today, now=now, published=published, source=source)


def _case(folder: Path) -> "tuple[Case, tuple[Problem, ...]]":
    from holdfire.ledger.lock import BuildError
    from holdfire.sources.case_file import read_case

    case, problems = read_case(folder)
    if case is None:
        raise BuildError("\n".join(f"{folder / p.file}: {p.message}; {p.remedy}" for p in problems if p.fatal))
    return case, problems


def _each(
    reading: "Callable[[Reader, Report], Extraction]",
    paths: Sequence[str],
    published: date | None,
    source: str | None,
    aliases: Aliases | None,
    today: date,
) -> Iterator[Extraction | Problem]:
    # the pipeline takes a second to load, and a missing file should be answered before that
    from holdfire.extraction.language import language_of
    from holdfire.sources.files import read_files

    reader = None
    waiting: list[Problem] = []
    for found in read_files(paths, published=published, source=source, today=today):
        if isinstance(found, Problem):
            if found.fatal:
                yield found
            else:
                waiting.append(found)
            continue
        language = language_of(found.text)
        if language != "en":
            yield _not_read(found, language)
            continue
        if reader is None:
            from holdfire.extraction.reader import Reader

            reader = Reader.load(aliases)
        extraction = reading(reader, replace(found, language=language))
        yield replace(extraction, problems=(*waiting, *extraction.problems))
        waiting = []


def _not_read(report: Report, language: str) -> Problem:
    return Problem(
        "language-not-read",
        f"the language is {language}, and only English is read",
        "give an English version",
        report.file,
        fatal=True,
    )
