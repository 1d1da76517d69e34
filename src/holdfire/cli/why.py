"""`holdfire why`: any row of a ledger back to the words that it rests on."""

from pathlib import Path
from typing import Annotated

import typer

from holdfire.cli.errors import FAILED, complain
from holdfire.cli.output import columns, prepare, takes_colour, write

ABOUT = """Show what a row rests on: the report, the words in their context, who said and who passed
them on, the rule or model that read them, and what people decided about it.

ID is that of a statement, of anything that was read out of a report, of a report or of a problem;
its first characters are enough where no other begins with them.

\b
Example:
  holdfire why my-case 3fa91c2e

\b
Exit status:
  0    the row was found
  2    there is no such row, or more than one, or no ledger yet
  130  interrupted with Ctrl-C
  141  whoever was reading the output stopped (| head)"""

CaseFolder = Annotated[Path, typer.Argument(metavar="CASE", help="The folder of the case.", show_default=False)]
Mark = Annotated[
    str, typer.Argument(metavar="ID", help="The identity of the row, or its beginning.", show_default=False)
]
Json = Annotated[bool, typer.Option("--json", help="Print one object.")]


def why(case: CaseFolder, mark: Mark, as_json: Json = False) -> None:
    """Print what the row rests on; see `ABOUT`."""
    from holdfire.ledger import Ledger, NoLedgerError
    from holdfire.ledger.finding import UnknownIdError, find
    from holdfire.publishing.reasons import reason_object

    try:
        with Ledger.open(case) as ledger:
            reason = reason_object(ledger, find(ledger, mark))
    except (NoLedgerError, UnknownIdError) as error:
        complain(str(error))
        raise typer.Exit(FAILED) from None
    prepare(data=as_json)
    if as_json:
        from holdfire.publishing.rows import json_object

        write(json_object(reason))
        return
    from holdfire.publishing.reason_page import reason_page
    from holdfire.publishing.terminal import printed

    write(printed(reason_page(reason, columns()), columns(), colour=takes_colour()))
