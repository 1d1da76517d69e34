"""The gold reports that ship, as the records that a perfect reader would give."""

import json
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from holdfire.record import Account, Commitment, Difference, Extraction, Observation, Position, Problem, Report, Span

GOLD = Path(__file__).parent.parent / "gold"
NAMES = tuple(sorted(p.name.removesuffix(".gold.json") for p in GOLD.glob("*.gold.json")))


def gold_extraction(name: str) -> Extraction:
    """The gold of one report, with a problem added so that every part of a page has something to show."""
    gold = json.loads((GOLD / f"{name}.gold.json").read_text(encoding="utf-8"))
    text = (GOLD / gold["text_file"]).read_text(encoding="utf-8")
    digest = sha256(text.encode()).hexdigest()
    furniture = [piece for piece in (gold["not_news"] or "").split("\n") if piece]
    return Extraction(
        Report(gold["id"], text, gold["text_file"], digest, published=date.fromisoformat(gold["published"])),
        tuple(_position(row) for row in gold["positions"]),
        tuple(_commitment(row) for row in gold["commitments"]),
        tuple(_observation(row) for row in gold["incidents"]),
        tuple(_difference(row) for row in gold["differences"]),
        tuple(Span(text.index(piece), text.index(piece) + len(piece)) for piece in furniture),
        (Problem("unresolved-date", "the day is not settled", "give --published", gold["text_file"], Span(0, 5)),),
    )


def _span(row: dict[str, Any]) -> Span:
    return Span(row["start"], row["end"])


def _position(row: dict[str, Any]) -> Position:
    also = tuple(Span(start, end) for start, end in row.get("also", ()))
    held = (row["party"], row["issue"], row["stance"], row["speaker"])
    return Position(*held, row["evidence"], _span(row), row["via"], row["target"], also)


def _commitment(row: dict[str, Any]) -> Commitment:
    optional = {key: row.get(key) for key in ("recipient", "quantity", "each", "due", "place")}
    return Commitment(row["kind"], tuple(row["actors"]), row["evidence"], _span(row), **optional)


def _observation(row: dict[str, Any]) -> Observation:
    optional = {key: row.get(key) for key in ("place", "date", "actor", "accused_by", "denied_by")}
    aim = row.get("target_class") or "none_stated"
    return Observation(row["kind"], row["evidence"], _span(row), target_class=aim, **optional)


def _difference(row: dict[str, Any]) -> Difference:
    a, b = (Account(row[side]["source"], row[side]["wording"], Span(0, 1)) for side in "ab")
    return Difference(row["issue"], row["axis"], a, b)
