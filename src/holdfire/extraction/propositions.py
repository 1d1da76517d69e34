"""What a told clause amounts to: "Kyiv must leave" is a demand, "they shelled us" an accusation, "we will hand over" a promise."""

from collections.abc import Iterator, Sequence

from holdfire.extraction.actors import Actor, Standing, parties_of
from holdfire.extraction.cast import Cast
from holdfire.extraction.claims import Claim
from holdfire.extraction.clauses import agent, asked, complements, hypothetical, modals, negated, passive, tokens_under
from holdfire.extraction.frames import Frames
from holdfire.extraction.sayings import Saying, Sayings
from holdfire.extraction.tree import Tree
from holdfire.vocab.stances import StanceWords

_DUTY = frozenset({"must", "should", "ought", "shall"})
_FUTURE = frozenset({"will", "would", "'ll", "shall", "wo", "'d"})
_SET = frozenset({"set", "due", "schedule", "expect", "slate", "plan", "suppose", "bind"})
_HOSTILE = frozenset(
    "respond retaliate strike attack defend resume destroy impose punish resign quit walk escalate avenge crush seize hit bomb fight shell invade".split()
)
_STAY = frozenset({"stay", "remain", "keep"})
_CLAUSES = frozenset({"ccomp", "ROOT", "conj", "parataxis", "advcl", "relcl"})
_ATTACKS = frozenset({"attack", "strike", "raid", "shelling", "assault", "violation", "breach", "bombardment", "provocation", "time"})


class Propositions:
    """Reads claims out of clauses whose own words carry no stance; one instance a report."""

    def __init__(self, trees: Sequence[Tree], cast: Cast, sayings: Sayings, frames: Frames, words: StanceWords) -> None:
        self._trees, self._cast, self._sayings, self._frames, self._words = trees, cast, sayings, frames, words
        kinds = words.objects
        self._breach, self._attack = kinds["breach_verbs"], kinds["attack_verbs"]

    def claims(self, k: int, read: set[int]) -> Iterator[Claim]:
        """The claims of passage `k` at clauses that the frames have not read (`read` are the tokens that they have)."""
        tree = self._trees[k]
        last: Claim | None = None
        for v in range(len(tree)):
            if not tree.tags[v].startswith("V") or tree.deps[v] not in _CLAUSES or v in read:
                continue
            if any(c in read for c in tree.children[v] if tree.deps[c] in ("acomp", "xcomp", "attr", "oprd", "prep")):
                continue
            if asked(tree, v):
                continue
            claim = self._clause(k, tree, v, last)
            if claim is not None:
                last = claim if claim.stance == "demanded" else last
                yield claim

    def _clause(self, k: int, tree: Tree, v: int, before: Claim | None) -> Claim | None:
        tellers = [s for s in self._sayings.chain(k, v) if parties_of(s.actors)]
        teller = tellers[-1] if tellers else None
        own = set(parties_of(teller.actors)) if teller else set()
        subject = tree.subject(v)
        doer = agent(tree, v) if passive(tree, v) else subject
        actors = tuple(a for a in self._frames._who(k, tree, doer) if a.party) if doer is not None else ()
        parties = set(parties_of(actors))
        about = self._about(tree, v, subject)
        mood = modals(tree, v)
        if mood & _DUTY or self._has_to(tree, v):
            return self._duty(k, tree, v, teller, own, parties, about, before)
        supposed = hypothetical(tree, v)
        if not supposed and teller is not None and parties and not parties & own and self._breaks(tree, v):
            return self._claim(k, tree, v, "accused", "clause:breach told of another", (), about, tuple(sorted(parties)))
        if not supposed and teller is not None and parties & own:
            kept = self._own_conduct(k, tree, v, about)
            if kept is not None:
                return kept
        if mood & _FUTURE or self._is_to(tree, v):
            return self._future(k, tree, v, teller, own, actors, about, supposed)
        return None

    @staticmethod
    def _about(tree: Tree, v: int, subject: int | None) -> tuple[int, ...]:
        found = tokens_under(tree, list(complements(tree, v)))
        if subject is not None:
            found += tokens_under(tree, [subject])
        return tuple(sorted({*found, v}))

    @staticmethod
    def _has_to(tree: Tree, v: int) -> bool:
        return tree.lemmas[v] in ("have", "need") and any(tree.lowered_child(x, "to") is not None for x in tree.each(v, "xcomp"))

    @staticmethod
    def _is_to(tree: Tree, v: int) -> bool:
        """ "are to be freed", "is due to begin", "are set to meet"."""
        for x in tree.each(v, "xcomp"):
            if tree.lowered_child(x, "to") is not None and (tree.lemmas[v] == "be" or tree.lemmas[v] in _SET):
                return True
        return any(tree.lemmas[a] in _SET and tree.lowered_child(x, "to") is not None for a in tree.each(v, "acomp") for x in tree.each(a, "xcomp"))

    def _duty(self, k: int, tree: Tree, v: int, teller: Saying | None, own: set[str], parties: set[str], about: tuple[int, ...], before: Claim | None) -> Claim | None:
        if hypothetical(tree, v) and tree.deps[v] == "advcl":
            return None
        if teller is not None:
            if parties and parties <= own and not passive(tree, v):
                return None
            return self._claim(k, tree, v, "demanded", "clause:duty of another", (), about, ())
        if before is not None and before.holders and tree.sentence_of[before.at] + 1 >= tree.sentence_of[v]:
            return self._claim(k, tree, v, "demanded", "clause:duty, told on", before.holders, about, ())
        return None

    def _breaks(self, tree: Tree, v: int) -> bool:
        lemma = tree.lemmas[v]
        if negated(tree, v):
            return lemma in ("comply", "observe", "fulfil", "fulfill", "honour", "honor", "withdraw", "respect", "move", "implement", "abide", "release", "keep", "leave")
        if modals(tree, v) & _FUTURE:
            return False
        if lemma in ("continue", "keep", "try", "begin", "resume", "fail"):
            return lemma == "fail" or any(tree.lemmas[x] in self._attack | self._breach for x in tree.each(v, "xcomp"))
        if lemma in ("carry", "commit", "conduct", "make", "launch", "stage", "mount", "use"):
            return any(tree.lemmas[o] in _ATTACKS for o in tree.each(v, "dobj"))
        return lemma in self._breach or lemma in self._attack

    def _own_conduct(self, k: int, tree: Tree, v: int, about: tuple[int, ...]) -> Claim | None:
        """What a side says of its own conduct: "does not strike", "fires only at military targets", "did not break"."""
        lemma = tree.lemmas[v]
        hits = lemma in self._attack or lemma in self._breach
        if lemma in ("carry", "conduct") and any(tree.lemmas[o] in _ATTACKS for o in tree.each(v, "dobj")):
            hits = True
        if not hits:
            return None
        none = negated(tree, v) or any(tree.lower[c] == "no" for o in tree.each(v, "dobj") for c in tree.children[o])
        if none:
            past = tree.tags[v] == "VBD" or modals(tree, v) & {"did", "had", "has", "have"}
            return self._claim(k, tree, v, "denied" if past else "claimed_compliance", "clause:own breach denied", (), about, ())
        if any(tree.lower[j] in ("only", "exclusively", "solely") for j in about) and not modals(tree, v) & _FUTURE:
            return self._claim(k, tree, v, "claimed_compliance", "clause:own fire within limits", (), about, ())
        return None

    def _future(self, k: int, tree: Tree, v: int, teller: Saying | None, own: set[str], actors: tuple[Actor, ...], about: tuple[int, ...], supposed: bool) -> Claim | None:
        act = next((x for x in tree.each(v, "xcomp")), v) if self._is_to(tree, v) else v
        parties = set(parties_of(actors))
        lemma = tree.lemmas[act]
        conditional = any(tree.deps[c] == "advcl" and any(tree.lower[g] in ("if", "unless", "until") for g in tree.children[c]) for c in tree.children[v])
        if parties and (parties & own or teller is None):
            hostile = lemma in _HOSTILE or (lemma in ("continue", "go", "keep") and any(tree.lemmas[x] in self._attack for x in tokens_under(tree, list(tree.each(act, "xcomp", "prep", "advcl")))))
            if hostile and (teller is not None or conditional) and not negated(tree, v):
                return self._claim(k, tree, v, "threatened", "clause:harm announced", actors if teller is None else (), about, ())
            if negated(tree, v):
                return self._claim(k, tree, v, "declined", "clause:own act ruled out", (), about, ()) if teller is not None else None
            if lemma in _STAY:
                return None
            if supposed or conditional:
                return None
            stance = "committed" if len(parties) < 3 else "announced"
            return self._claim(k, tree, v, stance, "clause:own act announced", actors, about, ())
        if teller is not None and not supposed and not conditional and not negated(tree, v):
            return self._claim(k, tree, v, "announced", "clause:event announced", (), about, ())
        return None

    def _claim(self, k: int, tree: Tree, v: int, stance: str, rule: str, holders: tuple[Actor, ...], about: tuple[int, ...], targets: tuple[str, ...]) -> Claim:
        return Claim(k, v, stance, rule, holders, about, v, min(about), max(about), targets, vague=stance in ("accused", "denied", "claimed_compliance", "threatened", "demanded"))
