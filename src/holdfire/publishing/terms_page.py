"""Terms for a person: clause by clause, the axes down and the parties across, each with its words, speaker and day."""

from collections.abc import Sequence
from itertools import groupby

from rich.console import Group, RenderableType
from rich.text import Text

from holdfire.publishing.matrix import quoted
from holdfire.publishing.side_by_side import side_by_side
from holdfire.publishing.views.view import Row
from holdfire.publishing.visible import shortened
from holdfire.publishing.wording import day_words
from holdfire.record import Axis

_NAME = 60
_WORDS = 110  # characters of a quotation
_EARLIER = 3  # earlier wordings that are shown
_AXES = [a.value for a in Axis]


def terms_page(rows: Sequence[Row], width: int) -> RenderableType:
    """A block for each clause."""
    parts: list[RenderableType] = []
    for clause, held in groupby(rows, key=lambda r: str(r["clause"])):
        settled = list(held)
        parties = list(dict.fromkeys(str(r["party"]) for r in settled))
        cells: dict[tuple[str, str], list[Row]] = {}
        for r in settled:
            cells.setdefault((str(r["axis"] or "says"), str(r["party"])), []).append(r)
        lines = [a for a in _AXES if any(axis == a for axis, _ in cells)]
        lines += [] if lines else ["says"]
        parts += [Text.assemble((str(settled[0]["title"]), "bold underline"), (f" · {clause}", "dim"))]
        parts += side_by_side(lines, parties, lambda a, p, c=cells: _cell(c.get((a, p), [])), width)  # type: ignore[misc]
    return Group(*parts[:-1])


def _cell(rows: Sequence[Row]) -> Text | None:
    """What stands, then what was said before."""
    if not rows:
        return None
    standing = [r for r in rows if r["status"] == "stands"]
    earlier = [r for r in rows if r["status"] == "earlier"]
    parts = [
        _entry(list(same)) for _, same in groupby(standing or rows[-1:], key=lambda r: (r["report"], r["speaker"]))
    ]
    before = list(dict.fromkeys(map(_before, reversed(earlier))))[:_EARLIER]
    return Text("\n").join([*parts, *(Text(f"before, {line}", style="dim") for line in before)])


def _entry(rows: Sequence[Row]) -> Text:
    """The words of one reading on one axis, what they are taken for, and who said so when."""
    first = rows[0]
    values = [str(r["value"]) for r in rows if r["value"] is not None]
    words = " … ".join(dict.fromkeys(str(r["words"]) for r in rows))
    lines = []
    if first["negated"]:
        lines.append(
            Text("none: ", style="yellow").append(", ".join(values)) if values else Text("none stated", style="yellow")
        )
    elif values:
        lines.append(Text(", ".join(dict.fromkeys(values)), style="bold"))
    lines.append(quoted(words, _WORDS))
    told = f" via {shortened(str(first['via']), _NAME)}" if first["via"] else ""
    lines.append(Text(f"— {shortened(str(first['speaker']), _NAME)}{told}, {_day(first)}"))
    if any(r["retroactive"] for r in rows):
        lines.append(Text("stated after that day", style="yellow"))
    return Text("\n").join(lines)


def _before(row: Row) -> str:
    value = f"{row['value']} " if row["value"] else ""
    return f"{_day(row)}: {value}‘{shortened(str(row['words']), 50)}’"


def _day(row: Row) -> str:
    day = row["stated"] or row["published"]
    return day_words(day) if hasattr(day, "day") else "undated"  # type: ignore[arg-type]
