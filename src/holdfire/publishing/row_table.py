"""Rows of any view as a table for a person: the columns that fit, and words that wrap."""

from collections.abc import Sequence
from datetime import date

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from holdfire.publishing.matrix import lined_table
from holdfire.publishing.views.view import Row, View
from holdfire.publishing.visible import shortened
from holdfire.publishing.wording import plain

_LONGEST = 160  # characters of a cell
_LEAST, _MOST = 6, 44  # columns
_GAP = 2
_ID = 8  # characters of an identity; enough to be unambiguous in most cases


def row_table(view: View, rows: Sequence[Row], width: int) -> RenderableType:
    """The rows with as many of their columns, from the left, as can be read at `width`."""
    if not rows:
        return Text(f"No {view.name}.", style="dim")
    names = [name for name in view.columns or rows[0] if any(row[name] not in (None, [], "") for row in rows)]
    wanted = {name: _wanted(name, rows) for name in names}
    while sum(min(w, 24) + _GAP for w in wanted.values()) > width and len(wanted) > 2:
        wanted.popitem()
    room = width - _GAP * len(wanted)
    widths = _shared(list(wanted.values()), room)
    table: Table = lined_table(*((plain(name), w) for name, w in zip(wanted, widths, strict=True)))
    for row in rows:
        table.add_row(*(Text(_words(name, row[name])) for name in wanted))
    return table


def _wanted(name: str, rows: Sequence[Row]) -> int:
    longest = max(len(_words(name, row[name])) for row in rows)
    return max(_LEAST, len(name), min(longest, _MOST))


def _shared(wanted: list[int], room: int) -> list[int]:
    """Widths that fit into the room: narrow columns have what they want, wide ones share the rest."""
    widths = list(wanted)
    while sum(widths) > room and max(widths) > _LEAST:
        widths[widths.index(max(widths))] -= 1
    return widths


def _words(name: str, value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return ", ".join(_words(name, item) for item in value)
    text = str(value)
    if name in ("id", "report", "origin") or name.endswith("_id"):
        return text[:_ID]
    return plain(text) if name in ("issue", "stance", "before") else shortened(text, _LONGEST)
