"""What a token looks like from a cue: the way to it through the tree, the quotations and other cues between."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from holdfire.extraction.attribution import buckets
from holdfire.extraction.attribution.cues import word_class
from holdfire.extraction.attribution.paragraph import QUOTE_MARKS, Paragraph
from holdfire.extraction.attribution.sources import source_candidates
from holdfire.extraction.tree import Tree

T = TypeVar("T")

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
class _Way:
    """How a token is reached from a cue: in short, as a path, by what lies above the cue; `tag` is the branch's."""

    way: str
    path: str
    up: str
    tag: str
    edge: str
    branch: int
    nearest: int
    side: str


@dataclass(slots=True)
class _Known(Generic[T]):
    """What was read of features that many tokens share with regard to one cue, by what they depend on."""

    ways: dict[str, tuple[list[T], list[T]]]
    paths: dict[tuple[str, str], list[T]]
    edges: dict[tuple[str, str, str], list[T]]
    states: dict[tuple[str, str, int], list[T]]
    places: dict[tuple[str, str], list[T]]
    chances: dict[tuple[str, int, int], list[T]]


@dataclass(slots=True)
class _Sentence:
    """A sentence of the reach: its most likely other cue, whether it is quoted wholly or in part, its cues outside quotes."""

    rival: int
    quoted: bool
    wholly: bool
    cues: int


def argument_features(
    paragraph: Paragraph, at: int, grades: Sequence[int], first: int, end: int, read: Callable[[list[str]], list[T]]
) -> list[list[T]]:
    """What `read` makes of the features of each token [first, end) with regard to the cue at token `at`.

    `read` takes some features at a time and keeps their order; `grades` are chances of being a cue.
    """
    cue = _cue(paragraph, at, grades, first, end)
    tree = paragraph.tree
    sentences = {
        s: _sentence(paragraph, s, grades, at) for s in range(tree.sentence_of[first], tree.sentence_of[end - 1] + 1)
    }
    known: _Known[T] = _Known({}, {}, {}, {}, {}, {})
    return [
        _features(paragraph, cue, i, grades, sentences[tree.sentence_of[i]], first, read, known)
        for i in range(first, end)
    ]


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


def _way(paragraph: Paragraph, cue: _Cue, i: int, grades: Sequence[int]) -> _Way:
    """The way down from the cue, or from a word above it, to the token."""
    tree = paragraph.tree
    deps, tags, heads, heights = tree.deps, tree.tags, tree.heads, cue.height
    side = "<" if i < cue.at else ">" if i > cue.at else "="
    down: list[str] = []
    at, branch, nearest = i, -1, 0
    while at not in heights:
        down.append(deps[at])
        if at != i and not nearest and grades[at] >= _LIKELY:
            nearest = grades[at]
        branch = at
        if heads[at] == at or len(down) > _LONGEST_WAY:
            break
        at = heads[at]
    height = heights.get(at)
    if height is None:
        way = f"x{tree.sentence_of[i] - cue.sentence}{side}"
        return _Way(way, "x", "x", "x", "", branch, nearest, side)
    way = f"{min(height, 4)}{deps[branch] if branch >= 0 else 'self'}{side}"
    last = "/".join(down[1::-1])
    path = f"{height}:{'/'.join(down[3::-1])}" if len(down) <= 4 else f"{height}:{last}..{buckets.length(len(down))}"
    up = "/".join([deps[a] for a in cue.above[: min(height, 3)]]) + "|" + last
    branch_tag = tags[branch] if branch >= 0 else "_"
    edge = _edge(tree, i, branch) if branch >= 0 else "A" if height else ""
    return _Way(way, path, up, branch_tag, edge, branch, nearest, side)


def _features(
    paragraph: Paragraph,
    cue: _Cue,
    i: int,
    grades: Sequence[int],
    sentence: _Sentence,
    first: int,
    read: Callable[[list[str]], list[T]],
    known: _Known[T],
) -> list[T]:
    tree, lower = paragraph.tree, paragraph.lower
    to = _way(paragraph, cue, i, grades)
    way, side, branch = to.way, to.side, to.branch
    number = tree.sentence_of[i]
    quoted = paragraph.quoted[i]
    state = f"{quoted > 0:d}{cue.quoted > 0:d}{quoted == cue.quoted:d}"
    away = str(number - cue.sentence)
    far = f"{buckets.length(abs(i - cue.at))}{side}"
    tag, word, dep = tree.tags[i], lower[i], tree.deps[i]
    before, after = lower[i - 1] if i > first else "^", lower[i + 1] if i + 1 < len(lower) else "$"
    start, end = tree.sentences[number]
    # what many tokens share is read once a cue
    ways, paths, edges = known.ways.get(way), known.paths.get((to.path, to.up)), known.edges.get((way, to.edge, to.tag))
    states, places = known.states.get((way, state, number)), known.places.get((far, state))
    chances = known.chances.get((way, to.nearest, grades[i]))
    if ways is None:
        ways = known.ways[way] = read(_of_way(cue, way)), read([f"bk={way}{cue.arcs}", f"bp={way}{cue.passive}"])
    if paths is None:
        paths = known.paths[to.path, to.up] = read(_of_path(cue, to))
    if edges is None:
        edges = known.edges[way, to.edge, to.tag] = read([f"be={way}{to.edge}", f"bt={way}{to.tag}{to.edge}"])
    if states is None:
        states = known.states[way, state, number] = read(_of_state(cue, sentence, way, side, state, away))
    if places is None:
        places = known.places[far, state] = read([f"ds={far}", f"dq={far}{state}"])
    if chances is None:
        chances = known.chances[way, to.nearest, grades[i]] = read(_of_chance(cue, to, grades[i]))
    found = [
        *ways[0],
        *paths,
        *edges,
        *ways[1],
        *read([f"bg={way}{tag}", f"bw={way}{word}", f"bd={way}{dep}"]),
        *states,
        *places,
        *read([f"dw={far}{word}{tag}"]),
        *chances,
        *read(
            [
                f"pp={before}{way}",
                f"nx={after}{way}",
                f"pu={word if not word.isalnum() else 'w'}{before if not before.isalnum() else 'w'}{side}{away}{state}",
                f"sb={i == start:d}{i == end - 1:d}{side}{away}{state}",
                f"bo={way}{min(3, i - tree.lefts[branch]) if branch >= 0 else 9}",
            ]
        ),
    ]
    if -_CLOSE <= i - cue.at <= _CLOSE:
        found += read(_as_neighbour(cue, i - cue.at, word, tag, dep))
    if i in cue.sources:
        found += read(_as_source(paragraph, cue, i))
    if cue.mark:
        found += read(_of_a_mark(cue, far, side, tag, quoted, len(paragraph) - i))
    return found


def _of_way(cue: _Cue, way: str) -> list[str]:
    return [f"b={way}", f"lb={cue.lemma}{way}", f"gb={cue.tag}{way}"]


def _of_path(cue: _Cue, to: _Way) -> list[str]:
    return [f"P={to.path}", f"lP={cue.lemma}{to.path[:14]}", f"U={to.up}", f"lU={cue.lemma}{to.up}"]


def _of_state(cue: _Cue, sentence: _Sentence, way: str, side: str, state: str, away: str) -> list[str]:
    """`state` opens with whether the token is quoted."""
    return [
        f"q={state}{side}",
        f"qs={state}{away}{'a' if sentence.wholly else ''}{side}",
        f"qb={state}{way}",
        f"so={away}{side}{sentence.rival}",
        f"sq={away}{side}{state[0]}{sentence.quoted:d}{sentence.cues}",
        f"lq={cue.lemma}{state}{away}",
    ]


def _of_chance(cue: _Cue, to: _Way, grade: int) -> list[str]:
    return [f"n={to.nearest}{to.way}", f"pi={grade}{to.way}", f"nn={to.nearest}{cue.grade}"]


def _as_neighbour(cue: _Cue, offset: int, word: str, tag: str, dep: str) -> list[str]:
    """A token within a few of the cue."""
    return [
        f"r={offset}",
        f"rg={offset}{tag}",
        f"rw={offset}{word}",
        f"rl={offset}{cue.lemma}",
        f"rlg={offset}{cue.lemma}{tag}",
        f"rd={offset}{dep}{cue.kind}",
    ]


def _of_a_mark(cue: _Cue, far: str, side: str, tag: str, quoted: int, left: int) -> list[str]:
    """A token as a colon or a dash sees it, `left` tokens from the end of the paragraph."""
    return [
        f"mn={cue.lemma}{side}{quoted > 0:d}{cue.opened:d}",
        f"md={cue.lemma}{far}",
        f"me={cue.lemma}{side}{buckets.length(left)}",
        f"mt={side}{tag}",
    ]


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
