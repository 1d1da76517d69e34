"""Standard output: how wide it is, whether it takes colour, and what happens when nobody reads it any more."""

import io
import os
import shutil
import sys

import typer

from holdfire.cli.errors import FAILED, complain

CLOSED = 141  # what a shell reports for a command whose output was closed
_PIPED = 100  # columns where there is no terminal
_LEAST, _MOST = 40, 220


def write(text: str) -> None:
    """Write and flush; whoever stopped reading (| head) ends the command without a word.

    Raises `typer.Exit`: with 141 when the output was closed, with 2 and one line when it cannot be written.
    """
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        _drop_output()
        raise typer.Exit(CLOSED) from None
    except OSError as error:
        _drop_output()
        complain(f"standard output: {error.strerror}; nothing more was written")
        raise typer.Exit(FAILED) from None


def prepare(*, data: bool) -> None:
    """Set the encoding: data is always UTF-8, and a terminal that lacks a character shows `?` for it."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        if data:
            sys.stdout.reconfigure(encoding="utf-8", newline="\n")
        else:
            sys.stdout.reconfigure(errors="replace")


def takes_colour() -> bool:
    """Whether standard output is a terminal whose owner has not asked for plain text (https://no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def columns() -> int:
    """The width to print at: that of the terminal or of COLUMNS, else 100."""
    return max(_LEAST, min(_MOST, shutil.get_terminal_size((_PIPED, 24)).columns))


def _drop_output() -> None:
    """Send what is still buffered nowhere, so that the interpreter does not fail on it while it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, sys.stdout.fileno())
    except (OSError, io.UnsupportedOperation):
        sys.stdout = io.StringIO()
    finally:
        os.close(nowhere)
