"""What every engine does: apply a function to items and give back the results in the order of the items."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Lost:
    """In the place of a result: the item that has none, and why, in words for a person.

    The process that worked on it died (killed for its memory, say), or the function raised an error that it names.
    """

    item: bytes
    why: str


class EngineError(Exception):
    """An engine cannot run; the text says in one line why, and what to do."""


class Engine(Protocol):
    """Maps a function of the module level, which needs no state but its own, over items of any number.

    Items and results are bytes, so that they mean the same on every machine. At most a few hundred items are held at once.
    """

    def map(self, function: Callable[[bytes], bytes], items: Iterable[bytes]) -> Iterator[bytes | Lost]:
        """One result an item, in the order of the items; Lost where there is none."""
