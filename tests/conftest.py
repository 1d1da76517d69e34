"""What tests share: one loaded reader and a way to read a few sentences."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from holdfire.engines.local import LocalEngine
from holdfire.extraction.reader import Reader
from holdfire.pipeline import build
from holdfire.record import Extraction, Report

Read = Callable[..., Extraction]
HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def reader() -> Reader:
    return Reader.load()


@pytest.fixture(scope="session")
def read(reader: Reader) -> Read:
    """Read a text as a report of Tuesday 18 March 2025, or of the day given."""

    def read_text(text: str, published: date | None = date(2025, 3, 18)) -> Extraction:
        return reader.read(Report("t", text, "t.txt", "", published=published))

    return read_text


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The folder of a case by name, copied and built: of one that ships, or of one beside the tests of cases."""
    made: dict[str, Path] = {}

    def build_case(name: str) -> Path:
        if name not in made:
            source = next(p for p in (HERE.parent / "cases" / name, HERE / "cases" / name) if p.is_dir())
            folder = tmp_path_factory.mktemp(name) / name
            shutil.copytree(source, folder, ignore=shutil.ignore_patterns(".holdfire"))
            build(folder, today=date(2026, 1, 1), engine=LocalEngine(1), notice=lambda *_: None)
            made[name] = folder
        return made[name]

    return build_case
