"""Promises and what came of them: due, met, short, late, over, superseded or not verifiable; promise and outcome both quoted."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from holdfire.assessment.commitments import promises
from holdfire.assessment.drafting import promise_key
from holdfire.ledger import Ledger
from holdfire.publishing.asked import Asked
from holdfire.publishing.case_terms import CaseView, case_view
from holdfire.publishing.views.view import Row
from holdfire.record import Commitment, Entry, Observation, Position
from holdfire.record.promise import Promise

if TYPE_CHECKING:
    from rich.console import RenderableType


def rows(ledger: Ledger, asked: Asked) -> Iterator[Row]:
    """A row for each promise, by the day on which it was first public; `mentions` and `outcomes` are quoted with their reports.

    A promise that a person took out of terms.toml is left out, one that a person put in is followed like the others.
    """
    view = case_view(ledger, asked.as_of)
    for promise in standing_promises(ledger, view, asked):
        if asked.party in (None, *promise.actors) and asked.issue in (None, promise.kind):
            yield _row(view, promise)


def standing_promises(ledger: Ledger, view: CaseView, asked: Asked) -> Iterator[Promise]:
    """The promises of the case with what came of them, as of the day asked about."""
    found = ledger.entries(Commitment, asked.as_of)
    known = {(e.report, e.row.kind, e.row.evidence) for e in found}
    added = [e for e in view.terms.commitments if (e.report, e.row.kind, e.row.evidence) not in known]
    told, said = ledger.entries(Observation, asked.as_of), ledger.entries(Position, asked.as_of)
    made = promises((*found, *added), told, said, as_of=asked.as_of)
    return (promise for promise in made if _stands(promise, view))


def page(rows: Sequence[Row], width: int) -> "RenderableType":
    """The rows for a person."""
    from holdfire.publishing.commitments_page import commitments_page

    return commitments_page(rows, width)


def _stands(promise: Promise, view: CaseView) -> bool:
    """Whether nobody deleted the promise from the terms file."""
    if not view.written:
        return True
    kept = {(e.report, e.row.kind, e.row.evidence) for e in view.terms.commitments}
    if any((m.report, m.row.kind, m.row.evidence) in kept for m in promise.mentions):
        return True
    return not any(promise_key(m, view.names) in view.terms.drafted for m in promise.mentions)


def _row(view: CaseView, p: Promise) -> Row:
    first: Entry[Commitment] = p.mentions[0]
    return {
        "kind": p.kind,
        "actors": list(p.actors),
        "recipient": p.recipient,
        "quantity": p.quantity,
        "each": p.each,
        "due": p.due or p.words,
        "state": p.state.value,
        "reason": p.reason,
        "words": first.row.evidence,
        "published": first.published,
        "report": view.names.get(first.report, first.report),
        "mentions": [_quote(view, m.report, m.row.evidence) for m in p.mentions],
        "outcomes": [
            {
                **_quote(view, o.report, o.evidence),
                "quantity": o.quantity,
                "source": o.source,
                "day": o.day.isoformat() if o.day else None,
            }
            for o in p.outcomes
        ],
        "id": first.id,
    }


def _quote(view: CaseView, report: str, words: str) -> dict[str, object]:
    return {"report": view.names.get(report, report), "words": words}
