"""Where the readings of one clause part: typed, both sides quoted, first seen, still open or resolved, and by what."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from holdfire.assessment.differences import differences_of
from holdfire.assessment.shortfalls import shortfalls
from holdfire.ledger import Ledger
from holdfire.publishing.asked import Asked
from holdfire.publishing.case_terms import CaseView, case_view
from holdfire.publishing.views.commitments import standing_promises
from holdfire.publishing.views.terms import asked_clauses
from holdfire.publishing.views.view import Row
from holdfire.record import Account, Difference, Move

if TYPE_CHECKING:
    from rich.console import RenderableType


def rows(ledger: Ledger, asked: Asked, view: CaseView | None = None) -> Iterator[Row]:
    """A row for each difference, by clause and the day on which it was first seen.

    `a` and `b` have party, speaker, wording, report, stated; where one contains the other or only one side mentions
    something, that is `a`. `own_words` is true where both are of one party. `status` is `open` while both accounts
    stand; else `resolved`, or `narrowed`, `widened` or `reworded` where another difference of the same sides took its
    place; `closed` and `closed_by` are the day and the statement by which it did.
    """
    view = view or case_view(ledger, asked.as_of)
    short = (d for d in shortfalls(standing_promises(ledger, view, asked)) if asked.issue in (None, d.issue))
    for d in chain(differences_of(asked_clauses(view, asked)), short):
        parties = (d.a.party, d.b.party)
        if asked.party in (None, *parties) and (asked.since is None or _last(d) >= asked.since.isoformat()):
            yield _row(view, d)


def page(rows: Sequence[Row], width: int) -> "RenderableType":
    """The rows for a person: a block for each clause, the accounts side by side."""
    from holdfire.publishing.differences_page import differences_page

    return differences_page(rows, width)


def _last(d: Difference) -> str:
    days = [c.day.isoformat() for c in d.changes if c.day is not None]
    return max(days, default="")


def _row(view: CaseView, d: Difference) -> Row:
    closed = None if d.is_open else d.changes[-1]
    return {
        "clause": d.clause,
        "issue": d.issue,
        "axis": d.axis,
        "relation": d.relation.value if d.relation else None,
        "status": closed.move.value if closed else "open",
        "own_words": d.a.party is not None and d.a.party == d.b.party,
        "first_seen": d.first_seen,
        "reopened": bool(d.changes) and d.changes[0].move is Move.REOPENED,
        "a": _account(view, d.a),
        "b": _account(view, d.b),
        "closed": closed.day if closed else None,
        "closed_by": _account(view, closed.by) if closed else None,
    }


def _account(view: CaseView, a: Account) -> dict[str, object]:
    return {
        "party": a.party,
        "speaker": a.source,
        "wording": a.wording,
        "stated": a.stated.isoformat() if a.stated else None,
        "report": view.names.get(a.report or "", a.report),
        "start": a.span.start,
        "end": a.span.end,
    }
