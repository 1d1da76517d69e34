"""What a told clause amounts to: "Kyiv must leave" is a demand, "they shelled us" an accusation, "we will hand over" a promise."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from holdfire.extraction.actors import parties_of
from holdfire.extraction.agreed_text import AgreedText, provides
from holdfire.extraction.arguments import Arguments
from holdfire.extraction.cast import Cast
from holdfire.extraction.claims import Claim, told_claim
from holdfire.extraction.clauses import (
    agent,
    asked,
    complements,
    has_to,
    hypothetical,
    is_to,
    modals,
    negated,
    passive,
    tokens_under,
)
from holdfire.extraction.conduct import breaks
from holdfire.extraction.futures import FUTURE, Futures, held_back
from holdfire.extraction.passage import Passage
from holdfire.extraction.sayings import Sayings
from holdfire.extraction.told_clause import Clause
from holdfire.extraction.tree import Tree
from holdfire.extraction.verdicts import Verdicts
from holdfire.vocab.grammar import words_of
from holdfire.vocab.stances import StanceWords

_DUTY = frozenset({"must", "should", "ought"})
_SET = frozenset({"set", "due", "schedule", "expect", "slate", "plan", "suppose", "bind"})
_CUES = {
    "insist": "demanded",
    "demand": "demanded",
    "propose": "proposed",
    "pledge": "committed",
    "promise": "committed",
    "vow": "committed",
}
_CLAUSES = frozenset({"ccomp", "ROOT", "conj", "parataxis", "advcl", "relcl"})
_ATTACKS = frozenset(
    {"attack", "strike", "raid", "shelling", "assault", "violation", "breach", "bombardment", "provocation", "time"}
)

_SHOWS = frozenset({"prove", "show", "mean", "demonstrate", "reveal", "expect", "hope", "be"})
_FAILS = frozenset({"return", "resume", "refuse", "reject", "fail", "continue", "persist", "cross", "insist", "choose"})
_YIELDS = words_of("propositions")["yields"]
_DEEMS = frozenset({"regard", "consider", "treat", "see", "view", "deem", "constitute", "count"})
_LINES = frozenset({"breach", "violation", "act", "provocation", "aggression", "escalation", "target"})
_AIMS = frozenset({"aim", "goal", "purpose", "objective", "idea", "plan", "intention"})


class Propositions:
    """Reads claims out of clauses whose own words carry no stance; one instance a report."""

    def __init__(
        self,
        trees: Sequence[Tree],
        passages: Sequence[Passage],
        cast: Cast,
        sayings: Sayings,
        arguments: Arguments,
        words: StanceWords,
    ) -> None:
        self._trees, self._cast, self._sayings, self._args, self._words = trees, cast, sayings, arguments, words
        self._verdicts = Verdicts(arguments)
        self._text = AgreedText(trees, passages)
        self._futures = Futures(cast, self._text, words)
        kinds = words.objects
        self._breach, self._attack = kinds["breach_verbs"], kinds["attack_verbs"]

    def claims(self, k: int, framed: Sequence[Claim]) -> Iterator[Claim]:
        """The claims of passage `k` at clauses that the frames have not read; `framed` are those that they have."""
        tree = self._trees[k]
        read = {c.at for c in framed}
        demands = {c.at: c for c in framed if c.stance == "demanded"}
        last: Claim | None = None
        for v in range(len(tree)):
            last = demands.get(v, last)
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
        clause = self._read(k, tree, v)
        mood = modals(tree, v)
        if mood & _DUTY or has_to(tree, v):
            return None if hypothetical(tree, v) else self._duty(clause, before)
        if not self._args.stated(tree, v):
            return None
        weighed = self._verdicts.weighed(k, tree, v, clause.teller, clause.subject, clause.about)
        if weighed is not None:
            return weighed
        if clause.teller is None and before is not None and tree.sentence_of[before.at] + 1 == tree.sentence_of[v]:
            told_on = self._demanded_on(clause, before)
            if told_on is not None:
                return told_on
        if clause.teller is not None:
            told = self._told(clause, mood)
            if told is not None:
                return told
        if clause.teller is None and not clause.supposed and self._is_agreed(clause, mood):
            # the text of an agreement: what shall be done is agreed by those who made it
            return clause.claim("agreed", "clause:agreed text", self._cast.scene.both())
        ruled_out = self._no(clause, mood)
        if ruled_out is not None:
            return ruled_out
        # "the aim was to undermine it" tells no future
        aimed = clause.subject is not None and tree.lemmas[clause.subject] in _AIMS
        return self._futures.claim(clause) if mood & FUTURE or (is_to(tree, v) and not aimed) else None

    def _read(self, k: int, tree: Tree, v: int) -> Clause:
        """Who tells the clause of verb `v`, and who acts in it."""
        tellers = [s for s in self._sayings.chain(k, v) if parties_of(s.actors)]
        teller = tellers[-1] if tellers else None
        own = set(parties_of(teller.actors)) if teller else set()
        subject = tree.subject(v)
        doer = agent(tree, v) if passive(tree, v) and tree.lemmas[v] not in _SET else subject
        actors = tuple(a for a in self._args.who(k, tree, doer) if a.party) if doer is not None else ()
        parties = set(parties_of(actors))
        if not parties and own and doer is not None and self._cast.roles.acts(tree.lemmas[doer]):
            foe = self._cast.opponent(next(iter(own)))  # "warplanes had pounded its camps", says one side of the other
            near = tree.lowered_child(doer, "its", "our", "their") is not None
            parties = {foe} if foe is not None and breaks(tree, v) and not near else set()
        about = tokens_under(tree, list(complements(tree, v)))
        if subject is not None:
            about += tokens_under(tree, [subject])
        return Clause(
            k,
            tree,
            v,
            subject,
            teller,
            frozenset(own),
            actors,
            frozenset(parties),
            tuple(sorted({*about, v})),
            hypothetical(tree, v),
        )

    def _told(self, clause: Clause, mood: set[str]) -> Claim | None:
        """What somebody says in a clause: a charge, a warning, their own conduct, a condition."""
        k, tree, v, own, parties = clause.k, clause.tree, clause.v, clause.own, clause.parties
        if not clause.supposed:
            by_cue = self._by_cue(clause)
            if by_cue is not None:
                return by_cue
            if parties and not parties & own and tree.deps[v] != "advcl" and breaks(tree, v):
                return clause.claim("accused", "clause:breach told of another", targets=tuple(sorted(parties)))
        warned = self._unless(k, tree, v, own)
        if warned is not None:
            return warned
        if not clause.supposed and parties & own:
            kept = self._own_conduct(clause, mood)
            if kept is not None:
                return kept
        return (held_back(k, tree, v) or _red_line(clause)) if mood & FUTURE else None

    def _is_agreed(self, clause: Clause, mood: set[str]) -> bool:
        """Whether a clause that nobody tells says what both sides agreed to do, and not what one of them will do."""
        tree, v = clause.tree, clause.v
        if len(self._cast.scene.both()) < 2:
            return False
        if "shall" in mood or provides(tree, v):
            return True
        coming = mood & {"will", "must"} or (is_to(tree, v) and tree.lemmas[v] == "be")
        alone = len(set(parties_of(clause.actors))) == 1 and not passive(tree, v)
        return bool(coming) and not alone and clause.subject is not None and self._text.gives(clause.k, tree, v)

    def _unless(self, k: int, tree: Tree, v: int, own: frozenset[str]) -> Claim | None:
        """ "If they do not give up their arms, it will happen the hard way": what the other side fails to do is threatened."""
        for c in tree.each(v, "advcl") if tree.lemmas[v] not in _SHOWS else ():
            if not any(tree.lower[g] in ("if", "unless") for g in tree.children[c]):
                continue
            subject = tree.subject(c)
            others = set(parties_of(self._args.who(k, tree, subject))) if subject is not None else set()
            fails = negated(tree, c) or breaks(tree, c) or tree.lemmas[c] in _FAILS
            if others and not others & own and fails:
                about = tuple(tokens_under(tree, [c]))
                return told_claim(k, v, "threatened", "clause:if they", (), about, tuple(sorted(others)))
        return None

    def _no(self, clause: Clause, mood: set[str]) -> Claim | None:
        """ "does not recognise the court", "cannot talk under fire": what a side itself does not do, it declines."""
        tree, v, parties = clause.tree, clause.v, set(parties_of(clause.actors))
        if tree.lemmas[v] not in _YIELDS or not negated(tree, v) or not mood & {"do", "does", "can", "ca", "could"}:
            return None
        if len(parties) != 1 or not (parties & clause.own or clause.teller is None):
            return None
        about = tuple(j for j in clause.about if j != v) or clause.about
        return told_claim(clause.k, v, "declined", "clause:own act ruled out", clause.doers, about, ())

    def _duty(self, clause: Clause, before: Claim | None) -> Claim | None:
        """ "Kyiv must leave": of another side, or of nobody by name, it is a demand, which may go on in the report's own words."""
        if clause.teller is not None:
            alone = clause.parties and clause.parties <= clause.own and not passive(clause.tree, clause.v)
            return None if alone else clause.claim("demanded", "clause:duty of another")
        lines = clause.tree.sentence_of
        if before is not None and lines[before.at] + 1 >= lines[clause.v] > lines[before.at]:
            return self._told_on(clause, clause.about, before)
        return None

    @staticmethod
    def _told_on(clause: Clause, about: tuple[int, ...], before: Claim) -> Claim:
        """A demand that goes on in the report's own sentences is still the demander's."""
        told = told_claim(clause.k, clause.v, "demanded", "clause:duty, told on", before.holders, about, ())
        return replace(told, voice=before.voice if before.voice is not None else before.at)

    def _demanded_on(self, clause: Clause, before: Claim) -> Claim | None:
        tree, v = clause.tree, clause.v
        if tree.lemmas[v] == "be" and is_to(tree, v):
            return self._told_on(clause, clause.about, before)
        condition = held_back(clause.k, tree, v) if modals(tree, v) & FUTURE else None
        return self._told_on(clause, condition.about, before) if condition is not None else None

    @staticmethod
    def _by_cue(clause: Clause) -> Claim | None:
        """ "the first step, he insisted, is a ceasefire": the telling verb is cut off by commas and carries the stance."""
        tree, teller = clause.tree, clause.teller
        if teller is None or teller.cue is None or teller.k != clause.k or tree.deps[clause.v] not in ("ROOT", "ccomp"):
            return None
        stance = _CUES.get(tree.lemmas[teller.cue])
        if stance is None or tree.child(teller.cue, "ccomp") is not None:
            return None
        return clause.claim(stance, f"cue:{tree.lemmas[teller.cue]}")

    def _own_conduct(self, clause: Clause, mood: set[str]) -> Claim | None:
        """What a side says of its own conduct: "does not strike", "fires only at military targets", "did not break"."""
        tree, v = clause.tree, clause.v
        lemma = tree.lemmas[v]
        hits = lemma in self._attack or lemma in self._breach
        if lemma in ("carry", "conduct") and any(tree.lemmas[o] in _ATTACKS for o in tree.each(v, "dobj")):
            hits = True
        if not hits:
            return None
        none = negated(tree, v) or any(tree.lower[c] == "no" for o in tree.each(v, "dobj") for c in tree.children[o])
        if none:
            past = tree.tags[v] == "VBD" or mood & {"did", "had", "has", "have"}
            return clause.claim("denied" if past else "claimed_compliance", "clause:own breach denied")
        if any(tree.lower[j] in ("only", "exclusively", "solely") for j in clause.about) and not mood & FUTURE:
            return clause.claim("claimed_compliance", "clause:own fire within limits")
        return None


def _red_line(clause: Clause) -> Claim | None:
    """ "would be regarded as a breach"."""
    tree = clause.tree
    if tree.lemmas[clause.v] in _DEEMS and any(tree.lemmas[j] in _LINES for j in clause.about if j > clause.v):
        return clause.claim("threatened", "clause:would be a breach")
    return None
