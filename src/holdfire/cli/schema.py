"""`holdfire schema`: the JSON Schema of what `read --json` prints."""

from importlib.resources import files

import typer


def schema() -> None:
    """Print the JSON Schema of the objects that `holdfire read --json` prints."""
    typer.echo(files("holdfire").joinpath("schema/extraction-1.json").read_text(encoding="utf-8"), nl=False)
