"""The views of a ledger: a list, and each is a function from a ledger to rows; a new view is one line in it."""

from holdfire.publishing.views import changes, positions, problems, reports, statements
from holdfire.publishing.views.view import Row, View

VIEWS = (
    View(
        "positions", "The newest position of each party on each issue, in whose words.", positions.rows, positions.page
    ),
    View("statements", "Every statement by day: who took which position, and how many carried it.", statements.rows),
    View("reports", "What the case rests on.", reports.rows),
    View("changes", "What is new: positions taken, changed or contradicted.", changes.rows),
    View("problems", "What could not be read or was left out.", problems.rows),
)


def view(name: str) -> View | None:
    """The view of that name."""
    return next((view for view in VIEWS if view.name == name), None)


__all__ = ["VIEWS", "Row", "View", "view"]
