"""What a told clause amounts to: "Kyiv must leave" is a demand, "they shelled us" an accusation, "we will hand over" a promise."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from holdfire.extraction.actors import Actor, parties_of
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
    says_nothing,
    tokens_under,
)
from holdfire.extraction.conduct import breaks
from holdfire.extraction.passage import Passage
from holdfire.extraction.sayings import Saying, Sayings
from holdfire.extraction.tree import Tree
from holdfire.extraction.verdicts import Verdicts
from holdfire.vocab.grammar import words_of
from holdfire.vocab.stances import StanceWords

_DUTY = frozenset({"must", "should", "ought"})
_FUTURE = frozenset({"will", "would", "'ll", "shall", "wo", "'d"})
_SET = frozenset({"set", "due", "schedule", "expect", "slate", "plan", "suppose", "bind"})
_HOSTILE = words_of("propositions")["hostile"]
_STAY = frozenset({"stay", "remain"})
_ONWARD = frozenset({"go", "continue", "keep"})
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

_KEEPING = frozenset({"observe", "respect", "honour", "honor", "uphold", "comply", "abide", "adhere"})
_MEETS = frozenset({"face", "draw", "invite", "trigger", "meet", "bring", "suffer", "pay", "provoke", "get", "incur"})
_HARM = frozenset(
    [
        "sanction",
        "consequence",
        "response",
        "reply",
        "retaliation",
        "price",
        "punishment",
        "cost",
        "force",
        "fire",
        "reprisal",
        "strike",
        "reaction",
        "penalty",
    ]
)
_HANDS_OVER = frozenset(
    {"hand", "release", "free", "return", "transfer", "deliver", "lift", "withdraw", "pull", "repatriate", "vacate"}
)
_SHOWS = frozenset({"prove", "show", "mean", "demonstrate", "reveal", "expect", "hope", "be"})
_FAILS = frozenset({"return", "resume", "refuse", "reject", "fail", "continue", "persist", "cross", "insist", "choose"})
_YIELDS = words_of("propositions")["yields"]
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
        tellers = [s for s in self._sayings.chain(k, v) if parties_of(s.actors)]
        teller = tellers[-1] if tellers else None
        own = set(parties_of(teller.actors)) if teller else set()
        subject = tree.subject(v)
        doer = agent(tree, v) if passive(tree, v) and tree.lemmas[v] not in _SET else subject
        actors = tuple(a for a in self._args.who(k, tree, doer) if a.party) if doer is not None else ()
        parties = set(parties_of(actors))
        if not parties and own and doer is not None and self._cast.roles.acts(tree.lemmas[doer]):
            foe = self._cast.opponent(next(iter(own)))  # "warplanes had pounded its camps", says one side of the other
            parties = (
                {foe}
                if foe is not None and breaks(tree, v) and tree.lowered_child(doer, "its", "our", "their") is None
                else set()
            )
        about = self._about(tree, v, subject)
        mood = modals(tree, v)
        if (mood & _DUTY or has_to(tree, v)) and hypothetical(tree, v):
            return None
        if mood & _DUTY or has_to(tree, v):
            return self._duty(k, tree, v, teller, own, parties, about, before)
        if not self._args.stated(tree, v):
            return None
        weighed = self._verdicts.weighed(k, tree, v, teller, subject, about)
        if weighed is not None:
            return weighed
        supposed = hypothetical(tree, v)
        if teller is None and before is not None and tree.sentence_of[before.at] + 1 == tree.sentence_of[v]:
            told_on = self._demanded_on(k, tree, v, about, before)
            if told_on is not None:
                return told_on
        if teller is not None and not supposed:
            by_cue = self._by_cue(k, tree, v, teller, about)
            if by_cue is not None:
                return by_cue
        blamed = tree.deps[v] != "advcl" and breaks(tree, v)
        if not supposed and teller is not None and parties and not parties & own and blamed:
            return told_claim(k, v, "accused", "clause:breach told of another", (), about, tuple(sorted(parties)))
        warned = self._unless(k, tree, v, own) if teller is not None else None
        if warned is not None:
            return warned
        if not supposed and teller is not None and parties & own:
            kept = self._own_conduct(k, tree, v, about)
            if kept is not None:
                return kept
        if mood & _FUTURE and teller is not None:
            held_back = self._until(k, tree, v) or self._red_line(k, tree, v, about)
            if held_back is not None:
                return held_back
        aimed = subject is not None and tree.lemmas[subject] in _AIMS  # "the aim was to undermine it" tells no future
        if teller is None and not supposed and self._is_agreed(k, tree, v, mood, subject, actors):
            # the text of an agreement: what shall be done is agreed by those who made it
            return told_claim(k, v, "agreed", "clause:agreed text", self._cast.scene.both(), about, ())
        ruled_out = self._no(k, tree, v, teller, own, actors, about)
        if ruled_out is not None:
            return ruled_out
        if mood & _FUTURE or (is_to(tree, v) and not aimed):
            return self._future(k, tree, v, teller, own, actors, about, supposed)
        return None

    def _is_agreed(
        self, k: int, tree: Tree, v: int, mood: set[str], subject: int | None, actors: tuple[Actor, ...]
    ) -> bool:
        """Whether a clause that nobody tells says what both sides agreed to do, and not what one of them will do."""
        if len(self._cast.scene.both()) < 2:
            return False
        if "shall" in mood or provides(tree, v):
            return True
        coming = mood & {"will", "must"} or (is_to(tree, v) and tree.lemmas[v] == "be")
        alone = len(set(parties_of(actors))) == 1 and not passive(tree, v)
        return bool(coming) and not alone and subject is not None and self._text.gives(k, tree, v)

    def _unless(self, k: int, tree: Tree, v: int, own: set[str]) -> Claim | None:
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

    def _no(
        self,
        k: int,
        tree: Tree,
        v: int,
        teller: Saying | None,
        own: set[str],
        actors: tuple[Actor, ...],
        about: tuple[int, ...],
    ) -> Claim | None:
        """ "does not recognise the court", "cannot talk under fire": what a side itself does not do, it declines."""
        mood, parties = modals(tree, v), set(parties_of(actors))
        if tree.lemmas[v] not in _YIELDS or not negated(tree, v) or not mood & {"do", "does", "can", "ca", "could"}:
            return None
        if len(parties) != 1 or not (parties & own or teller is None):
            return None
        return told_claim(
            k,
            v,
            "declined",
            "clause:own act ruled out",
            actors if teller is None else (),
            tuple(j for j in about if j != v) or about,
            (),
        )

    @staticmethod
    def _about(tree: Tree, v: int, subject: int | None) -> tuple[int, ...]:
        found = tokens_under(tree, list(complements(tree, v)))
        if subject is not None:
            found += tokens_under(tree, [subject])
        return tuple(sorted({*found, v}))

    def _duty(
        self,
        k: int,
        tree: Tree,
        v: int,
        teller: Saying | None,
        own: set[str],
        parties: set[str],
        about: tuple[int, ...],
        before: Claim | None,
    ) -> Claim | None:
        if hypothetical(tree, v) and tree.deps[v] == "advcl":
            return None
        if teller is not None:
            if parties and parties <= own and not passive(tree, v):
                return None
            return told_claim(k, v, "demanded", "clause:duty of another", (), about, ())
        if before is not None and tree.sentence_of[before.at] + 1 >= tree.sentence_of[v] > tree.sentence_of[before.at]:
            return self._told_on(k, tree, v, about, before)
        return None

    def _told_on(self, k: int, tree: Tree, v: int, about: tuple[int, ...], before: Claim) -> Claim:
        """A demand that goes on in the report's own sentences is still the demander's."""
        voice = before.voice if before.voice is not None else before.at
        return replace(told_claim(k, v, "demanded", "clause:duty, told on", before.holders, about, ()), voice=voice)

    def _demanded_on(self, k: int, tree: Tree, v: int, about: tuple[int, ...], before: Claim) -> Claim | None:
        if tree.lemmas[v] == "be" and is_to(tree, v) and tree.sentence_of[v] == tree.sentence_of[before.at] + 1:
            return self._told_on(k, tree, v, about, before)
        held_back = self._until(k, tree, v) if modals(tree, v) & _FUTURE else None
        return self._told_on(k, tree, v, held_back.about, before) if held_back is not None else None

    def _by_cue(self, k: int, tree: Tree, v: int, teller: Saying, about: tuple[int, ...]) -> Claim | None:
        """ "the first step, he insisted, is a ceasefire": the telling verb is cut off by commas and carries the stance."""
        if (
            teller.cue is None
            or teller.k != k
            or tree.child(teller.cue, "ccomp") is not None
            or tree.deps[v] not in ("ROOT", "ccomp")
        ):
            return None
        stance = _CUES.get(tree.lemmas[teller.cue])
        return told_claim(k, v, stance, f"cue:{tree.lemmas[teller.cue]}", (), about, ()) if stance else None

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
            return told_claim(
                k, v, "denied" if past else "claimed_compliance", "clause:own breach denied", (), about, ()
            )
        if any(tree.lower[j] in ("only", "exclusively", "solely") for j in about) and not modals(tree, v) & _FUTURE:
            return told_claim(k, v, "claimed_compliance", "clause:own fire within limits", (), about, ())
        return None

    def _future(
        self,
        k: int,
        tree: Tree,
        v: int,
        teller: Saying | None,
        own: set[str],
        actors: tuple[Actor, ...],
        about: tuple[int, ...],
        supposed: bool,
    ) -> Claim | None:
        act = next((x for x in tree.each(v, "xcomp")), v) if is_to(tree, v) else v
        parties = set(parties_of(actors))
        lemma = tree.lemmas[act]
        conditional = any(
            tree.deps[c] == "advcl" and any(tree.lower[g] in ("if", "unless", "until") for g in tree.children[c])
            for c in tree.children[v]
        )
        if parties and (parties & own or teller is None):
            hostile = lemma in _HOSTILE or (
                lemma in _ONWARD
                and any(
                    tree.lemmas[x] in self._attack
                    for x in tokens_under(tree, list(tree.each(act, "xcomp", "prep", "advcl")))
                )
            )
            if hostile and (teller is not None or conditional) and not negated(tree, v):
                return told_claim(
                    k, v, "threatened", "clause:harm announced", actors if teller is None else (), about, ()
                )
            if negated(tree, v):
                ruled_out_by = actors if teller is None else ()
                return told_claim(k, v, "declined", "clause:own act ruled out", ruled_out_by, about, ())
            if lemma in _STAY and teller is not None:
                return replace(
                    told_claim(k, v, "declined", "clause:forces stay", (), about, ()), issues=("withdrawal",)
                )
            if supposed or conditional:
                return None
            if lemma in ("like", "prefer", "love"):
                return told_claim(k, v, "proposed", "clause:would like", actors if teller is None else (), about, ())
            stance = "committed" if len(parties) < 3 else "announced"
            if teller is None and self._text.gives(k, tree, v):
                stance = "agreed"  # what a deal has a side do is agreed
            elif lemma in _ONWARD and (lemma == "continue" or tree.lowered_child(act, "on") is not None):
                # to go on observing a truce is to stand by it
                stance = "agreed" if any(tree.lemmas[j] in _KEEPING for j in about if j > act) else "announced"
            holders = tuple(a for a in actors if a.party in own) or actors
            return told_claim(k, v, stance, "clause:own act announced", holders, about, ())
        if teller is not None and negated(tree, v) and tree.child(v, "expl") is not None and not supposed:
            return told_claim(k, v, "declined", "clause:there will be none", (), about, ())
        if (
            teller is not None
            and not negated(tree, v)
            and lemma in _MEETS
            and any(tree.lemmas[j] in _HARM for j in about)
        ):
            return told_claim(k, v, "threatened", "clause:would meet harm", (), about, ())
        if teller is not None and not negated(tree, v) and self._back_to_war(tree, act, about):
            return told_claim(k, v, "threatened", "clause:harm announced", (), about, ())
        if teller is not None and not supposed and not conditional and not negated(tree, v):
            if passive(tree, v) and lemma in _HANDS_OVER and not parties and own & set(self._cast.report_sides.facing):
                return told_claim(k, v, "committed", "clause:would be handed over", (), about, ())
            if lemma == "hold" and any(tree.lower[j] in ("accountable", "responsible") for j in about):
                return None  # blame to come is no event
            return told_claim(k, v, "announced", "clause:event announced", (), about, ())
        return None

    @staticmethod
    def _back_to_war(tree: Tree, v: int, about: tuple[int, ...]) -> bool:
        """ "fighting would resume", "the truce will end"."""
        lemmas = {tree.lemmas[j] for j in about}
        if tree.lemmas[v] in ("resume", "restart", "intensify"):
            return bool(
                lemmas
                & {
                    "fighting",
                    "war",
                    "strike",
                    "attack",
                    "operation",
                    "combat",
                    "bombardment",
                    "offensive",
                    "hostility",
                }
            )
        return tree.lemmas[v] in ("end", "collapse") and bool(
            lemmas & {"ceasefire", "truce", "cease-fire", "armistice"}
        )

    def _until(self, k: int, tree: Tree, v: int) -> Claim | None:
        """ "nothing would take effect until sanctions are lifted", "a truce would come only after": the condition is required."""
        for c in tree.children[v]:
            marks = {tree.lower[g] for g in tree.children[c]} | {tree.lower[c]}
            if tree.deps[c] in ("advcl", "prep") and (
                (marks & {"until", "unless", "before"} and says_nothing(tree, v))
                or (marks & {"after", "once", "if", "when"} and "only" in marks)
            ):
                return told_claim(k, v, "demanded", "clause:not until", (), tuple(tokens_under(tree, [c])), ())
        return None

    def _red_line(self, k: int, tree: Tree, v: int, about: tuple[int, ...]) -> Claim | None:
        """ "would be regarded as a breach"."""
        if tree.lemmas[v] in ("regard", "consider", "treat", "see", "view", "deem", "constitute", "count") and any(
            tree.lemmas[j] in ("breach", "violation", "act", "provocation", "aggression", "escalation", "target")
            for j in about
            if j > v
        ):
            return told_claim(k, v, "threatened", "clause:would be a breach", (), about, ())
        return None
