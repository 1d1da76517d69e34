"""`holdfire quotes`: reports in; who said what, with the words of source, cue and content."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated

import typer

from holdfire.cli.arguments import WrongArgumentError
from holdfire.cli.errors import FAILED, complain
from holdfire.cli.options import Party, Published, Reports, Source, day_and_names, only_read
from holdfire.cli.output import columns, prepare, takes_colour, write
from holdfire.record import Extraction, Problem

ABOUT = """Show who said what: for each attribution its source, the cue and the content,
whether it is quoted, and how sure the reader is.

REPORT is a .txt, .md, .html or .json file, a folder of them, or - for standard input.

\b
Examples:
  holdfire quotes report.txt
  holdfire quotes report.txt --html > report.html
  holdfire quotes reports/ --json > attributions.jsonl

\b
Exit status:
  0    every report was read
  2    an option is wrong, or a report could not be read (the others still are)
  130  interrupted with Ctrl-C
  141  whoever was reading the output stopped (| head)"""

Json = Annotated[bool, typer.Option("--json", help="Print JSON: one object a report, one a line, with offsets.")]
Html = Annotated[bool, typer.Option("--html", help="Print a page: the text with source, cue and content marked.")]


def quotes(
    reports: Reports,
    published: Published = None,
    source: Source = None,
    party: Party = None,
    as_json: Json = False,
    as_html: Html = False,
) -> None:
    """Read reports and print their attributions in the form asked for; see `ABOUT`."""
    today = date.today()
    try:
        if as_json and as_html:
            raise WrongArgumentError("--json and --html: output has one form; leave one of them out")
        day, aliases = day_and_names(published, party, today)
    except WrongArgumentError as wrong:
        complain(str(wrong))
        raise typer.Exit(FAILED) from None
    prepare(data=as_json or as_html)

    from holdfire.cli.progress import shown
    from holdfire.pipeline import quotes as read_quotes

    unread: list[Problem] = []
    results = read_quotes(reports, published=day, source=source, aliases=aliases, today=today)
    extractions = only_read(shown(results, reports), unread)
    for text in _json(extractions) if as_json else _html(extractions) if as_html else _pages(extractions):
        write(text)
    if unread:
        raise typer.Exit(FAILED)


def _json(extractions: Iterator[Extraction]) -> Iterator[str]:
    from holdfire.publishing.quotes_json import quotes_line

    yield from map(quotes_line, extractions)


def _html(extractions: Iterator[Extraction]) -> Iterator[str]:
    from holdfire.publishing.quotes_html import page_end, page_start, quotes_section

    yield page_start()
    yield from map(quotes_section, extractions)
    yield page_end()


def _pages(extractions: Iterator[Extraction]) -> Iterator[str]:
    for extraction in extractions:
        # a folder without a single readable report needs no page
        from holdfire.publishing.quotes_table import quotes_page

        yield quotes_page(extraction, columns(), colour=takes_colour())
