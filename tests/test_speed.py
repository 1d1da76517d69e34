"""Reading stays fast: load time, and what reading costs beside the parse that it stands on."""

import tomllib
from pathlib import Path

from speed import load_seconds, times_the_parse

FLOORS = tomllib.loads((Path(__file__).parent.parent / "benchmarks" / "floors.toml").read_text(encoding="utf-8"))[
    "speed"
]


def test_the_reader_is_ready_soon() -> None:
    assert load_seconds() < FLOORS["load_seconds"]


def test_reading_costs_little_beside_the_parse() -> None:
    assert times_the_parse(5_000) < FLOORS["times_the_parse"]
