"""Files, folders and standard input: each becomes reports, or a problem that says what to do; the others are still read."""

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from holdfire.record import Problem, Report
from holdfire.sources.decoding import decode
from holdfire.sources.documents import read_documents
from holdfire.sources.pages import looks_like_page, read_page

SUFFIXES = frozenset({".txt", ".md", ".html", ".htm", ".json", ".jsonl"})
LARGEST = 10_000_000  # bytes; a report of 5,000,000 characters is a book, not news
_LIMIT = 5_000_000  # characters of text
_HEADER = re.compile(r"\A\ufeff?---\n((?:[a-z_]+:[^\n]*\n){1,20})---\n")
_PLAIN = {"": "text", ".txt": "text", ".md": "markdown"}


def read_files(
    paths: Sequence[str], *, published: date | None = None, source: str | None = None, today: date
) -> Iterator[Report | Problem]:
    """Every report that `paths` name, in order; a folder's files are sorted. `published` and `source` go before what a file says."""
    for path in paths:
        for found in _path(path, today):
            if isinstance(found, Report):
                yield replace(found, published=published or found.published, source=source or found.source)
            else:
                yield found


def _path(path: str, today: date) -> Iterator[Report | Problem]:
    if path == "-":
        yield from _bytes(sys.stdin.buffer.read(LARGEST + 1), "-", "-", "", today)
        return
    place = Path(path)
    try:
        if place.is_dir():
            files = sorted(f for f in place.rglob("*") if f.suffix.lower() in SUFFIXES and f.is_file())
            if not files:
                yield Problem(
                    "no-reports",
                    "no reports in this folder",
                    f"put {', '.join(sorted(SUFFIXES))} files there",
                    path,
                    fatal=True,
                )
            for file in files:
                yield from _file(file, str(file), today)
            return
        yield from _file(place, path, today)
    except (OSError, ValueError) as error:
        yield Problem(
            "not-readable", f"cannot be read ({error.__class__.__name__})", "check the path", path, fatal=True
        )


def _file(file: Path, name: str, today: date) -> Iterator[Report | Problem]:
    try:
        with file.open("rb") as stream:
            raw = stream.read(LARGEST + 1)
    except FileNotFoundError:
        yield Problem("missing-file", "no such file", "check the path", name, fatal=True)
        return
    except PermissionError:
        yield Problem("not-readable", "no permission to read it", "check its permissions", name, fatal=True)
        return
    yield from _bytes(raw, name, file.stem, file.suffix.lower(), today)


def _bytes(raw: bytes, name: str, stem: str, suffix: str, today: date) -> Iterator[Report | Problem]:
    if len(raw) > LARGEST:
        yield Problem("too-large", f"larger than {LARGEST // 1_000_000} MB", "give one report a file", name, fatal=True)
        return
    text = decode(raw, name)
    if isinstance(text, Problem):
        yield text
        return
    if not text.strip("\ufeff \t\n"):
        yield Problem("empty-file", "empty", "give a file with text in it", name, fatal=True)
        return
    if len(text) > _LIMIT and suffix not in (".html", ".htm"):
        yield Problem("too-large", f"longer than {_LIMIT:,} characters", "give one report a file", name, fatal=True)
        return
    digest = sha256(raw).hexdigest()
    if suffix in (".json", ".jsonl") or (suffix == "" and text.lstrip()[:1] in "{[" and '"text"' in text[:100_000]):
        yield from read_documents(text, name, stem, today)
    elif suffix in (".html", ".htm") or (suffix == "" and looks_like_page(text)):
        yield from _page(text, name, stem, digest, today)
    else:
        yield _plain(text, name, stem, digest, _PLAIN.get(suffix, "text"), today)


def _page(html: str, name: str, stem: str, digest: str, today: date) -> Iterator[Report | Problem]:
    page = read_page(html)
    if page is None:
        yield Problem(
            "page-without-text",
            "no article text in this page",
            "save the page with its text, or give the text itself",
            name,
            fatal=True,
        )
        return
    published = page.published if page.published and page.published <= today else None
    yield Report(stem, page.text, name, digest, "html", published, page.source, page.url, page.title)


def _plain(text: str, name: str, stem: str, digest: str, kind: str, today: date) -> Report:
    """Plain text; a header between `---` lines tells where it comes from and stays part of the text."""
    report = Report(stem, text, name, digest, kind)
    header = _HEADER.match(text)
    if header is None:
        return report
    fields = dict(line.split(":", 1) for line in header[1].rstrip("\n").split("\n"))
    known = {key: value.strip() or None for key, value in fields.items()}
    try:
        day = date.fromisoformat((known.get("published") or "")[:10])
    except ValueError:
        day = None
    return replace(
        report,
        published=day if day and day <= today else None,
        source=known.get("source"),
        url=known.get("url"),
        title=known.get("title"),
    )
