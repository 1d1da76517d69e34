"""The pipeline that parses is the one that was measured."""

import importlib.util
import shutil
from pathlib import Path

from holdfire.extraction.parsing import PIPELINE, damaged


def test_damaged_weights_are_noticed(tmp_path: Path) -> None:
    found = importlib.util.find_spec(PIPELINE)
    assert found is not None
    assert found.origin is not None
    (folder,) = Path(found.origin).parent.glob(f"{PIPELINE}-*")
    assert damaged(folder) == []
    copy = tmp_path / "copy"
    shutil.copytree(folder, copy)
    weights = copy / "parser" / "model"
    weights.write_bytes(weights.read_bytes()[:-1] + b"x")
    (copy / "tagger" / "model").unlink()
    assert damaged(copy) == ["tagger/model", "parser/model"]
