"""What happens on the ground: kinds of incident and classes of target, by the words that tell them."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from holdfire.vocab.patterns import Patterns


@dataclass(frozen=True, slots=True)
class IncidentWords:
    """Patterns for kinds and target classes; `order` ranks kinds, the most telling first."""

    kinds: Patterns
    targets: Patterns
    order: dict[str, int]


@cache
def incident_words() -> IncidentWords:
    """The words that ship with the package."""
    table = tomllib.loads(files("holdfire.vocab").joinpath("data/incidents.toml").read_text(encoding="utf-8"))
    return IncidentWords(
        Patterns((kind, p) for kind, patterns in table["kinds"].items() for p in patterns),
        Patterns((target, p) for target, patterns in table["targets"].items() for p in patterns),
        {kind: rank for rank, kind in enumerate(table["kinds"])},
    )
