"""What tests share: one loaded reader and a way to read a few sentences."""

from collections.abc import Callable
from datetime import date

import pytest

from holdfire.extraction.reader import Reader
from holdfire.record import Extraction, Report

Read = Callable[..., Extraction]


@pytest.fixture(scope="session")
def reader() -> Reader:
    return Reader.load()


@pytest.fixture(scope="session")
def read(reader: Reader) -> Read:
    """Read a text as a report of Tuesday 18 March 2025, or of the day given."""

    def read_text(text: str, published: date | None = date(2025, 3, 18)) -> Extraction:
        return reader.read(Report("t", text, "t.txt", "", published=published))

    return read_text
