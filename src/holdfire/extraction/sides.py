"""Which two sides a report is about, and which state is at home in it: read off the names before anything else is."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from holdfire.extraction.tree import Tree
from holdfire.vocab.actors import Kind, Match
from holdfire.vocab.spelling import HYPHENS

_OF_A_STATE = frozenset({Kind.STATE, Kind.ADJECTIVE, Kind.CITIZENS, Kind.CAPITAL, Kind.SEAT})
# what a sentence counts for two parties in it
_TOGETHER = 1
_ALONE = 2  # on top, where it names no third
_COORDINATED = 5  # on top, where it joins them: "Russia and Ukraine", "the Israel-Hamas truce"
_AT_WAR = 2  # on top, where it tells of fighting or of a truce
_WAR = frozenset(
    [
        "accuse", "attack", "shell", "violate", "fight", "fighting", "war", "invade", "invasion", "truce", "ceasefire", "conflict",
        "hostility", "enemy", "front", "armistice", "clash", "battle", "bombard", "blame",
    ]
)  # fmt: skip

_DATELINES = 4  # passages within which a report tells where it was written

# what only a state has
STATE_ORGANS = frozenset(
    [
        "government", "authority", "army", "military", "navy", "ministry", "cabinet", "presidency", "parliament", "state", "regime",
        "junta", "administration", "leadership", "command", "staff",
    ]
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sides:
    """`facing` are the two parties that share most sentences, none if no two do; `home` is the one state that faces a group."""

    facing: tuple[str, ...]
    home: str | None
    groups: frozenset[str]


def sides_of(trees: Sequence[Tree], matches: Sequence[Sequence[Match]]) -> Sides:
    """The sides of a report, from the names in it."""
    shared: Counter[tuple[str, str]] = Counter()
    kinds: dict[str, set[Kind]] = {}
    for found in matches:
        for match in found:
            kinds.setdefault(match.names[0].party, set()).add(match.names[0].kind)
    order = {party: n for n, party in enumerate(kinds)}  # of first mention, so that swapped names swap the result
    for tree, found in zip(trees, matches, strict=True):
        named: dict[int, dict[str, list[Match]]] = {}
        for match in found:
            party = match.names[0].party
            if Kind.ORGANISATION not in kinds[party]:
                named.setdefault(tree.sentence_of[match.start], {}).setdefault(party, []).append(match)
        for number, parties in named.items():
            start, end = tree.sentences[number]
            base = _TOGETHER + _ALONE * (len(parties) == 2) + _AT_WAR * (not _WAR.isdisjoint(tree.lemmas[start:end]))
            for a, b in combinations(sorted(parties, key=order.__getitem__), 2):
                shared[a, b] += base + _COORDINATED * _joined(tree, parties[a], parties[b])
    named_most = Counter(
        m.names[0].party for found in matches for m in found if Kind.ORGANISATION not in kinds[m.names[0].party]
    )
    leading = {party for party, _ in named_most.most_common(3)}
    ranked = sorted(shared, key=lambda pair: (-shared[pair], order[pair[0]], order[pair[1]]))
    facing: tuple[str, ...] = next((pair for pair in ranked if leading.issuperset(pair)), ())
    groups = frozenset(p for p, k in kinds.items() if Kind.GROUP in k and not k & _OF_A_STATE)
    states = [p for p in facing if kinds[p] & _OF_A_STATE and p not in groups]
    home = states[0] if len(states) == 1 and set(facing) & groups else None
    if home is None and not facing:
        home = _among_groups(named_most, kinds, groups)
    by_name = [p for p in facing or order if kinds[p] - {Kind.CAPITAL, Kind.PERSON}]
    return Sides(facing, home or _of_the_dateline(trees, matches, by_name), groups)


def _among_groups(named: Counter[str], kinds: dict[str, set[Kind]], groups: frozenset[str]) -> str | None:
    """The one state that a report about groups keeps naming."""
    states = [p for p, n in named.items() if n > 1 and kinds[p] & _OF_A_STATE and p not in groups]
    return states[0] if len(states) == 1 and groups else None


def _of_the_dateline(trees: Sequence[Tree], matches: Sequence[Sequence[Match]], facing: Sequence[str]) -> str | None:
    """The side whose capital a report or briefing is dated from: "BANGKOK, 29 July"; a wire report from elsewhere has none."""
    for tree, found in zip(trees[:_DATELINES], matches, strict=False):
        for match in found[:1]:
            name = match.names[0]
            after = tree.words[match.end] if match.end < len(tree) else ""
            if match.start == 0 and name.kind is Kind.CAPITAL and after in (",", "|", "(", "-", "–", "—"):
                return name.party if name.party in facing and "(" not in tree.words[: match.end + 8] else None
    return None


def _joined(tree: Tree, ones: Sequence[Match], others: Sequence[Match]) -> bool:
    """Whether two names are joined by "and" or a hyphen."""
    for one in ones:
        for other in others:
            first, last = sorted((one, other), key=lambda m: m.start)
            heads = {tree.heads[i] for i in _with_what_they_own(tree, last) if tree.deps[i] == "conj"}
            if heads & _with_what_they_own(tree, first):
                return True
            if last.start == first.end + 1 and tree.words[first.end] in HYPHENS:
                return True
    return False


def _with_what_they_own(tree: Tree, match: Match) -> set[int]:
    """The tokens of a name and of the noun that it belongs to: "Sudan's army"."""
    own = set(range(match.start, match.end))
    return own | {tree.heads[i] for i in own if tree.deps[i] in ("poss", "amod", "compound", "nmod")}
