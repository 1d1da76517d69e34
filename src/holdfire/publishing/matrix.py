"""The position matrix: parties down, issues across, in each cell the stances and the words that they rest on."""

from collections.abc import Callable, Sequence
from math import ceil

from rich.box import Box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from holdfire.publishing.visible import shortened
from holdfire.publishing.wording import plain, stance_colour, stance_words
from holdfire.record import Position

NARROW = 64  # columns; below it two issues do not fit beside a party, and parties stand in blocks
_CELL = 25  # columns that a cell needs to stay readable
_WIDEST = 42
_GAP = 2  # columns between cells
_QUOTE = 140  # characters of evidence; of the gold, 98 in 100 are shorter
_NAME = 60  # characters of a speaker
# a line under the head, and a light one between parties
_LINED = Box("    \n    \n ── \n    \n ╌╌ \n    \n    \n    \n")


def matrix(positions: Sequence[Position], width: int) -> RenderableType:
    """The positions of one report for a terminal of `width` columns; a wide matrix is cut into bands of issues."""
    positions = sorted(positions, key=lambda p: p.span)
    parties = _in_order(positions, lambda p: p.party)
    if width < NARROW:
        return Group(*(_block(party, [p for p in positions if p.party == party]) for party in parties))
    margin, issues = name_width(width), _by_holders(positions)
    bands = ceil(len(issues) / max(1, (width - margin) // (_CELL + _GAP)))
    across = ceil(len(issues) / bands)
    cell = min(_WIDEST, (width - margin) // across - _GAP)
    held: dict[tuple[str, str], list[Position]] = {}
    for p in positions:
        held.setdefault((p.party, p.issue), []).append(p)
    tables: list[RenderableType] = []
    for first in range(0, len(issues), across):
        band = issues[first : first + across]
        table = lined_table(("", margin), *((plain(issue), cell) for issue in band))
        for party in parties:
            cells = [held.get((party, issue), ()) for issue in band]
            if any(cells):
                table.add_row(Text(shortened(party, _NAME), style="bold"), *(_cell(rows) for rows in cells))
        tables += [table, Text()]
    return Group(*tables[:-1])


def lined_table(*columns: tuple[str, int]) -> Table:
    """A table of columns with these heads and widths, with a line under the head and a light one between rows."""
    table = Table(box=_LINED, show_lines=True, show_edge=False, padding=(0, _GAP - 1, 0, 0), header_style="bold")
    for head, width in columns:
        table.add_column(head, width=width, overflow="fold")
    return table


def name_width(width: int) -> int:
    """The columns of the left margin that all tables share: a party's name, a day, an issue."""
    return 14 if width < 90 else 16 if width < 120 else 20


def quoted(words: str, limit: int = _QUOTE) -> Text:
    """Words of a report, shortened, in single quotation marks."""
    return Text(f"‘{shortened(words, limit)}’", style="dim")


def _in_order(positions: Sequence[Position], key: Callable[[Position], str]) -> list[str]:
    """The different keys in the order in which the report first comes to them."""
    return list(dict.fromkeys(key(p) for p in positions))


def _by_holders(positions: Sequence[Position]) -> list[str]:
    """The issues: those on which most parties speak first, then those of one party alone, party by party."""
    holders: dict[str, set[str]] = {}
    for p in positions:
        holders.setdefault(p.issue, set()).add(p.party)
    issues = _in_order(positions, lambda p: p.issue)
    parties = _in_order(positions, lambda p: p.party)
    shared = sorted((i for i in issues if len(holders[i]) > 1), key=lambda i: -len(holders[i]))
    return shared + [i for party in parties for i in issues if holders[i] == {party}]


def _cell(rows: Sequence[Position]) -> Text:
    return Text("\n\n").join(_entry(p) for p in rows)


def _entry(p: Position) -> Text:
    """One position: stance, words, and who says it and who passes it on."""
    stance = Text(shortened(stance_words(p.stance, p.target), _NAME), style=f"bold {stance_colour(p.stance)}")
    told = f" via {shortened(p.via, _NAME)}" if p.via else ""
    return Text("\n").join([stance, quoted(p.evidence), Text(f"— {shortened(p.speaker, _NAME)}{told}")])


def _block(party: str, positions: Sequence[Position]) -> RenderableType:
    """All positions of one party under its name, for a narrow terminal."""
    parts: list[RenderableType] = [Text(shortened(party, _NAME), style="bold underline")]
    for issue in _in_order(positions, lambda p: p.issue):
        parts.append(Padding(Text(plain(issue), style="bold"), (0, 0, 0, 2)))
        parts += [Padding(_entry(p), (0, 0, 1, 4)) for p in positions if p.issue == issue]
    return Group(*parts)
