"""A reading: what one party says that a clause means, axis by axis, each in its own words."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from holdfire.record.span import Span


class Axis(StrEnum):
    """What a party's words can settle about a clause; the axes on which readings differ."""

    SCOPE = "scope"
    START = "start"
    END = "end"
    DURATION = "duration"
    CONDITION = "condition"
    PARTY = "party"
    PLACE = "place"
    QUANTITY = "quantity"
    WORDING = "wording"
    EXISTENCE = "existence"
    EXTENSION = "extension"
    RELEASE = "release"
    MONITOR = "monitor"
    MEANS = "means"


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that a reading settles: `evidence == text[span.start:span.end]` of the report `report`.

    `value` is normalised where the words allow it and null where they do not: for START and END an ISO day, an ISO
    date-time with offset, or a word of `vocab` (`immediately`); for DURATION `P30D` (ISO 8601); for SCOPE a target
    class; for PARTY and MONITOR a party; for QUANTITY a number; else null. `negated` is true where the words say that
    there is none ("sets no date", "does not depend on sanctions"). `report` is null where the words stand in the
    reading's own report.
    """

    axis: Axis
    evidence: str
    span: Span
    value: str | None = None
    negated: bool = False
    report: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What `party` says in one report that the undertaking on `issue` means; `stated` is the day on which it said so.

    `speaker` and `via` are as in a position; `report` is the id of the report; `evidence` is the clause of the report
    that it rests on, `terms` what its words settle. What is said neither way has no term. `first_day_counts` says whether
    a duration counts the day on which it begins, `zone` in which time zone (IANA name) its days and hours are; both are
    null where the words leave it open.
    """

    issue: str
    party: str
    speaker: str
    report: str
    evidence: str
    span: Span
    stated: date | None = None
    via: str | None = None
    terms: tuple[Term, ...] = ()
    first_day_counts: bool | None = None
    zone: str | None = None
