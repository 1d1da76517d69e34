"""Annotated attributions: those of the reports that ship, written by hand as words, and corpora as JSON lines."""

import csv
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from holdfire.record import Span

ROOT = Path(__file__).resolve().parents[1]
SHIPPED = ROOT / "tests/gold/attributions.tsv"
DEV = ROOT.parent / "shared/bench/attribution/dev.jsonl"
GAP = " … "  # between the pieces of a content that something interrupts


@dataclass(frozen=True, slots=True)
class Quote:
    """An attribution as spans of a report's text, with the reader's confidence where it has one."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Annotated:
    """A report's text with the attributions that a person found in it."""

    id: str
    text: str
    quotes: tuple[Quote, ...]


def shipped() -> Iterator[Annotated]:
    """The annotated reports of the test suite; ValueError where their words do not stand in the text."""
    with SHIPPED.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    for name in dict.fromkeys(row["report"] for row in rows):
        (file,) = SHIPPED.parent.glob(f"**/{name}.txt")
        text = file.read_text(encoding="utf-8")
        own = [row for row in rows if row["report"] == name]
        yield Annotated(name, text, tuple(_placed(text, r["source"], r["cue"], r["content"]) for r in own))


def corpus(path: Path) -> Iterator[Annotated]:
    """The annotated reports of a file of JSON lines, as `training/attribution/corpus.py` describes."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            entry = json.loads(line)
            quotes = (Quote(_spans(a["source"]), _spans(a["cue"]), _spans(a["content"])) for a in entry["gold"])
            yield Annotated(entry["id"], entry["text"], tuple(quotes))


def _spans(pairs: Sequence[Sequence[int]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in pairs)


def _placed(text: str, source: str, cue: str, content: str) -> Quote:
    pieces: list[Span] = []
    for words in content.split(GAP):
        pieces.append(_after(text, words, pieces[-1].end if pieces else 0))
    (said,) = _nearest(text, cue, pieces)
    return Quote(_nearest(text, source, [said]), (said,), tuple(pieces))


def _after(text: str, words: str, start: int) -> Span:
    at = text.find(words, start)
    if at < 0:
        raise ValueError(f"these words do not stand in the text: {words!r}")
    return Span(at, at + len(words))


def _nearest(text: str, words: str, to: Sequence[Span]) -> tuple[Span]:
    """Where `words` stand outside of the spans `to`, as near to them as possible; before them rather than after."""
    found: list[Span] = []
    at = text.find(words)
    while at >= 0:
        found.append(Span(at, at + len(words)))
        at = text.find(words, at + 1)
    free = [f for f in found if not any(f.overlaps(t) for t in to)]
    if not free:
        raise ValueError(f"these words do not stand beside what they belong to: {words!r}")
    return (min(free, key=lambda f: min(max(t.start - f.end, f.start - t.end) for t in to)),)
