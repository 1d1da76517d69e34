"""A commitment: a promised act that can be checked later."""

from dataclasses import dataclass

from holdfire.record.span import Span


@dataclass(frozen=True, slots=True)
class Commitment:
    """Who promises what, to whom, how many, by when.

    `kind` is an issue; `due` is an ISO date where the report settles it, else the words themselves, else null;
    `each` is true for "175 each"; money is in full units.
    """

    kind: str
    actors: tuple[str, ...]
    evidence: str
    span: Span
    recipient: str | None = None
    quantity: int | None = None
    each: bool | None = None
    due: str | None = None
    place: str | None = None
