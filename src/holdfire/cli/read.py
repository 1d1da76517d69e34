"""`holdfire read`: reports in; positions, commitments, incidents, differences and problems out."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from holdfire.cli.arguments import WrongArgumentError
from holdfire.cli.errors import FAILED, complain
from holdfire.cli.options import Party, Published, Reports, Source, day_and_names, only_read
from holdfire.cli.output import columns, prepare, takes_colour, write
from holdfire.record import Extraction, Problem

ABOUT = """Read reports: who takes which position, in whose words; what is promised,
what happened, where accounts differ.

REPORT is a .txt, .md, .html or .json file, a folder of them, or - for standard input.

\b
Examples:
  holdfire read report.txt --published 2025-03-18
  holdfire read reports/ --csv > positions.csv
  curl -s https://example.org/news.html | holdfire read - --party "Russia=Kremlin,Moscow"

\b
Exit status:
  0    every report was read
  2    an option is wrong, or a report could not be read (the others still are)
  130  interrupted with Ctrl-C
  141  whoever was reading the output stopped (| head)"""

Json = Annotated[bool, typer.Option("--json", help="Print JSON: one object for one report, else one object a line.")]
Csv = Annotated[
    bool, typer.Option("--csv", help="Print one table for a spreadsheet, a row for each thing that was read.")
]


def read(
    reports: Reports,
    published: Published = None,
    source: Source = None,
    party: Party = None,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """Read reports and print what they say, in the form asked for; see `ABOUT`."""
    today = date.today()
    try:
        if as_json and as_csv:
            raise WrongArgumentError("--json and --csv: output has one form; leave one of them out")
        day, aliases = day_and_names(published, party, today)
    except WrongArgumentError as wrong:
        complain(str(wrong))
        raise typer.Exit(FAILED) from None
    prepare(data=as_json or as_csv)

    from holdfire.cli.progress import shown
    from holdfire.pipeline import read as read_reports

    unread: list[Problem] = []
    results = read_reports(reports, published=day, source=source, aliases=aliases, today=today)
    extractions = only_read(shown(results, reports), unread)
    if as_json:
        texts = _json(extractions, alone=len(reports) == 1 and not Path(reports[0]).is_dir())
    else:
        texts = _csv(extractions) if as_csv else _pages(extractions)
    for text in texts:
        write(text)
    if unread:
        raise typer.Exit(FAILED)


def _json(extractions: Iterator[Extraction], *, alone: bool) -> Iterator[str]:
    """One indented object where a single file turns out to hold a single report, else one object a line."""
    from holdfire.publishing.as_json import json_document, json_line

    first = next(extractions, None) if alone else None
    if first is not None:
        second = next(extractions, None)
        if second is None:
            yield json_document(first)
            return
        yield json_line(first) + json_line(second)
    yield from map(json_line, extractions)


def _csv(extractions: Iterator[Extraction]) -> Iterator[str]:
    from holdfire.publishing.as_csv import csv_header, csv_rows

    yield csv_header()
    yield from map(csv_rows, extractions)


def _pages(extractions: Iterator[Extraction]) -> Iterator[str]:
    for extraction in extractions:
        # a folder without a single readable report needs no page
        from holdfire.publishing.terminal import terminal_page

        yield terminal_page(extraction, columns(), colour=takes_colour())
