"""The board for a person: clauses down, parties across, in each cell the answer, since when and in which words."""

from collections.abc import Sequence
from datetime import date

from rich.console import Group, RenderableType
from rich.text import Text

from holdfire.publishing.matrix import quoted
from holdfire.publishing.side_by_side import side_by_side
from holdfire.publishing.views.view import Row
from holdfire.publishing.visible import shortened
from holdfire.publishing.wording import day_words

_NAME = 60
_WORDS = 90
_COLOURS = {
    "on board": "green",
    "with reservations": "cyan",
    "proposes it": "cyan",
    "not on board": "red",
    "no longer": "red",
    "not clear": "yellow",
}


def board_page(rows: Sequence[Row], width: int) -> RenderableType:
    """One table; a wide board is cut into bands of parties."""
    cells = {(str(r["clause"]).replace("_", " "), str(r["party"])): r for r in rows}
    clauses = list(dict.fromkeys(clause for clause, _ in cells))
    parties = list(dict.fromkeys(party for _, party in cells))

    def cell(clause: str, party: str) -> Text | None:
        row = cells.get((clause, party))
        return _cell(row) if row is not None else None

    return Group(*list(side_by_side(clauses, parties, cell, width))[:-1])


def _cell(r: Row) -> Text:
    answer = Text(str(r["answer"]), style=f"bold {_COLOURS[str(r['answer'])]}")
    if isinstance(r["since"], date):
        answer.append(f"\nsince {day_words(r['since'])}", style="not bold")
    if r["words"] is None:
        return Text("\n").join([answer, Text(str(r["because"]), style="dim")])
    told = f" via {shortened(str(r['via']), _NAME)}" if r["via"] else ""
    day = f", {day_words(r['published'])}" if isinstance(r["published"], date) else ""
    return Text("\n").join(
        [answer, quoted(str(r["words"]), _WORDS), Text(f"— {shortened(str(r['speaker']), _NAME)}{told}{day}")]
    )
