"""Reports that come by mail (`.eml`): the words of a press office or an agency, with the day on which they were sent."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from email import message_from_bytes, policy
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr
from hashlib import sha256

from holdfire.record import Problem, Report
from holdfire.sources.burden import burden
from holdfire.sources.days import published
from holdfire.sources.decoding import declared_in, decode
from holdfire.sources.delivery import LONGEST, Delivery, Found
from holdfire.sources.markup import text_of
from holdfire.sources.naming import slug

LARGEST_MAIL = 25_000_000  # bytes, attachments included
_MOST_LINES = 400_000  # each line of a mail is held against each boundary that is open
_MOST_NESTED = 32
_LONGEST_HEADER = 10_000  # bytes; the standard library takes the square of it
_NESTING = re.compile(rb"^content-type:\s*(?:multipart|message)/", re.IGNORECASE | re.MULTILINE)
_HEADER = re.compile(rb"^(?:content-[a-z-]+|from|date|subject|mime-version):[^\n]*(?:\n[ \t][^\n]*)*", re.I | re.M)
_NO_BASE64 = re.compile(r"[^A-Za-z0-9+/=\s]|[^\s] [^\s]")  # what a part in that encoding never holds
_FEW = 20  # words; "Your mail program cannot show this message" is no report


@dataclass(slots=True)
class _Parts:
    plain: list[str] = field(default_factory=list)
    marked_up: list[str] = field(default_factory=list)
    attached: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read_mail(delivery: Delivery, today: date) -> Found:
    """The report in a mail: its text, or its HTML where there is no text; attachments are named and left out."""
    raw = delivery.whole(LARGEST_MAIL)
    message = opened_mail(raw, delivery) if isinstance(raw, bytes) else raw
    if isinstance(message, Problem) or isinstance(raw, Problem):
        yield message if isinstance(message, Problem) else delivery.too_large(LARGEST_MAIL)
        return
    parts = _Parts()
    for part in leaves(message):
        _sort(part, parts, delivery)
    text = "\n".join(parts.plain)
    if len(text.split()) < _FEW and parts.marked_up:
        other = "\n".join(parts.marked_up)
        text = other if len(other.split()) > len(text.split()) else text
    named = ", ".join(parts.attached[:5])
    more = f" and {len(parts.attached) - 5:,} more" if len(parts.attached) > 5 else ""
    if not text.strip() or len(text) > LONGEST:
        why = next((problem.message for problem in parts.problems), f"nothing but {named}{more}" if named else "empty")
        yield delivery.unread("mail-without-text", f"no text in this mail: {why}", "save its text as a .txt file")
        return
    yield from parts.problems
    if named:
        left_out = f"attachments are not read: {named}{more}"
        yield delivery.note("attachment-not-read", left_out, "save what matters as files")
    day, problem = published(header(message, "date"), "header Date", delivery.name, today)
    if problem:
        yield problem
    name, address = parseaddr(header(message, "from") or "")
    title = header(message, "subject")
    yield Report(
        delivery.stem if delivery.stem != "-" else slug(title or "") or "mail",
        text,
        delivery.name,
        sha256(raw).hexdigest(),
        "mail",
        day,
        name or address.rpartition("@")[2] or None,
        None,
        title,
    )


def opened_mail(raw: bytes, delivery: Delivery) -> Message | Problem:
    """The parts of a mail or of a page saved as one, or that it is built to wear out its reader."""
    nested = sum(1 for _ in _NESTING.finditer(raw))
    if raw.count(b"\n") > _MOST_LINES or nested > _MOST_NESTED:
        what = f"{nested} parts within parts" if nested > _MOST_NESTED else f"more than {_MOST_LINES:,} lines"
        return delivery.unread("mail-too-deep", what, "save the text of the mail as a .txt file")
    if any(len(found[0]) > _LONGEST_HEADER for found in _HEADER.finditer(raw)):
        return delivery.unread(
            "mail-too-deep", "a header of over 10,000 bytes", "save the text of the mail as a .txt file"
        )
    try:
        return message_from_bytes(raw, policy=policy.compat32)
    except (RecursionError, ValueError, LookupError, TypeError) as error:
        return delivery.unread(
            "malformed-mail", f"no mail ({error.__class__.__name__})", "save its text as a .txt file"
        )


def header(message: Message, name: str) -> str | None:
    """A header in readable words, null where it is missing or empty."""
    value = str(message.get(name, ""))[:2000]
    # where it lies about its encoding, the words as they stand are all there is
    with suppress(MessageError, LookupError, ValueError):
        value = str(make_header(decode_header(value)))
    return " ".join(value.encode("utf-8", "replace").decode().split()) or None


def leaves(message: Message) -> Iterator[Message]:
    """The parts that hold something themselves; a mail within a mail is one part."""
    waiting = [message]
    while waiting:
        part = waiting.pop()
        inside = part.get_payload()
        if part.get_content_maintype() == "multipart" and isinstance(inside, list):
            waiting += reversed([piece for piece in inside if isinstance(piece, Message)])
        else:
            yield part


def words_of(part: Message, file: str) -> str | Problem:
    """The characters of a part that is text."""
    written = str(part.get_payload())
    lies = str(part.get("content-transfer-encoding", "")).strip().lower() == "base64" and _NO_BASE64.search(written)
    raw = written.encode("ascii", "surrogateescape") if lies else part.get_payload(decode=True)
    raw = raw if isinstance(raw, bytes) else b""
    charset = part.get_param("charset")
    return decode(raw, file, charset if isinstance(charset, str) else declared_in(raw))


def _sort(part: Message, parts: _Parts, delivery: Delivery) -> None:
    kind = part.get_content_type()
    if part.get_content_disposition() == "attachment" or kind not in ("text/plain", "text/html"):
        name = part.get_filename()
        parts.attached.append(" ".join(str(name or kind).split())[:80])
        return
    text = words_of(part, delivery.name)
    if isinstance(text, Problem):
        parts.problems.append(delivery.note(text.code, f"part {kind}: {text.message}", text.remedy))
    elif kind == "text/plain":
        parts.plain.append(_unwrapped(text) if part.get_param("format") == "flowed" else text)
    elif weight := burden(text):
        parts.problems.append(delivery.note("page-without-text", f"part {kind}: {weight}", "save its text as .txt"))
    else:
        parts.marked_up.append(text_of(text))


def _unwrapped(text: str) -> str:
    """Lines that RFC 3676 broke (they end in a space) put together again."""
    pieces = []
    for line in text.split("\n"):
        line = line.removeprefix(" ") if line.startswith(" ") else line
        pieces.append(line)
        if not line.endswith(" ") or line == "-- ":
            pieces.append("\n")
    return "".join(pieces).removesuffix("\n")
