"""Quality does not fall below its floors, on the reports that ship and on the development set where it is at hand."""

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import attribution
from holdfire.extraction.reader import Reader
from quality import BLIND, DEV, OPEN, ROOT, SEED, SHIPPED, score
from scoring import sum_of

FLOORS = tomllib.loads((ROOT / "benchmarks" / "floors.toml").read_text(encoding="utf-8"))
FOLDERS = {"shipped": SHIPPED, "open": OPEN, "blind": BLIND, "seed": SEED, "dev": DEV}


@pytest.mark.parametrize(("name", "folder"), FOLDERS.items(), ids=FOLDERS)
def test_quality_stays_above_its_floor(name: str, folder: Path, reader: Reader) -> None:
    if not any(folder.glob("*.gold.json")):
        pytest.skip(f"no {name} reports with gold on this machine (looked in {folder.parent.name}/{folder.name})")
    numbers = sum_of(score(folder, reader).values()).totals()
    assert numbers["wrong_spans"] == 0
    below = {k: (numbers[k], floor) for k, floor in FLOORS[name].items() if numbers[k] < floor}
    assert not below


def test_the_reports_that_ship_are_there() -> None:
    assert any(SHIPPED.glob("*.gold.json"))
    assert any(OPEN.glob("*.gold.json"))


def test_attribution_stays_above_its_floor(tmp_path: Path) -> None:
    if not attribution.DEV.is_file() or not attribution.SCORER.is_file():
        pytest.skip("the annotated corpus and its scorer are not on this machine")
    written = tmp_path / "figures.json"
    benchmark = [sys.executable, attribution.__file__, "--json", str(written)]  # alone, so that its memory is its own
    subprocess.run(
        benchmark, check=True, capture_output=True, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    )
    figures = json.loads(written.read_text(encoding="utf-8"))
    assert {k: (figures[k], floor) for k, floor in FLOORS["attribution"].items() if figures[k] < floor} == {}
    assert figures["calibration error"] < 0.03
    assert figures["resident memory, MB"] < 1000
