"""A report's card: what a ledger knows of a report, without its text."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Card:
    """One version of a report in a case.

    `id` is a SHA-256 prefix of its text and address; `sha256` is of the bytes that came; `taken` is when they came
    (ISO date-time), null for a file that was put there by hand. `origin` is the earliest report with the same text.
    Versions of one report share `key` and count from 1; `until` is the day from which a newer version stands in its
    place, null for the one that stands. `outcome` is `read`, `skipped` (the gate found nothing that could matter) or
    `not-read` (a problem says why).
    """

    id: str
    key: str
    file: str
    sha256: str
    origin: str
    outcome: str
    version: int = 1
    published: date | None = None
    source: str | None = None
    url: str | None = None
    title: str | None = None
    language: str | None = None
    taken: str | None = None
    digest: bool = False
    until: date | None = None
    words: int = 0
