"""Clocks for a person: a row for each clause and reading, with the state, the time that is left and the reason."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any, cast

from rich.console import Group, RenderableType
from rich.text import Text

from holdfire.publishing.matrix import NARROW, lined_table, name_width
from holdfire.publishing.views.view import Row
from holdfire.publishing.visible import shortened
from holdfire.publishing.wording import day_words

_NAME = 60
_STATE = 16
_COLOURS = {
    "in force": "green",
    "not yet": "cyan",
    "expired": "bright_black",
    "suspended": "red",
    "contested": "magenta",
    "undetermined": "yellow",
}


def clocks_page(rows: Sequence[Row], width: int) -> RenderableType:
    """A block for each clause."""
    at = datetime.fromisoformat(str(rows[0]["at"]))
    parts: list[RenderableType] = [Text(f"at {day_words(at)}, {at:%H:%M} ({at:%z})", style="dim"), Text()]
    for clause, held in groupby(rows, key=lambda r: str(r["clause"])):
        margin = name_width(width)
        if width < NARROW:
            table = lined_table(("reading", margin), ("state, and why", width - margin - 4))
        else:
            table = lined_table(
                ("reading", margin), ("state", _STATE), ("from, to, and why", width - margin - _STATE - 6)
            )
        for r in held:
            who = Text(shortened(str(r["party"]), _NAME), style="bold")
            if width < NARROW:
                table.add_row(who, Text("\n").join([_state(r), _why(r)]))
            else:
                table.add_row(who, _state(r), _why(r))
        parts += [Text(clause, style="bold underline"), table, Text()]
    return Group(*parts[:-1])


def _state(r: Row) -> Text:
    state = Text(str(r["state"]), style=f"bold {_COLOURS[str(r['state'])]}")
    return Text("\n").join([state, Text(f"{r['left']} left")]) if r["left"] else state


def _why(r: Row) -> Text:
    lines = []
    ends = cast(Sequence[Mapping[str, Any]], r["ends"])
    begins = f"from {_moment(str(r['begins']))}" if r["begins"] else "no start"
    if ends:
        said = [f"to {_end(e)}" + (f" {e['counting']}" if e["counting"] else "") for e in ends]
        lines.append(Text(f"{begins} {', '.join(said)}"))
    else:
        lines.append(Text(f"{begins}, no end"))
    if r["retroactive"]:
        lines.append(Text(f"stated only on {day_words(cast(datetime, r['stated']))}", style="yellow"))
    lines.append(Text(str(r["because"])))
    told = cast(Sequence[Mapping[str, Any]], r["rests_on"])
    lines += [Text(f"‘{shortened(str(t['words']), 90)}’ {t['report']}", style="dim") for t in told]
    return Text("\n").join(lines)


def _moment(words: str) -> str:
    """A day, with the hour where it is not midnight."""
    when = datetime.fromisoformat(words)
    return day_words(when) if (when.hour, when.minute) == (0, 0) else f"{day_words(when)} {when:%H:%M}"


def _end(e: Mapping[str, Any]) -> str:
    when = datetime.fromisoformat(e["moment"])
    if (when.hour, when.minute) == (0, 0):
        return f"the end of {day_words(datetime.fromisoformat(e['last_day']))}"
    return f"{day_words(when)} {when:%H:%M}"
