"""What makes a page too heavy to be cleaned: told by its tags alone, before any tree is built of it."""

import re

_DEEPEST = 400  # nested elements; no honest article is deeper, and parsers recurse
_MOST_TAGS = 40_000  # no honest article has more, and cleaning takes more than twice as long for twice as many
_MOST_COMPARED = 200_000_000  # parsers compare each attribute of an element with each other one of it
_FEW = 100  # attributes that are not worth counting
# Tags as browsers tell them; what stands in comments, scripts and styles is none. Nothing here is read twice.
_TAG = re.compile(
    r"""<(?:!--.*?(?:--!?>|\Z)
        |(?P<raw>script|style|textarea|title|xmp|iframe|noembed|noframes)(?=[\s/>])(?:.*?</(?P=raw)(?=[\s/>])|.*)
        |(?P<closing>/?)(?P<name>[a-z][^\s/>]*+)
         (?P<rest>(?:[\s/]++|=?[^\s/>=]++(?:\s*+=\s*+(?:"[^"]*+"?|'[^']*+'?|[^\s>]*+))?+|=)*+))""",
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
_ATTRIBUTE = re.compile(r"""[^\s/>=]++(?:\s*+=\s*+(?:"[^"]*+"?|'[^']*+'?|[^\s>]*+))?+""")
# elements that nothing stands in, and those that end where the next one begins
_VOID = frozenset(
    (
        *(
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
        ),
        *("p", "li", "td", "tr", "th", "option", "dt", "dd"),
    )
)


def burden(html: str) -> str | None:
    """In words what makes a page too heavy to clean, or null."""
    depth = deepest = compared = 0
    for number, tag in enumerate(_TAG.finditer(html)):
        if number >= _MOST_TAGS:
            return f"more than {_MOST_TAGS:,} elements in this page"
        name, rest = tag["name"], tag["rest"]
        if not name:
            continue
        if len(rest) > 2 * _FEW:
            compared += sum(1 for _ in _ATTRIBUTE.finditer(rest)) ** 2
            if compared > _MOST_COMPARED:
                return "elements with thousands of attributes in this page"
        if name.lower() in _VOID or rest.endswith("/"):
            continue
        depth = max(0, depth - 1) if tag["closing"] else depth + 1
        deepest = max(deepest, depth)
    return f"elements nested {deepest:,} deep in this page" if deepest > _DEEPEST else None
