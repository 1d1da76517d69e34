"""How a name in the text stands for a party: capitals, offices that many states have, phrases without their article."""

from collections.abc import Mapping
from dataclasses import replace

from holdfire.extraction.tree import Tree
from holdfire.vocab.actors import Kind, Match, Name


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
    """The words from token `first` to `last` without a leading article, number or possessive."""
    while first < last and tree.tags[first] in ("DT", "PRP$", "CD") and tree.lower[first] not in ("no",):
        first += 1
    return tree.text[tree.starts[first] : tree.ends[last]]
