"""Web pages, saved or fetched: the main text, its title, day and publisher."""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from holdfire.record import Problem, Report
from holdfire.sources.burden import burden
from holdfire.sources.days import published
from holdfire.sources.decoding import declared_in, decode
from holdfire.sources.delivery import LONGEST, Delivery, Found
from holdfire.sources.naming import host_of, name_for
from holdfire.sources.page_day import declared_day


@dataclass(frozen=True, slots=True)
class Page:
    """What a saved page holds."""

    text: str
    title: str | None
    source: str | None
    url: str | None


def looks_like_page(text: str) -> bool:
    """Whether text is HTML by its opening."""
    head = text[:2000].lstrip("\ufeff \t\n").lower()
    return head.startswith(("<!doctype html", "<html", "<head", "<body")) or ("<html" in head and "<" in head[:1])


def read_page(delivery: Delivery, today: date) -> Found:
    """The article of a page; a problem where there is none, or where the page is built to wear out its reader."""
    raw = delivery.whole()
    if isinstance(raw, Problem):
        yield raw
        return
    html = decode(_without_nulls(raw), delivery.name, delivery.charset or declared_in(raw))
    yield from [html] if isinstance(html, Problem) else page_report(html, delivery, sha256(raw).hexdigest(), today)


def page_report(
    html: str, delivery: Delivery, digest: str, today: date, kind: str = "html", url: str | None = None
) -> Found:
    """The report in a page's HTML, wherever it came from.

    The address from which it was fetched goes before `url`, which a container tells, and that before what the page says.
    """
    if not html.strip("\ufeff \t\n"):
        yield delivery.unread("empty-file", "empty", "give a file with text in it")
        return
    weight = burden(html)
    page = None if weight else article(html)
    if page and len(page.text) > LONGEST:
        yield delivery.unread("too-large", f"longer than {LONGEST:,} characters", "give one report a page")
        return
    if page is None:
        yield delivery.unread(
            "page-without-text",
            weight or "no article text in this page",
            "save the page with its text, or give the text itself",
        )
        return
    url = delivery.url or url or page.url
    day, problem = published(declared_day(html, url), "", delivery.name, today)
    if problem:
        yield problem
    yield Report(
        name_for(delivery.url, page.title) if delivery.url else delivery.stem,
        page.text,
        delivery.name,
        digest,
        kind,
        day,
        page.source or (host_of(url) if url else None),
        url,
        page.title,
    )


def article(html: str) -> Page | None:
    """The article of a page, or null where there is no text in it. Reaches for nothing outside."""
    # slow to import, and most reports are plain text
    import trafilatura
    from trafilatura.settings import use_config

    config = use_config()
    config.set("DEFAULT", "EXTRACTION_TIMEOUT", "0")  # the timeout uses signals, which threads cannot
    found = trafilatura.bare_extraction(
        html,
        include_comments=False,
        include_tables=True,
        favor_recall=True,
        with_metadata=True,
        config=config,
        date_extraction_params={"extensive_search": False},  # the day is read elsewhere: this one is half guessed
    )
    if found is None:
        return None
    fields = found if isinstance(found, dict) else found.as_dict()
    text = str(fields.get("text") or "")
    if not text.strip():
        return None
    return Page(
        text,
        _word(fields.get("title")),
        _word(fields.get("sitename")),
        _word(fields.get("url")),
    )


def _without_nulls(raw: bytes) -> bytes:
    """A page without its stray zero bytes, which browsers drop; what is full of them is no page."""
    few = raw.count(0) * 100 < len(raw)
    return raw.replace(b"\x00", b"") if few else raw


def _word(value: object) -> str | None:
    return str(value).strip() or None if value else None
