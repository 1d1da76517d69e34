"""Reports that come as JSON: an object with its text, a list of them, or one a line."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from hashlib import sha256

from holdfire.record import Problem, Report

_FIELDS = ("source", "url", "title")


def read_documents(text: str, file: str, stem: str, today: date) -> Iterator[Report | Problem]:
    """The reports of a JSON text; each object needs `text` and may have id, published, source, url and title."""
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        lines = [line for line in text.split("\n") if line.strip()]
        if len(lines) < 2 or (error.lineno == 1 and error.msg != "Extra data"):
            yield Problem(
                "malformed-json",
                f"line {error.lineno}, column {error.colno}: {error.msg}",
                "mend the JSON",
                file,
                fatal=True,
            )
            return
        yield from _lines(lines, file, stem, today)
        return
    except RecursionError:
        yield Problem("malformed-json", "nested too deeply", "give an object with a text field", file, fatal=True)
        return
    values = value if isinstance(value, list) else [value]
    for number, item in enumerate(values, 1):
        yield from _document(item, file, stem if len(values) == 1 else f"{stem}-{number}", f"item {number}", today)


def _lines(lines: list[str], file: str, stem: str, today: date) -> Iterator[Report | Problem]:
    for number, line in enumerate(lines, 1):
        try:
            item = json.loads(line)
        except (json.JSONDecodeError, RecursionError) as error:
            yield Problem(
                "malformed-json",
                f"line {number}: {str(error)[:80]}",
                "mend the line; each line is one object",
                file,
                fatal=True,
            )
            continue
        yield from _document(item, file, f"{stem}-{number}", f"line {number}", today)


def _document(item: object, file: str, stem: str, place: str, today: date) -> Iterator[Report | Problem]:
    if not isinstance(item, Mapping) or not isinstance(item.get("text"), str):
        yield Problem(
            "no-text-field",
            f"{place} has no text field",
            'give objects like {"text": "...", "published": "2025-03-18"}',
            file,
            fatal=True,
        )
        return
    # a lone surrogate, written \ud800 in JSON, is no character and cannot be printed
    body = item["text"].encode("utf-8", "replace").decode("utf-8")
    published, problem = _published(item.get("published"), place, file, today)
    if problem is not None:
        yield problem
    source, url, title = (str(item[f]) if item.get(f) else None for f in _FIELDS)
    yield Report(
        str(item.get("id") or stem),
        body,
        file,
        sha256(body.encode()).hexdigest(),
        "json",
        published,
        source,
        url,
        title,
    )


def _published(value: object, place: str, file: str, today: date) -> tuple[date | None, Problem | None]:
    if value is None or value == "":
        return None, None
    try:
        day = date.fromisoformat(str(value)[:10])
    except ValueError:
        return None, Problem(
            "impossible-date", f"{place}: {str(value)[:20]!r} is not a day", "write it as 2025-03-18", file
        )
    if day > today:
        return None, Problem("future-date", f"{place}: {day} has not come yet", "check the field published", file)
    return day, None
