"""What a token looks like from a cue: the way to it through the tree, the quotations and other cues between."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from holdfire.extraction.attribution import buckets
from holdfire.extraction.attribution.cues import word_class
from holdfire.extraction.attribution.paragraph import QUOTE_MARKS, Paragraph
from holdfire.extraction.attribution.sources import source_candidates
from holdfire.extraction.tree import Tree

_LIKELY = 5  # from this grade on, a word counts as a cue of its own
_TELLING_ARCS = frozenset(
    ["ccomp", "xcomp", "dobj", "prep", "agent", "acomp", "nsubj", "nsubjpass", "advcl", "acl", "poss", "pobj"]
)
_CLOSE = 3  # tokens
_LONGEST_WAY = 60  # arcs; deeper trees are not news prose


@dataclass(slots=True)
class _Cue:
    """A cue and what every token of its reach is compared with."""

    at: int
    lemma: str
    tag: str
    kind: str
    grade: int
    quoted: int
    sentence: int
    above: list[int]
    height: dict[int, int]
    arcs: str
    passive: str
    mark: bool
    opened: bool
    sources: dict[int, tuple[str, int]]


@dataclass(slots=True)
class _Sentence:
    """A sentence of the reach: its most likely other cue, whether it is quoted wholly or in part, its cues outside quotes."""

    rival: int
    quoted: bool
    wholly: bool
    cues: int


class _Way(NamedTuple):
    """How a token hangs below the cue: the branch and side that it is on, the arcs down to it and up from the cue.

    `tag` and `edge` are of the branch, `rival` is another likely cue on the way, `within` the token's place in the branch.
    """

    to: str
    path: str
    up: str
    tag: str
    edge: str
    rival: int
    within: int


def argument_features(paragraph: Paragraph, at: int, grades: Sequence[int], first: int, end: int) -> list[list[str]]:
    """One list of features for each token [first, end) with regard to the cue at token `at`; `grades` are chances of being a cue."""
    cue = _cue(paragraph, at, grades, first, end)
    tree = paragraph.tree
    sentences = {
        s: _sentence(paragraph, s, grades, at) for s in range(tree.sentence_of[first], tree.sentence_of[end - 1] + 1)
    }
    return [_features(paragraph, cue, i, grades, sentences[tree.sentence_of[i]], first) for i in range(first, end)]


def _cue(paragraph: Paragraph, at: int, grades: Sequence[int], first: int, end: int) -> _Cue:
    tree = paragraph.tree
    above = [at]
    while tree.heads[above[-1]] != above[-1] and len(above) < _LONGEST_WAY:
        above.append(tree.heads[above[-1]])
    arcs = {tree.deps[c] for c in tree.children[at]}
    return _Cue(
        at=at,
        lemma=paragraph.lemmas[at],
        tag=tree.tags[at],
        kind=word_class(tree.tags[at]),
        grade=grades[at],
        quoted=paragraph.quoted[at],
        sentence=tree.sentence_of[at],
        above=above,
        height={a: h for h, a in enumerate(above)},
        arcs="-".join(sorted(arcs & _TELLING_ARCS)),
        passive="1" if arcs & {"nsubjpass", "auxpass"} else "0",
        mark=not paragraph.lower[at][0].isalpha(),
        opened=paragraph.lower[first] in QUOTE_MARKS,
        sources=_source_tokens(paragraph, at, first, end),
    )


def _source_tokens(paragraph: Paragraph, at: int, first: int, end: int) -> dict[int, tuple[str, int]]:
    """For each token of a phrase that may be the source: how the phrase is reached, and its head; the smallest phrase counts."""
    tree = paragraph.tree
    left, right = tree.lefts[at], tree.rights[at]
    found: dict[int, tuple[str, int]] = {}
    phrases = source_candidates(tree, at).items()
    for head, kind in sorted(phrases, key=lambda p: tree.lefts[p[0]] - tree.rights[p[0]]):
        around = tree.lefts[head] <= at <= tree.rights[head]
        for i in range(max(first, tree.lefts[head]), min(end - 1, tree.rights[head]) + 1):
            if not (around and left <= i <= right):
                found[i] = (kind, head)
    return found


def _sentence(paragraph: Paragraph, s: int, grades: Sequence[int], at: int) -> _Sentence:
    start, end = paragraph.tree.sentences[s]
    others = [grades[i] if i != at else 0 for i in range(start, end)]
    quotes = paragraph.quotes_in[s]
    cues = sum(1 for i, g in enumerate(others, start) if g >= _LIKELY and not paragraph.quoted[i])
    return _Sentence(max(others, default=0), quotes > 0, quotes >= end - start - 2, min(2, cues))


def _features(
    paragraph: Paragraph, cue: _Cue, i: int, grades: Sequence[int], sentence: _Sentence, first: int
) -> list[str]:
    tree, lower = paragraph.tree, paragraph.lower
    side = "<" if i < cue.at else ">" if i > cue.at else "="
    way = _way(tree, cue, i, grades, side)
    quoted = paragraph.quoted[i]
    state = f"{quoted > 0:d}{cue.quoted > 0:d}{quoted == cue.quoted:d}"
    away = str(tree.sentence_of[i] - cue.sentence)
    far = f"{buckets.length(abs(i - cue.at))}{side}"
    lemma, tag, word, to = cue.lemma, tree.tags[i], lower[i], way.to
    before, after = lower[i - 1] if i > first else "^", lower[i + 1] if i + 1 < len(lower) else "$"
    start, end = tree.sentences[tree.sentence_of[i]]
    features = [
        f"b={to}",
        f"lb={lemma}{to}",
        f"gb={cue.tag}{to}",
        f"P={way.path}",
        f"lP={lemma}{way.path[:14]}",
        f"U={way.up}",
        f"lU={lemma}{way.up}",
        f"be={to}{way.edge}",
        f"bt={to}{way.tag}{way.edge}",
        f"bk={to}{cue.arcs}",
        f"bp={to}{cue.passive}",
        f"bg={to}{tag}",
        f"bw={to}{word}",
        f"bd={to}{tree.deps[i]}",
        f"q={state}{side}",
        f"qs={state}{away}{'a' if sentence.wholly else ''}{side}",
        f"qb={state}{to}",
        f"so={away}{side}{sentence.rival}",
        f"sq={away}{side}{quoted > 0:d}{sentence.quoted:d}{sentence.cues}",
        f"lq={lemma}{state}{away}",
        f"ds={far}",
        f"dq={far}{state}",
        f"dw={far}{word}{tag}",
        f"n={way.rival}{to}",
        f"pi={grades[i]}{to}",
        f"nn={way.rival}{cue.grade}",
        f"pp={before}{to}",
        f"nx={after}{to}",
        f"pu={word if not word.isalnum() else 'w'}{before if not before.isalnum() else 'w'}{side}{away}{state}",
        f"sb={i == start:d}{i == end - 1:d}{side}{away}{state}",
        f"bo={to}{way.within}",
    ]
    if -_CLOSE <= i - cue.at <= _CLOSE:
        features += _beside(cue, i - cue.at, tag, word, tree.deps[i])
    if i in cue.sources:
        features += _as_source(paragraph, cue, i)
    if cue.mark:
        features += _from_mark(cue, side, far, tag, quoted > 0, len(paragraph) - i)
    return features


def _way(tree: Tree, cue: _Cue, i: int, grades: Sequence[int], side: str) -> _Way:
    """The way down from the cue, or from a word above it, to token `i`."""
    down: list[str] = []
    at, branch, rival = i, -1, 0
    while at not in cue.height:
        down.append(tree.deps[at])
        if at != i and not rival and grades[at] >= _LIKELY:
            rival = grades[at]
        branch = at
        if tree.heads[at] == at or len(down) > _LONGEST_WAY:
            break
        at = tree.heads[at]
    within = min(3, i - tree.lefts[branch]) if branch >= 0 else 9
    height = cue.height.get(at)
    if height is None:
        return _Way(f"x{tree.sentence_of[i] - cue.sentence}{side}", "x", "x", "x", "", rival, within)
    last = "/".join(down[1::-1])
    path = f"{height}:{'/'.join(down[3::-1])}" if len(down) <= 4 else f"{height}:{last}..{buckets.length(len(down))}"
    up = "/".join([tree.deps[a] for a in cue.above[: min(height, 3)]]) + "|" + last
    if branch < 0:
        return _Way(f"{min(height, 4)}self{side}", path, up, "_", "A" if height else "", rival, within)
    to, tag = f"{min(height, 4)}{tree.deps[branch]}{side}", tree.tags[branch]
    return _Way(to, path, up, tag, _edge(tree, i, branch), rival, within)


def _beside(cue: _Cue, offset: int, tag: str, word: str, dep: str) -> tuple[str, ...]:
    """A token next to the cue."""
    return (
        f"r={offset}",
        f"rg={offset}{tag}",
        f"rw={offset}{word}",
        f"rl={offset}{cue.lemma}",
        f"rlg={offset}{cue.lemma}{tag}",
        f"rd={offset}{dep}{cue.kind}",
    )


def _from_mark(cue: _Cue, side: str, far: str, tag: str, quoted: bool, left: int) -> tuple[str, ...]:
    """A token of a paragraph whose cue is a mark, a colon say, with `left` tokens to the end."""
    return (
        f"mn={cue.lemma}{side}{quoted:d}{cue.opened:d}",
        f"md={cue.lemma}{far}",
        f"me={cue.lemma}{side}{buckets.length(left)}",
        f"mt={side}{tag}",
    )


def _edge(tree: Tree, i: int, head: int) -> str:
    """Whether token `i` is the first (L) or the last (R) of the phrase of `head`."""
    return ("L" if i == tree.lefts[head] else "") + ("R" if i == tree.rights[head] else "")


def _as_source(paragraph: Paragraph, cue: _Cue, i: int) -> list[str]:
    """A token of a phrase that may be the source of the cue."""
    tree = paragraph.tree
    kind, head = cue.sources[i]
    place = (
        ("L" if i == tree.lefts[head] else "") + ("H" if i == head else "") + ("R" if i == tree.rights[head] else "")
    )
    features = [
        f"S={kind}",
        f"Se={kind}{place}",
        f"Sl={kind}{cue.lemma}",
        f"Sh={kind}{tree.tags[head]}{place}",
        f"Sd={kind}{tree.deps[i]}{tree.tags[i]}",
        f"Sp={kind}{paragraph.lower[i]}" if tree.heads[i] == head else f"Sq={kind}{tree.deps[i]}",
    ]
    if i > head:
        within: list[str] = []
        at = i
        while at > head and len(within) < 4:
            within.append(tree.deps[at])
            at = tree.heads[at]
        features.append(f"Sa={kind}{'/'.join(within)}")
    return features
