"""When something happens or falls due: a date, with the precision that the words allow."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from holdfire.record.span import Span


class Precision(StrEnum):
    """How much of a date the words settle."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    VAGUE = "vague"  # "soon", "immediately", "in the coming days"
    UNRESOLVED = "unresolved"  # relative words in a report without a day of publication


@dataclass(frozen=True, slots=True)
class When:
    """A time expression of a report.

    `start` and `end` (inclusive days) bound what is meant and are null where the words do not settle it;
    `words` are the report's own; `span` is where they stand.
    """

    words: str
    span: Span
    precision: Precision
    start: date | None = None
    end: date | None = None
