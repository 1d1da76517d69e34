"""The views of a ledger: a list, and each is a function from a ledger to rows; a new view is one line in it."""

from holdfire.publishing.views import (
    board,
    changes,
    clocks,
    commitments,
    counts,
    differences,
    everything,
    positions,
    problems,
    reports,
    statements,
    terms,
)
from holdfire.publishing.views.notes import notes
from holdfire.publishing.views.view import Row, View

VIEWS = (
    View("positions", "the newest position of each party on each issue", positions.rows, positions.page),
    View("statements", "every statement by day, and how many carried it", statements.rows, statements.page),
    View("reports", "what the case rests on", reports.rows, columns=("id", "published", "source", "title", "outcome")),
    View("changes", "positions taken, changed or contradicted", changes.rows, changes.page),
    View("terms", "clauses, and each party's reading of them", terms.rows, terms.page, notes=notes),
    View("differences", "where the readings of one clause part", differences.rows, differences.page, notes=notes),
    View("clocks", "what is in force under which reading, until when", clocks.rows, clocks.page, notes=notes),
    View("board", "who is on board with which clause, since when", board.rows, board.page, notes=notes),
    View("commitments", "promises, and what came of them", commitments.rows, commitments.page),
    View("counts", "the violations that each side counts", counts.rows, counts.page),
    View("problems", "what could not be read or was left out", problems.rows, columns=("file", "message", "remedy")),
    View("ledger", "every row of every kind", everything.rows, columns=("id", "record", "published", "words")),
)


def view(name: str) -> View | None:
    """The view of that name."""
    return next((view for view in VIEWS if view.name == name), None)


__all__ = ["VIEWS", "Row", "View", "view"]
