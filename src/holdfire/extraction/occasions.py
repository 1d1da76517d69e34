"""What words name in passing: the talks at which something was said, the truce that somebody would use for another end."""

from holdfire.extraction.tree import Tree

_OCCASIONS = frozenset(
    {"call", "meeting", "talk", "summit", "visit", "consultation", "conversation", "conference", "round", "session"}
)


def occasion(tree: Tree, root: int) -> bool:
    """Whether talks, headed by `root`, are where something was said: "agreed in a phone call", "told them at a meeting"."""
    before = tree.heads[root]
    return (
        tree.deps[root] == "pobj"
        and tree.lower[before] in ("in", "during", "at", "after", "on", "following", "by")
        and tree.tags[tree.heads[before]].startswith("V")
        and tree.lemmas[root] in _OCCASIONS
    )


def mere_means(tree: Tree, first: int, last: int) -> bool:
    """Whether the words stand between "use" and "to": "use the pause to rearm" is about rearming."""
    used = any(tree.lemmas[j] in ("use", "exploit") for j in range(max(0, first - 5), first))
    return used and any(tree.lower[j] == "to" for j in range(last + 1, min(len(tree), last + 4)))
