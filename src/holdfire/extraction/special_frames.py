"""Verbs that are read in a way of their own: silence, judgements, terms that run out."""

from holdfire.extraction.actors import parties_of
from holdfire.extraction.arguments import Arguments
from holdfire.extraction.claims import Claim
from holdfire.extraction.clauses import asked, hypothetical, modals, negated, passive, tokens_under
from holdfire.extraction.moods import RESPONSES
from holdfire.extraction.tree import Tree
from holdfire.vocab.grammar import words_of

_CALLS = words_of("verb_frames")["calls"]
JUDGEMENTS = {
    stance: words_of("verb_frames")["judged_" + stance]
    for stance in ("denied", "declined", "accused", "sceptical", "agreed", "welcomed")
}
_RUNS_OUT = frozenset({"expire", "lapse", "run"})


class SpecialFrames:
    """Reads the claims of verbs whose frame decides more than their own word does."""

    def __init__(self, args: Arguments) -> None:
        self._args = args

    def claim(self, k: int, tree: Tree, v: int) -> Claim | None:
        """The claim of verb `v` of passage `k`, if it is one of these."""
        if tree.lemmas[v] in RESPONSES:
            silence = self._silence(k, tree, v)
            if silence is not None:
                return silence
        if tree.lemmas[v] in _CALLS and tree.lowered_child(v, "for", "on", "upon") is None:
            judged = self._judged(k, tree, v)
            if judged is not None:
                return judged
        return self._run_out(k, tree, v) if tree.lemmas[v] in _RUNS_OUT else None

    def _judged(self, k: int, tree: Tree, v: int) -> Claim | None:
        """ "called it a positive sign", "described the terms as unacceptable", "branded the report a fake"."""
        if not self._args.factual(k, tree, v) or negated(tree, v):
            return None
        holders, about, head, first = self._args.arguments(k, tree, v)
        if holders and not parties_of(holders):
            return None  # "a third phase would see a great plan": nobody judges
        words = {tree.lemmas[j] for j in about} | {tree.lower[j] for j in about}
        stance = next((s for s, cues in JUDGEMENTS.items() if words & cues), None)
        if stance is None:
            return None
        targets = self._args.targets(k, tree, v, holders, about) if stance in ("denied", "accused") else ()
        return Claim(
            k, v, stance, f"verb:{tree.lemmas[v]} it so", holders, about, head, first, max(about, default=v), targets
        )

    def _run_out(self, k: int, tree: Tree, v: int) -> Claim | None:
        """ "the month has expired", "the truce ran out": whoever tells it no longer holds to it."""
        cue = self._args.cue(tree, v)
        if cue is None or cue.stance != "suspended":
            return None
        subject = tree.subject(v)
        if (
            subject is None
            or negated(tree, v)
            or modals(tree, v) - {"has", "have", "had"}
            or not self._args.factual(k, tree, v)
        ):
            return None
        about = tuple(tokens_under(tree, [subject]))
        return Claim(k, v, "suspended", f"verb:{tree.lemmas[v]}", (), about, v, min(about), v)

    def _silence(self, k: int, tree: Tree, v: int) -> Claim | None:
        """ "has not said whether", "did not comment on", "has yet to respond to", "would say nothing"."""
        subject = tree.subject(v)
        nothing = any(tree.lower[c] == "nothing" for c in tree.each(v, "dobj"))
        head = tree.heads[v]
        yet = (
            tree.deps[v] == "xcomp"
            and tree.lemmas[head] == "have"
            and any(tree.lower[j] == "yet" for j in range(head, v))
        )
        if (
            subject is None
            or asked(tree, v)
            or hypothetical(tree, v)
            or passive(tree, v)
            or not (nothing or yet or negated(tree, v))
        ):
            return None
        if tree.lemmas[v] in ("say", "state", "announce", "confirm") and not (nothing or yet or self._whether(tree, v)):
            return None
        holders = tuple(a for a in self._args.who(k, tree, subject) if a.party)
        if not holders:
            return None
        start, end = tree.sentences[tree.sentence_of[v]]
        first = min(tree.lefts[subject], v)
        about = (
            tuple(j for j in range(start, end) if j != v)
            if nothing
            else tuple(tokens_under(tree, [c for c in tree.children[v] if c > v]))
        )
        return Claim(k, v, "undecided", f"verb:not {tree.lemmas[v]}", holders, about, v, first, tree.rights[v])

    @staticmethod
    def _whether(tree: Tree, v: int) -> bool:
        return any(
            tree.lower[j] in ("whether", "if", "when", "what", "how") for j in range(v + 1, min(len(tree), v + 4))
        )
