"""Feeds (RSS, Atom): each entry is a report, by its own text or by the page that it leads to."""

from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from urllib.parse import urljoin

from holdfire.record import Problem, Report
from holdfire.sources.burden import burden
from holdfire.sources.days import published
from holdfire.sources.decoding import declared_in, decode
from holdfire.sources.delivery import LONGEST, Delivery, Follow, Found
from holdfire.sources.feed_xml import Feed, Item, parsed
from holdfire.sources.markup import looks_like_markup, text_of
from holdfire.sources.naming import host_of, name_for

MOST_LINKS = 300  # pages that one feed may have fetched
_WHOLE = 80  # words from which an entry's text is an article rather than a line that leads to one


@dataclass(frozen=True, slots=True)
class _Entry:
    place: str
    key: str
    title: str | None
    url: str | None
    text: str
    published: date | None
    source: str | None
    digest: str


def read_feed(delivery: Delivery, today: date, follow: Follow | None = None) -> Found:
    """The entries of a feed in their order; those with a line and a link are fetched where `follow` is there to do it."""
    raw = delivery.whole()
    text = decode(raw, delivery.name, delivery.charset or declared_in(raw)) if isinstance(raw, bytes) else raw
    feed = text if isinstance(text, Problem) else parsed(text, delivery)
    if isinstance(feed, Problem):
        yield feed
        return
    if not feed.items:
        yield delivery.unread("empty-feed", "no entries in this feed", "check its address")
        return
    if feed.broken:
        yield delivery.note("malformed-feed", f"{feed.broken}; what follows may be missing", "tell its publisher")
    followed = 0
    for number, item in enumerate(feed.items, 1):
        entry, problem = _entry(number, item, feed, delivery, today)
        if problem:
            yield problem
        if follow is None or entry.url is None or len(entry.text.split()) >= _WHOLE:
            yield from _own_text(entry, delivery)
        elif followed < MOST_LINKS:
            followed += 1
            yield from _followed(entry, follow, delivery)
        else:
            at = f"{entry.place}: more than {MOST_LINKS} pages to fetch for one feed"
            yield delivery.unread("too-many-links", at, "add the address of the page itself")


def _entry(number: int, item: Item, feed: Feed, delivery: Delivery, today: date) -> tuple[_Entry, Problem | None]:
    place = f"entry {number}"
    day, problem = published(item.day, place, delivery.name, today)
    text = item.body
    if looks_like_markup(text):
        text = "" if burden(text) else text_of(text)
    url = urljoin(delivery.url or "", item.link.strip()) if item.link else ""
    known = url if url.startswith(("http://", "https://")) else None
    # an aggregator's own name says nothing about the pages of others that it lists
    own = not known or not feed.link or host_of(feed.link) == host_of(known)
    entry = _Entry(
        place,
        item.id or known or text,
        item.title or None,
        known,
        text[:LONGEST],
        day,
        item.source or (feed.title if own and feed.title else host_of(known) if known else None),
        sha256(item.body.encode("utf-8", "replace")).hexdigest(),
    )
    return entry, problem


def _own_text(entry: _Entry, delivery: Delivery) -> Found:
    if not entry.text.strip():
        at = f"{entry.place}: no text" + (f", only a link to {entry.url}" if entry.url else "")
        yield delivery.unread("entry-without-text", at, "add the address of the page itself")
        return
    if len(entry.text.split()) < _WHOLE and entry.url:
        at = f"{entry.place}: only {len(entry.text.split())} words, the page {entry.url} may say more"
        yield delivery.note("teaser-only", at, "add the address of the page itself")
    yield Report(
        name_for(entry.key, entry.title),
        entry.text,
        delivery.name,
        entry.digest,
        "feed",
        entry.published,
        entry.source,
        entry.url,
        entry.title,
    )


def _followed(entry: _Entry, follow: Follow, delivery: Delivery) -> Found:
    """The page of an entry; the entry's own line where the page cannot be had, and the problem in any case."""
    missing = False
    for found in follow(entry.url or ""):
        if isinstance(found, Report):
            day, title = found.published or entry.published, found.title or entry.title
            yield replace(found, published=day, title=title)
        else:
            missing = missing or found.fatal
            yield found
    if missing and entry.text.strip():
        yield from _own_text(entry, delivery)
