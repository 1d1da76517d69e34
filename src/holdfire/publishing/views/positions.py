"""The newest position of each party on each issue, in whose words, and what it was before."""

from collections import Counter
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
    are statements of the same party within three days that exclude it. The issues with most statements come first,
    and within one the parties of the case.
    """
    outlines = ledger.outlines(asked.as_of, party=asked.party, issue=asked.issue)
    excluding: dict[str, set[str]] = {}
    for change in contradictions(outlines):
        if change.before is not None:
            excluding.setdefault(change.before.id, set()).add(change.now.id)
            excluding.setdefault(change.now.id, set()).add(change.before.id)
    said = Counter(outline.issue for outline in outlines)
    parties = {party: number for number, party in enumerate(ledger.parties())}
    held = sorted(
        (h for h in histories(outlines) if asked.since is None or (h.newest.day and h.newest.day >= asked.since)),
        key=lambda h: (-said[h.issue], h.issue, parties.get(h.party, len(parties)), h.party, not h.standing),
    )
    newest = ledger.stated((history.newest.id for history in held), asked.as_of)
    for history in held:
        yield {
            **row(newest[history.newest.id]),
            "about": "terms" if history.standing else "conduct",
            "earlier": len(history.statements) - 1,
            "contradicted_by": sorted(excluding.get(history.newest.id, ())),
        }


def page(rows: Sequence[Row], width: int) -> "RenderableType":
    """The rows for a person, issue by issue."""
    from holdfire.publishing.statement_page import position_page

    return position_page(rows, width)
