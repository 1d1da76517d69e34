"""The other parts of a report's page: commitments, incidents, differences, and what could not be read."""

from collections.abc import Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from holdfire.publishing.matrix import lined_table, name_width, quoted
from holdfire.publishing.visible import shortened
from holdfire.publishing.wording import plain, stated_day
from holdfire.record import Account, Commitment, Difference, Observation, Problem

_NAME = 60  # characters of a name or place
_WIDEST = 62  # columns of words
_OPEN = "yellow"  # what is not settled


def commitments(rows: Sequence[Commitment], width: int) -> RenderableType:
    """Promised acts by due date, the undated ones last; what is not settled says so."""
    table = _table(width, "due", "who promises what", "in these words")
    for c in sorted(rows, key=lambda c: (not stated_day(c.due)[1], c.due or "", c.span)):
        table.add_row(_day(c.due), _promise(c), quoted(c.evidence))
    return table


def incidents(rows: Sequence[Observation], width: int) -> RenderableType:
    """What happened or is said to have happened, with each claim kept with the party that makes it."""
    table = _table(width, "when and where", "what, by whose account", "in these words")
    for o in sorted(rows, key=lambda o: (o.date or "9999", o.span)):
        place = Text(shortened(o.place, _NAME)) if o.place else Text("place not stated", style=_OPEN)
        table.add_row(_lines(place, _day(o.date)), _account_of(o), quoted(o.evidence))
    return table


def differences(rows: Sequence[Difference], width: int) -> RenderableType:
    """Two wordings of one undertaking side by side, and the axis on which they part."""
    table = _table(width, "on", "one account", "another account")
    for d in rows:
        table.add_row(_lines(Text(plain(d.issue), style="bold"), Text(plain(d.axis))), _told(d.a), _told(d.b))
    return table


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


def _table(width: int, first: str, second: str, third: str) -> Table:
    """Three columns with the margin of the matrix; both others share the rest."""
    margin = name_width(width)
    rest = min(_WIDEST, (width - margin - 6) // 2)
    return lined_table((first, margin), (second, rest), (third, rest))


def _lines(*lines: Text) -> Text:
    return Text("\n").join(lines)


def _day(stated: str | None) -> Text:
    words, settled = stated_day(stated)
    return Text(shortened(words, _NAME), style="" if settled else _OPEN)


def _promise(c: Commitment) -> Text:
    actors = shortened(", ".join(c.actors), 2 * _NAME)
    count = "" if c.quantity is None else f": {c.quantity:,}{' each' if c.each else ''}"
    to = f" to {shortened(c.recipient, _NAME)}" if c.recipient else ""
    at = f", {shortened(c.place, _NAME)}" if c.place else ""
    return _lines(Text(plain(c.kind) + count + to + at, style="bold"), Text(actors))


def _account_of(o: Observation) -> Text:
    """The kind and target, then who is said to have done it, who alleges it and who denies it."""
    aim = "" if o.target_class == "none_stated" else f" on {plain(o.target_class)}"
    what = Text(plain(o.kind) + aim, style="bold")
    claims = [f"by {shortened(o.actor, _NAME)}" if o.actor else "actor not stated"]
    if o.accused_by:
        claims.append(f"alleged by {shortened(o.accused_by, _NAME)}")
    elif o.actor:
        claims.append("as reported")
    if o.denied_by:
        claims.append(f"denied by {shortened(o.denied_by, _NAME)}")
    return _lines(what, Text(", ".join(claims), style="" if o.actor or o.accused_by else _OPEN))


def _told(account: Account) -> Text:
    return _lines(quoted(account.wording), Text(f"— {shortened(account.source, _NAME)}"))
