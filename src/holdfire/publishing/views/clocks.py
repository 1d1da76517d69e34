"""Clocks: per clause and reading whether it is not yet, in force, expired, suspended or contested, and the time that is left."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING

from holdfire.assessment.clocks import clocks_of
from holdfire.assessment.moments import start_of_day, zone_of
from holdfire.ledger import Ledger
from holdfire.publishing.asked import Asked
from holdfire.publishing.case_terms import CaseView, case_view
from holdfire.publishing.views.terms import asked_clauses
from holdfire.publishing.views.view import Row
from holdfire.record import Clock
from holdfire.vocab.actors import Roster

if TYPE_CHECKING:
    from rich.console import RenderableType


def rows(ledger: Ledger, asked: Asked, view: CaseView | None = None) -> Iterator[Row]:
    """A row for each clause and party. `ends` lists every way to count, each with the moment, the last day and the counting."""
    view = view or case_view(ledger, asked.as_of)
    zone: tzinfo = zone_of(view.case.time_zone) or UTC
    at = asked.at or _end_of_day(asked, zone)
    roster = Roster.load({p.name: p.aliases for p in view.case.parties if p.aliases})
    for terms in asked_clauses(view, asked):
        for clock in clocks_of(terms, at, zone, view.positions.get(terms.clause.id, ()), roster):
            if asked.party in (None, clock.party):
                yield _row(view, clock)


def page(rows: Sequence[Row], width: int) -> "RenderableType":
    """The rows for a person."""
    from holdfire.publishing.clocks_page import clocks_page

    return clocks_page(rows, width)


def _end_of_day(asked: Asked, zone: tzinfo) -> datetime:
    """The last minute of the day asked about; without one, the moment of asking."""
    if asked.as_of is not None:
        return start_of_day(asked.as_of + timedelta(1), zone) - timedelta(minutes=1)
    return asked.now or datetime.max.replace(tzinfo=UTC)


def _row(view: CaseView, c: Clock) -> Row:
    return {
        "clause": c.clause,
        "party": c.party,
        "at": c.at.isoformat(timespec="minutes"),
        "state": c.state.value,
        "left": _left(c.left),
        "begins": c.begins.isoformat(timespec="minutes") if c.begins else None,
        "ends": [
            {
                "moment": e.moment.isoformat(timespec="minutes"),
                "last_day": e.last_day.isoformat(),
                "counting": e.counting,
            }
            for e in c.endings
        ],
        "because": c.because,
        "stated": c.stated,
        "retroactive": c.retroactive,
        "rests_on": [
            {"axis": t.axis.value, "words": t.evidence, "report": view.names.get(t.report or "", t.report)}
            for t in c.terms
        ],
    }


def _left(left: timedelta | None) -> str | None:
    """Time left as people say it: "23 days 12 hours", "40 minutes"."""
    if left is None:
        return None
    minutes = int(left.total_seconds() // 60)
    parts = ((minutes // 1440, "day"), (minutes // 60 % 24, "hour"), (minutes % 60, "minute"))
    named = [f"{n} {unit}{'' if n == 1 else 's'}" for n, unit in parts if n]
    return " ".join(named[:2]) or "less than a minute"
