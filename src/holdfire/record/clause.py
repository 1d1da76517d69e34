"""A clause: one obligation of a deal, apart from what each party says that it means."""

from dataclasses import dataclass
from enum import StrEnum


class Duty(StrEnum):
    """Whether the clause forbids acts or asks for them."""

    PROHIBITION = "prohibition"
    OBLIGATION = "obligation"


@dataclass(frozen=True, slots=True)
class Clause:
    """Who must (not) do what, to which targets, where, by which means.

    `id` is unique in a case (`energy_strikes`, `easter_truce`); `issue` is a word of the vocabulary; `parties` are
    bound by it; `acts` are incident kinds; `targets` are target classes, where `energy` holds `energy.refinery`.
    Empty tuples and null mean that no report says.
    """

    id: str
    issue: str
    title: str
    duty: Duty = Duty.PROHIBITION
    parties: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    area: str | None = None
    means: tuple[str, ...] = ()
