"""The attributions of a report for a person at a terminal: who, how, what, and how sure that is."""

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from holdfire.publishing.matrix import NARROW, lined_table, name_width, quoted
from holdfire.publishing.terminal import header, printed
from holdfire.publishing.visible import shortened
from holdfire.publishing.wording import counted
from holdfire.record import Attribution, Extraction, Span

_NAME = 60  # characters of a speaker
_CONTENT = 280  # characters of what is said
_SURE = 0.5  # below this, the confidence is marked


def quotes_page(extraction: Extraction, width: int, *, colour: bool) -> str:
    """The page as text for `width` columns; without `colour` there is no escape sequence in it."""
    rows, text = extraction.attributions, extraction.report.text
    parts: list[RenderableType] = [header(extraction.report, width), Text()]
    if rows:
        parts += [Text.assemble(("Attributions", "bold underline"), (f" · {len(rows):,}", "dim")), Text()]
        parts.append(_table(rows, text, width))
    else:
        parts.append(Text(f"No attributions found in {counted(len(text.split()), 'word')}.", style="dim"))
    return printed(Group(*parts, Text()), width, colour=colour)


def _table(rows: tuple[Attribution, ...], text: str, width: int) -> Table:
    margin = name_width(width)
    if width < NARROW:
        table = lined_table(("who", margin), ("said what", width - margin - 4))
        for a in rows:
            table.add_row(_who(a, text), Text("\n").join((_how(a, text), _what(a, text))))
        return table
    how = 24
    table = lined_table(("who", margin), ("cue, type, confidence", how), ("what", width - margin - how - 6))
    for a in rows:
        table.add_row(_who(a, text), _how(a, text), _what(a, text))
    return table


def _who(a: Attribution, text: str) -> Text:
    words = _words(a.source, text)
    name = a.speaker or words
    who = Text(shortened(name, _NAME), style="bold") if name else Text("source not named", style="yellow")
    if words and a.speaker and a.speaker not in words:
        who.append(f"\n‘{shortened(words, _NAME)}’", style="not bold")
    if a.via:
        who.append(f"\nvia {shortened(', '.join(a.via), _NAME)}", style="not bold dim")
    return who


def _how(a: Attribution, text: str) -> Text:
    sure = a.confidence is None or a.confidence >= _SURE
    how = Text(shortened(_words(a.cue, text), _NAME)).append(f"\n{a.manner}")
    if a.confidence is not None:
        how.append(f", {a.confidence:.2f}", style="" if sure else "yellow")
    return how


def _what(a: Attribution, text: str) -> Text:
    return quoted(_words(a.content, text), _CONTENT)


def _words(spans: tuple[Span, ...], text: str) -> str:
    return " … ".join(span.of(text) for span in spans)
