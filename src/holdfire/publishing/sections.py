"""The other parts of a report's page: commitments, incidents, differences, and what could not be read."""

from collections.abc import Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from holdfire.publishing.matrix import NARROW, lined_table, name_width, quoted
from holdfire.publishing.visible import shortened
from holdfire.publishing.wording import plain, stated_day
from holdfire.record import Account, Commitment, Difference, Observation, Problem

_NAME = 60  # characters of a name or place
_WIDEST = 62  # columns of words
_OPEN = "yellow"  # what is not settled


def commitments(rows: Sequence[Commitment], width: int) -> RenderableType:
    """Promised acts by due date, the undated ones last; what is not settled says so."""
    ordered = sorted(rows, key=lambda c: (not stated_day(c.due)[1], c.due or "", c.span))
    cells = [(_day(c.due), _promise(c), quoted(c.evidence)) for c in ordered]
    return _table(width, ("due", "who promises what", "in these words"), cells)


def incidents(rows: Sequence[Observation], width: int) -> RenderableType:
    """What happened or is said to have happened, with each claim kept with the party that makes it."""
    ordered = sorted(rows, key=lambda o: (o.date or "9999", o.span))
    cells = [(_lines(_stated(o.place, "place"), _day(o.date)), _account_of(o), quoted(o.evidence)) for o in ordered]
    return _table(width, ("when and where", "what, by whose account", "in these words"), cells)


def differences(rows: Sequence[Difference], width: int) -> RenderableType:
    """Two wordings of one undertaking side by side, and the axis on which they part."""
    cells = [(_lines(Text(plain(d.issue), style="bold"), Text(plain(d.axis))), _told(d.a), _told(d.b)) for d in rows]
    return _table(width, ("on", "one account", "another account"), cells)


def problems(rows: Sequence[Problem], text: str) -> RenderableType:
    """What could not be read or settled, the words concerned, and what to do about it."""
    table = Table.grid(padding=(0, 1))
    table.add_column()
    table.add_column(overflow="fold")
    for p in rows:
        line = Text(shortened(p.message, 200))
        if p.span is not None:
            line = Text(" ").join([line, quoted(p.span.of(text), 60)])
        table.add_row(Text("•", style=_OPEN), line.append(f"; {shortened(p.remedy, 200)}"))
    return table


def _table(width: int, heads: tuple[str, str, str], rows: Sequence[tuple[Text, Text, Text]]) -> Table:
    """Three columns with the margin of the matrix, the last two of one width; a narrow terminal has them in one."""
    margin = name_width(width)
    first, second, third = heads
    if width < NARROW:
        table = lined_table((first, margin), (f"{second}, {third}", width - margin - 4))
        for a, b, c in rows:
            table.add_row(a, _lines(b, c))
        return table
    rest = min(_WIDEST, (width - margin - 6) // 2)
    table = lined_table((first, margin), (second, rest), (third, rest))
    for row in rows:
        table.add_row(*row)
    return table


def _lines(*lines: Text) -> Text:
    return Text("\n").join(lines)


def _day(stated: str | None) -> Text:
    words, settled = stated_day(stated)
    return Text(shortened(words, _NAME), style="" if settled else _OPEN)


def _stated(name: str | None, what: str) -> Text:
    return Text(shortened(name, 2 * _NAME)) if name else Text(f"{what} not stated", style=_OPEN)


def _promise(c: Commitment) -> Text:
    count = "" if c.quantity is None else f": {c.quantity:,}{' each' if c.each else ''}"
    to = f" to {shortened(c.recipient, _NAME)}" if c.recipient else ""
    at = f", {shortened(c.place, _NAME)}" if c.place else ""
    return _lines(Text(plain(c.kind) + count + to + at, style="bold"), _stated(", ".join(c.actors), "party"))


def _account_of(o: Observation) -> Text:
    """The kind and target, then who is said to have done it, who alleges it and who denies it."""
    aim = "" if o.target_class == "none_stated" else f" (target: {plain(o.target_class)})"
    claims = [Text("by ").append(_stated(o.actor, "actor"))] if o.actor else [_stated(None, "actor")]
    if o.accused_by:
        claims.append(Text(f"alleged by {shortened(o.accused_by, _NAME)}"))
    elif o.actor:
        claims.append(Text("as reported"))
    if o.denied_by:
        claims.append(Text(f"denied by {shortened(o.denied_by, _NAME)}"))
    return _lines(Text(plain(o.kind) + aim, style="bold"), Text(", ").join(claims))


def _told(account: Account) -> Text:
    return _lines(quoted(account.wording), Text(f"— {shortened(account.source, _NAME)}"))
