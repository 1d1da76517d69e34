"""A passage: a stretch of a report that is read as one paragraph, with its way back to the report's characters."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from holdfire.record import Span


class Role(StrEnum):
    """What a passage is in its report."""

    HEADLINE = "headline"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class Passage:
    """Readable text of one paragraph and where each of its characters stands in the report.

    `text` is the paragraph with mojibake, curly quotes and control characters made plain, so that rules see one
    spelling; `origins[i]` is the offset in the report of `text[i]`, and `origins[len(text)]` the end of the paragraph.
    """

    text: str
    origins: Sequence[int]
    role: Role = Role.BODY

    def span(self, start: int, end: int) -> Span:
        """The span in the report of `text[start:end]`, 0 <= start <= end <= len(text)."""
        return Span(self.origins[start], self.origins[end])
