"""Words that tell whether a clause speaks of a day gone by or of one to come."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class TenseWords:
    """Lower-case forms by what they tell; the data file says what each set is for."""

    past: frozenset[str]
    not_past: frozenset[str]
    promise: frozenset[str]
    plan: frozenset[str]
    coming: frozenset[str]
    ahead: frozenset[str]
    adverbs: frozenset[str]
    not_verbs: frozenset[str]
    determiners: frozenset[str]
    fronting: frozenset[str]
    before_due: frozenset[str]
    formerly: frozenset[str]


@cache
def tense_words() -> TenseWords:
    """The words that ship with the package."""
    table = tomllib.loads(files("holdfire.vocab").joinpath("data/tenses.toml").read_text(encoding="utf-8"))
    return TenseWords(**{name: frozenset(words.split()) for name, words in table.items()})
