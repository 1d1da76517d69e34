"""Positions for a person: issue by issue, a row for each party with its newest stance, words, day and source."""

from collections.abc import Sequence
from itertools import groupby

from rich.console import Group, RenderableType
from rich.text import Text

from holdfire.publishing.matrix import lined_table, name_width, quoted
from holdfire.publishing.views.view import Row
from holdfire.publishing.visible import shortened
from holdfire.publishing.wording import plain, stance_colour, stance_words

_NAME = 60
_STANCE = 18  # columns


def position_page(rows: Sequence[Row], width: int) -> RenderableType:
    """The issues on which most parties speak come first; within one, parties by name."""
    parts: list[RenderableType] = []
    by_issue = {issue: list(held) for issue, held in groupby(rows, key=lambda r: str(r["issue"]))}
    for issue, held in sorted(by_issue.items(), key=lambda item: (-len({r["party"] for r in item[1]}), item[0])):
        margin = name_width(width)
        rest = width - margin - _STANCE - 6
        table = lined_table(("", margin), ("", _STANCE), ("", rest))
        table.show_header = False
        last = None
        for row in held:
            name = "" if row["party"] == last else shortened(str(row["party"]), _NAME)
            last = row["party"]
            table.add_row(Text(name, style="bold"), _stance(row), _words(row))
        parts += [Text(plain(issue), style="bold underline"), table, Text()]
    return Group(*parts[:-1])


def _stance(row: Row) -> Text:
    stance, target = str(row["stance"]), row["target"]
    words = stance_words(stance, str(target) if target else None)
    return Text("\n").join(
        [Text(shortened(words, _NAME), style=f"bold {stance_colour(stance)}"), Text(str(row["day"] or "undated"))]
    )


def _words(row: Row) -> Text:
    told = f" via {shortened(str(row['via']), _NAME)}" if row["via"] else ""
    by = f"— {shortened(str(row['speaker']), _NAME)}{told}"
    origins, earlier = row["origins"], row["earlier"]
    facts = [shortened(str(row["source"]), _NAME) if row["source"] else "source not named"]
    facts.append("1 origin" if origins == 1 else f"{origins} independent origins")
    if earlier:
        facts.append(f"{earlier} earlier")
    facts.append(str(row["id"])[:8])
    lines = [quoted(str(row["evidence"])), Text(by), Text(" · ".join(facts), style="dim")]
    excluding = row["contradicted_by"]
    if isinstance(excluding, list) and excluding:
        said = ", ".join(str(mark)[:8] for mark in excluding)
        lines.append(Text(f"within three days also said what excludes it: {said}", style="yellow"))
    return Text("\n").join(lines)
