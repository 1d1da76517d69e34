"""Verbs that carry a stance: "accepted", "ruled out", "called it positive", "has not responded"."""

from collections.abc import Iterator

from holdfire.extraction.actors import Actor, parties_of
from holdfire.extraction.agreed_text import under_a_deal
from holdfire.extraction.arguments import Arguments
from holdfire.extraction.claims import Claim
from holdfire.extraction.clauses import agent, negated, passive, tokens_under
from holdfire.extraction.moods import RESPONSES, in_mood
from holdfire.extraction.special_frames import JUDGEMENTS, SpecialFrames
from holdfire.extraction.tree import Tree
from holdfire.vocab.grammar import words_of
from holdfire.vocab.stances import VerbCue

_ABOUT_SOMEBODY = frozenset({"accused", "denied", "threatened"})
_NEEDS_TO = words_of("verb_frames")["needs_to"]
_TALKS = frozenset(
    {
        "talk",
        "negotiation",
        "treaty",
        "process",
        "mission",
        "meeting",
        "dialogue",
        "organisation",
        "organization",
        "bloc",
    }
)
_READINGS = frozenset({"reading", "interpretation", "version", "account", "calculation", "timeline", "count", "date"})
_KEEPING = frozenset({"observe", "respect", "honour", "honor", "uphold", "comply", "abide", "adhere", "stick", "stand"})
_CRIMES = frozenset(
    {"crime", "massacre", "atrocity", "act", "attack", "genocide", "abuse", "offence", "offense", "murder"}
)
_BY_ORDER = frozenset({"order", "instruct", "direct", "command", "decree"})
_PUT_FORWARD = frozenset({"proposal", "idea", "plan", "offer", "suggestion", "request", "bid", "initiative", "demand"})
_DRAWN = frozenset({"draw", "elaborate", "specify", "discuss", "speculate", "disclose", "name", "rule", "clarify"})
_WHICH = frozenset({"what", "which", "when", "how", "where", "whether", "who"})


def told_of(tree: Tree, v: int) -> bool:
    """Whether a promise is a party's word and not an order to its own people."""
    return tree.lemmas[v] not in _BY_ORDER


class VerbFrames:
    """Reads the claims that a verb makes."""

    def __init__(self, args: Arguments) -> None:
        self._args, self._words, self._cast, self._sayings = args, args.words, args.cast, args.sayings
        self._special = SpecialFrames(args)

    def verb(self, k: int, tree: Tree, v: int) -> Iterator[Claim]:
        """The claims that verb `v` of passage `k` makes."""
        special = self._special.claim(k, tree, v)
        if special is not None:
            yield special
            return
        cue = self._args.cue(tree, v)
        if cue is None or (cue.stance == "demanded" and self._args.reports(tree, v, cue)):
            return
        if not self._stands(tree, v, cue) or not self._args.factual(k, tree, v):
            return
        by_object = self._by_object(tree, v, cue)
        told = any(s.actors for s in self._sayings.chain(k, v))
        stance = in_mood(tree, v, by_object, told=told) if by_object is not None else None
        if stance is not None:
            yield from self._claims(k, tree, v, cue, stance)

    def _claims(self, k: int, tree: Tree, v: int, cue: VerbCue, stance: str) -> Iterator[Claim]:
        """The claims of a verb whose stance is settled: who holds it, about what, against whom."""
        if (
            tree.tags[v] in ("VBN", "VBD")
            and tree.deps[v] in ("acl", "relcl")
            and agent(tree, v) is None
            and tree.child(v, "nsubj") is None
        ):
            return  # "the truce agreed in February": by whom is not said
        holders, about, head, first = self._args.arguments(k, tree, v)
        if stance == "accused" and not self._blames(k, tree, v):
            return
        holders = self._agreeing(k, tree, v) or holders if stance == "agreed" and passive(tree, v) else holders
        if (
            stance == "committed"
            and told_of(tree, v)
            and (len(parties_of(holders)) > 1 or (tree.lemmas[v] == "undertake" and under_a_deal(tree, v)))
        ):
            stance = "agreed"  # what both sides promise, or a deal makes one undertake, is agreed
        if stance in ("agreed", "committed") and self._args.conditional(tree, v):
            stance = "agreed_in_principle"
        if stance in ("agreed", "welcomed") and self._in_principle(tree, v):
            stance = "agreed_in_principle"
        understood = self._understanding(tree, v) if stance == "agreed" else None
        if understood is not None:
            end = tree.rights[understood]
            softer = tuple(range(understood, end + 1))
            rule = "phrase:with an understanding"
            yield Claim(k, v, "agreed_in_principle", rule, holders, softer, understood, understood, end)
            about = tuple(j for j in about if j < understood)
        if (
            stance == "announced" and "force" in cue.particles
        ):  # "the truce remains in force": the subject is what is announced
            subject = tree.subject(v)
            about = (*about, *tokens_under(tree, [subject])) if subject is not None else about
            holders, first = (), min(about, default=v)
        if stance == "welcomed":
            about = self._welcome(k, tree, v, about)
        targets: tuple[str, ...] = ()
        if stance in _ABOUT_SOMEBODY:
            targets = self._args.targets(k, tree, v, holders, about)
        if stance == "accused" and not targets and tree.lemmas[v] == "complain":
            stance = "sceptical"  # who complains of nobody is not content
        rule = f"verb:{tree.lemmas[v]}{' ' + cue.name if cue.particles else ''}"
        yield Claim(k, v, stance, rule, holders, about, head, first, max(about, default=v), targets)

    def _agreeing(self, k: int, tree: Tree, v: int) -> tuple[Actor, ...]:
        """ "it was agreed between them that both sides would": those who agree are named after "between", or they are the ones who shall act."""
        subject = tree.subject(v)
        if agent(tree, v) is not None or subject is None or tree.lower[subject] != "it":
            return ()
        between = [o for p in tree.each(v, "prep") if tree.lower[p] == "between" for o in tree.each(p, "pobj")]
        acting = [s for c in tree.each(v, "ccomp") if (s := tree.subject(c)) is not None]
        for i in (*between, *acting):
            found = self._cast.actors(k, i)
            if len(parties_of(found)) > 1:
                return found
        return self._cast.scene.both()

    def _welcome(self, k: int, tree: Tree, v: int, about: tuple[int, ...]) -> tuple[int, ...]:
        """To praise a person is to welcome only what the person is praised for."""
        objects = tree.each(v, "dobj")
        if not any(parties_of(self._cast.actors(k, c)) and tree.tags[c].startswith("NNP") for c in objects):
            return about
        return tuple(tokens_under(tree, [c for c in tree.each(v, "prep") if tree.lower[c] == "for"]))

    def _blames(self, k: int, tree: Tree, v: int) -> bool:
        """Whether somebody is blamed: an object or the subject of a that-clause is a party."""
        for c in tree.each(v, "dobj", "nsubjpass", "dative"):
            if parties_of(self._cast.actors(k, c)):
                return True
        for c in tree.each(v, "ccomp", "prep"):
            if any(parties_of(self._cast.at[k].get(j, ())) for j in range(tree.lefts[c], tree.rights[c] + 1)):
                return True
        return tree.child(v, "dobj", "ccomp") is None

    def _stands(self, tree: Tree, v: int, cue: VerbCue) -> bool:
        """Whether the verb has the frame its stance needs: "ask" with an infinitive, "want" with an object."""
        lemma = tree.lemmas[v]
        if tree.deps[v] in ("amod", "compound", "aux"):
            return False
        if lemma == "ask" and self._inquires(tree, v):
            return False
        if lemma == "tell" and cue.particles:
            return any(tree.lowered_child(c, "to") is not None for c in tree.each(v, "xcomp", "ccomp"))
        if lemma == "recall" and tree.child(v, "ccomp") is not None:
            return False
        if lemma in _NEEDS_TO and not cue.particles:
            return tree.child(v, "xcomp", "ccomp", "dobj", "nsubjpass") is not None
        if not cue.particles and lemma in (
            "back",
            "table",
            "order",
            "sign",
            "present",
            "question",
            "present",
            "favour",
            "favor",
            "offer",
            "address",
            "raise",
            "respect",
        ):
            return tree.child(v, "dobj", "ccomp", "xcomp", "nsubjpass") is not None or tree.deps[v] in ("acl", "relcl")
        return True

    @staticmethod
    def _inquires(tree: Tree, v: int) -> bool:
        """Whether "ask" puts a question and asks for nothing: "asked why", "asked whether", "Asked by reporters"."""
        if tree.deps[v] == "advcl" and tree.tags[v] == "VBN":
            return True
        start, end = tree.sentences[tree.sentence_of[v]]
        near = range(v + 1, min(end, v + 4))
        return any(tree.lower[j] in _WHICH | {"if", "why"} for j in near) or "?" in tree.words[start:end]

    def _by_object(self, tree: Tree, v: int, cue: VerbCue) -> str | None:
        """What the object makes of the verb: to reject a charge is to deny it, to observe a truce is to claim compliance."""
        stance = cue.stance
        if stance == "declined" and any(tree.lemmas[x] in RESPONSES | _DRAWN for x in tree.each(v, "xcomp")):
            return "undecided"  # "declined to say", "refused to be drawn"
        object_ = tree.child(v, "dobj", "nsubjpass")
        lemma = tree.lemmas[object_] if object_ is not None else ""
        kinds = self._words.objects
        if tree.lemmas[v] in ("pull", "withdraw") and not any(
            tree.lemmas[j] in kinds["undertaking"] | _TALKS for j in range(v, tree.rights[v] + 1)
        ):
            return None  # to pull out of an area is a withdrawal, not an end to an undertaking
        if self._no_stance(tree, v, stance, lemma):
            return None
        if tree.lemmas[v] == "carry" and lemma not in kinds["undertaking"]:
            return None
        if tree.lemmas[v] == "commit" and {lemma, tree.lemmas[tree.heads[v]]} & (_CRIMES | kinds["breach_nouns"]):
            return None
        if stance in ("declined", "denied") and any(
            tree.lemmas[j] in JUDGEMENTS["denied"] for j in range(v, tree.rights[v] + 1)
        ):
            return "denied"  # "brushed it aside as a fabrication"
        if stance == "committed" and any(tree.lemmas[x] in _KEEPING for x in tree.each(v, "xcomp")):
            return "agreed"  # to vow to honour a truce is to stand by it
        if stance in ("declined", "denied", "sceptical") and lemma in _READINGS:
            return None  # a disputed reading of the terms is a difference, not a stance
        if stance in ("declined", "denied", "sceptical") and lemma in kinds["accusation"]:
            return "denied"
        if (
            stance == "denied"
            and tree.lemmas[v] in ("contest", "dispute", "contradict")
            and lemma not in kinds["accusation"]
        ):
            return None
        if (
            stance == "claimed_compliance"
            and not cue.particles
            and tree.lemmas[v] in ("observe", "respect", "honour", "honor", "implement", "uphold", "fulfil", "fulfill")
        ):
            return stance if lemma in kinds["undertaking"] or (tree.lemmas[v] in ("observe",) and lemma) else None
        if (
            stance == "suspended"
            and not cue.particles
            and lemma
            in kinds["undertaking"]
            | {"talk", "negotiation", "participation", "meeting", "cooperation", "release", "vote"}
        ):
            return stance
        if tree.lemmas[v] == "warn" and tree.child(v, "ccomp") is None and not cue.particles:
            return None
        return stance

    def _no_stance(self, tree: Tree, v: int, stance: str, lemma: str) -> bool:
        """Whether a verb that can carry a stance does something else: to drones, to accounts, to questions."""
        if tree.lemmas[v] == "shoot":
            return lemma not in self._words.objects["undertaking"] | _TALKS | _PUT_FORWARD
        if tree.lemmas[v] == "hold" and any(tree.lowered_child(p, "account") is not None for p in tree.each(v, "prep")):
            return True  # "hold Kyiv to account"
        if stance == "agreed" and negated(tree, v):
            # "do not agree on what it covers": a difference, and no refusal
            return any(tree.lower[j] in _WHICH for j in range(v + 1, min(len(tree), v + 4)))
        return False

    @staticmethod
    def _in_principle(tree: Tree, v: int) -> bool:
        near = range(max(0, v - 4), min(len(tree) - 1, v + 12))
        return (
            any(tree.lower[j] == "in" and tree.lower[j + 1] == "principle" for j in near)
            or any(
                tree.lower[j] == "understanding" and tree.lower[j - 2] == "on"
                for j in range(v + 2, min(len(tree), v + 20))
            )
            or (v + 1 < len(tree) and tree.lower[v + 1] == "only")
        )

    @staticmethod
    def _understanding(tree: Tree, v: int) -> int | None:
        """Where "with an understanding that ..." opens: a second, softer yes."""
        for j in range(v + 2, min(len(tree), v + 24)):
            if tree.lower[j] == "understanding" and tree.lower[j - 2] == "with":
                return j - 2
        return None
