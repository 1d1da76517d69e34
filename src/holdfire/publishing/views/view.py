"""A view: one question to a ledger, its rows for programs and its page for a person."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

from holdfire.ledger import Ledger
from holdfire.publishing.asked import Asked

if TYPE_CHECKING:
    from rich.console import RenderableType

Row = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class View:
    """The question `name`, answered by the module `module`, which is loaded when somebody asks: some take long.

    `about` ends the sentence "it shows". Without a `page` the rows stand in a table of `columns`, or of as many as fit.
    Beside rows of what was agreed (`of_terms`) stand lines on what was left out of them, and what to do about it.
    """

    name: str
    about: str
    module: str
    columns: tuple[str, ...] = ()
    of_terms: bool = False

    def rows(self, ledger: Ledger, asked: Asked) -> Iterable[Row]:
        """The rows, all with the same names in the same order."""
        return cast(Iterable[Row], _loaded(self.module).rows(ledger, asked))

    @property
    def page(self) -> "Callable[[Sequence[Row], int], RenderableType] | None":
        """Shows rows to a person at so many columns."""
        return getattr(_loaded(self.module), "page", None)

    def answer(self, ledger: Ledger, asked: Asked) -> tuple[Iterable[Row], Iterable[str]]:
        """The rows, and lines for whoever asked beside them; the terms of the case are put together once for both."""
        if not self.of_terms:
            return self.rows(ledger, asked), ()
        terms = import_module("holdfire.publishing.case_terms").case_view(ledger, asked.as_of)
        rows = cast(Iterable[Row], _loaded(self.module).rows(ledger, asked, terms))
        return rows, cast(Iterable[str], _loaded("notes").notes(ledger, terms))


def _loaded(module: str) -> Any:
    return import_module(f"holdfire.publishing.views.{module}")
