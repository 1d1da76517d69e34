"""An entry: one row of the ledger together with the report that it was read from."""

from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Entry(Generic[Row]):
    """`row` as read from the report `report`, which `source` published on the day `published`.

    `id` depends on the content alone (the report's text, the row's words and values), so that it outlives a rebuild.
    `origin` is the earliest report that carries the same text, the report itself where it stands on its own.
    """

    id: str
    report: str
    row: Row
    published: date | None = None
    source: str | None = None
    url: str | None = None
    origin: str | None = None
