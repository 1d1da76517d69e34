"""A difference: two accounts of one undertaking that disagree on one axis, both quoted."""

from dataclasses import dataclass

from holdfire.record.span import Span


@dataclass(frozen=True, slots=True)
class Account:
    """One source's wording of an undertaking; `wording == text[span.start:span.end]`."""

    source: str
    wording: str
    span: Span


@dataclass(frozen=True, slots=True)
class Difference:
    """Where two accounts part: `axis` is scope, start, end, duration, condition, party, place, quantity, wording or existence."""

    issue: str
    axis: str
    a: Account
    b: Account
