"""An extraction for programs: one JSON object a report, as `schema/extraction-1.json` describes it."""

import json
import re

from holdfire.record import Account, Commitment, Difference, Extraction, Observation, Position, Problem, Report

SCHEMA_VERSION = 1

# legal inside JSON strings, and yet they steer a terminal, turn text around or cannot be encoded
_UNSAFE = re.compile(
    "[\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)


def json_line(extraction: Extraction) -> str:
    """The report as one line of JSON, for JSON Lines; ends with a line end."""
    return safe(json.dumps(as_object(extraction), ensure_ascii=False, separators=(",", ":"))) + "\n"


def json_document(extraction: Extraction) -> str:
    """The report as an indented JSON document; ends with a line end."""
    return safe(json.dumps(as_object(extraction), ensure_ascii=False, indent=2)) + "\n"


def as_object(extraction: Extraction) -> dict[str, object]:
    """The fields of one report in the order of the schema; offsets refer to `report.text`."""
    report = extraction.report
    furniture = [span.of(report.text) for span in extraction.furniture]
    return {
        "schema_version": SCHEMA_VERSION,
        "id": report.id,
        "published": report.published.isoformat() if report.published else None,
        "text_file": report.file,
        "positions": [_position(p) for p in extraction.positions],
        "commitments": [_commitment(c) for c in extraction.commitments],
        "incidents": [_incident(o) for o in extraction.observations],
        "differences": [_difference(d) for d in extraction.differences],
        "not_news": "\n".join(furniture) if furniture else None,
        "problems": [_problem(p) for p in extraction.problems],
        "report": _report(report),
    }


def safe(dumped: str) -> str:
    """JSON with unsafe characters written as escapes: the same value for a program, plain text for a terminal."""
    return _UNSAFE.sub(lambda match: json.dumps(match[0])[1:-1] if match[0] != "\x7f" else "\\u007f", dumped)


def _position(p: Position) -> dict[str, object]:
    row: dict[str, object] = {
        "party": p.party,
        "issue": p.issue,
        "stance": p.stance,
        "speaker": p.speaker,
        "via": p.via,
        "target": p.target,
        "evidence": p.evidence,
        "start": p.span.start,
        "end": p.span.end,
    }
    if p.also:
        row["also"] = [[span.start, span.end] for span in p.also]
    return row


def _commitment(c: Commitment) -> dict[str, object]:
    row: dict[str, object] = {
        "kind": c.kind,
        "actors": list(c.actors),
        "recipient": c.recipient,
        "quantity": c.quantity,
        "each": c.each,
        "due": c.due,
    }
    if c.place is not None:
        row["place"] = c.place
    return row | {"evidence": c.evidence, "start": c.span.start, "end": c.span.end}


def _incident(o: Observation) -> dict[str, object]:
    return {
        "kind": o.kind,
        "place": o.place,
        "date": o.date,
        "actor": o.actor,
        "target_class": o.target_class,
        "accused_by": o.accused_by,
        "denied_by": o.denied_by,
        "evidence": o.evidence,
        "start": o.span.start,
        "end": o.span.end,
    }


def _difference(d: Difference) -> dict[str, object]:
    return {"issue": d.issue, "axis": d.axis, "a": _account(d.a), "b": _account(d.b)}


def _account(a: Account) -> dict[str, object]:
    return {"source": a.source, "wording": a.wording}


def _problem(p: Problem) -> dict[str, object]:
    return {
        "code": p.code,
        "message": p.message,
        "remedy": p.remedy,
        "file": p.file,
        "start": p.span.start if p.span else None,
        "end": p.span.end if p.span else None,
    }


def _report(r: Report) -> dict[str, object]:
    return {
        "file": r.file,
        "format": r.format,
        "sha256": r.sha256,
        "published": r.published.isoformat() if r.published else None,
        "source": r.source,
        "url": r.url,
        "title": r.title,
        "language": r.language,
        "text": r.text,
    }
