"""Weights that ship: a damaged file is refused with a line that says what to do."""

import shutil
from collections.abc import Callable
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from holdfire.extraction.acts import weights as acts
from holdfire.extraction.encoder import base as encoder
from holdfire.extraction.stances import weights as stances

WEIGHTS = [
    ("acts", acts.load, acts.NETWORK),
    ("acts", acts.load, acts.WORDS),
    ("encoder", encoder.load, encoder.NETWORK),
    ("encoder", encoder.load, encoder.VOCABULARY),
    ("stances", stances.load, stances.NETWORK),
    ("stances", stances.load, stances.LABELS),
]


@pytest.mark.parametrize(("package", "load", "damaged"), WEIGHTS, ids=[name for _, _, name in WEIGHTS])
def test_damaged_weights_are_refused(
    tmp_path: Path, package: str, load: Callable[[Path], object], damaged: str
) -> None:
    with as_file(files(f"holdfire.extraction.{package}")) as folder:
        shutil.copytree(folder, tmp_path / package)
    file = tmp_path / package / damaged
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
    with pytest.raises(OSError, match=f"{damaged} are damaged; install holdfire again"):
        load(tmp_path / package)
