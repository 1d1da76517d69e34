"""The newest position of each party on each issue, in whose words, and what it was before."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from holdfire.ledger import Ledger
from holdfire.ledger.histories import contradictions, histories
from holdfire.publishing.asked import Asked
from holdfire.publishing.views.statements import row
from holdfire.publishing.views.view import Row

if TYPE_CHECKING:
    from rich.console import RenderableType


def rows(ledger: Ledger, asked: Asked) -> Iterator[Row]:
    """A row for each party and issue: the newest answer to what is negotiated, and the newest word on how it is kept.

    `about` says which of the two (`terms`, `conduct`); `earlier` counts the statements before it; `contradicted_by`
    are statements of the same party within three days that exclude it.
    """
    statements = ledger.statements(asked.as_of, party=asked.party, issue=asked.issue, since=asked.since)
    excluded: dict[str, list[str]] = {}
    for pair in contradictions(statements):
        excluded.setdefault(pair.first.id, []).append(pair.second.id)
        excluded.setdefault(pair.second.id, []).append(pair.first.id)
    for history in histories(statements):
        newest = history.newest
        yield {
            **row(newest),
            "about": "terms" if history.standing else "conduct",
            "earlier": len(history.statements) - 1,
            "contradicted_by": sorted(excluded.get(newest.id, ())),
        }


def page(rows: Sequence[Row], width: int) -> "RenderableType":
    """The rows for a person: by issue, a block for each party."""
    from holdfire.publishing.position_page import position_page

    return position_page(rows, width)
