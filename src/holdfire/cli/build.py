"""`holdfire build`: the reports of a case become its ledger; only what is new is read."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from holdfire.cli.errors import FAILED, complain
from holdfire.cli.output import prepare, write

ABOUT = """Bring the ledger of a case up to date: read what is new or changed in its folder.

The ledger that stands answers until the new one is whole. Killed at any moment, nothing is lost:
the next build goes on with what was read already.

\b
Example:
  holdfire build my-case

\b
Exit status:
  0    the ledger is up to date (what could not be read is a problem: holdfire show my-case problems)
  2    there is no such case, its case.toml is wrong, or the disk is full; the ledger stands as it was
  130  interrupted with Ctrl-C"""

CaseFolder = Annotated[Path, typer.Argument(metavar="CASE", help="The folder of the case.", show_default=False)]
Processes = Annotated[
    int | None,
    typer.Option("--processes", metavar="N", min=1, help="How many processes read; one a core if not given."),
]


def build(case: CaseFolder, processes: Processes = None) -> None:
    """Build and say what is new; see `ABOUT`."""
    from holdfire.cli.progress import stages
    from holdfire.engines.local import LocalEngine
    from holdfire.ledger.lock import BuildError
    from holdfire.pipeline import build as build_case

    prepare(data=False)
    try:
        with stages() as notice:
            built = build_case(case, today=date.today(), engine=LocalEngine(processes), notice=notice)
    except BuildError as error:
        for line in str(error).split("\n"):
            complain(line)
        raise typer.Exit(FAILED) from None
    from holdfire.publishing.tallies import build_lines

    write(build_lines(built, str(case)))
