"""An observation: one report's mention of something that happened, or is said to have happened."""

from dataclasses import dataclass

from holdfire.record.span import Span


@dataclass(frozen=True, slots=True)
class Observation:
    """What happened where and when, who is said to have done it, who alleges and who denies it.

    `kind` and `target_class` are words of the annotation vocabulary (`strike`, `energy`); `date` is an ISO day.
    An accusation does not make `actor` certain: `accused_by` says whose word it is.
    """

    kind: str
    evidence: str
    span: Span
    place: str | None = None
    date: str | None = None
    actor: str | None = None
    target_class: str = "none_stated"
    accused_by: str | None = None
    denied_by: str | None = None
