"""Conduct: which clauses tell of a breach or an attack."""

from holdfire.extraction.clauses import modals, negated
from holdfire.extraction.tree import Tree
from holdfire.vocab.stances import stance_words

_BREACHING = stance_words().objects["breach_verbs"]
_ATTACKING = stance_words().objects["attack_verbs"]
_FUTURE = frozenset({"will", "would", "'ll", "shall", "wo", "'d"})
_ATTACKS = frozenset(
    {"attack", "strike", "raid", "shelling", "assault", "violation", "breach", "bombardment", "provocation", "time"}
)


_GOES_ON = frozenset({"continue", "keep", "try", "begin", "resume", "fail", "start", "attempt"})
_CARRIES_OUT = frozenset(
    [
        "carry", "commit", "conduct", "make", "launch", "stage", "mount", "use", "increase", "intensify", "step", "escalate", "perpetrate",
        "direct", "unleash", "repeat", "expand",
    ]
)  # fmt: skip


def _attacks(tree: Tree, v: int) -> bool:
    return tree.lemmas[v] in _ATTACKING or tree.lemmas[v] in _BREACHING


def breaks(tree: Tree, v: int) -> bool:
    """Whether a clause tells of a breach: an attack, a violation, or a duty that was not done."""
    lemma = tree.lemmas[v]
    if negated(tree, v):
        return lemma in (
            "comply",
            "observe",
            "fulfil",
            "fulfill",
            "honour",
            "honor",
            "withdraw",
            "respect",
            "move",
            "implement",
            "abide",
            "release",
            "keep",
            "leave",
        )
    if modals(tree, v) & _FUTURE:
        return False
    if any(
        tree.lower[j] == "in" and tree.lemmas[j + 1] in ("violation", "breach", "defiance")
        for j in range(v, min(tree.rights[v], len(tree) - 2))
    ):
        return True
    does = any(tree.lemmas[o] in _ATTACKS for o in tree.each(v, "dobj"))
    if lemma in _GOES_ON:
        return lemma == "fail" or does or any(_attacks(tree, x) for x in tree.each(v, "xcomp"))
    if lemma in _CARRIES_OUT:
        return does or (lemma == "use" and any(_attacks(tree, x) for x in tree.each(v, "xcomp", "advcl")))
    return lemma in _BREACHING or lemma in _ATTACKING
