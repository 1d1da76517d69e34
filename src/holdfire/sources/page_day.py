"""The day on which a page says that it was published: declared by its publisher, never any day that it mentions."""

import re
from collections.abc import Iterator

from holdfire.sources.days import day_of

_CARRIER = re.compile(r"<(?:meta|time|span|abbr|div|p)\s([^<>]{1,1000})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([\w:.-]{1,40})\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)""")
_LINKED = re.compile(r'"(?:datePublished|dateCreated)"\s*:\s*"([^"]{4,60})"')
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)/(\d\d?)/(\d\d?)(?=/|$)", re.ASCII)
# names of fields that mean the publication; the second kind is also used for a change, and asked last
_PUBLISHED = frozenset(
    (
        *("article:published_time", "article:published", "og:published_time", "datepublished", "date_published"),
        *("publishdate", "publish_date", "publish-date", "published-date", "publication_date", "publicationdate"),
        *("pubdate", "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued", "dcterms.created"),
        *("cxenseparse:recs:publishtime", "article.published", "citation_publication_date", "releasedate"),
    )
)
_DATED = frozenset(("date", "dc.date", "dcterms.date", "dc.date.created", "datecreated", "article:created", "created"))
_NAMES = ("property", "name", "itemprop", "http-equiv")


def declared_day(html: str, url: str | None) -> str | None:
    """In the words of the page the day on which it was published; at last that in its address; null where it has none."""
    candidates = (*_fields(html), *_in_address(url))
    return next((words for words in candidates if day_of(words)), None)


def _fields(html: str) -> Iterator[str]:
    dated = []
    linked = [found[1] for found in _LINKED.finditer(html)][:1]
    for carrier in _CARRIER.finditer(html):
        said = {name.lower(): value.strip("\"'") for name, value in _ATTRIBUTE.findall(carrier[1])}
        value = said.get("content") or said.get("datetime") or ""
        names = {said.get(name, "").strip().lower() for name in _NAMES}
        if value and (names & _PUBLISHED or "pubdate" in carrier[1].lower().split()):
            yield value
        elif value and names & _DATED:
            dated.append(value)
    yield from linked
    yield from dated


def _in_address(url: str | None) -> Iterator[str]:
    if url and (found := _IN_ADDRESS.search(url)):
        yield "-".join(found.groups())
