"""A view: one question to a ledger, its rows for programs and its page for a person."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from holdfire.ledger import Ledger
from holdfire.publishing.asked import Asked

if TYPE_CHECKING:
    from rich.console import RenderableType

Row = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class View:
    """`rows` gives the rows, all with the same names in the same order; `page` shows them to a person at so many columns.

    Without a `page` the rows stand in a table of `columns`, or of as many as fit; `about` ends the sentence "it shows".
    """

    name: str
    about: str
    rows: Callable[[Ledger, Asked], Iterable[Row]]
    page: "Callable[[Sequence[Row], int], RenderableType] | None" = None
    columns: tuple[str, ...] = ()
