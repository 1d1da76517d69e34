"""`holdfire show`: a view of a case's ledger, as a table, JSON or CSV."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from holdfire.cli.arguments import WrongArgumentError, day_of
from holdfire.cli.errors import FAILED, complain
from holdfire.cli.output import columns, prepare, takes_colour, write

ABOUT = """Show what the ledger of a case holds: positions, statements, reports, changes, problems; terms, differences,
clocks, board.

\b
Examples:
  holdfire show my-case positions --as-of 2025-03-25
  holdfire show my-case statements --party Ukraine --issue energy_strikes --json
  holdfire show my-case changes --since 2025-03-20
  holdfire show my-case clocks --at 2025-03-24T12:00+02:00

\b
Exit status:
  0    the view was printed
  2    an option is wrong, or there is no ledger yet
  130  interrupted with Ctrl-C
  141  whoever was reading the output stopped (| head)"""

CaseFolder = Annotated[Path, typer.Argument(metavar="CASE", help="The folder of the case.", show_default=False)]
Name = Annotated[str, typer.Argument(metavar="VIEW", help="What to show.", show_default=False)]
AsOf = Annotated[str | None, typer.Option("--as-of", metavar="DAY", help="Only what was public on this day.")]
Since = Annotated[str | None, typer.Option("--since", metavar="DAY", help="Only what is of this day or later.")]
At = Annotated[
    str | None, typer.Option("--at", metavar="MOMENT", help="The moment asked about, as 2025-03-24T12:00+02:00.")
]
Party = Annotated[str | None, typer.Option("--party", metavar="PARTY", help="Only this party.")]
Issue = Annotated[str | None, typer.Option("--issue", metavar="ISSUE", help="Only this issue, as energy_strikes.")]
Json = Annotated[bool, typer.Option("--json", help="Print a list of objects.")]
Csv = Annotated[bool, typer.Option("--csv", help="Print a table for a spreadsheet.")]


def show(
    case: CaseFolder,
    view: Name,
    as_of: AsOf = None,
    since: Since = None,
    at: At = None,
    party: Party = None,
    issue: Issue = None,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """Print the view; see `ABOUT`."""
    from holdfire.ledger import Ledger, NoLedgerError
    from holdfire.publishing.asked import Asked
    from holdfire.publishing.rows import Form, printed_rows
    from holdfire.publishing.views import VIEWS
    from holdfire.publishing.views import view as named

    try:
        if as_json and as_csv:
            raise WrongArgumentError("--json and --csv: output has one form; leave one of them out")
        asked = Asked(
            day_of("--as-of", as_of) if as_of else None,
            day_of("--since", since) if since else None,
            party,
            issue,
            _moment(at) if at else None,
            datetime.now(UTC),
        )
        found = named(view)
        if found is None:
            raise WrongArgumentError(f"{view}: no such view; there are {', '.join(v.name for v in VIEWS)}")
        ledger = Ledger.open(case)
    except (WrongArgumentError, NoLedgerError) as wrong:
        complain(str(wrong))
        raise typer.Exit(FAILED) from None
    prepare(data=as_json or as_csv)
    form = Form.JSON if as_json else Form.CSV if as_csv else Form.TABLE
    with ledger:
        rows, notes = found.answer(ledger, asked)
        write(printed_rows(found, rows, form, columns(), colour=takes_colour()))
        for note in notes:
            complain(note)


def _moment(words: str) -> datetime:
    try:
        moment = datetime.fromisoformat(words)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise WrongArgumentError(f"--at {words}: not a moment with its offset; write it as 2025-03-24T12:00+02:00")
    return moment
