"""What the ledger keeps of an extraction: a list of kinds; a new kind of row is one line in it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from holdfire.ledger.codec import types_of
from holdfire.record import Attribution, Commitment, Count, Difference, Extraction, Observation, Position, Reading


@dataclass(frozen=True, slots=True)
class Kind:
    """Rows of the type `record`, kept in the table `name`; `of` finds them in an extraction."""

    name: str
    record: type
    of: Callable[[Extraction], tuple[Any, ...]]

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of the record's fields in order."""
        return tuple(types_of(self.record))


KINDS = (
    Kind("position", Position, lambda e: e.positions),
    Kind("commitment", Commitment, lambda e: e.commitments),
    Kind("observation", Observation, lambda e: e.observations),
    Kind("reading", Reading, lambda e: e.readings),
    Kind("count", Count, lambda e: e.counts),
    Kind("attribution", Attribution, lambda e: e.attributions),
    Kind("difference", Difference, lambda e: e.differences),
)


def kind_of(record: type) -> Kind:
    """The kind that keeps rows of this type; KeyError where the ledger keeps none."""
    for kind in KINDS:
        if kind.record is record:
            return kind
    raise KeyError(f"the ledger keeps no {record.__name__}")
