"""Readings that one sentence of one side spreads over two issues, joined again: "energy and other civilian infrastructure" is one halt."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from holdfire.record import Axis, Entry, Reading, Span

# issues that say which targets one halt to strikes spares; the first that is there names the clause
_LONGEST = 900  # characters of a reading
_ROW = 12  # characters between two targets of one row
STRIKES = ("energy_strikes", "infrastructure_strikes", "long_range_strikes")


def joined(entries: Sequence[Entry[Reading]]) -> list[Entry[Reading]]:
    """The readings with those on strikes that rest on the same words of the same side made one; the others as they are.

    Of "the ceasefire on energy and at sea", which is two halts, each keeps its own targets.
    """
    entries = _apart(entries)
    together: dict[tuple[object, ...], list[Entry[Reading]]] = {}
    for e in entries:
        if e.row.issue in STRIKES:
            together.setdefault(_words(e), []).append(e)
    merged: dict[int, Entry[Reading]] = {}
    gone: set[int] = set()
    for group in together.values():
        first, *others = sorted(group, key=lambda e: STRIKES.index(e.row.issue))
        rest = [e for e in others if e.row.issue != first.row.issue and _in_one_breath(first.row, e.row)]
        if rest:
            merged[id(first)] = _with_scopes(first, rest)
            gone |= {id(e) for e in rest}
    return [merged.get(id(e), e) for e in entries if id(e) not in gone]


def whole(entries: Sequence[Entry[Reading]], texts: Mapping[str, str]) -> list[Entry[Reading]]:
    """The readings with words that hold all of their terms, where these stand near: a list that goes on over several lines."""
    wider = []
    for e in entries:
        spans = [e.row.span, *(t.span for t in e.row.terms if t.report is None)]
        span = Span(min(s.start for s in spans), max(s.end for s in spans))
        text = texts.get(e.report)
        if text is not None and span != e.row.span and span.end - span.start <= _LONGEST:
            e = replace(e, row=replace(e.row, span=span, evidence=span.of(text)))
        wider.append(e)
    return wider


def _apart(entries: Sequence[Entry[Reading]]) -> list[Entry[Reading]]:
    """Readings on strikes without targets at sea: a halt at sea is another undertaking, also where one sentence names both."""
    kept = []
    for e in entries:
        terms = tuple(t for t in e.row.terms if t.axis is not Axis.SCOPE or not _at_sea(t.value))
        land = e.row.issue in STRIKES and terms != e.row.terms
        kept.append(replace(e, row=replace(e.row, terms=terms)) if land else e)
    return kept


def _at_sea(name: str | None) -> bool:
    return name is not None and name.split(".")[0] == "sea"


def _words(e: Entry[Reading]) -> tuple[object, ...]:
    row = e.row
    return e.report, row.party, row.speaker, row.via, row.stated, row.span


def _in_one_breath(one: Reading, other: Reading) -> bool:
    """Whether the targets of both stand in one row of words, with hardly more than an "and" between them."""
    spans = [[t.span for t in row.terms if t.axis is Axis.SCOPE and not t.negated] for row in (one, other)]
    return any(max(a.start, b.start) - min(a.end, b.end) <= _ROW for a in spans[0] for b in spans[1])


def _with_scopes(first: Entry[Reading], others: Sequence[Entry[Reading]]) -> Entry[Reading]:
    """The first reading with the terms that the others add."""
    terms = list(first.row.terms)
    for e in others:
        terms += [t for t in e.row.terms if (t.axis, t.span) not in {(m.axis, m.span) for m in terms}]
    order = {axis: n for n, axis in enumerate(Axis)}
    terms.sort(key=lambda t: (order[t.axis], t.span))
    return replace(first, row=replace(first.row, terms=tuple(terms)))
