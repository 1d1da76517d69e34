"""Tables with the parties of a case across: one column a party, in bands where they do not fit beside each other."""

from collections.abc import Callable, Iterator, Sequence

from rich.console import RenderableType
from rich.text import Text

from holdfire.publishing.matrix import NARROW, lined_table, name_width
from holdfire.publishing.visible import shortened

_CELL = 20  # columns that a cell needs to stay readable
_WIDEST = 44
_GAP = 2
_NAME = 60


def side_by_side(
    lines: Sequence[str], parties: Sequence[str], cell: Callable[[str, str], Text | None], width: int
) -> Iterator[RenderableType]:
    """Tables with `lines` down and parties across; a cell that is null stays empty, a line without any cell is left out."""
    margin = 10 if width < NARROW else min(name_width(width), max(map(len, lines), default=8) + 2)
    fit = max(1, (width - margin - _GAP) // (_CELL + _GAP))
    for first in range(0, len(parties), fit):
        band = parties[first : first + fit]
        room = min(_WIDEST, (width - margin - _GAP) // len(band) - _GAP)
        table = lined_table(("", margin), *((shortened(p, _NAME), room) for p in band))
        for line in lines:
            cells = [cell(line, party) for party in band]
            if any(c is not None for c in cells):
                table.add_row(
                    Text(line, style="bold"), *(c if c is not None else Text("—", style="dim") for c in cells)
                )
        yield table
        yield Text()
