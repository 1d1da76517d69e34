"""Small classes of words that the rules of grammar and coreference need."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def words_of(subject: str) -> Mapping[str, frozenset[str]]:
    """The word classes of one subject, by name; KeyError where there is none."""
    return {name: frozenset(words) for name, words in _tables()[subject].items()}


@cache
def _tables() -> dict[str, dict[str, list[str]]]:
    text = files("holdfire.vocab").joinpath("data/grammar.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
