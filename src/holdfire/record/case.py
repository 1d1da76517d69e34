"""A case: one ceasefire or negotiation that somebody follows."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Party:
    """A side of the case by its usual English name, and further names that reports use for it."""

    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """What the case is about. `time_zone` is a name of the IANA database; `starts` and `ends` are days, inclusive.

    `sources` are addresses, feeds or folders that `holdfire add` takes from when it is given none.
    """

    title: str
    parties: tuple[Party, ...]
    languages: tuple[str, ...] = ("en",)
    time_zone: str = "UTC"
    area: str | None = None
    starts: date | None = None
    ends: date | None = None
    sources: tuple[str, ...] = ()
