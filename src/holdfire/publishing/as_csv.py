"""Extractions as one flat table for spreadsheets: a row for each report and for each thing that was read out of it."""

import csv
import io

from holdfire.publishing.visible import pictured
from holdfire.record import Commitment, Difference, Extraction, Observation, Position, Problem

COLUMNS = (
    "record",
    "report",
    "file",
    "published",
    "source",
    "party",
    "issue",
    "stance",
    "speaker",
    "via",
    "target",
    "recipient",
    "quantity",
    "each",
    "due",
    "kind",
    "place",
    "date",
    "target_class",
    "accused_by",
    "denied_by",
    "axis",
    "source_a",
    "wording_a",
    "source_b",
    "wording_b",
    "note",
    "evidence",
    "start",
    "end",
)
# a spreadsheet takes a cell that opens with one of these for a formula; the wide forms come from East Asian keyboards
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\n", "'")

Row = dict[str, object]


def csv_header() -> str:
    """The line of column names."""
    return ",".join(COLUMNS) + "\n"


def csv_rows(extraction: Extraction) -> str:
    """The rows of one report, without the header.

    A cell that a spreadsheet would run as a formula, or that opens with an apostrophe, gets one apostrophe in front:
    whoever drops one leading apostrophe from every cell has the words again.
    """
    report = extraction.report
    common: Row = {
        "report": report.id,
        "file": report.file,
        "published": report.published,
        "source": report.source,
    }
    rows: list[Row] = [{"record": "report", "note": report.title}]
    rows += [_position(p) for p in extraction.positions]
    rows += [_commitment(c) for c in extraction.commitments]
    rows += [_incident(o) for o in extraction.observations]
    rows += [_difference(d) for d in extraction.differences]
    rows += [_problem(p, report.text) for p in extraction.problems]
    out = io.StringIO()
    table = csv.DictWriter(out, COLUMNS, restval="", lineterminator="\n")
    table.writerows({name: cell(value) for name, value in (common | row).items()} for row in rows)
    return out.getvalue()


def cell(value: object) -> str:
    """A value as a spreadsheet may have it: empty for null, and nothing that it would run as a formula."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = pictured(str(value))
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text


def _position(p: Position) -> Row:
    return {
        "record": "position",
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


def _commitment(c: Commitment) -> Row:
    return {
        "record": "commitment",
        "party": "; ".join(c.actors),
        "issue": c.kind,
        "recipient": c.recipient,
        "quantity": c.quantity,
        "each": c.each,
        "due": c.due,
        "place": c.place,
        "evidence": c.evidence,
        "start": c.span.start,
        "end": c.span.end,
    }


def _incident(o: Observation) -> Row:
    return {
        "record": "incident",
        "party": o.actor,
        "kind": o.kind,
        "place": o.place,
        "date": o.date,
        "target_class": o.target_class,
        "accused_by": o.accused_by,
        "denied_by": o.denied_by,
        "evidence": o.evidence,
        "start": o.span.start,
        "end": o.span.end,
    }


def _difference(d: Difference) -> Row:
    return {
        "record": "difference",
        "issue": d.issue,
        "axis": d.axis,
        "source_a": d.a.source,
        "wording_a": d.a.wording,
        "source_b": d.b.source,
        "wording_b": d.b.wording,
    }


def _problem(p: Problem, text: str) -> Row:
    return {
        "record": "problem",
        "kind": p.code,
        "note": f"{p.message}; {p.remedy}",
        "evidence": p.span.of(text) if p.span else None,
        "start": p.span.start if p.span else None,
        "end": p.span.end if p.span else None,
    }
