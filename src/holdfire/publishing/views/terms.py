"""Clauses, and each party's reading of them: what it settles on each axis, in whose words, since when."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from holdfire.assessment.histories import voices_of
from holdfire.assessment.relations import BOTH_CAN_HOLD
from holdfire.assessment.stands import Said, said_in
from holdfire.ledger import Ledger
from holdfire.publishing.asked import Asked
from holdfire.publishing.case_terms import CaseView, case_view
from holdfire.publishing.views.view import Row
from holdfire.record import ClauseTerms, Entry, Reading, Term

if TYPE_CHECKING:
    from rich.console import RenderableType


def rows(ledger: Ledger, asked: Asked, view: CaseView | None = None) -> Iterator[Row]:
    """A row for each thing that a reading settles, by clause, then in the order in which it was said.

    `axis` is null for a reading whose words settle nothing. `status` is `stands`, `earlier` where the party has worded
    the axis anew since, or `repeated` where it says again what it has said before. `retroactive` is true for a start
    that was stated after the day that it names.
    """
    view = view or case_view(ledger, asked.as_of)
    for terms in asked_clauses(view, asked):
        voices = voices_of(terms.readings)
        status: dict[int, str] = {}
        for history in (h for by_party in voices.axes.values() for h in by_party.values()):
            status |= {id(t): "earlier" for s in history.steps for t in s.terms}
            standing = history.steps if history.axis in BOTH_CAN_HOLD else history.steps[-1:]
            status |= {id(t): "stands" for s in standing for t in s.terms}
        for entry in terms.readings:
            if asked.party in (None, entry.row.party):
                yield from _rows(view, terms, entry, status)


def page(rows: Sequence[Row], width: int) -> "RenderableType":
    """The rows for a person: clauses down, parties across."""
    from holdfire.publishing.terms_page import terms_page

    return terms_page(rows, width)


def asked_clauses(view: CaseView, asked: Asked) -> Iterator[ClauseTerms]:
    """The clauses that were asked for."""
    return (t for t in view.terms.clauses if asked.issue in (None, t.clause.issue, t.clause.id))


def _rows(view: CaseView, terms: ClauseTerms, entry: Entry[Reading], status: dict[int, str]) -> Iterator[Row]:
    row = entry.row
    base = {
        "clause": terms.clause.id,
        "issue": terms.clause.issue,
        "title": terms.clause.title,
        "party": row.party,
        "speaker": row.speaker,
        "via": row.via,
        "stated": row.stated,
    }
    report = {"report": view.names.get(entry.report, entry.report), "source": entry.source, "url": entry.url}
    last = {"published": entry.published, **report, "id": entry.id}
    for said in said_in(entry):
        for term in said.terms:
            place = {"start": term.span.start, "end": term.span.end}
            settled = {"axis": term.axis.value, "value": term.value, "words": term.evidence, "negated": term.negated}
            yield {
                **base,
                **settled,
                "retroactive": _retroactive(said, term),
                "status": status.get(id(term), "repeated"),
                **last,
                **place,
            }
    if not row.terms:
        settled = {"axis": None, "value": None, "words": row.evidence, "negated": False}
        place = {"start": row.span.start, "end": row.span.end}
        yield {**base, **settled, "retroactive": False, "status": "stands", **last, **place}


def _retroactive(said: Said, term: Term) -> bool:
    """Whether a start was stated after the day that it names."""
    if term.axis.value != "start" or term.negated or said.stated is None or term.value is None:
        return False
    return term.value[:10] < said.stated.isoformat() and term.value[:1].isdigit()
