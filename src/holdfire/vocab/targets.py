"""What an undertaking can cover: classes of targets and means, which holds which, and the words that name them."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from holdfire.vocab.patterns import Patterns

EVERYTHING = "all"


@dataclass(frozen=True, slots=True)
class TargetWords:
    """Patterns for target classes and means; `above` names for each class all that hold it; `incident` maps the classes of observations."""

    classes: Patterns
    means: Patterns
    above: Mapping[str, frozenset[str]]
    incident: Mapping[str, str]

    def holds(self, wide: str, narrow: str) -> bool:
        """Whether everything in class `narrow` lies in class `wide`; a class holds itself, `all` holds everything."""
        return wide in (narrow, EVERYTHING) or wide in self.above.get(narrow, frozenset())


@cache
def target_words() -> TargetWords:
    """The classes that ship with the package."""
    table = tomllib.loads(files("holdfire.vocab").joinpath("data/targets.toml").read_text(encoding="utf-8"))
    classes: dict[str, dict[str, list[str]]] = table["class"]
    return TargetWords(
        Patterns((name, p) for name, row in classes.items() for p in row["words"]),
        Patterns((name, p) for name, patterns in table["means"].items() for p in patterns),
        {name: _above(name, classes) for name in classes},
        table["incident"],
    )


def _above(name: str, classes: Mapping[str, Mapping[str, list[str]]]) -> frozenset[str]:
    """Every class that holds `name`: those before its dots, those it is `within`, and theirs."""
    found: set[str] = set()
    todo = [name]
    while todo:
        one = todo.pop()
        direct = [one.rpartition(".")[0]] if "." in one else []
        direct += classes.get(one, {}).get("within", [])
        for parent in direct:
            if parent not in classes:
                raise ValueError(f"targets.toml: {one} lies within {parent}, which is no class")
            if parent not in found:
                found.add(parent)
                todo.append(parent)
    return frozenset(found - {name})
