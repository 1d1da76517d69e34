"""How a name in the text stands for a party: capitals, offices that many states have, phrases without their article."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from holdfire.extraction.tree import Tree
from holdfire.vocab.actors import Kind, Match, Name
from holdfire.vocab.grammar import words_of

_DASHES = frozenset("-–—")
_EPITHETS = words_of("epithets")


def capital(match: Match) -> Name:
    """The likeliest bearer of a name; a city stands for its party as such, not as an office."""
    name = match.names[0]
    if name.kind is Kind.SEAT and any(n.kind is Kind.CAPITAL for n in match.names):
        return replace(name, kind=Kind.CAPITAL, speaker=None)
    return name


def of_another(tree: Tree, names: Mapping[int, Name], match: Match, name: Name) -> Name:
    """An office that many states have is that of the state named before it: "the Russian Ministry of Defence"."""
    if name.kind is not Kind.OFFICE:
        return name
    before = match.start - (2 if match.start > 1 and tree.words[match.start - 1] == "'s" else 1)
    owner = names.get(before)
    if owner is None or owner.party == name.party or owner.kind not in (Kind.ADJECTIVE, Kind.STATE, Kind.CAPITAL):
        return name
    return replace(name, party=owner.party, speaker=tree.text[tree.starts[before] : tree.ends[match.end - 1]])


def without_article(tree: Tree, first: int, last: int) -> str:
    """The words from token `first` to `last` without a dateline, a leading article, number or possessive."""
    dash = next((i for i in range(last - 1, first - 1, -1) if tree.words[i] in _DASHES and _stands_free(tree, i)), None)
    first = first if dash is None else dash + 1
    while first < last and tree.tags[first] in ("DT", "PRP$", "CD") and tree.lower[first] not in ("no",):
        first += 1
    return tree.text[tree.starts[first] : tree.ends[last]]


def _stands_free(tree: Tree, i: int) -> bool:
    """Whether a dash has blanks around it, as after a dateline: "GENEVA, May 10 - Europe's leaders"."""
    return 0 < i < len(tree) - 1 and tree.ends[i - 1] < tree.starts[i] and tree.ends[i] < tree.starts[i + 1]


def by_epithet(tree: Tree, i: int, named: Iterable[str]) -> str | None:
    """Which of the parties `named`, likeliest first, "the Mission" or "the bloc" at token `i` means; null where it means none."""
    known = _EPITHETS.get(tree.lower[i])
    first = tree.lefts[i]
    if known is None or first != i - 1 or tree.lower[first] not in ("the", "this"):
        return None
    return next((party for party in named if party in known), None)


def fronted(tree: Tree, names: Mapping[int, Name], i: int) -> str | None:
    """The party of "In Kyiv, the president ..."."""
    start, _ = tree.sentences[tree.sentence_of[i]]
    if tree.lower[start] not in ("in", "from") or start + 1 >= i:
        return None
    name = names.get(start + 1)
    return name.party if name is not None and name.kind in (Kind.CAPITAL, Kind.STATE) else None
