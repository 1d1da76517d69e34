"""An attribution: a source said (cue) a content, each with its place in the text."""

from dataclasses import dataclass
from enum import StrEnum

from holdfire.record.span import Span


class Manner(StrEnum):
    """Whether the content stands in quotation marks: all of it, some of it, none of it."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who said what: spans in the report's text, each a tuple because quotations can be interrupted.

    `speaker` is the source's name once resolved, `via` whoever passes it on, outermost first;
    `confidence` lies between 0 and 1 and is null where the reader has none.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    manner: Manner
    speaker: str | None = None
    via: tuple[str, ...] = ()
    confidence: float | None = None
