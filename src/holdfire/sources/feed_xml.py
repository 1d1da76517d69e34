"""The XML of a feed made safe before it is parsed: no declarations of entities, no deep nesting, days as they are written."""

import re
from dataclasses import dataclass
from html.entities import name2codepoint
from typing import TYPE_CHECKING, Any

from holdfire.record import Problem
from holdfire.sources.delivery import Delivery

if TYPE_CHECKING:
    from lxml.etree import _Element

_DECLARATION = re.compile(r"\A\ufeff?\s*(?:<\?xml[^>]{0,300}\?>)?")
_SKIPPED = re.compile(r"\s+|<\?.*?\?>|<!--.*?-->", re.DOTALL)
_DOCTYPE = re.compile(r"<!DOCTYPE[^<>\[\]]*>", re.IGNORECASE)
_NAMED = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,10});")
_ENTRY = re.compile(r"<(?:\w+:)?(?:item|entry)[\s>/]", re.IGNORECASE)
MOST_ENTRIES = 10_000
_MOST_NAMES = 1_000  # declarations of namespaces
_MOST_ATTRIBUTES = 100  # of one element; the parser compares each with each
_OF_XML = frozenset({"amp", "lt", "gt", "quot", "apos"})
_DAYS = ("pubDate", "published", "issued", "date")
_CHANGED = ("updated", "modified")


@dataclass(frozen=True, slots=True)
class Item:
    """An entry as the feed has it; `body` is its longest text, HTML or not, and `day` its day in the feed's words."""

    id: str
    title: str
    link: str
    body: str
    day: str
    source: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed as far as reports come out of it; `broken` tells where its XML goes wrong."""

    title: str
    link: str
    items: tuple[Item, ...]
    broken: str | None = None


def looks_like_feed(text: str) -> bool:
    """Whether text is RSS or Atom by its first element."""
    head, place = text[:10_000], 0
    while skipped := _SKIPPED.match(head, place) or _DOCTYPE.match(head, place):
        place = skipped.end()
    return re.compile(r"\ufeff?<(?:\w+:)?(?:rss|feed|rdf)[\s>]", re.IGNORECASE).match(head, place) is not None


def parsed(text: str, delivery: Delivery) -> Feed | Problem:
    """What a feed holds, or why it cannot be read. Entities are declared by nobody but HTML, and nothing is loaded."""
    body = _without_doctype(_DECLARATION.sub("", text, count=1))
    if body is None:
        remedy = "a feed that declares entities may be an attack; give another address"
        return delivery.unread("feed-with-entities", "it declares entities", remedy)
    if len(_ENTRY.findall(body)) > MOST_ENTRIES or body.count("xmlns") > _MOST_NAMES:
        return delivery.unread(
            "too-large", f"a feed of more than {MOST_ENTRIES:,} entries", "give the addresses of its pages"
        )
    # both take a moment to load
    import fastfeedparser
    from lxml import etree

    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, encoding="utf-8"
    )
    try:
        root = etree.fromstring(_NAMED.sub(_character, body).encode("utf-8", "replace"), parser)
        if root is None:
            raise ValueError("no XML")
        error = next((one for one in parser.error_log if one.level_name == "FATAL"), None)
        broken = f"line {error.line}: {' '.join(error.message.split())[:80]}" if error else None
        details = _details(root)
        clean: bytes = etree.tostring(root, encoding="utf-8")
        found: Any = fastfeedparser.parse(clean, include_tags=False, include_media=False, include_enclosures=False)
        about, entries = found.get("feed") or {}, found.get("entries") or []
    except (etree.XMLSyntaxError, ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        why = " ".join(str(error).split())[:80] or error.__class__.__name__
        return delivery.unread("malformed-feed", f"no feed: {why}", "give the address of an RSS or Atom feed")
    known = details if len(details) == len(entries) else [("", "")] * len(entries)
    items = tuple(_item(entry, day, source) for entry, (day, source) in zip(entries, known, strict=True))
    return Feed(_word(about.get("title")), _word(about.get("link")), items, broken)


def _without_doctype(body: str) -> str | None:
    """XML without the declaration of its type, or null where that declares more than a name."""
    place = 0
    while skipped := _SKIPPED.match(body, place):
        place = skipped.end()
    if body[place : place + 9].upper() != "<!DOCTYPE":
        return body
    plain = _DOCTYPE.match(body, place)
    return body[plain.end() :] if plain else None


def _character(named: re.Match[str]) -> str:
    name = named[1]
    return chr(name2codepoint[name]) if name in name2codepoint and name not in _OF_XML else named[0]


def _details(root: "_Element") -> list[tuple[str, str]]:
    """Day and publisher of each entry in its own words; the days are taken out.

    The parser would turn a day into that of Greenwich, and "yesterday" into the day before it was run.
    """
    for element in root.iter("*"):
        if len(element.attrib) > _MOST_ATTRIBUTES:
            element.attrib.clear()
    details = []
    for element in list(root.iter("{*}item", "{*}entry")):
        days, source = {}, ""
        for child in element:
            name = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else ""
            if name in _DAYS or name in _CHANGED:
                days[name] = "".join(child.itertext()).strip()
                for inner in list(child):
                    child.remove(inner)
                child.text = None
            elif name == "source":
                title = child.find("{*}title")
                source = " ".join("".join((child if title is None else title).itertext()).split())
        details.append((next((days[name] for name in _DAYS if days.get(name)), ""), source))
    return details


def _item(entry: Any, day: str, source: str) -> Item:
    contents = entry.get("content") or []
    bodies = [_text(content.get("value")) for content in contents if isinstance(content, dict)]
    body = max([*bodies, _text(entry.get("description"))], key=len)
    return Item(_word(entry.get("id")), _word(entry.get("title")), _word(entry.get("link")), body, day, source)


def _word(value: object) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
