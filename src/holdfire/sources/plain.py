"""Plain text and Markdown: the text is the report; a header between `---` lines tells where it comes from."""

import re
from dataclasses import replace
from datetime import date
from hashlib import sha256

from holdfire.record import Problem, Report
from holdfire.sources.days import published
from holdfire.sources.decoding import decode
from holdfire.sources.delivery import LONGEST, Delivery, Found
from holdfire.sources.naming import host_of

_HEADER = re.compile(r"\A\ufeff?---\n((?:[a-z_]+:[^\n]*\n){1,20})---\n")
_BLANK = "\ufeff \t\n"


def read_plain(delivery: Delivery, today: date) -> Found:
    """The report in a text file; its header stays part of the text."""
    raw = delivery.whole()
    if isinstance(raw, Problem):
        yield raw
        return
    text = text_in(delivery, raw)
    if isinstance(text, Problem):
        yield text
        return
    if len(text) > LONGEST:
        yield delivery.unread("too-large", f"longer than {LONGEST:,} characters", "give one report a file")
        return
    kind = "markdown" if delivery.suffix == ".md" else "text"
    report = Report(delivery.stem, text, delivery.name, sha256(raw).hexdigest(), kind, url=delivery.url)
    report = replace(report, source=host_of(delivery.url) if delivery.url else None)
    header = _HEADER.match(text)
    if header is None:
        yield report
        return
    fields = dict(line.split(":", 1) for line in header[1].rstrip("\n").split("\n"))
    known = {key: value.strip() or None for key, value in fields.items()}
    day, problem = published(known.get("published"), "header", delivery.name, today)
    if problem:
        yield problem
    yield replace(
        report,
        published=day,
        source=known.get("source") or report.source,
        url=delivery.url or known.get("url"),
        title=known.get("title"),
    )


def text_in(delivery: Delivery, raw: bytes) -> str | Problem:
    """The characters of a delivery, or that there are none, or none that can be told."""
    text = decode(raw, delivery.name, delivery.charset)
    if isinstance(text, str) and not text.strip(_BLANK):
        return delivery.unread("empty-file", "empty", "give a file with text in it")
    return text


def told_of_header(text: str) -> bool:
    """Whether a text has a header that was read here, problems included."""
    return _HEADER.match(text) is not None
