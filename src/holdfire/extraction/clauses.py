"""The grammar around a word: negated, hypothetical, asked, passive; who acts; what it is about."""

from collections.abc import Iterator

from holdfire.extraction.tree import Tree
from holdfire.vocab.grammar import words_of

COMPLEMENTS = (
    "dobj",
    "ccomp",
    "xcomp",
    "attr",
    "acomp",
    "oprd",
    "prep",
    "pobj",
    "pcomp",
    "dative",
    "obj",
    "acl",
    "nmod",
    "relcl_object",
)
_IF = frozenset({"if", "unless", "suppose", "supposing", "provided", "were"})
_MAYBE = frozenset({"may", "might", "could", "can"})
_NEGATIVES = frozenset(
    {"not", "n't", "never", "no", "neither", "nor", "nobody", "without", "hardly", "none", "nothing"}
)
_ASIDES = words_of("clauses")["asides"]
_SET = frozenset({"set", "due", "schedule", "expect", "slate", "plan", "suppose", "bind"})


def negated(tree: Tree, i: int) -> bool:
    """Whether the word is denied: "not", "never", "neither", "no longer", "nor would he", "failed to"."""
    if any(
        tree.deps[c] == "neg" or tree.lower[c] in ("not", "n't", "never", "nor", "neither", "hardly")
        for c in tree.children[i]
        if c < i or tree.deps[c] == "neg"
    ):
        return True
    subject = tree.subject(i)
    if subject is not None and (
        tree.lower[tree.lefts[subject]] in ("neither", "no", "none", "nobody")
        or tree.lower[subject] in ("neither", "nobody", "none", "nothing")
    ):
        return True
    if any(
        tree.lower[c] in ("none", "nothing") or tree.lowered_child(c, "no") is not None
        for c in tree.each(i, "dobj", "attr")
    ):  # "would have none of it", "agreed to no truce", "there will be no amnesty"
        return True
    head = tree.heads[i]
    if tree.deps[i] == "xcomp" and tree.lemmas[head] in ("fail", "refuse", "decline"):
        return True
    return tree.deps[i] in ("xcomp", "acomp", "attr") and any(tree.deps[c] == "neg" for c in tree.children[head])


def passive(tree: Tree, v: int) -> bool:
    """Whether a verb is in the passive."""
    return any(tree.deps[c] in ("nsubjpass", "auxpass", "agent") for c in tree.children[v]) or (
        tree.tags[v] == "VBN" and tree.deps[v] == "acl"
    )


def agent(tree: Tree, v: int) -> int | None:
    """Who does it, in a passive: the noun after "by"."""
    for c in tree.children[v]:
        if tree.deps[c] == "agent" or (tree.deps[c] == "prep" and tree.lower[c] == "by"):
            for o in tree.each(c, "pobj"):
                return o
    return None


def modals(tree: Tree, v: int) -> set[str]:
    """The modal verbs of a clause, those of the verb it shares a subject with included ("must leave and disarm")."""
    found = {tree.lower[c] for c in tree.children[v] if tree.deps[c] in ("aux", "auxpass")}
    if (
        tree.deps[v] == "conj"
        and not any(tree.deps[c] in ("nsubj", "nsubjpass") for c in tree.children[v])
        and not found
    ):
        found |= {tree.lower[c] for c in tree.children[tree.heads[v]] if tree.deps[c] in ("aux", "auxpass")}
    return found


def asked(tree: Tree, i: int) -> bool:
    """Whether the word stands in a direct question."""
    start, end = tree.sentences[tree.sentence_of[i]]
    return any(tree.words[j] == "?" for j in range(max(i, start), end))


def hypothetical(tree: Tree, i: int) -> bool:
    """Whether the clause is only supposed: "if Kyiv agrees", "whether it accepts", "might sign", "suppose a truce were declared"."""
    start, _ = tree.sentences[tree.sentence_of[i]]
    if tree.lower[start] in ("suppose", "imagine", "supposing"):
        return True
    if tree.tags[i].startswith("V") and modals(tree, i) & _MAYBE:
        return True
    at = i
    for _ in range(40):
        subject = next(tree.each(at, "nsubj", "nsubjpass"), None)
        for c in tree.children[at]:
            if (
                tree.lower[c] in ("should", "were", "had")
                and tree.deps[c] in ("aux", "auxpass")
                and subject is not None
                and c < tree.lefts[subject]
            ):
                return True  # "should Moscow refuse"
            if tree.deps[c] == "mark" and tree.lower[c] in ("if", "unless", "whether", "should", "provided", "lest"):
                return True
            if tree.deps[c] == "advmod" and tree.lower[c] in ("whether",):
                return True
            if (
                tree.deps[c] == "aux"
                and tree.lower[c] in ("should", "were", "had")
                and tree.deps[at] == "advcl"
                and c == tree.lefts[at]
            ):
                return True
        if tree.heads[at] == at:
            return False
        at = tree.heads[at]
    return False


def complements(tree: Tree, v: int) -> Iterator[int]:
    """The dependants of a word that say what it is about, in order; asides, subjects and times are left out."""
    for c in tree.children[v]:
        dep = tree.deps[c]
        if (
            dep in ("dobj", "ccomp", "xcomp", "attr", "acomp", "oprd", "pobj", "pcomp", "obj")
            or (dep in ("prep", "dative", "prt") and c > v and tree.lower[c] not in _ASIDES)
            or (
                dep in ("advcl", "acl") and c > v and (tree.lowered_child(c, "to") is not None or tree.tags[c] == "VBG")
            )
            or (dep == "advmod" and c > v and any(tree.deps[g] in ("prep", "xcomp", "ccomp") for g in tree.children[c]))
        ):
            yield c


def tokens_under(tree: Tree, heads: list[int], *, stop: frozenset[int] = frozenset()) -> list[int]:
    """Every token of the subtrees of `heads`, in order; subtrees headed by `stop` are left out."""
    found: list[int] = []
    todo = list(heads)
    while todo:
        i = todo.pop()
        if i in stop:
            continue
        found.append(i)
        todo.extend(tree.children[i])
    return sorted(found)


def has_to(tree: Tree, v: int) -> bool:
    """Whether a verb says a duty: "has to", "needs to"."""
    return tree.lemmas[v] in ("have", "need") and any(
        tree.lowered_child(x, "to") is not None for x in tree.each(v, "xcomp")
    )


def is_to(tree: Tree, v: int) -> bool:
    """ "are to be freed", "is due to begin", "are set to meet"; not "were to have gone home", "had planned to"."""
    if tree.lowered_child(v, "had") is not None:
        return False
    for x in tree.each(v, "xcomp"):
        if tree.lowered_child(x, "have") is not None:
            return False
        if tree.lowered_child(x, "to") is not None and (tree.lemmas[v] == "be" or tree.lemmas[v] in _SET):
            return True
    return any(
        tree.lemmas[a] in _SET and tree.lowered_child(x, "to") is not None
        for a in tree.each(v, "acomp")
        for x in tree.each(a, "xcomp")
    )


def says_nothing(tree: Tree, v: int) -> bool:
    """Whether a clause denies its subject or object: "nothing would", "there is no", "not"."""
    subject = tree.subject(v)
    words = {
        tree.lower[j] for j in (range(tree.lefts[subject], tree.rights[subject] + 1) if subject is not None else ())
    }
    words |= {tree.lower[c] for c in tree.children[v]} | {
        tree.lower[g] for c in tree.each(v, "attr", "dobj") for g in tree.children[c]
    }
    return bool(words & {"no", "not", "n't", "nothing", "none", "never", "neither", "nobody"})
