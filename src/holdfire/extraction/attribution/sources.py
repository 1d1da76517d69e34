"""Where the source of a cue can stand: its subject, its agent, its owner, or somebody that a clause above names."""

from holdfire.extraction.tree import Tree

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_LINKS = frozenset({"by", "of", "from", "to", "with"})
_REACH = 4  # clauses above the cue


def source_candidates(tree: Tree, cue: int) -> dict[int, str]:
    """Heads of the phrases that may be the source of `cue`, each with how it is reached."""
    found: dict[int, str] = {}
    for c in tree.children[cue]:
        dep = tree.deps[c]
        if dep in _SUBJECTS or dep in ("poss", "pobj"):
            found.setdefault(c, dep)
        elif dep == "agent" or (dep == "prep" and tree.lower[c] in _LINKS):
            for o in tree.each(c, "pobj"):
                found.setdefault(o, tree.lower[c])
    own = "o" if any(kind in _SUBJECTS for kind in found.values()) else ""
    below = cue
    for height in range(_REACH):
        head = tree.heads[below]
        if head == below:
            break
        dep = tree.deps[below]
        if dep in ("relcl", "acl", "appos"):
            found.setdefault(head, f"{dep}{height}{own}")
        for c in tree.children[head]:
            if c == below:
                continue
            arc = tree.deps[c]
            if arc in ("nsubj", "nsubjpass", "poss") or (arc == "dobj" and dep in ("xcomp", "ccomp")):
                found.setdefault(c, f"up{height}{dep}{own}{arc}")
            elif arc == "agent":
                for o in tree.each(c, "pobj"):
                    found.setdefault(o, f"up{height}{dep}agent")
        below = head
    return found
