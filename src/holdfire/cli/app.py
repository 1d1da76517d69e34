"""The command `holdfire` itself: its commands, its version, and errors in one line."""

import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Annotated, Any, NoReturn

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from holdfire import __version__
from holdfire.cli.errors import FAILED, UsageError, complain

_ABOUT = """Keep the record of a ceasefire: who takes which position, in whose words.

\b
Example:
  holdfire read report.txt --published 2025-03-18

\b
Exit status:
  0    everything was read
  2    an option is wrong, or a report could not be read (the others still are)
  130  interrupted with Ctrl-C
  141  whoever was reading the output stopped (| head)"""


_NO_BRACES = str.maketrans("", "", "{}")


# in the order in which a person needs them; each is a function of this name in a module of this name
COMMANDS = {
    "read": "Read reports: who takes which position, in whose words.",
    "quotes": "Show who said what: source, cue and content.",
    "init": "Make the folder of a new case.",
    "add": "Add reports to a case, nothing twice.",
    "build": "Bring the ledger of a case up to date.",
    "draft": "Propose the terms of a case, to edit.",
    "show": "Show what the ledger of a case holds.",
    "why": "Show what a row of the ledger rests on.",
    "rule": "Decide about a row of the ledger.",
    "schema": "Print the JSON Schema of what read --json prints.",
}


class Commands(TyperGroup):
    """The commands, each loaded when it is asked for; every mistake of their user is answered in one line on standard error."""

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of this name; null where there is none."""
        return command(cmd_name) if cmd_name in COMMANDS else None

    def main(self, args: Sequence[str] | None = None, prog_name: str | None = None, **extra: Any) -> NoReturn:  # type: ignore[override]
        """Run a command and exit with its status."""
        extra["standalone_mode"] = False
        try:
            status = super().main(args, prog_name, **extra)
        except typer.Abort as stop:
            raise SystemExit(130) from stop
        except UsageError as error:
            command = error.ctx.command_path if error.ctx else "holdfire"
            message = error.format_message().rstrip(".")
            see = " See" if message.endswith("?") else "; see"
            complain(f"{message[:1].lower()}{message[1:]}{see} {command} --help")
            raise SystemExit(FAILED) from None
        sys.exit(status if isinstance(status, int) else 0)


class PlainUsage(TyperCommand):
    """A command whose usage line names its arguments without braces."""

    def collect_usage_pieces(self, ctx: typer.Context) -> list[str]:  # type: ignore[override]
        """The words after the command's name."""
        return [piece.translate(_NO_BRACES) for piece in super().collect_usage_pieces(ctx)]


_PLAIN: dict[str, Any] = {"add_completion": False, "rich_markup_mode": None, "pretty_exceptions_enable": False}
app = typer.Typer(
    cls=Commands,
    help=_ABOUT,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    **_PLAIN,
)


def command(name: str) -> Any:
    """The command of this name with its options."""
    module = import_module(f"holdfire.cli.{name}")
    alone = typer.Typer(**_PLAIN)
    alone.command(name, cls=PlainUsage, help=module.ABOUT, short_help=COMMANDS[name])(getattr(module, name))
    return get_command(alone)


def _not_loaded() -> None:
    """Stands for a command until it is asked for."""


for _name, _short in COMMANDS.items():
    app.command(_name, short_help=_short)(_not_loaded)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"holdfire {__version__}")
        raise typer.Exit


@app.callback()
def holdfire(
    _version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """The group of commands; its help stands in `_ABOUT`."""
