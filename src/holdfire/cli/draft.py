"""`holdfire draft`: clauses, readings and promises of the ledger become a terms file to edit; what a person wrote stays."""

from pathlib import Path
from typing import Annotated

import typer

from holdfire.cli.errors import FAILED, complain
from holdfire.cli.output import prepare, write

ABOUT = """Propose the terms of a case: clauses, each party's readings of them and promises, out of the reports.

They are written into terms.toml in the folder of the case, for a person to edit. Drafting again adds what is
new and changes no line that stands there; what was deleted does not come back.

\b
Examples:
  holdfire draft my-case
  holdfire draft my-case --dry-run    # only says what it would add

\b
Exit status:
  0    terms.toml has everything that the reports say (what is wrong in it is named, line by line)
  2    there is no ledger yet, or terms.toml is no TOML or cannot be written; then it stands as it was
  130  interrupted with Ctrl-C"""

CaseFolder = Annotated[Path, typer.Argument(metavar="CASE", help="The folder of the case.", show_default=False)]
Dry = Annotated[bool, typer.Option("--dry-run", help="Say what would be added, and write nothing.")]


def draft(case: CaseFolder, dry_run: Dry = False) -> None:
    """Add to the terms file and say what was added; see `ABOUT`."""
    from holdfire.ledger import Ledger, NoLedgerError
    from holdfire.publishing.drafted import DraftError, add_draft

    prepare(data=False)
    try:
        with Ledger.open(case) as ledger:
            lines, problems = add_draft(ledger, dry=dry_run)
    except (NoLedgerError, DraftError) as wrong:
        complain(str(wrong))
        raise typer.Exit(FAILED) from None
    for problem in problems:
        complain(f"{case}/{problem.line()}")
    write("".join(f"{line}\n" for line in lines))
