"""`holdfire build`: the reports of a case become its ledger; only what is new is read."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from holdfire.cli.errors import FAILED, complain
from holdfire.cli.output import prepare, write
from holdfire.engines.names import EngineName

ABOUT = """Bring the ledger of a case up to date: read what is new or changed in its folder.

The ledger that stands answers until the new one is whole. Killed at any moment, nothing is lost:
the next build goes on with what was read already.

\b
Example:
  holdfire build my-case
  holdfire build my-case --engine ray --ray-address auto --ray-folder s3://bucket/holdfire

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
Engine = Annotated[
    EngineName, typer.Option("--engine", help="Where reports are read: processes here, or a Ray cluster.")
]
Address = Annotated[
    str | None,
    typer.Option("--ray-address", metavar="ADDRESS", help="The cluster; if not given, RAY_ADDRESS, else one here."),
]
Folder = Annotated[
    str | None,
    typer.Option(
        "--ray-folder", metavar="ADDRESS", help="A folder or object store that all machines of the cluster reach."
    ),
]


def build(
    case: CaseFolder,
    processes: Processes = None,
    engine: Engine = EngineName.LOCAL,
    ray_address: Address = None,
    ray_folder: Folder = None,
) -> None:
    """Build and say what is new; see `ABOUT`."""
    from holdfire.cli.progress import stages
    from holdfire.engines import EngineError, engine_named
    from holdfire.ledger.lock import BuildError
    from holdfire.pipeline import build as build_case

    prepare(data=False)
    try:
        with engine_named(engine, processes, ray_address, ray_folder) as running, stages() as notice:
            built = build_case(case, today=date.today(), engine=running, notice=notice)
    except (BuildError, EngineError) as error:
        for line in str(error).split("\n"):
            complain(line)
        raise typer.Exit(FAILED) from None
    from holdfire.publishing.tallies import build_lines

    write(build_lines(built, str(case)))
