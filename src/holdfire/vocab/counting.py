"""Words around numbers: what a number counts, and what figures name instead of counting."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class CountingWords:
    """Lower-case words by their part in a phrase with a number; the data file says what each set is for."""

    plurals: frozenset[str]
    plurals_alone: frozenset[str]
    singulars: frozenset[str]
    stops: frozenset[str]
    labels: frozenset[str]
    scores: frozenset[str]
    one_before: frozenset[str]
    one_after: frozenset[str]
    hands_over: frozenset[str]


@cache
def counting_words() -> CountingWords:
    """The words that ship with the package."""
    table = tomllib.loads(files("holdfire.vocab").joinpath("data/counting.toml").read_text(encoding="utf-8"))
    return CountingWords(**{name: frozenset(words.split()) for name, words in table.items()})
