"""The kinds of deliveries that Holdfire reads, by ending, by what a server says, and by their first characters."""

import io
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from holdfire.record import Problem
from holdfire.sources.archives import read_archive
from holdfire.sources.delivery import Delivery, Follow, Found
from holdfire.sources.documents import read_documents, read_lines
from holdfire.sources.feed_xml import looks_like_feed
from holdfire.sources.feeds import read_feed
from holdfire.sources.mail import read_mail
from holdfire.sources.opening import unpacked
from holdfire.sources.pages import looks_like_page, read_page
from holdfire.sources.plain import read_plain
from holdfire.sources.saved import read_saved_page
from holdfire.sources.tables import read_table


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of delivery: how it is told, and what reads it."""

    name: str
    endings: tuple[str, ...]
    media_types: tuple[str, ...]
    reader: Callable[[Delivery, date], Found]


FEED = Kind(
    "feed",
    (".xml", ".rss", ".atom", ".rdf"),
    ("application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/xml", "text/xml"),
    read_feed,
)
PAGE = Kind("page", (".html", ".htm", ".xhtml"), ("text/html", "application/xhtml+xml"), read_page)
DOCUMENTS = Kind("documents", (".json",), ("application/json",), read_documents)
TEXT = Kind("text", (".txt", ".md"), ("text/plain", "text/markdown"), read_plain)
KINDS = (
    TEXT,
    PAGE,
    DOCUMENTS,
    FEED,
    Kind("lines", (".jsonl", ".ndjson"), ("application/jsonl", "application/x-ndjson"), read_lines),
    Kind("table", (".csv", ".tsv"), ("text/csv", "text/tab-separated-values"), read_table),
    Kind("mail", (".eml",), ("message/rfc822",), read_mail),
    Kind("saved page", (".mhtml", ".mht"), ("multipart/related", "application/x-mimearchive"), read_saved_page),
    Kind("archive", (".warc", ".wet"), ("application/warc",), read_archive),
)
_LOOSE = frozenset({"text/html", "text/plain", "text/xml", "application/xml"})
_PACKED = ".gz"
ENDINGS = frozenset(end + packed for kind in KINDS for end in kind.endings for packed in ("", _PACKED))
MEDIA_TYPES = frozenset(media_type for kind in KINDS for media_type in kind.media_types)
_HEAD = 100_000  # bytes in which a kind shows itself


def read_delivery(delivery: Delivery, today: date, follow: Follow | None = None) -> Found:
    """The reports in a delivery of any kind. `follow` fetches what the entries of a feed lead to."""
    packed = delivery.suffix.endswith(_PACKED)
    inner = replace(delivery, suffix=delivery.suffix.removesuffix(_PACKED))
    kind = kind_of(inner)
    # a packed archive is packed record by record, and read that way
    with unpacked(delivery.stream, _PACKED if packed and (kind is None or kind.name != "archive") else "") as stream:
        inner = replace(inner, stream=stream)
        if kind is None:
            raw = inner.whole()
            if isinstance(raw, Problem):
                yield raw
                return
            kind = _by_content(raw)
            inner = replace(inner, stream=io.BytesIO(raw))
        yield from read_feed(inner, today, follow) if kind is FEED else kind.reader(inner, today)


def told_or_seen(told: str, suffix: str, raw: bytes) -> str | None:
    """The media type of what a server sends: many send feeds and tables as a page or a text, and pages as XML."""
    if told not in _LOOSE:
        return told or None
    seen = _by_content(raw)
    if seen in (FEED, PAGE):
        return seen.media_types[0]
    return None if told == "text/plain" and suffix in ENDINGS else told


def kind_of(delivery: Delivery) -> Kind | None:
    """The kind that the server or the ending tells; null where neither does."""
    told = (delivery.media_type or "").partition(";")[0].strip().lower()
    for kind in KINDS:
        if told in kind.media_types if told else delivery.suffix in kind.endings:
            return kind
    return None


def _by_content(raw: bytes) -> Kind:
    head = raw[:_HEAD].decode("utf-8", "replace")
    if head.lstrip("\ufeff \t\n\r")[:1] in ("{", "[") and '"text"' in head:
        return DOCUMENTS
    if looks_like_feed(head):
        return FEED
    return PAGE if looks_like_page(head) else TEXT
