"""`holdfire rule`: what a person decides about a row, written down with who, when and why."""

import getpass
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from holdfire.cli.errors import FAILED, complain
from holdfire.cli.output import prepare, write

ABOUT = """Decide about a row of the ledger. Decisions are appended to decisions.jsonl, are on the disk
before the command returns, and outlive every build. When the words under a decision change, it is
reported as stale and not applied.

\b
Examples:
  holdfire rule my-case 3fa91c2e accept --why "checked against the readout"
  holdfire rule my-case 3fa91c2e dismiss --why "a hypothetical"
  holdfire rule my-case 3fa91c2e correct stance=agreed_in_principle --why "hangs on a condition"
  holdfire rule my-case 3fa91c2e merge 77b88580 --why "one speech"
  holdfire rule my-case 3fa91c2e split --why "two speeches on one day"
  holdfire rule my-case 3fa91c2e undo --why "ruled on the wrong row"
  holdfire rule my-case --from decisions.csv

The file behind --from has the columns id, act, argument, why; all of it is written down, or nothing.

\b
Exit status:
  0    decided
  2    nothing was decided: no such row, a field or value that cannot be set, or no reason given
  130  interrupted with Ctrl-C"""

CaseFolder = Annotated[Path, typer.Argument(metavar="CASE", help="The folder of the case.", show_default=False)]
Mark = Annotated[
    str | None, typer.Argument(metavar="ID", help="The row, or the beginning of its identity.", show_default=False)
]
Deed = Annotated[
    str | None,
    typer.Argument(metavar="ACT", help="accept, dismiss, correct, merge, split or undo.", show_default=False),
]
Argument = Annotated[
    str | None,
    typer.Argument(metavar="WITH", help="FIELD=VALUE to correct, or the other row to merge.", show_default=False),
]
Why = Annotated[str, typer.Option("--why", metavar="WORDS", help="The reason.", show_default=False)]
Who = Annotated[str | None, typer.Option("--who", metavar="NAME", help="Who decides; the user's name if not given.")]
From = Annotated[
    Path | None, typer.Option("--from", metavar="FILE", help="A CSV file of decisions, taken in as one batch.")
]


def rule(
    case: CaseFolder,
    mark: Mark = None,
    act: Deed = None,
    argument: Argument = None,
    why: Why = "",
    who: Who = None,
    batch: From = None,
) -> None:
    """Write the decision down; see `ABOUT`."""
    from holdfire.ledger import Ledger, NoLedgerError
    from holdfire.ledger.ruling import WrongRulingError, rule_all
    from holdfire.ledger.ruling import rule as decide

    prepare(data=False)
    name = who or os.environ.get("HOLDFIRE_USER") or getpass.getuser()
    when = datetime.now(UTC).isoformat(timespec="seconds")
    try:
        if (mark is None or act is None) == (batch is None):
            raise WrongRulingError("give a row and what to rule, or a file of decisions with --from")
        with Ledger.open(case) as ledger:
            if batch is not None:
                made = rule_all(ledger, batch, name, when)
                write(f"{len(made)} decisions written down as batch {made[0].batch}\n")
            else:
                decision = decide(ledger, mark or "", act or "", argument, why, name, when)
                about = f" {decision.field}={decision.value}" if decision.field else ""
                write(f"{decision.act}{about}: {decision.id} ({name}, {when})\n")
    except (NoLedgerError, WrongRulingError) as error:
        for line in str(error).split("\n"):
            complain(line)
        raise typer.Exit(FAILED) from None
    except OSError as error:
        complain(f"{error.filename or case}: {error.strerror}; nothing was decided")
        raise typer.Exit(FAILED) from None
