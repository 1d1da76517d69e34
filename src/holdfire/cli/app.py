"""The command `holdfire` itself: its commands, its version, and errors in one line."""

import sys
from collections.abc import Callable, Sequence
from typing import Annotated, Any, NoReturn

import typer
from typer.core import TyperCommand, TyperGroup

from holdfire import __version__
from holdfire.cli import add, build, init, quotes, read, rule, schema, show, why
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


class OneLineErrors(TyperGroup):
    """A group of commands that answers every mistake of its user in one line on standard error."""

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


app = typer.Typer(
    cls=OneLineErrors,
    help=_ABOUT,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
# in the order in which a person needs them
COMMANDS: tuple[tuple[Callable[..., None], str, str], ...] = (
    (read.read, read.ABOUT, "Read reports: who takes which position, in whose words."),
    (quotes.quotes, quotes.ABOUT, "Show who said what: source, cue and content."),
    (init.init, init.ABOUT, "Make the folder of a new case."),
    (add.add, add.ABOUT, "Add reports to a case, nothing twice."),
    (build.build, build.ABOUT, "Bring the ledger of a case up to date."),
    (show.show, show.ABOUT, "Show what the ledger of a case holds."),
    (why.why, why.ABOUT, "Show what a row of the ledger rests on."),
    (rule.rule, rule.ABOUT, "Decide about a row of the ledger."),
    (schema.schema, schema.ABOUT, "Print the JSON Schema of what read --json prints."),
)
for run, about, short in COMMANDS:
    app.command(cls=PlainUsage, help=about, short_help=short)(run)


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
