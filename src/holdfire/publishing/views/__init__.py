"""The views of a ledger: a list, and each is a function from a ledger to rows; a new view is one line in it."""

from holdfire.publishing.views import changes, everything, positions, problems, reports, statements
from holdfire.publishing.views.view import Row, View

VIEWS = (
    View("positions", "the newest position of each party on each issue", positions.rows, positions.page),
    View("statements", "every statement by day, and how many carried it", statements.rows, statements.page),
    View("reports", "what the case rests on", reports.rows, columns=("id", "published", "source", "title", "outcome")),
    View("changes", "positions taken, changed or contradicted", changes.rows, changes.page),
    View("problems", "what could not be read or was left out", problems.rows, columns=("file", "message", "remedy")),
    View("ledger", "every row of every kind", everything.rows, columns=("id", "record", "published", "words")),
)


def view(name: str) -> View | None:
    """The view of that name."""
    return next((view for view in VIEWS if view.name == name), None)


__all__ = ["VIEWS", "Row", "View", "view"]
