"""Page furniture: the words by which promotion, navigation and credits are told from news."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class FurnitureWords:
    """Expressions on a sentence in lower case: `always` settles it alone, `address` with `product` together."""

    always: re.Pattern[str]
    address: re.Pattern[str]
    product: re.Pattern[str]


@cache
def furniture_words() -> FurnitureWords:
    """The expressions that ship with the package."""
    table = tomllib.loads(files("holdfire.vocab").joinpath("data/furniture.toml").read_text(encoding="utf-8"))
    return FurnitureWords(
        re.compile("|".join(f"(?:{p})" for p in table["always"])),
        re.compile(table["address"]),
        re.compile(table["product"]),
    )
