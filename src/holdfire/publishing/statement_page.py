"""Statements for a person: who, what, and in the third column the words, whose they are and how many carry them."""

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from holdfire.publishing.matrix import lined_table, name_width, quoted
from holdfire.publishing.views.view import Row
from holdfire.publishing.visible import shortened
from holdfire.publishing.wording import plain, stance_colour, stance_words

_NAME = 60  # characters
_QUOTE = 120
_WHAT = 20  # columns
_ID = 8  # characters of an identity


def position_page(rows: Sequence[Row], width: int) -> RenderableType:
    """A block for each issue in order, in it a row for each party."""
    parts: list[RenderableType] = []
    for issue, held in groupby(rows, key=lambda r: str(r["issue"])):
        last = ""

        def name(row: Row) -> Text:
            nonlocal last
            party, last = "" if row["party"] == last else str(row["party"]), str(row["party"])
            return Text(shortened(party, _NAME), style="bold")

        parts += [Text(plain(issue), style="bold underline"), _table(width, held, name, _stance_and_day), Text()]
    return Group(*parts[:-1])


def statement_page(rows: Sequence[Row], width: int) -> RenderableType:
    """A row for each statement, with its day and party on the left."""
    return _table(width, rows, _day_and_party, lambda row: _lines(Text(plain(str(row["issue"]))), _stance(row)))


def change_page(rows: Sequence[Row], width: int) -> RenderableType:
    """A row for each change, with the stance before it."""
    return _table(width, rows, _day_and_party, _change)


def _table(width: int, rows: Iterable[Row], left: Callable[[Row], Text], middle: Callable[[Row], Text]) -> Table:
    margin = name_width(width)
    table = lined_table(("", margin), ("", _WHAT), ("", max(20, width - margin - _WHAT - 6)))
    table.show_header = False
    for row in rows:
        table.add_row(left(row), middle(row), _words(row))
    return table


def _day_and_party(row: Row) -> Text:
    return _lines(Text(str(row["day"] or "undated")), Text(shortened(str(row["party"]), _NAME), style="bold"))


def _stance_and_day(row: Row) -> Text:
    return _lines(_stance(row), Text(str(row["day"] or "undated")))


def _stance(row: Row) -> Text:
    stance, target = str(row["stance"]), row["target"]
    words = stance_words(stance, str(target) if target else None)
    return Text(shortened(words, _NAME), style=f"bold {stance_colour(stance)}")


def _change(row: Row) -> Text:
    lines = [Text(plain(str(row["issue"]))), _stance(row)]
    if row["change"] == "contradicts":
        lines.append(Text(f"excludes {plain(str(row['before']))} of {row['before_day']}", style="yellow"))
    elif row["before"]:
        lines.append(Text(f"before: {plain(str(row['before']))}", style="dim"))
    return _lines(*lines)


def _words(row: Row) -> Text:
    """The words, who says them and who passes them on, who published them, how many independent texts, the identity."""
    told = f", via {shortened(str(row['via']), _NAME)}" if row["via"] else ""
    source = shortened(str(row["source"]), _NAME) if row["source"] else "source not named"
    origins = "1 origin" if row["origins"] == 1 else f"{row['origins']} independent origins"
    earlier = f", {row['earlier']} earlier" if row.get("earlier") else ""
    by = Text(f"— {shortened(str(row['speaker']), _NAME)}{told}")
    by.append(f" ({source}; {origins}{earlier}) {str(row['id'])[:_ID]}", style="dim")
    lines = [quoted(str(row["evidence"]), _QUOTE), by]
    excluding = row.get("contradicted_by")
    if isinstance(excluding, list) and excluding:
        said = ", ".join(str(mark)[:_ID] for mark in excluding)
        lines.append(Text(f"within three days also said what excludes it: {said}", style="yellow"))
    return _lines(*lines)


def _lines(*lines: Text) -> Text:
    return Text("\n").join(lines)
