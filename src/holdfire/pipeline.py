"""The one place that wires the stages: paths in, extractions and problems out."""

import json
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, partial
from hashlib import sha256
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from holdfire.record import Case, Extraction, Problem, Report

if TYPE_CHECKING:
    from holdfire.engines import Engine
    from holdfire.extraction.gate import Gate
    from holdfire.extraction.reader import Reader
    from holdfire.ledger.adding import Added
    from holdfire.ledger.built import Built, Notice
    from holdfire.ledger.origins import Text, Texts
    from holdfire.ledger.outcomes import Outcome
    from holdfire.ledger.place import Place
    from holdfire.sources.web.exchange import Limits

Aliases = Mapping[str, Sequence[str]]
_GATED_HERE = 1000  # reports; of more than these the processes that read pass by what does not matter


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
    """Reads one report: a pure function of bytes that can be sent to another process, where the reader is loaded once.

    `aliases` are the parties of the case with their further names.
    """

    aliases: tuple[tuple[str, tuple[str, ...]], ...]

    def __call__(self, item: bytes) -> bytes:
        """A report as JSON in; everything that it says, or why it was not read, as JSON out."""
        from holdfire.ledger.codec import restored
        from holdfire.ledger.outcomes import encoded

        report: Report = restored(Report, json.loads(item))
        return encoded(self.outcome(report)).encode("utf-8", "surrogatepass")

    def outcome(self, report: Report) -> "Outcome":
        """Everything that the report says, or why it was not read."""
        from holdfire.extraction.language import language_of
        from holdfire.ledger.outcomes import Outcome, State

        if self.passes_by(report):
            return Outcome(State.SKIPPED, Extraction(report))
        language = language_of(report.text)
        report = replace(report, language=language)
        if language != "en":
            return Outcome(State.NOT_READ, Extraction(report, problems=(_not_read(report, language),)))
        return Outcome(State.READ, _reader(self.aliases).read(report))

    def passes_by(self, report: Report) -> bool:
        """Whether nothing in the report could matter."""
        return _gate(self.aliases).skipped(report.text) is not None


@dataclass(frozen=True, slots=True)
class _ReadAll:
    """Reads many reports on an engine; a report that none of its processes survives is a problem.

    The first ones are looked at here: often a few of them matter, and these are read sooner than other processes start.
    """

    reading: ReadReport
    engine: "Engine"

    def __call__(self, reports: Iterable[Report]) -> "Iterator[Outcome]":
        from holdfire.ledger.outcomes import Outcome, State

        coming = iter(reports)
        matter = []
        for report in islice(coming, _GATED_HERE):
            if self._passes_by(report):
                yield Outcome(State.SKIPPED, Extraction(report))
            else:
                matter.append(report)
        yield from self._read(chain(matter, coming))

    def _passes_by(self, report: Report) -> bool:
        try:
            return self.reading.passes_by(report)
        except Exception:
            return False  # the engine meets the same error, and tells of it

    def _read(self, reports: Iterable[Report]) -> "Iterator[Outcome]":
        from holdfire.engines import Lost
        from holdfire.ledger.codec import dumped
        from holdfire.ledger.outcomes import Outcome, State, decoded

        sent: deque[Report] = deque()

        def items() -> Iterator[bytes]:
            for report in reports:
                sent.append(report)
                yield dumped(report).encode("utf-8", "surrogatepass")

        for result in self.engine.map(self.reading, items()):
            report = sent.popleft()
            if isinstance(result, Lost):
                yield Outcome(State.NOT_READ, Extraction(report, problems=(_lost(report, result.why),)))
            else:
                yield decoded(result.decode("utf-8", "surrogatepass"), report)


@cache
def _gate(aliases: tuple[tuple[str, tuple[str, ...]], ...]) -> "Gate":
    from holdfire.extraction.gate import Gate

    return Gate.load(dict(aliases))


@cache
def _reader(aliases: tuple[tuple[str, tuple[str, ...]], ...]) -> "Reader":
    from holdfire.extraction.reader import Reader

    return Reader.load(dict(aliases))


def build(folder: Path, *, today: date, engine: "Engine", notice: "Notice") -> "Built":
    """Bring the ledger of the case in `folder` up to date; raises BuildError, and then the ledger stands as it was."""
    from holdfire.extraction.version import reader_version
    from holdfire.ledger.building import build as build_ledger
    from holdfire.ledger.built import Reading
    from holdfire.ledger.place import Place

    case, problems = _case(folder)
    reading = ReadReport(tuple((party.name, party.aliases) for party in case.parties))
    name = sha256(f"{reader_version()} {reading.aliases}".encode()).hexdigest()[:16]
    place, parties = Place(folder), tuple(party.name for party in case.parties)
    how = Reading(name, _ReadAll(reading, engine), partial(_origins, place, name), parties)
    return build_ledger(place, how, problems, today, notice)


def _origins(place: "Place", way: str, reports: "Sequence[Text]", texts: "Texts") -> Mapping[str, str]:
    # arrays take a while to load, and a case in which nothing is new needs none
    from holdfire.ledger.signature_store import kept_origins

    return kept_origins(place, way, reports, texts)


def add(
    folder: Path,
    arguments: Sequence[str],
    *,
    published: date | None = None,
    source: str | None = None,
    today: date,
    now: str,
    limits: "Limits | None" = None,
    allowed: Collection[str] = (),
) -> "Iterator[Added | Problem]":
    """Take the reports that `arguments` lead to into the case in `folder`; raises BuildError where that is no case.

    `arguments` are as in `sources.intake.take`; of private networks only the addresses in `allowed` are asked.
    """
    from holdfire.ledger.adding import add as add_reports
    from holdfire.ledger.place import Place
    from holdfire.sources.intake import take
    from holdfire.sources.web.fetcher import Fetcher
    from holdfire.sources.web.validators import Validators

    _case(folder)
    place = Place(folder)
    fetcher = Fetcher(Validators.load(place.pages), limits=limits, allowed=allowed)
    coming = chain.from_iterable(take(argument, today=today, fetcher=fetcher) for argument in arguments)
    yield from add_reports(place, coming, today=today, now=now, published=published, source=source)
    place.derived.mkdir(exist_ok=True)
    fetcher.validators.save(place.pages)  # only now: what was not stored has to be asked for again


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


def _lost(report: Report, why: str) -> Problem:
    return Problem(
        "reading-failed", f"could not be read: {why}", "see whether the text is whole", report.file, fatal=True
    )
