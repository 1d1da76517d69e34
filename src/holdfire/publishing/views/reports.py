"""The reports of a case: what it rests on."""

from collections.abc import Iterator

from holdfire.ledger import Ledger
from holdfire.publishing.asked import Asked
from holdfire.publishing.views.view import Row


def rows(ledger: Ledger, asked: Asked) -> Iterator[Row]:
    """The reports that were public by then, the oldest first."""
    for card in ledger.reports(asked.as_of):
        if asked.since is None or (card.published is not None and card.published >= asked.since):
            yield {
                "id": card.id,
                "published": card.published,
                "source": card.source,
                "title": card.title,
                "url": card.url,
                "file": card.file,
                "words": card.words,
                "outcome": card.outcome,
                "language": card.language,
                "version": card.version,
                "origin": card.origin,
                "digest": card.digest,
                "taken": card.taken,
                "sha256": card.sha256,
            }
