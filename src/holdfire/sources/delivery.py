"""A delivery: one file, answer of a server or standard input as it came, before anybody knows what it holds."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from holdfire.record import Problem, Report

LARGEST = 10_000_000  # bytes; a report of 5,000,000 characters is a book, not news
LONGEST = 5_000_000  # characters of text in one report

Found = Iterator[Report | Problem]
Follow = Callable[[str], Found]  # from the address of a page to what is found there


@dataclass(frozen=True, slots=True)
class Delivery:
    """Bytes to come out of `stream`, and all that is known about them.

    `name` is what a user knows it by (path, address, `-`); `stem` names a report that has no name of its own;
    `suffix` is the ending of the file in small letters, with its dot, or nothing; `media_type` and `charset` are
    what a server said, `url` where it was fetched. None of them is to be trusted.
    """

    stream: BinaryIO
    name: str
    stem: str
    suffix: str = ""
    media_type: str | None = None
    charset: str | None = None
    url: str | None = None

    def whole(self, largest: int = LARGEST) -> bytes | Problem:
        """All bytes, or a problem where there are more than `largest`; never reads further than that."""
        raw = self.stream.read(largest + 1)
        return self.too_large(largest) if len(raw) > largest else raw

    def too_large(self, largest: int = LARGEST) -> Problem:
        """That it is larger than `largest` bytes."""
        return self.unread("too-large", f"larger than {largest // 1_000_000} MB", "give one report a file")

    def unread(self, code: str, message: str, remedy: str) -> Problem:
        """A problem for which this delivery, or the part of it that `message` names, was not read."""
        return Problem(code, _one_line(message), remedy, self.name, fatal=True)

    def note(self, code: str, message: str, remedy: str) -> Problem:
        """A problem beside which something was read."""
        return Problem(code, _one_line(message), remedy, self.name)


def _one_line(message: str) -> str:
    """What a delivery says of itself may hold line ends, which a problem must not."""
    return " ".join(message.split())
