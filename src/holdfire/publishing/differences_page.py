"""Differences for a person: clause by clause, both accounts side by side, and what became of each."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any, cast

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from holdfire.publishing.matrix import NARROW, lined_table, quoted
from holdfire.publishing.views.view import Row
from holdfire.publishing.visible import shortened
from holdfire.publishing.wording import day_words

_NAME = 60
_WORDS = 150
_MARGIN = 22


def differences_page(rows: Sequence[Row], width: int) -> RenderableType:
    """A block for each clause: between the parties first, then a party's own words."""
    parts: list[RenderableType] = []
    for clause, held in groupby(rows, key=lambda r: str(r["clause"])):
        found = sorted(
            held,
            key=lambda r: (bool(r["own_words"]), r["status"] != "open", r["relation"] == "only one side mentions it"),
        )
        still = sum(r["status"] == "open" and not r["own_words"] for r in found)
        tally = (
            f" · {still} open between the parties, {sum(bool(r['own_words']) for r in found)} in one party's own words"
        )
        parts += [Text.assemble((clause, "bold underline"), (tally, "dim")), _table(found, width), Text()]
    return Group(*parts[:-1])


def _table(rows: Sequence[Row], width: int) -> Table:
    if width < NARROW:
        table = lined_table(("", 14), ("the accounts", width - 18))
        for r in rows:
            table.add_row(_kind(r), Text("\n").join([_account(r["a"]), _account(r["b"]), *_course(r)]))
        return table
    margin = _MARGIN if width >= 90 else 16
    room = min(62, (width - margin - 6) // 2)
    table = lined_table(("", margin), ("one account", room), ("the other account", room))
    for r in rows:
        course = _course(r)
        table.add_row(_kind(r), _account(r["a"]), Text("\n").join([_account(r["b"]), *course]))
    return table


def _kind(r: Row) -> Text:
    lines = [Text(str(r["axis"]), style="bold"), Text(str(r["relation"] or ""))]
    if r["own_words"]:
        lines.append(Text("in its own words"))
    since = r["first_seen"]
    if r["own_words"]:
        lines.append(Text(day_words(since) if isinstance(since, date) else "undated"))
        return Text("\n").join(lines)
    state = Text(str(r["status"]), style="yellow" if r["status"] == "open" else "green")
    if isinstance(since, date):
        state.append(f" since {day_words(since)}" if r["status"] == "open" else "")
        if r["status"] != "open":
            lines.append(Text(f"seen {day_words(since)}"))
    lines.append(state)
    return Text("\n").join(lines)


def _account(told: object) -> Text:
    account = cast(Mapping[str, Any], told)
    who = shortened(str(account["party"] or account["speaker"]), _NAME)
    if account["party"] and account["speaker"] and account["speaker"] != account["party"]:
        who += f" ({shortened(str(account['speaker']), _NAME)})"
    when = f", {day_words(date.fromisoformat(account['stated']))}" if account["stated"] else ""
    return Text("\n").join([Text(who + when, style="bold"), quoted(str(account["wording"]), _WORDS)])


def _course(r: Row) -> list[Text]:
    """What closed it."""
    if not r["closed_by"]:
        return []
    by = cast(Mapping[str, Any], r["closed_by"])
    day = day_words(r["closed"]) if isinstance(r["closed"], date) else "undated"
    return [Text(f"{r['status']} {day} by {by['party']}: ‘{shortened(str(by['wording']), 70)}’", style="dim")]
