"""Words that tell whether a clause speaks of a day gone by or of one to come."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class TenseWords:
    """Lower-case forms by what they tell: past verbs, what only looks past, promises, fixed plans, the scheduled present, modals."""

    past: frozenset[str]
    not_past: frozenset[str]
    promise: frozenset[str]
    plan: frozenset[str]
    coming: frozenset[str]
    ahead: frozenset[str]


@cache
def tense_words() -> TenseWords:
    """The words that ship with the package."""
    table = tomllib.loads(files("holdfire.vocab").joinpath("data/tenses.toml").read_text(encoding="utf-8"))
    return TenseWords(**{name: frozenset(words.split()) for name, words in table.items()})
