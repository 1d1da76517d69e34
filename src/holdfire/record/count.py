"""A count: how many violations one side says that the other committed, over which time."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from holdfire.record.span import Span


class Bound(StrEnum):
    """What a figure says about the number: "more than 30" is a lower bound."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ABOUT = "about"
    SEVERAL = "several"  # "several hundred": `value` is its unit, 100


@dataclass(frozen=True, slots=True)
class Part:
    """A figure that belongs to a larger one: "812 of them heavy"; `of` names the unit it is a part of, null for the whole."""

    unit: str
    value: int
    bound: Bound
    evidence: str
    span: Span
    of: str | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """`value` `unit`s (violations, attacks, shellings) that `by` counts `against` somebody, from `start` to `end` (inclusive days).

    `value` is null where only parts are given. `window` are the words for the time ("over the past 24 hours");
    `hours` its length where the words say so. `speaker` and `via` are as in a position.
    """

    by: str
    against: str | None
    issue: str | None
    unit: str
    value: int | None
    bound: Bound
    evidence: str
    span: Span
    speaker: str | None = None
    via: str | None = None
    window: str | None = None
    start: date | None = None
    end: date | None = None
    hours: int | None = None
    parts: tuple[Part, ...] = ()
