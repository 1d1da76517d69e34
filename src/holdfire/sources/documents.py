"""Reports that come as JSON: an object with its text, a list of them, or one a line."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from hashlib import sha256

from holdfire.record import Problem, Report
from holdfire.sources.days import published
from holdfire.sources.delivery import LARGEST, LONGEST, Delivery, Found
from holdfire.sources.plain import text_in

_FIELDS = ("source", "url", "title")


def read_documents(delivery: Delivery, today: date) -> Found:
    """The reports of a JSON text; each object needs `text` and may have id, published, source, url and title."""
    raw = delivery.whole()
    text = text_in(delivery, raw) if isinstance(raw, bytes) else raw
    if isinstance(text, Problem):
        yield text
        return
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        lines = [line for line in text.split("\n") if line.strip()]
        if len(lines) < 2 or (error.lineno == 1 and error.msg != "Extra data"):
            where = f"line {error.lineno}, column {error.colno}: {error.msg}"
            yield delivery.unread("malformed-json", where, "mend the JSON")
            return
        yield from _lines(enumerate(text.split("\n"), 1), delivery, today)
        return
    except (RecursionError, ValueError):  # ValueError: a number of more digits than Python takes
        yield delivery.unread("malformed-json", "nested too deeply", "give an object with a text field")
        return
    values = value if isinstance(value, list) else [value]
    if not values:
        yield delivery.unread("empty-file", "an empty list", "give a list with objects in it")
    for number, item in enumerate(values, 1):
        stem = delivery.stem if len(values) == 1 else f"{delivery.stem}-{number}"
        yield from _document(item, delivery, stem, f"item {number}", today)


def read_lines(delivery: Delivery, today: date) -> Found:
    """The reports of a file with one JSON object a line, however many; no more than a line is held at a time."""
    first = True
    found = False
    for number, raw in _bounded_lines(delivery):
        if raw is None:
            yield delivery.unread("too-large", f"line {number}: larger than {LARGEST // 1_000_000} MB", "cut the line")
            continue
        if first and raw.startswith((b"\xff\xfe", b"\xfe\xff")):
            yield delivery.unread("wrong-encoding", "UTF-16, and lines are read as UTF-8", "save it as UTF-8")
            return
        line = raw.removeprefix(b"\xef\xbb\xbf") if first else raw
        first = False
        if not line.strip():
            continue
        found = True
        try:
            text = line.decode("utf-8")
        except UnicodeDecodeError as error:
            at = f"line {number}: byte {error.start} is no UTF-8"
            yield delivery.unread("wrong-encoding", at, "save the line as UTF-8")
            continue
        yield from _lines([(number, text)], delivery, today)
    if not found:
        yield delivery.unread("empty-file", "empty", "give a file with text in it")


def _bounded_lines(delivery: Delivery) -> Iterator[tuple[int, bytes | None]]:
    """Lines with their numbers; null for one that is too long to be held."""
    number = 0
    while line := delivery.stream.readline(LARGEST):
        number += 1
        whole = len(line) < LARGEST or line.endswith(b"\n")
        while not whole:
            rest = delivery.stream.readline(LARGEST)
            line, whole = b"", not rest or rest.endswith(b"\n")
        yield number, line or None


def _lines(
    lines: "Iterator[tuple[int, str]] | list[tuple[int, str]] | enumerate[str]", delivery: Delivery, today: date
) -> Found:
    for number, line in lines:
        if not line.strip():
            continue
        try:
            item = json.loads(line)
        except (json.JSONDecodeError, RecursionError, ValueError) as error:
            where = f"line {number}: {str(error)[:80]}"
            yield delivery.unread("malformed-json", where, "mend the line; each line is one object")
            continue
        yield from _document(item, delivery, f"{delivery.stem}-{number}", f"line {number}", today)


def _document(item: object, delivery: Delivery, stem: str, place: str, today: date) -> Found:
    if not isinstance(item, Mapping) or not isinstance(item.get("text"), str):
        example = 'give objects like {"text": "...", "published": "2025-03-18"}'
        yield delivery.unread("no-text-field", f"{place} has no text field", example)
        return
    # a lone surrogate, written \ud800 in JSON, is no character and cannot be printed
    body = item["text"].encode("utf-8", "replace").decode("utf-8")
    if len(body) > LONGEST:
        yield delivery.unread("too-large", f"{place}: longer than {LONGEST:,} characters", "give one report an object")
        return
    day, problem = published(item.get("published"), place, delivery.name, today)
    if problem is not None:
        yield problem
    source, url, title = (str(item[f]) if item.get(f) else None for f in _FIELDS)
    digest = sha256(body.encode()).hexdigest()
    name = str(item.get("id") or stem)
    yield Report(name, body, delivery.name, digest, "json", day, source, url, title)
