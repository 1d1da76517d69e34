"""`holdfire schema`: the JSON Schema of what `holdfire read --json` prints."""

from importlib.resources import files

from holdfire.cli.output import write

SCHEMA = "schema/extraction-1.json"
ABOUT = """Print the JSON Schema (draft 2020-12) of what `holdfire read --json` prints.

\b
Example:
  holdfire schema > extraction-1.json

\b
Exit status:
  0  always"""


def schema() -> None:
    """Print the schema that ships with the package; see `ABOUT`."""
    write(files("holdfire").joinpath(SCHEMA).read_text(encoding="utf-8"))
