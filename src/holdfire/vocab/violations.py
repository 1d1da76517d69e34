"""What sides count when they count breaches of a truce: units, and the words that name them."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class ViolationWords:
    """Units by noun lemma and by verb lemma; narrower kinds by modifier; `general` units can hold others as parts."""

    nouns: Mapping[str, str]
    verbs: Mapping[str, str]
    kinds: Mapping[str, str]
    general: frozenset[str]
    context: frozenset[str]


@cache
def violation_words() -> ViolationWords:
    """The words that ship with the package."""
    table = tomllib.loads(files("holdfire.vocab").joinpath("data/violations.toml").read_text(encoding="utf-8"))
    return ViolationWords(
        _by_word(table["noun"]),
        _by_word(table["verb"]),
        _by_word(table["kind"]),
        frozenset(table["general"]),
        frozenset(table["context"]),
    )


def _by_word(table: Mapping[str, list[str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for unit, words in table.items():
        for word in words:
            found.setdefault(word, unit)
    return found
