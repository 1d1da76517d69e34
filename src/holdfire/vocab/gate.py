"""Words by which a report is let through to be read: a halt by name, words of war, words of diplomacy."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_ENDINGS = ("s", "es", "ed", "d", "ing")


@dataclass(frozen=True, slots=True)
class WordList:
    """Words in all their forms, in lower case, each with its ground form; `phrases` are those of several words.

    A phrase is given with a blank before each of its words: that is how it is found among words that are joined by blanks.
    """

    forms: dict[str, str]
    phrases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GateWords:
    """The three lists; the data file says what each is for."""

    halt: WordList
    war: WordList
    talks: WordList


@cache
def gate_words() -> GateWords:
    """The words that ship with the package."""
    table = tomllib.loads(files("holdfire.vocab").joinpath("data/gate.toml").read_text(encoding="utf-8"))
    return GateWords(**{name: _listed(words) for name, words in table.items()})


def _listed(cell: str) -> WordList:
    words = [" ".join(word.split()) for word in cell.split(",")]
    single = [word for word in words if word.isalnum()]
    several = [re.findall(r"\w+", word) for word in words if not word.isalnum()]
    return WordList(
        {form: word for word in reversed(single) for form in _forms(word)},
        tuple("".join(f" {part}" for part in parts) for parts in several),
    )


def _forms(word: str) -> set[str]:
    """A word as it may stand in a text: more than there are, which does no harm."""
    stems = {word, word.replace("is", "iz") if word.endswith(("ise", "ised", "isation")) else word}
    found = set(stems)
    for stem in stems:
        found |= {stem + ending for ending in _ENDINGS}
        if stem.endswith("e"):
            found |= {stem[:-1] + "ing"}
        if stem.endswith("y"):
            found |= {stem[:-1] + "ies", stem[:-1] + "ied"}
    return found
