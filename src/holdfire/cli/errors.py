"""How the command line says that something is wrong: one line on standard error, and exit status 2."""

import sys
from typing import cast

import typer

from holdfire.publishing.visible import visible

FAILED = 2

# Typer exports only the most special of its usage errors
UsageError = cast(type[typer.BadParameter], typer.BadParameter.__mro__[1])


def complain(line: str) -> None:
    """Write one line on standard error; what a file name or an option smuggles in is made visible."""
    sys.stdout.flush()
    sys.stderr.write(f"holdfire: {visible(line)}\n")
    sys.stderr.flush()
