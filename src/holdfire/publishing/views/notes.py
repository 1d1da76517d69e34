"""What a person should know beside a view of terms: what is wrong in terms.toml, and what the ledger could add to it."""

from collections.abc import Iterator

from holdfire.ledger import Ledger
from holdfire.publishing.case_terms import FILE, CaseView
from holdfire.publishing.wording import counted


def notes(ledger: Ledger, view: CaseView) -> Iterator[str]:
    """A line for each thing."""
    root = ledger.place.root
    yield from (problem.line() for problem in view.problems)
    if not view.written:
        yield f"{root}: no {FILE} yet, so these are the terms that a draft would have; to edit them: holdfire draft {root}"
    elif not view.proposed.is_empty:
        more = sum(len(t.readings) for t in (*view.proposed.clauses, *view.proposed.readings))
        yield f"{root}: {counted(more, 'reading')} of the reports not in {FILE}; to add what is new: holdfire draft {root}"
