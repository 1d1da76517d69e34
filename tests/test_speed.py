"""Reading stays fast: load time and words a second, with room for slow machines."""

import tomllib
from pathlib import Path

from speed import load_seconds, words_per_second

FLOORS = tomllib.loads((Path(__file__).parent.parent / "benchmarks" / "floors.toml").read_text(encoding="utf-8"))[
    "speed"
]


def test_the_reader_is_ready_soon() -> None:
    assert load_seconds() < FLOORS["load_seconds"]


def test_reading_keeps_its_pace() -> None:
    assert words_per_second(5_000) > FLOORS["words_per_second"]
