"""Quality does not fall below its floors, on the reports that ship and on the development set where it is at hand."""

import tomllib
from pathlib import Path

import pytest

from holdfire.extraction.reader import Reader
from quality import SHARED, SHIPPED, score
from scoring import Tally

FLOORS = tomllib.loads((Path(__file__).parent.parent / "benchmarks" / "floors.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("name", "folder"), [("shipped", SHIPPED), ("open", SHIPPED / "open"), ("seed", SHARED[0]), ("dev", SHARED[1])]
)
def test_quality_stays_above_its_floor(name: str, folder: Path, reader: Reader) -> None:
    if not folder.is_dir():
        pytest.skip(f"the {name} reports are not on this machine")
    total = Tally()
    for one in score(folder, reader).values():
        total.add(one)
    numbers = total.totals()
    assert numbers["wrong_spans"] == 0
    below = {k: (numbers[k], floor) for k, floor in FLOORS[name].items() if numbers[k] < floor}
    assert not below
