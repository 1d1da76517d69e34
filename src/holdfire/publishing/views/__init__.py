"""The views of a ledger: a list, and each is a function from a ledger to rows; a new view is one line in it."""

from holdfire.publishing.views.view import Row, View

VIEWS = (
    View("positions", "the newest position of each party on each issue", "positions"),
    View("statements", "every statement by day, and how many carried it", "statements"),
    View("reports", "what the case rests on", "reports", ("id", "published", "source", "title", "outcome")),
    View("changes", "positions taken, changed or contradicted", "changes"),
    View("terms", "clauses, and each party's reading of them", "terms", of_terms=True),
    View("differences", "where the readings of one clause part", "differences", of_terms=True),
    View("clocks", "what is in force under which reading, until when", "clocks", of_terms=True),
    View("board", "who is on board with which clause, since when", "board", of_terms=True),
    View("commitments", "promises, and what came of them", "commitments"),
    View("counts", "the violations that each side counts", "counts"),
    View("problems", "what could not be read or was left out", "problems", ("file", "message", "remedy")),
    View("ledger", "every row of every kind", "everything", ("id", "record", "published", "words")),
)


def view(name: str) -> View | None:
    """The view of that name."""
    return next((view for view in VIEWS if view.name == name), None)


__all__ = ["VIEWS", "Row", "View", "view"]
