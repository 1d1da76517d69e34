"""Promises for a person: who promised what by when, how it stands, and the words of promise and outcome."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, cast

from rich.console import RenderableType
from rich.text import Text

from holdfire.publishing.matrix import NARROW, lined_table, quoted
from holdfire.publishing.views.view import Row
from holdfire.publishing.visible import shortened
from holdfire.publishing.wording import day_words, plain

_NAME = 60
_SHOWN = 3  # outcomes
_COLOURS = {"met": "green", "due": "cyan", "short": "yellow", "late": "yellow", "not_verifiable": "yellow"}


def commitments_page(rows: Sequence[Row], width: int) -> RenderableType:
    """A row for each promise."""
    if width < NARROW:
        table = lined_table(("promise", width - 2))
        for r in rows:
            table.add_row(Text("\n").join([_promise(r), _state(r), _words(r), _came(r)]))
        return table
    what = 24 if width >= 100 else 20
    room = (width - what - 6) // 2
    table = lined_table(("promise", what), ("in these words", room), ("what came of it", room))
    for r in rows:
        table.add_row(_promise(r), _words(r), Text("\n").join([_state(r), _came(r)]))
    return table


def _promise(r: Row) -> Text:
    count = f": {r['quantity']:,}{' each' if r['each'] else ''}" if r["quantity"] is not None else ""
    who = ", ".join(cast(Sequence[str], r["actors"])) or "party not stated"
    due = day_words(r["due"]) if isinstance(r["due"], date) else f"“{r['due']}”" if r["due"] else "no date"
    return Text("\n").join(
        [Text(plain(str(r["kind"])) + count, style="bold"), Text(shortened(who, _NAME)), Text(f"due: {due}")]
    )


def _words(r: Row) -> Text:
    mentions = cast(Sequence[Mapping[str, Any]], r["mentions"])
    more = f", and {len(mentions) - 1} more" if len(mentions) > 1 else ""
    day = f"{day_words(r['published'])}, " if isinstance(r["published"], date) else ""
    return Text("\n").join([quoted(str(r["words"])), Text(f"{day}{r['report']}{more}", style="dim")])


def _state(r: Row) -> Text:
    state = str(r["state"])
    return Text(f"{plain(state)}", style=f"bold {_COLOURS.get(state, 'default')}").append(
        f": {r['reason']}", style="not bold"
    )


def _came(r: Row) -> Text:
    outcomes = cast(Sequence[Mapping[str, Any]], r["outcomes"])
    lines = []
    for o in outcomes[:_SHOWN]:
        by = f" — {shortened(str(o['source']), _NAME)}" if o["source"] else ""
        lines.append(quoted(str(o["words"])).append(f"{by} ({o['report']})"))
    if len(outcomes) > _SHOWN:
        lines.append(Text(f"and {len(outcomes) - _SHOWN} more", style="dim"))
    return Text("\n").join(lines)
