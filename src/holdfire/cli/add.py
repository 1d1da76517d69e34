"""`holdfire add`: reports come into a case, with where they come from, and nothing twice."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import typer

from holdfire.cli.arguments import WrongArgumentError, publication_day
from holdfire.cli.errors import FAILED, complain
from holdfire.cli.options import Published, Source
from holdfire.cli.output import prepare, write

ABOUT = """Add reports to a case: each becomes a text file with a header that you can read and edit.
What is there already is left alone; a page that has changed is a new version beside the old one.

REPORT is a web address, a file (text, Markdown, HTML, saved page, mail, feed, CSV, JSON, web archive,
also compressed), a folder of them, or - for standard input. docs/sources.md tells the limits.

\b
Examples:
  holdfire add my-case report.txt --source Reuters --published 2025-03-18
  holdfire add my-case saved-pages/ feed.xml mail.eml crawl.warc.gz
  holdfire add my-case https://example.org/news.html

\b
Exit status:
  0    everything was added, or was there already
  2    an option is wrong, or something could not be added (the rest was)
  130  interrupted with Ctrl-C"""

CaseFolder = Annotated[Path, typer.Argument(metavar="CASE", help="The folder of the case.", show_default=False)]
What = Annotated[list[str], typer.Argument(metavar="REPORT", hidden=True)]


def add(case: CaseFolder, reports: What, published: Published = None, source: Source = None) -> None:
    """Add reports and say what became of each; see `ABOUT`."""
    from holdfire.ledger.adding import Taken
    from holdfire.ledger.lock import BuildError
    from holdfire.pipeline import add as add_reports
    from holdfire.record import Problem

    prepare(data=False)
    today = date.today()
    counts = dict.fromkeys(Taken, 0)
    failed = False
    try:
        day = publication_day(published, today) if published is not None else None
        now = datetime.now(UTC).isoformat(timespec="seconds")
        for found in add_reports(case, reports, published=day, source=source, today=today, now=now):
            if isinstance(found, Problem):
                complain(found.line())
                failed = failed or found.fatal
            else:
                counts[found.taken] += 1
    except (WrongArgumentError, BuildError) as error:
        complain(str(error))
        raise typer.Exit(FAILED) from None
    except OSError as error:
        complain(f"{error.filename or case}: {error.strerror}; what was added before stays")
        raise typer.Exit(FAILED) from None
    said = {Taken.NEW: "new", Taken.VERSION: "new versions of pages that changed", Taken.KNOWN: "there already"}
    write(
        f"{case}: " + (", ".join(f"{n:,} {said[taken]}" for taken, n in counts.items() if n) or "nothing added") + "\n"
    )
    if failed:
        raise typer.Exit(FAILED)
