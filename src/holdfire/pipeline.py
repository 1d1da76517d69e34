"""The one place that wires the stages: paths in, extractions and problems out."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from holdfire.record import Extraction, Problem, Report

if TYPE_CHECKING:
    from holdfire.extraction.reader import Reader

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
