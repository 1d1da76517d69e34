"""Provenance: from any row back to the words that it rests on, whoever passed them on, and how they were read."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from holdfire.ledger.finding import Found, What
from holdfire.ledger.kinds import KINDS, Kind
from holdfire.ledger.ledger import Ledger
from holdfire.ledger.tables import card_columns, card_of, columns, quoted, row_of
from holdfire.record import Card, Decision, Span

_AROUND = 200  # characters of context on each side


@dataclass(frozen=True, slots=True)
class Ground:
    """One entry with what it rests on: `row` as it was read, and its words between `before` and `after` in the report.

    `words` is empty for a row without words of its own. `method` names the rule, or the model with its confidence.
    """

    id: str
    kind: str
    row: Any
    card: Card
    span: Span | None
    before: str
    words: str
    after: str
    method: str


def grounds(ledger: Ledger, found: Found) -> Iterator[Ground]:
    """What a row rests on, the earliest report first; for a report, everything that was read out of it."""
    if found.what is What.STATEMENT:
        for entry in ledger.rulings.members.entries_of(found.id):
            yield from _of(ledger, KINDS[0], "e.entry = ?", entry)
    elif found.what is What.ENTRY:
        (kind,) = (kind for kind in KINDS if kind.name == found.kind)
        yield from _of(ledger, kind, "e.entry = ?", found.id)
    elif found.what is What.REPORT:
        for kind in KINDS:
            yield from _of(ledger, kind, "e.in_report = ?", found.id)


def decisions_on(ledger: Ledger, found: Found) -> tuple[Decision, ...]:
    """The decisions that stand on a row, on the statement that it belongs to, or on a carrier of it."""
    marks = {found.id, *ledger.rulings.members.entries_of(found.id)}
    marks |= (
        {s for mark in list(marks) if (s := ledger.rulings.members.statement_of(mark))}
        if found.what is What.ENTRY
        else set()
    )
    return tuple(d for d in ledger.rulings.decisions if d.id in marks or d.other in marks)


def card(ledger: Ledger, report: str) -> Card:
    """The card of a report, whichever version of it; KeyError where there is none."""
    found = ledger.ask(f"SELECT {card_columns()} FROM report WHERE id = ?", [report])
    if not found:
        raise KeyError(report)
    return card_of(found[0])


def _of(ledger: Ledger, kind: Kind, where: str, value: str) -> Iterator[Ground]:
    found = ledger.ask(
        f"SELECT e.entry, e.in_report, {columns(kind, 'e.')} FROM {quoted(kind.name)} e JOIN report r ON r.id = e.in_report"
        f" WHERE {where} ORDER BY r.published NULLS LAST, r.id, e.nth",
        [value],
    )
    for entry, report, *values in found:
        row, text = row_of(kind, values), ledger.text(report)
        span = _span(row)
        yield Ground(
            entry,
            kind.name,
            row,
            card(ledger, report),
            span,
            text[max(0, span.start - _AROUND) : span.start] if span else "",
            span.of(text) if span else "",
            text[span.end : span.end + _AROUND] if span else "",
            _method(row),
        )


def _span(row: Any) -> Span | None:
    """Where a row's words stand; those of an attribution reach from its first word to its last."""
    if hasattr(row, "span"):
        own: Span = row.span
        return own
    spans = [span for name in ("source", "cue", "content") for span in getattr(row, name, ())]
    return Span(min(s.start for s in spans), max(s.end for s in spans)) if spans else None


def _method(row: Any) -> str:
    if getattr(row, "rule", ""):
        return f"rule {row.rule}"
    confidence = getattr(row, "confidence", None)
    if confidence is not None:
        return f"attribution model, confidence {confidence:.2f}"
    return "rules of Holdfire's reader"
