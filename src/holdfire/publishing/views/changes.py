"""What is new since a day: positions taken for the first time, changed, or contradicted."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from holdfire.ledger import Ledger
from holdfire.ledger.histories import Change
from holdfire.publishing.asked import Asked
from holdfire.publishing.views.statements import row
from holdfire.publishing.views.view import Row

if TYPE_CHECKING:
    from rich.console import RenderableType

_WEEK = timedelta(days=6)


def rows(ledger: Ledger, asked: Asked) -> Iterator[Row]:
    """Changes by day, since the day asked; without one, of the seven days that end with the newest report."""
    since = asked.since or _last_week(ledger, asked.as_of)
    if since is None:
        return
    for change in ledger.changes(since, asked.as_of):
        if asked.party in (None, change.now.party) and asked.issue in (None, change.now.issue):
            yield _row(change)


def page(rows: Sequence[Row], width: int) -> "RenderableType":
    """The changes for a person, day by day."""
    from holdfire.publishing.statement_page import change_page

    return change_page(rows, width)


def _last_week(ledger: Ledger, as_of: date | None) -> date | None:
    days = [card.published for card in ledger.reports(as_of) if card.published is not None]
    return max(days) - _WEEK if days else None


def _row(change: Change) -> Row:
    before = change.before
    return {
        "change": change.kind,
        **row(change.now),
        "before": before.stance if before else None,
        "before_id": before.id if before else None,
        "before_day": before.day if before else None,
        "before_speaker": before.speaker if before else None,
        "before_evidence": before.evidence if before else None,
        "before_report": before.report if before else None,
    }
