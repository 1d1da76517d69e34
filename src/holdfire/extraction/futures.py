"""What is told to come: "we will hand over" is a promise, "we will strike" a threat, "there will be no talks" a no."""

from dataclasses import replace

from holdfire.extraction.actors import parties_of
from holdfire.extraction.agreed_text import AgreedText
from holdfire.extraction.cast import Cast
from holdfire.extraction.claims import Claim, told_claim
from holdfire.extraction.clauses import is_to, negated, passive, says_nothing, tokens_under
from holdfire.extraction.told_clause import Clause
from holdfire.extraction.tree import Tree
from holdfire.vocab.grammar import words_of
from holdfire.vocab.stances import StanceWords

FUTURE = frozenset({"will", "would", "'ll", "shall", "wo", "'d"})
_HOSTILE = words_of("propositions")["hostile"]
_STAY = frozenset({"stay", "remain"})
_ONWARD = frozenset({"go", "continue", "keep"})
_LIKES = frozenset({"like", "prefer", "love"})
_KEEPING = frozenset({"observe", "respect", "honour", "honor", "uphold", "comply", "abide", "adhere"})
_MEETS = frozenset({"face", "draw", "invite", "trigger", "meet", "bring", "suffer", "pay", "provoke", "get", "incur"})
_HARM = frozenset(
    [
        "sanction", "consequence", "response", "reply", "retaliation", "price", "punishment", "cost", "force", "fire", "reprisal",
        "strike", "reaction", "penalty",
    ]
)  # fmt: skip
_HANDS_OVER = frozenset(
    {"hand", "release", "free", "return", "transfer", "deliver", "lift", "withdraw", "pull", "repatriate", "vacate"}
)
_RESUMES = frozenset({"resume", "restart", "intensify"})
_FIGHTING = frozenset(
    {"fighting", "war", "strike", "attack", "operation", "combat", "bombardment", "offensive", "hostility"}
)
_ENDS = frozenset({"end", "collapse"})
_TRUCES = frozenset({"ceasefire", "truce", "cease-fire", "armistice"})


class Futures:
    """Reads the claims of clauses that tell what will happen."""

    def __init__(self, cast: Cast, text: AgreedText, words: StanceWords) -> None:
        self._cast, self._text, self._attack = cast, text, words.objects["attack_verbs"]

    def claim(self, clause: Clause) -> Claim | None:
        """The claim of a clause in the future: of a side's own act, or of an event."""
        tree, v = clause.tree, clause.v
        act = next(tree.each(v, "xcomp"), v) if is_to(tree, v) else v
        named = set(parties_of(clause.actors))
        if named and (named & clause.own or clause.teller is None):
            return self._own_act(clause, act)
        return self._event(clause, act) if clause.teller is not None else None

    def _own_act(self, clause: Clause, act: int) -> Claim | None:
        tree, v, lemma, told = clause.tree, clause.v, clause.tree.lemmas[act], clause.teller is not None
        conditional = _hangs_on_something(tree, v)
        if self._is_hostile(tree, act) and (told or conditional) and not negated(tree, v):
            return clause.claim("threatened", "clause:harm announced", clause.doers)
        if negated(tree, v):
            return clause.claim("declined", "clause:own act ruled out", clause.doers)
        if lemma in _STAY and told:
            return replace(clause.claim("declined", "clause:forces stay"), issues=("withdrawal",))
        if clause.supposed or conditional:
            return None
        if lemma in _LIKES:
            return clause.claim("proposed", "clause:would like", clause.doers)
        holders = tuple(a for a in clause.actors if a.party in clause.own) or clause.actors
        return clause.claim(self._promise(clause, act), "clause:own act announced", holders)

    def _promise(self, clause: Clause, act: int) -> str:
        """The stance of a side that says what it will do: a promise, unless it stands in a deal or goes on with what is."""
        tree, lemma = clause.tree, clause.tree.lemmas[act]
        if clause.teller is None and self._text.gives(clause.k, tree, clause.v):
            return "agreed"  # what a deal has a side do is agreed
        if lemma in _ONWARD and (lemma == "continue" or tree.lowered_child(act, "on") is not None):
            # to go on observing a truce is to stand by it
            return "agreed" if any(tree.lemmas[j] in _KEEPING for j in clause.about if j > act) else "announced"
        return "committed" if len(set(parties_of(clause.actors))) < 3 else "announced"

    def _is_hostile(self, tree: Tree, act: int) -> bool:
        """ "will strike", "will go on bombing"."""
        if tree.lemmas[act] in _HOSTILE:
            return True
        below = tokens_under(tree, list(tree.each(act, "xcomp", "prep", "advcl")))
        return tree.lemmas[act] in _ONWARD and any(tree.lemmas[x] in self._attack for x in below)

    def _event(self, clause: Clause, act: int) -> Claim | None:
        """What somebody says will happen, without doing it themselves."""
        tree, v, lemma = clause.tree, clause.v, clause.tree.lemmas[act]
        if negated(tree, v):
            there = tree.child(v, "expl") is not None and not clause.supposed
            return clause.claim("declined", "clause:there will be none") if there else None
        if lemma in _MEETS and any(tree.lemmas[j] in _HARM for j in clause.about):
            return clause.claim("threatened", "clause:would meet harm")
        if _back_to_war(tree, act, clause.about):
            return clause.claim("threatened", "clause:harm announced")
        if clause.supposed or _hangs_on_something(tree, v):
            return None
        at_war = clause.own & set(self._cast.report_sides.facing)
        if passive(tree, v) and lemma in _HANDS_OVER and not parties_of(clause.actors) and at_war:
            return clause.claim("committed", "clause:would be handed over")
        if lemma == "hold" and any(tree.lower[j] in ("accountable", "responsible") for j in clause.about):
            return None  # blame to come is no event
        return clause.claim("announced", "clause:event announced")


def held_back(k: int, tree: Tree, v: int) -> Claim | None:
    """ "nothing would take effect until sanctions are lifted", "a truce would come only after": the condition is required."""
    for c in tree.children[v]:
        marks = {tree.lower[g] for g in tree.children[c]} | {tree.lower[c]}
        if tree.deps[c] in ("advcl", "prep") and (
            (marks & {"until", "unless", "before"} and says_nothing(tree, v))
            or (marks & {"after", "once", "if", "when"} and "only" in marks)
        ):
            return told_claim(k, v, "demanded", "clause:not until", (), tuple(tokens_under(tree, [c])), ())
    return None


def _hangs_on_something(tree: Tree, v: int) -> bool:
    """Whether the clause has an "if", "unless" or "until" of its own."""
    return any(tree.lower[g] in ("if", "unless", "until") for c in tree.each(v, "advcl") for g in tree.children[c])


def _back_to_war(tree: Tree, v: int, about: tuple[int, ...]) -> bool:
    """ "fighting would resume", "the truce will end"."""
    lemmas = {tree.lemmas[j] for j in about}
    if tree.lemmas[v] in _RESUMES:
        return bool(lemmas & _FIGHTING)
    return tree.lemmas[v] in _ENDS and bool(lemmas & _TRUCES)
