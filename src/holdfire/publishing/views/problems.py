"""Problems: what could not be read or was left out, and what to do about it."""

from collections.abc import Iterator

from holdfire.ledger import Ledger
from holdfire.publishing.asked import Asked
from holdfire.publishing.views.view import Row


def rows(ledger: Ledger, asked: Asked) -> Iterator[Row]:
    """All problems by file: they are of the case as it stands, whatever day is asked about."""
    for problem in ledger.problems():
        yield {
            "file": problem.file,
            "code": problem.code,
            "message": problem.message,
            "remedy": problem.remedy,
            "start": problem.span.start if problem.span else None,
            "end": problem.span.end if problem.span else None,
            "read": not problem.fatal,
        }
