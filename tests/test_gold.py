"""The gold that ships is well formed: words stand where they say, vocabularies are closed, nothing stands twice."""

import json
from pathlib import Path

import pytest

GOLD = sorted((Path(__file__).parent / "gold").rglob("*.gold.json"))
SCHEMA = json.loads(
    (Path(__file__).parent.parent / "src/holdfire/schema/extraction-1.json").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("path", GOLD, ids=lambda p: p.stem)
def test_gold_is_well_formed(path: Path) -> None:
    gold = json.loads(path.read_text(encoding="utf-8"))
    text = (path.parent / gold["text_file"]).read_text(encoding="utf-8")
    for row in [*gold["positions"], *gold["commitments"], *gold["incidents"]]:
        assert text[row["start"] : row["end"]] == row["evidence"]
    keys = [(p["party"], p["issue"], p["stance"], p["target"]) for p in gold["positions"]]
    assert len(keys) == len(set(keys))
    assert {p["stance"] for p in gold["positions"]} <= set(SCHEMA["$defs"]["position"]["properties"]["stance"]["enum"])


def test_there_is_gold_to_check() -> None:
    assert len(GOLD) >= 3
