"""Clocks that reports name: "Moscow time", "GMT", "Israeli time"."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def zones() -> Mapping[str, str]:
    """The IANA time zone of each word, in lower case, that stands before "time" or alone behind an hour."""
    table = tomllib.loads(files("holdfire.vocab").joinpath("data/zones.toml").read_text(encoding="utf-8"))
    return {word: zone for zone, words in table["zone"].items() for word in words}
