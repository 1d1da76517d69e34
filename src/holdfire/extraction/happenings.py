"""Whether words tell of something that happened, and not of a halt, a plan, a threat, a question or a running total."""

from calendar import month_name
from itertools import pairwise

from holdfire.extraction.clauses import asked, hypothetical, modals, negated
from holdfire.extraction.tree import Tree
from holdfire.vocab.grammar import words_of
from holdfire.vocab.patterns import Hit

_PLANNED = words_of("observations")["planned"]
_MONTHS = frozenset(month.lower() for month in month_name if month)
_REACH = 40  # tokens; a longer sentence is read around the toll
_WITHIN = frozenset(
    ["dobj", "pobj", "prep", "pcomp", "xcomp", "ccomp", "acl", "compound", "amod", "conj", "nsubj", "nsubjpass"]
)


def happened(tree: Tree, root: int, hit: Hit) -> bool:
    """Whether it is told as having happened: no halt to attacks, no plan, threat, question or denial."""
    above = tree.heads[root]
    if tree.deps[root] in ("amod", "compound", "poss") and root < above and tree.tags[above].startswith("N"):
        return False  # "the wounded men"; in "two farmers dead" they are noted to be
    if hit.label == "prisoner_exchange" and tree.tags[root] not in ("VBD", "VBN"):
        return False
    if hit.label == "casualty" and _is_total(tree, root):
        return False
    verb = next((a for a in (root, *tree.ancestors(root)) if tree.tags[a].startswith("V")), None)
    if verb is None:
        return _noted(tree, root, hit)
    if asked(tree, root) or hypothetical(tree, verb) or modals(tree, verb) & {"will", "would", "must", "should", "'ll"}:
        return False
    if negated(tree, verb) or (tree.tags[root].startswith("N") and tree.lower[tree.lefts[root]] == "no"):
        return False
    if (
        tree.tags[verb] == "VB"
        and tree.lowered_child(verb, "to") is not None
        and tree.lemmas[tree.heads[verb]] not in ("try", "continue")
    ):
        return False
    at = root
    while tree.heads[at] != at and tree.deps[at] in _WITHIN:
        at = tree.heads[at]
        if tree.lemmas[at] in _PLANNED:
            return False
    near = range(max(0, hit.first - 4), hit.first)
    return not any(
        tree.lemmas[j] in _PLANNED or (tree.lower[j] in ("against", "from") and tree.lemmas[j - 1] in _PLANNED)
        for j in near
    )


def _noted(tree: Tree, root: int, hit: Hit) -> bool:
    """Whether words without a verb note it: "Two strikes near Maychew, six dead"."""
    above = (root, *tree.ancestors(root))
    near = range(max(0, hit.first - 4), hit.first)
    planned = any(tree.lemmas[i] in _PLANNED for i in (*above, *near))
    return not (planned or asked(tree, root) or any(tree.lowered_child(i, "no") is not None for i in above))


def _is_total(tree: Tree, root: int) -> bool:
    """Whether a toll is that of the whole war: "so far 232 have died", "1,000 have been killed since July"."""
    verb = clause_of(tree, root)
    if not modals(tree, verb) & {"have", "has"}:
        return False
    start, end = tree.sentences[tree.sentence_of[root]]
    words = tree.lower[max(start, root - _REACH) : min(end, root + _REACH)]
    after = [word for i, word in enumerate(words) if "since" in words[max(0, i - 2) : i]]
    return any(w in _MONTHS or w.isdigit() for w in after) or ("so", "far") in pairwise(words)


def root_of(tree: Tree, hit: Hit) -> int:
    """The token that heads the words of a hit."""
    for i in range(hit.first, hit.last + 1):
        if not hit.first <= tree.heads[i] <= hit.last or tree.heads[i] == i:
            return i
    return hit.first


def clause_of(tree: Tree, i: int) -> int:
    """The verb whose clause a word belongs to."""
    return next((a for a in (i, *tree.ancestors(i)) if tree.tags[a].startswith("V")), i)
