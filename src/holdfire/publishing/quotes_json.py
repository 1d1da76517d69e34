"""Attributions for programs: one JSON object a report, offsets into its text as it came."""

import json
from collections.abc import Sequence

from holdfire.publishing.as_json import safe
from holdfire.record import Attribution, Extraction, Span


def quotes_line(extraction: Extraction) -> str:
    """The attributions of a report as one line of JSON; ends with a line end."""
    entry = {"report": extraction.report.id, "attributions": [_attribution(a) for a in extraction.attributions]}
    return safe(json.dumps(entry, ensure_ascii=False, separators=(",", ":"))) + "\n"


def _attribution(a: Attribution) -> dict[str, object]:
    return {
        "source": _offsets(a.source),
        "cue": _offsets(a.cue),
        "content": _offsets(a.content),
        "type": a.manner,
        "speaker": a.speaker,
        "via": list(a.via),
        "confidence": a.confidence,
    }


def _offsets(spans: Sequence[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]
