"""Decisions on the disk: a file that only grows, where every line is flushed before anybody is told that it is there."""

import fcntl
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from holdfire.ledger.codec import dumped, restored
from holdfire.ledger.generations import flush
from holdfire.ledger.place import Place
from holdfire.record import Act, Decision, Problem


def read_decisions(place: Place) -> tuple[tuple[Decision, ...], tuple[Problem, ...]]:
    """All decisions in the order in which they were made; a line that is none, and a batch that is not whole, is a Problem."""
    try:
        text = place.decisions.read_bytes().decode("utf-8", "replace")
    except FileNotFoundError:
        return (), ()
    found: list[Decision] = []
    problems: list[Problem] = []
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            found.append(restored(Decision, json.loads(line)))
        except (ValueError, RecursionError):
            torn = number == len(lines)
            what = "was torn while it was written" if torn else "is no decision"
            problems.append(_problem(f"line {number} {what} and was left out", "rule again, or mend the line"))
    return tuple(_whole(found, problems)), tuple(problems)


def append(place: Place, decisions: Sequence[Decision]) -> None:
    """Add decisions, on the disk before this returns; raises OSError, and then none of them counts."""
    text = "".join(dumped(decision) + "\n" for decision in decisions)
    fresh = not place.decisions.exists()
    with place.decisions.open("a+b", buffering=0) as stream:
        fcntl.flock(stream, fcntl.LOCK_EX)
        end = stream.seek(0, os.SEEK_END)
        if end and not _ends_line(stream.fileno(), end):
            # what a crash left of a line stays a line of its own
            text = "\n" + text
        data = text.encode("utf-8", "replace")
        try:
            while data:
                data = data[stream.write(data) :]
            os.fsync(stream.fileno())
        except OSError:
            stream.truncate(end)
            raise
    if fresh:
        flush(place.root)


def standing(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions that were not taken back: UNDO takes back the newest on its row that still stands."""
    kept: list[Decision] = []
    for decision in decisions:
        if decision.act is not Act.UNDO:
            kept.append(decision)
            continue
        for number in range(len(kept) - 1, -1, -1):
            if decision.id in (kept[number].id, kept[number].other):
                del kept[number]
                break
    return tuple(kept)


def _whole(found: Sequence[Decision], problems: list[Problem]) -> Iterator[Decision]:
    for batch, group in groupby(found, key=lambda d: d.batch):
        held = list(group)
        if batch is None or len(held) == held[0].size:
            yield from held
        else:
            message = f"batch {batch} has {len(held)} of {held[0].size} decisions, and none of them counts"
            problems.append(_problem(message, "import it again"))


def _ends_line(handle: int, end: int) -> bool:
    return os.pread(handle, 1, end - 1) == b"\n"


def _problem(message: str, remedy: str) -> Problem:
    return Problem("decision-left-out", message, remedy, "decisions.jsonl")
