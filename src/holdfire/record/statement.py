"""A statement: one act of speech of a party, however many reports carry it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Statement:
    """The words of the report that carried it first, and who else carried it.

    `day` is the first day of publication, null where no carrier has one; `report`, `source`, `url` and `evidence` are
    those of the first carrier; `reports` are the ids of all carriers in order, `entries` those of the positions.
    `origins` counts the independent texts among the carriers: copies of one agency report are one origin.
    `accepted` is true where a person ruled so, null where nobody ruled.
    """

    id: str
    party: str
    issue: str
    stance: str
    speaker: str
    evidence: str
    report: str
    reports: tuple[str, ...]
    entries: tuple[str, ...]
    origins: int
    day: date | None = None
    via: str | None = None
    target: str | None = None
    source: str | None = None
    url: str | None = None
    accepted: bool | None = None
