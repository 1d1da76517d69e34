"""Statements by day: who took which position in whose words, and how many independent texts carry it."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from holdfire.ledger import Ledger
from holdfire.publishing.asked import Asked
from holdfire.publishing.views.view import Row
from holdfire.record import Statement

if TYPE_CHECKING:
    from rich.console import RenderableType


def rows(ledger: Ledger, asked: Asked) -> Iterator[Row]:
    """The statements that were asked for, the oldest first."""
    for statement in ledger.statements(asked.as_of, party=asked.party, issue=asked.issue, since=asked.since):
        yield row(statement)


def page(rows: Sequence[Row], width: int) -> "RenderableType":
    """The statements for a person, day by day."""
    from holdfire.publishing.statement_page import statement_page

    return statement_page(rows, width)


def row(s: Statement) -> dict[str, object]:
    """A statement for programs."""
    return {
        "id": s.id,
        "day": s.day,
        "party": s.party,
        "issue": s.issue,
        "stance": s.stance,
        "target": s.target,
        "speaker": s.speaker,
        "via": s.via,
        "evidence": s.evidence,
        "report": s.report,
        "source": s.source,
        "url": s.url,
        "origins": s.origins,
        "reports": list(s.reports),
        "accepted": s.accepted,
    }
