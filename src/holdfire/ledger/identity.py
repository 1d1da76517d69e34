"""Identities: a SHA-256 prefix of what a report or a row says, the same in every build and on every machine."""

from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from holdfire.ledger.codec import dumped, plain, types_of
from holdfire.record import Report, Span

LENGTH = 16  # hexadecimal digits; among ten million rows two alike are expected once in 400,000 ledgers
# how a row was read, and where else its words stand, is no part of what it says
_ASIDE = frozenset({"rule", "confidence", "also", "report", "span"})


def identity(*parts: str) -> str:
    """The identity of something that consists of these parts."""
    return sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:LENGTH]


def report_id(report: Report) -> str:
    """The identity of one version of a report: its text, where it was published, and when."""
    return identity("report", report.text, report.url or report.source or "", str(report.published))


def anchor(report: Report) -> str:
    """What rows of a report hang on: its address and day; an edit elsewhere in a page leaves its rows the same.

    Without an address it is the text and its source: "No shots were heard." is another row every day.
    """
    where = report.url or identity("text", report.text, report.source or "")
    return identity(where, str(report.published))


class RowIdentities:
    """Gives the rows of one report their identities: kind, values and words, and a number where one stands there twice."""

    def __init__(self, report: Report) -> None:
        self._anchor, self._text = anchor(report), report.text
        self._seen: dict[str, int] = {}

    def of(self, kind: str, row: object) -> str:
        """The identity of the next row of the report."""
        content = identity(kind, self._anchor, dumped(list(self._said(row))))
        number = self._seen[content] = self._seen.get(content, 0) + 1
        return content if number == 1 else identity(content, str(number))

    def _said(self, row: Any) -> Iterable[object]:
        for name in types_of(type(row)):
            if name not in _ASIDE:
                yield self._content(getattr(row, name))

    def _content(self, value: Any) -> object:
        """A value with words in the place of spans, so that text before it does not matter."""
        if isinstance(value, Span):
            return value.of(self._text)
        if isinstance(value, tuple):
            return [self._content(item) for item in value]
        if hasattr(type(value), "__dataclass_fields__"):
            return list(self._said(value))
        return plain(value)
