"""The newest position of each party on each issue, in whose words, and what it was before."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from holdfire.ledger import Ledger
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
    found = ledger.newest(asked.as_of, party=asked.party, issue=asked.issue)
    said: Counter[str] = Counter()
    for newest in found:
        said[newest.outline.issue] += newest.number
    parties = {party: number for number, party in enumerate(ledger.parties())}
    held = sorted(
        (n for n in found if asked.since is None or (n.outline.day and n.outline.day >= asked.since)),
        key=lambda n: (-said[n.outline.issue], n.outline.issue, parties.get(n.outline.party, len(parties))),
    )
    stated = ledger.stated((newest.outline.id for newest in held), asked.as_of)
    for newest in held:
        yield {
            **row(stated[newest.outline.id]),
            "about": "terms" if newest.standing else "conduct",
            "earlier": newest.number - 1,
            "contradicted_by": list(newest.contradicted_by),
        }


def page(rows: Sequence[Row], width: int) -> "RenderableType":
    """The rows for a person, issue by issue."""
    from holdfire.publishing.statement_page import position_page

    return position_page(rows, width)
