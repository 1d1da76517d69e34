"""Counts for a person: who counts what against whom, over which time, with the parts and whether they add up."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, cast

from rich.console import RenderableType
from rich.text import Text

from holdfire.publishing.matrix import NARROW, lined_table, name_width, quoted
from holdfire.publishing.views.view import Row
from holdfire.publishing.visible import shortened
from holdfire.publishing.wording import day_words, plain

_NAME = 60
_BOUNDS = {"exact": "", "at_least": "at least ", "at_most": "at most ", "about": "about ", "several": "several times "}
_SUMS = {
    "adds_up": "the parts add up",
    "within_bound": "the parts are within the bound",
    "parts_left_out": "the parts named make less",
    "contradicts": "the parts contradict it",
}


def counts_page(rows: Sequence[Row], width: int) -> RenderableType:
    """A row for each count, in order of publication."""
    margin = name_width(width)
    if width < NARROW:
        table = lined_table(("who", margin), ("count", width - margin - 4))
        for r in rows:
            table.add_row(_who(r), Text("\n").join([_count(r), _words(r)]))
        return table
    room = (width - margin - 6) // 2
    table = lined_table(("who counts", margin), ("how many, over which time", room), ("in these words", room))
    for r in rows:
        table.add_row(_who(r), _count(r), _words(r))
    return table


def _who(r: Row) -> Text:
    against = f"against {r['against']}" if r["against"] else "against whom is not said"
    day = day_words(r["published"]) if isinstance(r["published"], date) else "undated"
    return Text("\n").join([Text(str(r["by"]), style="bold"), Text(against), Text(day, style="dim")])


def _count(r: Row) -> Text:
    unit = _unit(str(r["unit"]), cast("int | None", r["value"]))
    total = f"{_BOUNDS[str(r['bound'])]}{r['value']:,} {unit}" if r["value"] is not None else f"no total of {unit}"
    issue = f", {plain(str(r['issue']))}" if r["issue"] else ""
    lines = [Text(total, style="bold").append(issue, style="not bold"), Text(_window(r))]
    parts = cast(Sequence[Mapping[str, Any]], r["parts"])
    if parts:
        told = (
            f"{_BOUNDS[p['bound']]}{p['value']:,} {_unit(p['unit'], p['value'])}"
            + (f" of the {plain(p['of'])}" if p["of"] else "")
            for p in parts
        )
        lines.append(Text(", ".join(told), style="dim"))
    verdict = _SUMS.get(str(r["adds_up"]))
    if verdict:
        wrong = r["adds_up"] in ("contradicts", "parts_left_out")
        lines.append(Text(f"{verdict}: {r['sum_of_parts']:,}", style="yellow" if wrong else "green"))
    if r["below"]:
        lines.append(Text("below an earlier figure of the same tally", style="yellow"))
    if r["not_beside"]:
        why = "; ".join(cast(Sequence[str], r["not_beside"]))
        lines.append(Text(f"not to be set beside the other side's count before it: {why}", style="dim"))
    return Text("\n").join(lines)


def _unit(name: str, number: int | None) -> str:
    """A unit in the number that its figure asks for: "1 attack", "14 attacks", "2 casualties"."""
    words = plain(name)
    if number == 1:
        return words
    return f"{words[:-1]}ies" if words.endswith("y") else f"{words}s"


def _window(r: Row) -> str:
    start, end = r["start"], r["end"]
    if isinstance(start, date) and isinstance(end, date):
        days = day_words(start) if start == end else f"{day_words(start)} to {day_words(end)}"
        return f"{days}, {r['hours']} hours" if r["hours"] else days
    return shortened(str(r["window"]), _NAME) if r["window"] else "time not stated"


def _words(r: Row) -> Text:
    by = f"— {shortened(str(r['speaker'] or r['by']), _NAME)}" + (
        f" via {shortened(str(r['via']), _NAME)}" if r["via"] else ""
    )
    return Text("\n").join([quoted(str(r["words"])), Text(by), Text(str(r["report"]), style="dim")])
