"""What negation and modal verbs make of a stance: "did not agree", "would welcome", "will suspend"."""

from holdfire.extraction.clauses import modals, negated
from holdfire.extraction.tree import Tree

_NEGATED = {
    "agreed": "declined",
    "agreed_in_principle": "declined",
    "declined": "undecided",
    "welcomed": "declined",
    "suspended": None,
    "hoped": None,
    "demanded": None,
    "proposed": None,
    "accused": None,
    "denied": None,
    "threatened": None,
    "announced": "undecided",
    "sceptical": None,
    "claimed_compliance": None,
    "committed": "undecided",
    "discussed": None,
    "undecided": None,
}
RESPONSES = frozenset(
    {"respond", "reply", "answer", "comment", "react", "say", "decide", "state", "confirm", "announce"}
)
_ONGOING = frozenset({"go", "continue", "keep"})
_EVEN_IF_MEANT = frozenset({"threatened", "declined", "hoped", "welcomed", "claimed_compliance", "committed"})
_TO_COME = frozenset({"agreed", "proposed", "discussed", "undecided", "declined", "suspended", "announced"})


def in_mood(tree: Tree, v: int, stance: str, *, told: bool) -> str | None:
    """The stance of verb `v` once negation and modals are heard; null where nothing is left of it.

    `told` says that somebody tells the clause, so that "would" is a reported "will".
    """
    mood = modals(tree, v)
    if stance == "claimed_compliance":
        onward = tree.deps[v] in ("xcomp", "pcomp", "advcl") and tree.lemmas[tree.heads[v]] in _ONGOING
        if onward and modals(tree, tree.heads[v]) & {"will", "would"}:
            return None  # "would go on observing it" is a promise, and read as one
        if mood & {"will", "would"} and not negated(tree, v):
            return "committed"
    if stance == "welcomed" and "would" in mood and not (told and tree.lemmas[v] in ("support", "back")):
        stance = "hoped"
    if stance == "accused" and mood & {"will", "would", "must", "should", "'ll"}:
        return None  # "will be held accountable" blames nobody yet
    if negated(tree, v):
        return "undecided" if tree.lemmas[v] in RESPONSES else _NEGATED[stance]
    if mood & {"would", "should", "must"} and not (told and "would" in mood):
        meant = tree.lemmas[v] in ("need", "want", "like") or stance in _EVEN_IF_MEANT
        return stance if meant else None
    if "will" in mood and stance in _TO_COME:
        return {"agreed": "committed", "declined": "declined", "suspended": "threatened"}.get(stance, "announced")
    return stance
