"""What reading a report came to, as it is kept between builds so that nothing is read twice."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import sha256

from holdfire.ledger.codec import dumped, plain, restored, types_of
from holdfire.record import Extraction, Report

_ROWS = {name: hint for name, hint in types_of(Extraction).items() if name != "report"}


class State(StrEnum):
    """Whether a report was read, was passed by because nothing in it could matter, or could not be read."""

    READ = "read"
    SKIPPED = "skipped"
    NOT_READ = "not-read"


@dataclass(frozen=True, slots=True)
class Outcome:
    """A report with what was read out of it: no rows unless `state` is READ; NOT_READ has a problem that says why."""

    state: State
    extraction: Extraction


def content_key(report: Report) -> str:
    """The SHA-256 of everything about a report that its reading can depend on: not its file, and not when it came."""
    parts = (report.text, report.format, str(report.published), report.source, report.url, report.title)
    return sha256("\x1f".join(part or "" for part in parts).encode("utf-8", "surrogatepass")).hexdigest()


def encoded(outcome: Outcome) -> str:
    """The outcome as one line of JSON, without the report."""
    rows = {name: plain(rows) for name in _ROWS if (rows := getattr(outcome.extraction, name))}
    return dumped({"state": outcome.state.value, "language": outcome.extraction.report.language} | rows)


def summary(line: str) -> tuple[State, str | None, bool]:
    """What an encoded outcome came to, the language of its report, and whether there is nothing else in it."""
    held: Mapping[str, object] = json.loads(line)
    return State(str(held["state"])), str(held["language"]) if held["language"] else None, len(held) == 2


def decoded(line: str, report: Report) -> Outcome:
    """The outcome that `encoded` wrote, for its report; raises ValueError for anything else."""
    held: Mapping[str, object] = json.loads(line)
    rows = {name: restored(_ROWS[name], value) for name, value in held.items() if name in _ROWS}
    language = held["language"]
    extraction = Extraction(replace(report, language=str(language) if language else None), **rows)
    problems = tuple(replace(problem, file=report.file) for problem in extraction.problems)
    return Outcome(State(str(held["state"])), replace(extraction, problems=problems))
