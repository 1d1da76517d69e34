"""Pieces of HTML that are all text, such as the entry of a feed or the body of a mail, as plain lines."""

import re

_BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "br", "center", "dd", "details", "div", "dl", "dt"),
        *("fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr"),
        *("html", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th"),
        *("thead", "tr", "ul"),
    )
)
_UNSEEN = frozenset(["head", "iframe", "noscript", "object", "script", "style", "svg", "template", "title"])
_TAG_OR_ENTITY = re.compile(r"</?[a-zA-Z][^<>]{0,2000}>|&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,30});")
_LINE_END = "\u2028"  # stands for the end of a block until the white space around it is settled


def looks_like_markup(text: str) -> bool:
    """Whether `text` holds elements or entities of HTML."""
    return _TAG_OR_ENTITY.search(text) is not None


def text_of(html: str) -> str:
    """The text of a piece of HTML, a line for each block; empty where there is none. `html` may be anything."""
    from lxml import etree

    # a declaration of an encoding would go before the characters that are already there
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        root = etree.fromstring(f"<html><body>{html}".encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return ""
    pieces: list[str] = []
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        name = element.tag if isinstance(element.tag, str) else "script"
        if event == "start":
            if name in _UNSEEN:
                walker.skip_subtree()
            else:
                pieces += (_LINE_END if name in _BLOCKS else "", element.text or "")
        else:
            pieces += (_LINE_END if name in _BLOCKS else "", element.tail or "")
    lines = (" ".join(line.split()) for line in "".join(pieces).split(_LINE_END))
    return "\n".join(line for line in lines if line)
