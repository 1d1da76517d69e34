"""What is new since a day: positions taken for the first time, changed, or contradicted."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from holdfire.ledger import Ledger
from holdfire.publishing.asked import Asked
from holdfire.publishing.views.statements import row
from holdfire.publishing.views.view import Row
from holdfire.record import Statement

if TYPE_CHECKING:
    from rich.console import RenderableType

_WEEK = timedelta(days=6)


def rows(ledger: Ledger, asked: Asked) -> Iterator[Row]:
    """Changes by day, since the day asked; without one, of the seven days that end with the newest report."""
    since = asked.since or _last_week(ledger, asked.as_of)
    if since is None:
        return
    for kind, now, before in ledger.changes(since, asked.as_of, party=asked.party, issue=asked.issue):
        yield _row(kind, now, before)


def page(rows: Sequence[Row], width: int) -> "RenderableType":
    """The changes for a person, day by day."""
    from holdfire.publishing.statement_page import change_page

    return change_page(rows, width)


def _last_week(ledger: Ledger, as_of: date | None) -> date | None:
    newest = ledger.newest_day(as_of)
    return newest - _WEEK if newest else None


def _row(kind: str, now: Statement, before: Statement | None) -> Row:
    return {
        "change": kind,
        **row(now),
        "before": before.stance if before else None,
        "before_id": before.id if before else None,
        "before_day": before.day if before else None,
        "before_speaker": before.speaker if before else None,
        "before_evidence": before.evidence if before else None,
        "before_report": before.report if before else None,
    }
