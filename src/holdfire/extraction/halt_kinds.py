"""What a halt, an attack or a deal applies to: energy, infrastructure, the sea, the ground."""

from collections.abc import Mapping, Sequence

from holdfire.extraction.halts import FULL
from holdfire.extraction.tree import Tree
from holdfire.vocab.grammar import words_of
from holdfire.vocab.issues import DEAL, STRIKE, TRUCE
from holdfire.vocab.patterns import Hit

_GROUND = frozenset({"ground", "land", "cross-border", "incursion", "infantry", "border-crossing"})
_ASIDE_PREPOSITIONS = words_of("issues")["aside_prepositions"]


def kinds_of(tree: Tree, targets: Mapping[int, Sequence[str]], hit: Hit) -> list[str]:
    """What a halt, an attack or a deal applies to: target words among its modifiers and complements."""
    root = root_of(tree, hit.first, hit.last)
    kinds: list[str] = []
    around = _modifiers(tree, root, hit)
    if hit.label == STRIKE and tree.deps[root] == "attr":
        around += list(tree.each(tree.heads[root], "nsubj"))  # "civilians had been the target"
    if hit.label == STRIKE and tree.deps[root] == "amod" and tree.tags[root] == "VBG":
        around.append(tree.heads[root])  # "denies striking civilians", as the parser often has it
    for i in around:
        if tree.lower[i] == "gas" and tree.lower[tree.heads[i]] == "with":
            continue  # "attacked with gas" is no attack on it
        for issue in targets.get(i, ()):
            if issue not in kinds:
                kinds.append(issue)
    if len({"long_range_strikes", "maritime", "ground_operations"} & set(kinds)) == 3:
        return [FULL]  # on land, at sea and in the air is everywhere
    if "energy_strikes" in kinds and "infrastructure_strikes" in kinds and _energy_infrastructure(tree, hit):
        kinds.remove("infrastructure_strikes")
    if hit.label == TRUCE and kinds == ["long_range_strikes"] and any(tree.lemmas[i] == "war" for i in around):
        return [FULL]  # a halt to an air war is one to the war
    if hit.label in (TRUCE, DEAL) and not any(tree.lower[i] in _GROUND for i in around):
        kinds = [x for x in kinds if x != "ground_operations"]  # a truce along a border is a truce
    if hit.label == STRIKE and "energy_strikes" in kinds:
        kinds = [x for x in kinds if x in ("energy_strikes", "infrastructure_strikes")]
    return kinds


def _energy_infrastructure(tree: Tree, hit: Hit) -> bool:
    """Whether "infrastructure" is that of energy ("energy infrastructure") and not a second kind ("energy and infrastructure")."""
    for i in range(max(1, hit.first - 6), min(len(tree), hit.last + 12)):
        if tree.lower[i] in ("infrastructure", "civilian", "city", "cities") and tree.lower[i - 1] in (
            "and",
            "or",
            "other",
            "civilian",
            "all",
        ):
            return False
    return True


def _modifiers(tree: Tree, root: int, hit: Hit) -> list[int]:
    """Tokens that say what the halt or attack at `root` applies to: the noun phrase and its complements, no asides."""
    found: list[int] = []
    todo = [root, *(i for i in range(hit.first, hit.last + 1) if i != root)]
    if tree.deps[root] == "conj" and root - tree.heads[root] < 8:
        found.append(tree.heads[root])  # "the energy and the Black Sea halt"
    while todo and len(found) < 40:
        i = todo.pop()
        found.append(i)
        for c in tree.children[i]:
            dep = tree.deps[c]
            if dep in (
                "relcl",
                "advcl",
                "appos",
                "ccomp",
                "poss",
                "nsubj",
                "parataxis",
                "npadvmod",
                "cc",
                "punct",
                "mark",
            ):
                continue
            if (
                dep == "prep"
                and tree.lower[c] in _ASIDE_PREPOSITIONS | ({"from"} if hit.label == STRIKE else {"from", "with"})
                and tree.lower[c] != "in"
            ):
                continue
            if dep == "conj" and tree.tags[i].startswith("V"):
                continue
            todo.append(c)
    return sorted(found)


def root_of(tree: Tree, first: int, last: int) -> int:
    """The token that heads those from `first` to `last`."""
    for i in range(first, last + 1):
        if not first <= tree.heads[i] <= last or tree.heads[i] == i:
            return i
    return first
