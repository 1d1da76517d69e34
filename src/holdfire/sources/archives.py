"""Web archives (WARC, WET): pages as a crawler kept them, taken one by one out of files of any size."""

import email
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, BinaryIO

from holdfire.record import Problem, Report
from holdfire.sources.delivery import LARGEST, Delivery, Found
from holdfire.sources.naming import name_for
from holdfire.sources.pages import read_page
from holdfire.sources.plain import read_plain

if TYPE_CHECKING:
    from fastwarc import ArchiveIterator, WarcRecord

_PAGES = ("text/html", "application/xhtml+xml")
_HOLDING = ("response", "resource", "conversion")
_ABOUT = ("warcinfo", "request", "metadata")  # what a crawler notes about itself
_SWALLOWED = b"\r\n\r\nWARC/1."
_MARK = b"\nWARC/1."
_PACKED_MARK = b"\x1f\x8b\x08"
_REMEDY = "get the archive again, or without it"
_LONGEST_HEAD = 10_000  # bytes
_CHUNK = 1 << 20
_MOST_RESTARTS = 1_000  # broken records after which an archive is given up


@dataclass(frozen=True, slots=True)
class _Record:
    """A record with its block, as far as it is there and bearable; `length` is what its header says, `broken` tells what is wrong with it."""

    at: int
    url: str
    kind: str
    block: bytes
    length: int
    broken: str | None = None


def read_archive(delivery: Delivery, today: date) -> Found:
    """The pages of an archive. A record that is cut off or lies about its length is a problem; the next one is read."""
    left_out: Counter[str] = Counter()
    nothing = True
    for record in _records(delivery.stream, left_out):
        nothing = False
        place = f"record at byte {record.at:,}" + (f" ({record.url[:200]})" if record.url else "")
        if record.broken:
            yield delivery.unread("broken-record", f"{place}: {record.broken}", _REMEDY)
            continue
        for found in _pages(record, delivery, today, left_out):
            yield replace(found, message=f"{place}: {found.message}") if isinstance(found, Problem) else found
    if nothing and not left_out:
        yield delivery.unread("empty-file", "no pages in this archive", "give an archive with pages in it")
    if left_out:
        kinds = ", ".join(f"{count:,} {kind}" for kind, count in left_out.most_common(5))
        yield delivery.note(
            "records-not-read", f"records without a page are left out: {kinds}", "nothing is to be done"
        )


def _pages(record: _Record, delivery: Delivery, today: date, left_out: Counter[str]) -> Found:
    """What is read in one record that is whole: nothing, a report, or a problem."""
    media_type, charset, body, status = record.kind, None, record.block, 200
    if record.kind.startswith("application/http"):
        try:
            media_type, charset, body, status = _answer(record.block)
        except OSError as error:
            why = " ".join(str(error).split())[:80]
            yield delivery.unread("broken-record", f"its answer is damaged ({why})", _REMEDY)
            return
    media_type = media_type.partition(";")[0].strip().lower()
    if status != 200:
        left_out[f"with status {status}"] += 1
        return
    if media_type not in (*_PAGES, "text/plain"):
        left_out[media_type[:40] or "without a type"] += 1
        return
    name = name_for(record.url) if record.url else f"{delivery.stem}-{record.at}"
    part = Delivery(io.BytesIO(body), delivery.name, name, "", media_type, charset, record.url or None)
    for found in read_page(part, today) if media_type in _PAGES else read_plain(part, today):
        yield replace(found, format="warc") if isinstance(found, Report) else found


def _answer(block: bytes) -> tuple[str, str | None, bytes, int]:
    """Type, encoding, body and status of an answer of a server; unpacked, but never further than is bearable."""
    from fastwarc import ArchiveIterator

    head = f"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: {len(block)}\r\n\r\n"
    for record in ArchiveIterator(
        io.BytesIO(head.encode() + block + b"\r\n\r\n"), auto_decode="all", strict_mode=False
    ):
        status = record.http_headers.status_code if record.http_headers else None
        return record.http_content_type or "", record.http_charset, record.reader.read(LARGEST + 1), status or 0
    return "", None, b"", 0


def _type_of(beginning: bytes) -> str:
    """The type that an answer says it is, by its first bytes; empty where it is no answer."""
    head = email.message_from_bytes(beginning.partition(b"\n")[2].partition(b"\r\n\r\n")[0][:_LONGEST_HEAD] + b"\n\n")
    return head.get_content_type() if "content-type" in head else ""


def _records(stream: BinaryIO, left_out: Counter[str]) -> Iterator[_Record]:
    """Records that may hold pages; each is handed on when it is known that the next one begins where it should."""
    start = 0
    for _ in range(_MOST_RESTARTS):
        held: _Record | None = None
        at, failure = start, ""
        try:
            for record in _opened(stream, start):
                at = record.stream_pos
                if held:
                    yield held
                held = _looked_at(record, left_out)
                if held and held.broken:
                    failure = held.broken
                    break
        except OSError as error:
            failure = str(error) or "broken"
        if not failure:
            if held:
                yield held
            return
        if held and not held.broken and _ends_where_it_says(stream, held, failure):
            yield held
            if not _packed(stream):  # else what follows is looked at for itself
                yield _Record(at, "", "", b"", 0, "what follows it is no record")
        else:
            lie = "its length is not what its header says" if held and not held.broken else failure
            yield replace(held, broken=lie) if held else _Record(at, "", "", b"", 0, lie[:80])
        following = _next(stream, at + 1)
        if following is None:
            return
        start = following


def _opened(stream: BinaryIO, start: int) -> "ArchiveIterator":
    from fastwarc import ArchiveIterator

    if start:
        stream.seek(start)
    return ArchiveIterator(stream, parse_http=False)


def _looked_at(record: "WarcRecord", left_out: Counter[str]) -> _Record | None:
    """A record that may hold a page, with its block; null for the others, which are counted."""
    kind = (record.headers.get("WARC-Type") or "without a type").strip().lower()
    if kind not in _HOLDING:
        if kind not in _ABOUT:
            left_out[kind] += 1
        return None
    block = record.reader.read(LARGEST + 1)
    url, content_type = (record.headers.get(name) or "" for name in ("WARC-Target-URI", "Content-Type"))
    found = _Record(
        record.stream_pos, "".join(url.strip("<>").split()), content_type.lower(), block, record.content_length
    )
    if _SWALLOWED in block:
        return replace(found, broken="its length reaches into the next record")
    if len(block) > LARGEST:
        media_type = _type_of(block[:_CHUNK]) if kind == "response" else content_type
        if media_type not in _PAGES:
            left_out[media_type[:40]] += 1
            return None
        return replace(found, broken=f"larger than {LARGEST // 1_000_000} MB")
    if len(block) < record.content_length:
        return replace(found, broken=f"cut off after {len(block):,} of {record.content_length:,} bytes")
    return found


def _ends_where_it_says(stream: BinaryIO, record: _Record, failure: str) -> bool:
    """Whether a record is sound although what follows it is not."""
    if "ecompression" in failure:  # each record of a packed archive is packed by itself, and this one was unpacked
        return True
    if not stream.seekable() or _packed(stream):
        return False
    stream.seek(record.at)
    header = stream.read(_CHUNK).partition(b"\r\n\r\n")[0]
    stream.seek(record.at + len(header) + 4 + record.length)
    return stream.read(4) == b"\r\n\r\n"


def _next(stream: BinaryIO, after: int) -> int | None:
    """Where the next record seems to begin at or after a byte; null where none does, or the stream cannot go back."""
    if not stream.seekable():
        return None
    mark, skip = (_PACKED_MARK, 0) if _packed(stream) else (_MARK, 1)
    stream.seek(after)
    tail = b""
    while piece := stream.read(_CHUNK):
        place = (tail + piece).find(mark)
        if place >= 0:
            return after - len(tail) + place + skip
        after += len(piece)
        tail = (tail + piece)[-len(mark) + 1 :]
    return None


def _packed(stream: BinaryIO) -> bool:
    stream.seek(0)
    return stream.read(2) == _PACKED_MARK[:2]
