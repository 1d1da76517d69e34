"""`holdfire init`: the folder of a new case."""

from pathlib import Path
from typing import Annotated

import typer

from holdfire.cli.arguments import WrongArgumentError, parties_of
from holdfire.cli.errors import FAILED, complain
from holdfire.cli.output import prepare, write

ABOUT = """Make the folder of a new case: case.toml to edit, and a place for its reports.

\b
Example:
  holdfire init my-case --party "Russia=Kremlin,Moscow" --party Ukraine --party "United States"

\b
Exit status:
  0    the case is there
  2    there is a case in this folder already, or no party was named"""

CaseFolder = Annotated[Path, typer.Argument(metavar="CASE", help="The folder to make.", show_default=False)]
Party = Annotated[
    list[str] | None,
    typer.Option("--party", metavar="PARTY", help="A side, as Ukraine or Russia=Kremlin,Moscow. Can be given again."),
]
Title = Annotated[str | None, typer.Option("--title", metavar="WORDS", help="What the case is called.")]


def init(case: CaseFolder, party: Party = None, title: Title = None) -> None:
    """Make the case; see `ABOUT`."""
    from holdfire.sources.case_file import NAME, new_case

    prepare(data=False)
    try:
        parties = parties_of(party or ())
        if not parties:
            raise WrongArgumentError("no party named; name each side: --party Russia --party Ukraine")
        if (case / NAME).exists():
            raise WrongArgumentError(f"{case}: there is a case already; edit its {NAME}")
        (case / "reports").mkdir(parents=True, exist_ok=True)
        (case / NAME).write_text(new_case(title or case.resolve().name, parties), encoding="utf-8")
    except (WrongArgumentError, OSError) as error:
        complain(f"{case}: {error.strerror}; give another folder" if isinstance(error, OSError) else str(error))
        raise typer.Exit(FAILED) from None
    write(f"{case}: a case with {len(parties)} parties; put reports in: holdfire add {case} FILE\n")
