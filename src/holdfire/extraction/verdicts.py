"""What somebody tells of a thing: that it is a good step, untrue, under way, possible, or the point."""

from holdfire.extraction.actors import parties_of
from holdfire.extraction.arguments import Arguments
from holdfire.extraction.claims import Claim, told_claim
from holdfire.extraction.clauses import is_to, modals, negated, passive, tokens_under
from holdfire.extraction.sayings import Saying
from holdfire.extraction.tree import Tree
from holdfire.vocab.grammar import words_of

_FALSE = frozenset({"untrue", "false", "fake", "baseless", "unfounded", "lie", "fabrication", "groundless", "nonsense"})
_RATINGS = {stance: words_of("verb_frames")["judged_" + stance] for stance in ("welcomed", "sceptical", "declined")}
_PRIORITIES = frozenset({"point", "priority", "task", "thing", "key", "condition"})


class Verdicts:
    """Reads the claims of told clauses that say how things stand."""

    def __init__(self, args: Arguments) -> None:
        self._args = args

    def weighed(
        self, k: int, tree: Tree, v: int, teller: Saying | None, subject: int | None, about: tuple[int, ...]
    ) -> Claim | None:
        """ "it could be monitored", "sanctions are being prepared", "the point is to remove the causes", as somebody tells."""
        if teller is None:
            return None
        untrue = self._untrue(k, tree, v, about)
        if untrue is not None or negated(tree, v):
            return untrue
        return self._rated(k, tree, v, subject) or self._progress(k, tree, v, subject, about)

    def _rated(self, k: int, tree: Tree, v: int, subject: int | None) -> Claim | None:
        """ "the ceasefire is a positive step", "the plan is a trap", as somebody tells."""
        if tree.lemmas[v] != "be" or subject is None or modals(tree, v) & {"will", "would"}:
            return None
        if parties_of(self._args.who(k, tree, subject)):
            return None
        said = tokens_under(tree, list(tree.each(v, "attr", "acomp", "oprd")))
        words = {tree.lemmas[j] for j in said[:6]}
        stance = next((s for s, cues in _RATINGS.items() if words & cues), None)
        if stance is None:
            return None
        about = tuple(tokens_under(tree, [subject]))
        return told_claim(k, v, stance, "clause:rated", (), (*about, v), ())

    def _untrue(self, k: int, tree: Tree, v: int, about: tuple[int, ...]) -> Claim | None:
        """ "the report is untrue", "this does not correspond to reality"."""
        said_true = {tree.lemmas[c] for c in tree.each(v, "acomp")} & {"true", "accurate", "correct"}
        false = any(tree.lemmas[c] in _FALSE for c in tree.each(v, "acomp", "attr", "oprd"))
        if (tree.lemmas[v] == "be" and false) or (negated(tree, v) and (tree.lemmas[v] == "correspond" or said_true)):
            return told_claim(k, v, "denied", "clause:untrue", (), about, ())
        return None

    def _progress(self, k: int, tree: Tree, v: int, subject: int | None, about: tuple[int, ...]) -> Claim | None:
        """What is under way, could be done, or is the point."""
        if passive(tree, v) and "being" in modals(tree, v):
            return told_claim(k, v, "announced", "clause:under way", (), about, ())
        if (
            passive(tree, v)
            and modals(tree, v) & {"could", "can"}
            and not any(tree.deps[c] == "advcl" for c in tree.children[v])
        ):
            return told_claim(k, v, "proposed", "clause:could be done", (), about, ())
        if tree.lemmas[v] == "be" and subject is not None and tree.lemmas[subject] in _PRIORITIES and is_to(tree, v):
            return told_claim(k, v, "demanded", "clause:the point is to", (), about, ())
        return None
