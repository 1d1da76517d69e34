"""A decision: what a person ruled about a row of the ledger, when and why."""

from dataclasses import dataclass
from enum import StrEnum

NOTHING = ("", "null", "none")  # values that empty a field


class Act(StrEnum):
    """What a person can rule; `UNDO` takes back the newest decision on the row that still stands."""

    ACCEPT = "accept"
    DISMISS = "dismiss"
    CORRECT = "correct"
    MERGE = "merge"
    SPLIT = "split"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Decision:
    """`who` ruled `act` on the row `id` at `when` (ISO date-time, UTC) because of `why`.

    `field` and `value` belong to CORRECT, `other` (the row that becomes one with `id`) to MERGE. `batch` names the
    import that it came with, and `size` says how many decisions that has. `words` are those of the row when it was
    ruled on: once they have changed, the decision is stale.
    """

    id: str
    act: Act
    who: str
    when: str
    why: str
    field: str | None = None
    value: str | None = None
    other: str | None = None
    batch: str | None = None
    size: int | None = None
    words: str | None = None
