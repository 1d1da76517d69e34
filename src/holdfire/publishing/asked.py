"""What a person asks of a view: until when, since when, about whom and what."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Asked:
    """`as_of` and `since` are days, inclusive; `at` is a moment with its offset; null means that it was not asked."""

    as_of: date | None = None
    since: date | None = None
    party: str | None = None
    issue: str | None = None
    at: datetime | None = None
