"""Who does something to whom in a sentence: the pair of noun phrases that a weighing of the grammar likes best."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from holdfire.extraction.tree import Tree
from holdfire.vocab.roles import roles

MOST = 16  # noun phrases of a sentence that are weighed, first come first
_NOUNS = ("NN", "NNS", "NNP", "NNPS", "PRP", "CD")
_BESIDE = frozenset({"compound", "nummod", "npadvmod", "quantmod", "det", "appos"})
_ASIDE = frozenset({"relcl", "acl", "punct", "appos", "cc", "conj", "advcl"})


@dataclass(frozen=True, slots=True)
class Pair:
    """Head tokens of who acts and on whom; `target` is null where a sentence has one noun phrase alone."""

    source: int
    target: int | None


def candidates(tree: Tree, start: int, end: int) -> list[int]:
    """The heads of noun phrases among tokens `start` to `end` - 1, at most `MOST`."""
    found = [
        i
        for i in range(start, end)
        if ((tree.tags[i] in _NOUNS and tree.deps[i] not in _BESIDE) or _is_of_a_people(tree, i))
        and any(c.isalpha() for c in tree.words[i])
    ]
    return found[:MOST]


def best_pair(tree: Tree, start: int, end: int, weights: Mapping[str, float] | None = None) -> Pair | None:
    """The likeliest pair of a sentence, tokens `start` to `end` - 1; null without a noun phrase."""
    weights = pair_weights() if weights is None else weights
    nouns = candidates(tree, start, end)
    if len(nouns) < 2:
        return Pair(nouns[0], None) if nouns else None
    score = {(role, i): _sum(alone(tree, start, i, role), weights) for i in nouns for role in "st"}
    rated = (
        (score["s", s] + score["t", t] + _sum(together(tree, s, t), weights), -s, -t)
        for s in nouns
        for t in nouns
        if s != t
    )
    _, source, target = max(rated)
    return Pair(-source, -target)


def extent(tree: Tree, head: int) -> tuple[int, int]:
    """First and last token of the noun phrase of `head`: with its adjectives and owners, without clauses and asides."""
    last = head
    for c in tree.children[head]:
        if c > head and tree.deps[c] == "prep" and tree.lower[c] == "of" and c == last + 1:
            last = max(last, _close(tree, c))
    return min(tree.lefts[head], head), last


def _close(tree: Tree, preposition: int) -> int:
    noun = tree.child(preposition, "pobj")
    return preposition - 1 if noun is None else max(noun, extent(tree, noun)[1])


def alone(tree: Tree, start: int, i: int, role: str) -> Iterator[str]:
    """What is known of one noun phrase as the source ("s") or the target ("t")."""
    arc, head = tree.deps[i], tree.heads[i]
    yield f"{role} arc {arc} {tree.lower[head] if arc == 'pobj' else ''}"
    verb, way = _verb(tree, i)
    yield f"{role} way {way}"
    yield f"{role} tag {tree.tags[i]} {tree.words[i][:1].isupper()}"
    yield f"{role} named {_named(tree, i)}"
    yield f"{role} place {min(i - start, 30) // 3}"
    if verb is not None:
        depth = sum(1 for _ in tree.ancestors(verb))
        arc_there = way.split(">")[-1]
        yield f"{role} depth {min(depth, 4)} {arc_there}"
        opens = [tree.deps[c] for c in tree.children[verb] if tree.deps[c] in ("ccomp", "xcomp", "dobj", "prep")]
        yield f"{role} beside {arc_there} {' '.join(sorted({o for o in opens if o != arc_there}))}"
        yield f"{role} verb word {tree.lemmas[verb]} {way}"
        yield f"{role} verb {tree.deps[verb]} {way}"
    yield f"{role} noun {tree.lemmas[i]}"
    yield f"{role} owner {tree.child(i, 'poss') is not None}"
    yield f"{role} day {tree.lower[i] in roles().calendar}"
    yield f"{role} dateline {any(w in ('--', '-', '—', '–') for w in tree.words[i + 1 : i + 4])} {i - start < 6}"


def together(tree: Tree, s: int, t: int) -> Iterator[str]:
    """What is known of two noun phrases as source and target of one act."""
    (a, way), (b, onward) = _verb(tree, s), _verb(tree, t)
    same = "same" if a == b else "below" if a is not None and b is not None and a in tree.ancestors(b) else "other"
    yield f"both {same} {way} {onward}"
    yield f"both {same} {s < t}"
    yield f"both {s < t} {min(abs(s - t), 24) // 3}"
    yield f"both named {_named(tree, s)} {_named(tree, t)}"
    if t in tree.ancestors(s) or s in tree.ancestors(t):
        yield f"both inside {tree.deps[s]} {tree.deps[t]} {s < t}"
    if same == "below" and a is not None and b is not None:
        yield f"both below {tree.deps[b]} {way} {onward}"


def _is_of_a_people(tree: Tree, i: int) -> bool:
    """ "Egyptian" in "Egyptian farm products"."""
    return tree.tags[i] == "JJ" and tree.deps[i] == "amod" and tree.words[i][:1].isupper()


def _named(tree: Tree, i: int) -> str:
    if tree.tags[i].startswith("NNP"):
        return "name"
    inside = range(tree.lefts[i], i)
    if any(tree.tags[j].startswith("NNP") for j in inside):
        return "with name"
    return "of a people" if any(tree.words[j][:1].isupper() and tree.tags[j] == "JJ" for j in inside) else "no name"


def _verb(tree: Tree, i: int) -> tuple[int | None, str]:
    """The verb that a noun hangs on and the way there: "nsubj", "dobj>prep with"; at most four arcs."""
    way = []
    for _ in range(4):
        arc, i_next = tree.deps[i], tree.heads[i]
        if i_next == i:
            break
        way.append(f"prep {tree.lower[i]}" if arc in ("prep", "agent") else arc)
        i = i_next
        if tree.tags[i].startswith("V"):
            return i, ">".join(way)
    return None, ">".join(way)


def _sum(features: Iterator[str], weights: Mapping[str, float]) -> float:
    return sum(weights.get(f, 0.0) for f in features)


@cache
def pair_weights() -> Mapping[str, float]:
    """The weights that ship with the package."""
    lines = files("holdfire.extraction.acts").joinpath("pairs.tsv").read_text(encoding="utf-8").splitlines()
    return {name: float(weight) for name, weight in (line.rsplit("\t", 1) for line in lines)}


def heads_within(tree: Tree, spans: Sequence[tuple[int, int]]) -> set[int]:
    """The tokens that stand in some character ranges."""
    return {i for i in range(len(tree)) if any(s < tree.ends[i] and tree.starts[i] < e for s, e in spans)}
