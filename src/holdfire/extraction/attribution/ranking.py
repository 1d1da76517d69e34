"""What a whole attribution looks like: how sure its parts are, their shape, and the rivals that want the same words."""

from collections.abc import Sequence
from itertools import pairwise
from math import log

from holdfire.extraction.attribution import buckets
from holdfire.extraction.attribution.found import Found
from holdfire.extraction.attribution.paragraph import Paragraph
from holdfire.extraction.tree import Tree

_TINY = 1e-9


def ranking_features(paragraph: Paragraph, found: Found, rivals: Sequence[Found]) -> list[str]:
    """Features of `found`, which has content; `rivals` are the paragraph's other findings."""
    odds = log(found.chance / (1 - found.chance + _TINY) + _TINY)
    features = _surety(found, odds)
    features += _content(paragraph, found, round(odds))
    features += _source(paragraph, found)
    features += _rivalry(found, rivals)
    return features


def _surety(found: Found, odds: float) -> list[str]:
    content, source, overall, least = found.margins
    whole = round(odds)
    return [
        "1",
        f"l{round(odds * 2)}",
        f"mc{min(20, int(content / 4))}",
        f"ms{min(20, int(source / 4))}",
        f"mo{min(20, int(overall / 4))}",
        f"mm{min(10, int(least / 2))}",
        f"lc{whole}|{min(12, int(content / 4))}",
        f"ls{whole}|{min(12, int(source / 4))}",
        f"lm{whole}|{min(5, int(least / 4))}",
    ]


def _content(paragraph: Paragraph, found: Found, odds: int) -> list[str]:
    tree, at = paragraph.tree, found.at
    lemma, tag = paragraph.lemmas[at], tree.tags[at]
    content = found.content
    first, last = content[0], content[-1]
    heads = _heads(tree, content)
    head = heads[0]
    arc = f"{tree.deps[head]}{tree.heads[head] == at:d}"
    manner = manner_of(paragraph, content)
    side = "<" if last < at else ">" if first > at else "x"
    pieces = 1 + sum(1 for a, b in pairwise(content) if b != a + 1)
    return [
        f"lem={lemma}",
        f"tag={tag}",
        f"dep={tree.deps[at]}",
        f"ld={lemma}{tree.deps[at]}",
        f"n{buckets.length(len(content))}",
        f"pc{min(3, pieces)}",
        f"man={manner}",
        f"side={side}",
        f"ct={arc}",
        f"ctl={arc}{lemma}",
        f"ctg={arc}{tag}",
        f"cto={arc}{odds}",
        f"cw={paragraph.lower[first]}",
        f"cwl={paragraph.lower[first]}{lemma}",
        f"cg={tree.tags[first]}{arc}",
        f"hl={paragraph.lemmas[head]}",
        f"nh{min(4, len(heads))}",
        f"ml={manner}{lemma}",
        f"mst={manner}{side}{tag}",
    ]


def _source(paragraph: Paragraph, found: Found) -> list[str]:
    tree, at = paragraph.tree, found.at
    lemma, tag = paragraph.lemmas[at], tree.tags[at]
    if not found.source:
        return ["nos", f"nosl={lemma}", f"nost={tag}{tree.deps[at]}"]
    heads = _heads(tree, found.source)
    head = heads[0]
    return [
        f"sd={tree.deps[head]}{tree.heads[head] == at:d}",
        f"st={tree.tags[head]}",
        f"sl={paragraph.lemmas[head]}",
        f"std={tree.tags[head]}{tree.deps[head]}",
        f"sn{buckets.length(len(found.source))}",
        f"snh{min(3, len(heads))}",
        f"sf{buckets.length(abs(head - at))}",
        f"lst={lemma}{tree.tags[head]}",
    ]


def _rivalry(found: Found, rivals: Sequence[Found]) -> list[str]:
    content, own = set(found.content), int(found.chance * 8)
    overlap = around = 0.0
    holds = shares = False
    for rival in rivals:
        common = sum(1 for i in rival.content if i in content)
        if 2 * common > min(len(content), len(rival.content) or 1):
            overlap = max(overlap, rival.chance)
        if found.at in rival.content:
            around = max(around, rival.chance)
        if rival.chance > 0.4:
            holds = holds or rival.at in content
            shares = shares or (bool(found.source) and rival.source == found.source)
    over, inside = int(overlap * 8), int(around * 8)
    return [f"ov{over}", f"ovl{over}{own}", f"in{inside}", f"inl{inside}{own}", f"ho{holds:d}", f"sa{shares:d}"]


def manner_of(paragraph: Paragraph, content: Sequence[int]) -> str:
    """Whether the content stands in quotation marks: "direct" (all of its words), "mixed" (some), "indirect" (none)."""
    words = [i for i in content if any(c.isalnum() for c in paragraph.tree.words[i])]
    quoted = sum(1 for i in words if paragraph.quoted[i])
    return "indirect" if not quoted else "direct" if quoted == len(words) else "mixed"


def _heads(tree: Tree, tokens: Sequence[int]) -> list[int]:
    """The tokens whose head lies outside of `tokens`, or that head their sentence."""
    within = set(tokens)
    return [i for i in tokens if tree.heads[i] not in within or tree.heads[i] == i]
