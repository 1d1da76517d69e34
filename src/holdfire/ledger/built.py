"""What goes into a build, and what comes of it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from holdfire.ledger.origins import Origins
from holdfire.ledger.outcomes import Outcome
from holdfire.record import Report

# reports in, what was read out of each of them, in any order
Read = Callable[[Iterable[Report]], Iterator[Outcome]]
Notice = Callable[[str, int, int], None]


# what a later build that finds nothing new says again
COUNTED = ("reports", "skipped", "problems")


@dataclass(frozen=True, slots=True)
class Built:
    """What a build came to, in numbers of reports; `problems` are rows. `fresh` is false where nothing had changed."""

    reports: int
    new: int
    changed: int
    unchanged: int
    gone: int
    read: int
    skipped: int
    problems: int
    fresh: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """How reports are read: `name` tells this way from others (version of the reader, names of the parties).

    `parties` are those of the case, in its own order.
    """

    name: str
    read: Read
    origins: Origins
    parties: tuple[str, ...] = ()
