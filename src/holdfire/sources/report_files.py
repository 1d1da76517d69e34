"""Reports as a case keeps them: plain text below a short header that a person can read and edit.

The header is about the report; the text of the report is what follows it, and every offset counts from there.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from holdfire.record import Problem, Report
from holdfire.sources.days import published
from holdfire.sources.files import SUFFIXES, read_files
from holdfire.sources.folders import files_in
from holdfire.sources.plain import told_of_header

_OPENING = re.compile(r"\A\ufeff?---[ \t]*\n")
_CLOSING = re.compile(r"^---[ \t]*\n?", re.MULTILINE)
_LINE = re.compile(r"([A-Za-z][A-Za-z_0-9 -]{0,40}):(?:[ \t]+(.*)|[ \t]*)")
_LONGEST = 60  # lines; what goes on for longer without an end is text
FIELDS = ("title", "url", "source", "published", "taken", "sha256", "format", "language", "version", "digest", "length")


def read_reports(
    folder: Path, today: date, known: frozenset[str] = frozenset()
) -> Iterator[tuple[Report, Mapping[str, str]] | Problem]:
    """Every report in a case's folder with the fields of its header; whatever is no report is a Problem.

    `file` of a report or problem is its path from the case's own folder; files come in the order of their names.
    `known` are files, named in the same way, that are passed over.
    """
    for below, file in files_in(folder):
        # a name that is not in UTF-8 cannot be stored
        name = f"{folder.name}/{below}".encode("utf-8", "replace").decode()
        if name in known or name.rpartition("/")[2].startswith("."):
            continue
        suffix = Path(file).suffix
        if suffix.lower() not in SUFFIXES:
            yield Problem(
                "not-a-report",
                f"a file of the kind {suffix or 'without a suffix'} was left out",
                f"save it as one of {', '.join(sorted(SUFFIXES))}",
                name,
                fatal=True,
            )
            continue
        for found in read_files([file], today=today):
            if isinstance(found, Problem):
                yield replace(found, file=name)
            else:
                yield from headed(replace(found, file=name), today)


def headed(report: Report, today: date) -> Iterator[tuple[Report, Mapping[str, str]] | Problem]:
    """The report without its header, and the header; what the header says wrongly is a Problem each."""
    if report.format not in ("text", "markdown"):
        yield report, {}
        return
    fields, text, problems = divide(report.text, report.file)
    yield from problems
    if not text.strip():
        yield Problem(
            "empty-file", "a header without a text below it", "put the text below it", report.file, fatal=True
        )
        return
    day, wrong = published(fields.get("published"), "published", report.file, today)
    if wrong is not None and not told_of_header(report.text):
        yield wrong
    length = fields.get("length")
    if length and length not in (str(len(text)), str(len(text.encode()))):
        message = f"the header says length {length[:20]}, and the text has {len(text)} characters"
        yield Problem("header-length", message, "see whether the text is whole, and take the line out", report.file)
    yield (
        replace(
            report,
            text=text,
            published=day if fields.get("published") else report.published,
            **{name: fields.get(name) or getattr(report, name) for name in ("source", "url", "title", "language")},
        ),
        fields,
    )


def divide(text: str, file: str) -> tuple[dict[str, str], str, tuple[Problem, ...]]:
    """The fields of a header, the text below it, and lines that are no fields; a text without a header has no fields."""
    opening = _OPENING.match(text)
    closing = _CLOSING.search(text, opening.end()) if opening else None
    if opening is None:
        return {}, text, ()
    lines = text[opening.end() : closing.start()].split("\n")[:-1] if closing else []
    if closing is None or len(lines) > _LONGEST or not any(_LINE.fullmatch(line) for line in lines):
        first = text[opening.end() :].split("\n", 1)[0]
        if _LINE.fullmatch(first):
            problem = Problem("header-open", "line 1: the header has no end", "end it with a line ---", file)
            return {}, text, (problem,)
        return {}, text, ()
    fields, problems = {}, []
    for number, line in enumerate(lines, 2):
        field = _LINE.fullmatch(line.strip())
        if field is not None:
            fields[field[1].lower().replace(" ", "_").replace("-", "_")] = _unquoted((field[2] or "").strip())
        elif line.strip() and not line.lstrip().startswith("#"):
            message = f"line {number}: {line.strip()[:40]!r} is no field of a header and was left out"
            problems.append(Problem("header-line", message, "write it as source: NAME", file))
    return fields, text[closing.end() :], tuple(problems)


def written(report: Report, extra: Mapping[str, str]) -> str:
    """A report as a case keeps it; `extra` are fields beyond those of the report (`taken`, `version`)."""
    known: dict[str, str | None] = {
        "title": report.title,
        "url": report.url,
        "source": report.source,
        "published": report.published.isoformat() if report.published else None,
        "language": report.language,
        **extra,
    }
    lines = [f"{name}: {_in_line(value)}\n" for name, value in known.items() if value]
    return "".join(
        ["---\n", *lines, "---\n", report.text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "�")]
    )


def file_name(report: Report) -> str:
    """A name for the report's file that says when, where and what: `2025-03-18-reuters-truce-holds`, without a suffix."""
    words = report.title or " ".join(report.text.split()[:8])
    parts = [str(report.published) if report.published else "undated", report.source or "", words]
    letters = (c for c in unicodedata.normalize("NFKD", " ".join(parts).casefold()) if not unicodedata.combining(c))
    name = re.sub(r"[^a-z0-9]+", "-", "".join(letters))
    return name.strip("-")[:80].rstrip("-") or sha256(report.text.encode()).hexdigest()[:12]


def _in_line(value: str) -> str:
    """A value that stays in its line, whatever a page put into its title."""
    return " ".join("".join(c if c.isprintable() else " " for c in value).split())


def _unquoted(value: str) -> str:
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value
