"""Cases built once for all tests that ask them something."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from asking import BuiltCase

from holdfire.engines.local import LocalEngine
from holdfire.pipeline import build

HERE = Path(__file__).parent
SHIPPED = HERE.parent.parent / "cases"


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> BuiltCase:
    """The folder of a case by name, copied and built: of one that ships, or of one beside the tests."""
    made: dict[str, Path] = {}

    def build_case(name: str) -> Path:
        if name not in made:
            source = SHIPPED / name if (SHIPPED / name).is_dir() else HERE / name
            folder = tmp_path_factory.mktemp(name) / name
            shutil.copytree(source, folder, ignore=shutil.ignore_patterns(".holdfire"))
            build(folder, today=date(2026, 1, 1), engine=LocalEngine(1), notice=lambda *_: None)
            made[name] = folder
        return made[name]

    return build_case
