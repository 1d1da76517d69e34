"""Web pages that were saved: the main text, its title, day and publisher."""

import re
from dataclasses import dataclass
from datetime import date

_DEEPEST = 400  # nested elements; no honest article is deeper, and parsers recurse
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)([^<>]{0,2000})>")
_VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
        "p",
        "li",
        "td",
        "tr",
        "th",
        "option",
        "dt",
        "dd",
    ]
)


@dataclass(frozen=True, slots=True)
class Page:
    """What a saved page holds; `published` is null where the page does not say or says it impossibly."""

    text: str
    title: str | None
    published: date | None
    source: str | None
    url: str | None


def looks_like_page(text: str) -> bool:
    """Whether text is HTML by its opening."""
    head = text[:2000].lstrip("\ufeff \t\n").lower()
    return head.startswith(("<!doctype html", "<html", "<head", "<body")) or ("<html" in head and "<" in head[:1])


def read_page(html: str) -> Page | None:
    """The article of a page, or null where there is no text in it. Reaches for nothing outside."""
    if _depth(html) > _DEEPEST:
        return None
    # slow to import, and most reports are plain text
    import trafilatura
    from trafilatura.settings import use_config

    config = use_config()
    config.set("DEFAULT", "EXTRACTION_TIMEOUT", "0")  # the timeout uses signals, which threads cannot
    found = trafilatura.bare_extraction(
        html, include_comments=False, include_tables=True, favor_recall=True, with_metadata=True, config=config
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
        _day(fields.get("date")),
        _word(fields.get("sitename")),
        _word(fields.get("url")),
    )


def _depth(html: str) -> int:
    """How deep elements nest, counted without building a tree."""
    depth = deepest = 0
    for closing, name, rest in _TAG.findall(html):
        if name.lower() in _VOID or rest.endswith("/"):
            continue
        depth = max(0, depth - 1) if closing else depth + 1
        deepest = max(deepest, depth)
    return deepest


def _word(value: object) -> str | None:
    return str(value).strip() or None if value else None


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(str(value)[:10]) if value else None
    except ValueError:
        return None
