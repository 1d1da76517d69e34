"""Acts: the root codes of PLOVER with their CAMEO codes, their quad class and the stances that they can be."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

QUADS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")


@dataclass(frozen=True, slots=True)
class Act:
    """A root code of PLOVER. `quad` is 1 to 4 (`QUADS`), `cameo` its root codes; `stances[0]` is what the act alone stands for."""

    root: str
    quad: int
    cameo: tuple[str, ...]
    stances: tuple[str, ...]

    @property
    def stance(self) -> str | None:
        """The stance that the act stands for; null for a deed, which is none."""
        return self.stances[0] if self.stances else None


@cache
def acts() -> Mapping[str, Act]:
    """Every act by its root code, in the order of the alphabet, which is the order of the reader's scores."""
    table = _table()
    return {
        root: Act(root, row["quad"], tuple(row["cameo"]), tuple(row["stances"]))
        for root, row in sorted(table.items())
        if root != "statements"
    }


@cache
def act_of(stance: str) -> Act | None:
    """The act that a stance is; null for a stance that is a mere statement, which PLOVER does not code."""
    return next((act for act in acts().values() if stance in act.stances), None)


@cache
def cameo_of(stance: str) -> tuple[str, ...]:
    """The CAMEO codes of a stance: those of its act, else those of the statement that it is."""
    act = act_of(stance)
    return act.cameo if act is not None else tuple(_table()["statements"].get(stance, ()))


@cache
def act_of_cameo(code: str) -> Act | None:
    """The act of a CAMEO code, also a longer one ("0871"); null for the statements under 01, which are no act."""
    return next((act for act in acts().values() if code[:2] in act.cameo), None)


@cache
def _table() -> dict[str, dict[str, Any]]:
    text = files("holdfire.vocab").joinpath("data/acts.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
