"""The board: who is on board with which clause, since when, and in which words; "not clear" is an answer."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from holdfire.assessment.board import board_of
from holdfire.ledger import Ledger
from holdfire.publishing.asked import Asked
from holdfire.publishing.case_terms import CaseView, case_view
from holdfire.publishing.views.terms import asked_clauses
from holdfire.publishing.views.view import Row
from holdfire.record import Standing

if TYPE_CHECKING:
    from rich.console import RenderableType


def rows(ledger: Ledger, asked: Asked, view: CaseView | None = None) -> Iterator[Row]:
    """A row for each clause and side of the case; `since` is the first day of an unbroken run of this answer."""
    view = view or case_view(ledger, asked.as_of)
    for terms in asked_clauses(view, asked):
        positions = view.positions.get(terms.clause.id, [])
        # hosts, onlookers and other states are on no board of a case that names its sides
        spoken = view.parties if len(view.parties) > 1 else tuple(dict.fromkeys(e.row.party for e in terms.readings))
        for standing in board_of(terms, view.readings, positions, spoken, asked.as_of):
            if asked.party in (None, standing.party):
                yield _row(view, standing)


def page(rows: Sequence[Row], width: int) -> "RenderableType":
    """The rows for a person: clauses down, parties across."""
    from holdfire.publishing.board_page import board_page

    return board_page(rows, width)


def _row(view: CaseView, s: Standing) -> Row:
    newest = s.rests_on[0] if s.rests_on else None
    return {
        "clause": s.clause,
        "party": s.party,
        "answer": s.answer.value,
        "since": s.since,
        "because": s.because,
        "stance": newest.row.stance if newest else None,
        "speaker": newest.row.speaker if newest else None,
        "via": newest.row.via if newest else None,
        "words": newest.row.evidence if newest else None,
        "published": newest.published if newest else None,
        "report": view.names.get(newest.report, newest.report) if newest else None,
        "source": newest.source if newest else None,
        "positions": [e.id for e in s.rests_on],
    }
