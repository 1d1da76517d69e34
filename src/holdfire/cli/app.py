"""The command and its exit statuses: 0 all read, 2 something could not be read or was asked wrongly, 130 interrupted."""

import os
import sys

import typer

from holdfire.cli.read import read
from holdfire.cli.schema import schema

# typer carries a click of its own: the class of all its usage errors is reached through the one that it publishes
_UsageError = typer.BadParameter.__mro__[2]

app = typer.Typer(
    name="holdfire",
    help="Keeps the record of a ceasefire: who agreed to what, in whose words, and where the accounts differ.",
    epilog="Example: holdfire read report.txt --published 2025-03-18",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command("read", epilog="Examples: holdfire read report.txt --published 2025-03-18 | holdfire read reports/ --json")(
    read
)
app.command("schema", epilog="Example: holdfire schema > extraction-1.json")(schema)


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        typer.echo(f"holdfire {version('holdfire')}")
        raise typer.Exit


@app.callback()
def _holdfire(
    version: bool = typer.Option(
        False, "--version", callback=_version, is_eager=True, help="Show the version and leave."
    ),
) -> None:
    """Keeps the record of a ceasefire: who agreed to what, in whose words, and where the accounts differ."""


def main() -> None:
    """Run the command; every error a person makes is answered in one line."""
    try:
        status = app(standalone_mode=False)
        sys.stdout.flush()
    except _UsageError as error:
        typer.echo(f"holdfire: {_one_line(error)}; see holdfire --help", err=True)
        status = 2
    except (typer.Abort, KeyboardInterrupt):
        status = 130
    except BrokenPipeError:
        # the reader of our output has left: nothing to say, and nothing to flush at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 0
    raise SystemExit(status if isinstance(status, int) else 0)


def _one_line(error: BaseException) -> str:
    """What was asked wrongly; asked nothing at all, say so."""
    said = " ".join(str(getattr(error, "message", error)).split())
    return "no command given" if not said or said.startswith("Usage:") else said.rstrip(".")
