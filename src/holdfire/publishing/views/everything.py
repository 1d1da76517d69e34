"""Every row of every kind, for whoever takes the ledger elsewhere or compares two of them."""

from collections.abc import Iterator
from typing import Any

from holdfire.ledger import Ledger
from holdfire.ledger.codec import plain
from holdfire.ledger.kinds import KINDS
from holdfire.publishing.asked import Asked
from holdfire.publishing.views.view import Row
from holdfire.record import Entry


def rows(ledger: Ledger, asked: Asked) -> Iterator[Row]:
    """Rows by kind, then by day, report and place; `row` is the record with its fields, without those that are empty."""
    for kind in KINDS:
        held: tuple[Entry[Any], ...] = ledger.entries(kind.record, asked.as_of)
        for entry in held:
            if asked.since is None or (entry.published is not None and entry.published >= asked.since):
                yield {
                    "id": entry.id,
                    "record": kind.name,
                    "report": entry.report,
                    "origin": entry.origin,
                    "published": entry.published,
                    "source": entry.source,
                    "url": entry.url,
                    "words": getattr(entry.row, "evidence", None),
                    "row": plain(entry.row),
                }
