"""What an engine is: anything that maps a function over many things, wherever that runs."""

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

Given = TypeVar("Given")
Made = TypeVar("Made")


class Engine(Protocol):
    """Maps pure functions that can be pickled. Takes in only as much at a time as it works on."""

    def map(self, function: Callable[[Given], Made], things: Iterable[Given]) -> Iterator[Made]:
        """`function` of each of `things`, in any order."""
        ...
