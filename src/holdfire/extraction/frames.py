"""Stance frames: verbs, adjectives, nouns and set phrases that say which stance somebody takes, read into claims."""

from collections.abc import Iterator, Sequence

from holdfire.extraction.actors import Actor, Standing, parties_of
from holdfire.extraction.cast import Cast
from holdfire.extraction.claims import Claim
from holdfire.extraction.clauses import agent, asked, complements, hypothetical, modals, negated, passive, tokens_under
from holdfire.extraction.sayings import Sayings
from holdfire.extraction.tree import Tree
from holdfire.vocab.stances import StanceWords, VerbCue

_ASSERTIVE = frozenset({"announced", "accused", "sceptical", "discussed"})
_ABOUT_SOMEBODY = frozenset({"accused", "denied", "threatened"})
# what is said under these stances is wanted or doubted, not stated: an inner "agree" is nobody's yes
_UNREAL = frozenset(
    {
        "sceptical",
        "demanded",
        "proposed",
        "hoped",
        "declined",
        "undecided",
        "denied",
        "threatened",
        "agreed",
        "agreed_in_principle",
        "committed",
    }
)
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
_NEEDS_TO = frozenset(
    {
        "ask",
        "press",
        "pressure",
        "want",
        "need",
        "require",
        "request",
        "advise",
        "encourage",
        "remind",
        "expect",
        "challenge",
        "tell",
    }
)
_RESPOND = frozenset(
    {"respond", "reply", "answer", "comment", "react", "say", "decide", "state", "confirm", "announce"}
)
_FOES = frozenset({"enemy", "adversary", "foe", "aggressor", "occupier", "invader", "opponent"})
_CALLS = frozenset(
    {
        "call",
        "describe",
        "deem",
        "brand",
        "label",
        "dub",
        "term",
        "consider",
        "regard",
        "find",
        "view",
        "see",
        "dismiss",
    }
)
_JUDGEMENTS = {
    "denied": frozenset(
        [
            "fake",
            "false",
            "lie",
            "untrue",
            "baseless",
            "fabrication",
            "nonsense",
            "unfounded",
            "fabricated",
            "fiction",
            "falsehood",
            "disinformation",
            "groundless",
        ]
    ),
    "declined": frozenset(
        [
            "unacceptable",
            "unrealistic",
            "impossible",
            "inadmissible",
            "insulting",
            "absurd",
            "unthinkable",
            "ultimatum",
            "capitulation",
            "surrender",
            "inappropriate",
        ]
    ),
    "sceptical": frozenset(
        [
            "premature",
            "insufficient",
            "manipulation",
            "ploy",
            "ruse",
            "pr",
            "stunt",
            "cynical",
            "theatre",
            "theater",
            "hollow",
            "charade",
            "farce",
        ]
    ),
    "welcomed": frozenset(
        [
            "positive",
            "constructive",
            "encouraging",
            "good",
            "welcome",
            "historic",
            "promising",
            "productive",
            "helpful",
            "important",
            "breakthrough",
            "milestone",
            "fruitful",
        ]
    ),
}
_VOICED = frozenset(
    [
        "announce",
        "present",
        "make",
        "issue",
        "submit",
        "voice",
        "reaffirm",
        "renew",
        "repeat",
        "declare",
        "deliver",
        "reiterate",
        "put",
        "express",
        "table",
    ]
)
_CONDITION = frozenset({"if", "provided", "providing", "unless", "once"})


class Frames:
    """Reads the claims of a sentence's words; one instance a report."""

    def __init__(self, trees: Sequence[Tree], cast: Cast, sayings: Sayings, words: StanceWords) -> None:
        self._trees, self._cast, self._sayings, self._words = trees, cast, sayings, words
        self._phrases = [words.phrases.find(t.lemmas, t.lower) for t in trees]

    def claims(self, k: int) -> Iterator[Claim]:
        """The claims of passage `k`, by word."""
        tree = self._trees[k]
        taken: set[int] = set()
        for hit in self._phrases[k]:
            if hit.first in taken:
                continue
            claim = self._phrase(k, tree, hit.first, hit.last, hit.label)
            if claim is not None:
                taken.update(range(hit.first, hit.last + 1))
                yield claim
        for i in range(len(tree)):
            tag = tree.tags[i]
            if i in taken:
                continue
            if tag.startswith("V"):
                yield from self._verb(k, tree, i)
            elif tag.startswith("JJ") or (tag == "VBN" and tree.deps[i] == "acomp"):
                yield from self._adjective(k, tree, i)
            elif tag in ("NN", "NNS", "NNP"):
                yield from self._noun(k, tree, i)

    def cue(self, tree: Tree, v: int) -> VerbCue | None:
        """The stance entry of a verb with most particles present."""
        for cue in self._words.verbs.get(tree.lemmas[v], ()):
            if all(self._has(tree, v, p) for p in cue.particles):
                return cue
        return None

    @staticmethod
    def _has(tree: Tree, v: int, particle: str) -> bool:
        for c in tree.children[v]:
            if tree.lower[c] == particle or tree.lemmas[c] == particle:
                return True
            if tree.deps[c] in ("prep", "prt", "advmod", "dobj") and any(
                tree.lower[g] == particle or tree.lemmas[g] == particle for g in tree.children[c]
            ):
                return True
        end = min(len(tree), v + 3)
        return any(tree.lower[j] == particle for j in range(v + 1, end))

    def factual(self, k: int, tree: Tree, i: int) -> bool:
        """Whether a word is stated as fact: not asked, supposed, or within what somebody wants, offers or denies."""
        return not (asked(tree, i) or hypothetical(tree, i)) and self.stated(tree, i)

    def stated(self, tree: Tree, i: int) -> bool:
        """Whether a word stands outside of what somebody wants, offers or denies."""
        at = i
        while tree.heads[at] != at:
            dep, at = tree.deps[at], tree.heads[at]
            if dep in ("conj", "appos", "punct"):
                continue
            if dep in ("ccomp", "advcl") and tree.tags[at].startswith("V") and modals(tree, at) & {"must", "should"}:
                return False
            if dep in ("ccomp", "xcomp", "pcomp", "dobj", "pobj", "acl", "prep", "advcl", "attr"):
                if tree.tags[at].startswith("V"):
                    cue = self.cue(tree, at)
                    if (
                        cue is not None
                        and cue.stance in _UNREAL
                        and dep in ("ccomp", "xcomp", "prep", "dobj")
                        and not self._reports(tree, at, cue)
                    ):
                        return False
                    if tree.lemmas[at] == "persuade":
                        continue
                elif self._words.nouns.get(tree.lemmas[at]) in _UNREAL and dep in ("acl", "prep"):
                    return False
        return True

    def _reports(self, tree: Tree, v: int, cue: VerbCue) -> bool:
        """Whether a stance verb tells facts in its that-clause: "insisted that its forces had stopped", "agreed that"."""
        clause = tree.child(v, "ccomp")
        if clause is None or cue.particles:
            return False
        if tree.lemmas[v] in ("insist", "reaffirm", "suggest", "claim", "fear", "warn", "object", "stress", "propose"):
            return bool(modals(tree, clause) & {"had", "has", "have", "was", "were", "is", "are", "did"}) or tree.tags[
                clause
            ] in ("VBD", "VBZ")
        return False

    def _verb(self, k: int, tree: Tree, v: int) -> Iterator[Claim]:
        if tree.lemmas[v] in _RESPOND:
            silence = self._silence(k, tree, v)
            if silence is not None:
                yield silence
                return
        if tree.lemmas[v] in _CALLS:
            judged = self._judged(k, tree, v)
            if judged is not None:
                yield judged
                return
        cue = self.cue(tree, v)
        if cue is None or not self._stands(tree, v, cue) or not self.factual(k, tree, v):
            return
        stance: str | None = self._by_object(tree, v, cue)
        if stance is None:
            return
        told = any(s.actors for s in self._sayings.chain(k, v))
        if stance == "claimed_compliance" and modals(tree, v) & {"will", "would"} and not negated(tree, v):
            stance = "committed"
        if stance == "welcomed" and modals(tree, v) & {"would"}:
            stance = "hoped"
        if negated(tree, v):
            stance = "undecided" if tree.lemmas[v] in _RESPOND else _NEGATED[stance]
            if stance is None:
                return
        elif (
            modals(tree, v) & {"would", "should", "must"}
            and not (told and modals(tree, v) & {"would"})
            and tree.lemmas[v] not in ("need", "want", "like")
            and stance not in ("threatened", "declined", "hoped", "welcomed", "claimed_compliance", "committed")
        ):
            return
        elif modals(tree, v) & {"will"} and stance in (
            "agreed",
            "proposed",
            "discussed",
            "undecided",
            "declined",
            "suspended",
            "announced",
        ):
            stance = {"agreed": "committed", "declined": "declined", "suspended": "threatened"}.get(stance, "announced")
        if tree.tags[v] == "VBN" and tree.deps[v] == "acl" and agent(tree, v) is None:
            return
        holders, about, head, first = self._arguments(k, tree, v)
        if stance == "accused" and not self._blames(k, tree, v):
            return
        if stance == "agreed" and self._conditional(tree, v):
            stance = "agreed_in_principle"
        if stance == "agreed" and self._in_principle(tree, v):
            stance = "agreed_in_principle"
        understood = self._understanding(tree, v) if stance == "agreed" else None
        if understood is not None:
            yield Claim(
                k,
                v,
                "agreed_in_principle",
                "phrase:with an understanding",
                holders,
                tuple(range(understood, tree.rights[understood] + 1)),
                understood,
                understood,
                tree.rights[understood],
            )
            about = tuple(j for j in about if j < understood)
        targets: tuple[str, ...] = ()
        if stance in _ABOUT_SOMEBODY:
            targets = self._targets(k, tree, v, holders, about)
        yield Claim(
            k,
            v,
            stance,
            f"verb:{tree.lemmas[v]}{' ' + cue.name if cue.particles else ''}",
            holders,
            about,
            head,
            first,
            max(about, default=v),
            targets,
        )

    def _judged(self, k: int, tree: Tree, v: int) -> Claim | None:
        """ "called it a positive sign", "described the terms as unacceptable", "branded the report a fake"."""
        if not self.factual(k, tree, v) or negated(tree, v):
            return None
        holders, about, head, first = self._arguments(k, tree, v)
        words = {tree.lemmas[j] for j in about} | {tree.lower[j] for j in about}
        stance = next((s for s, cues in _JUDGEMENTS.items() if words & cues), None)
        if stance is None:
            return None
        targets = self._targets(k, tree, v, holders, about) if stance == "denied" else ()
        return Claim(
            k, v, stance, f"verb:{tree.lemmas[v]} it so", holders, about, head, first, max(about, default=v), targets
        )

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
        holders = tuple(a for a in self.who(k, tree, subject) if a.party)
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
        if lemma in _NEEDS_TO and not cue.particles:
            return tree.child(v, "xcomp", "ccomp", "dobj") is not None
        if lemma in (
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

    def _by_object(self, tree: Tree, v: int, cue: VerbCue) -> str | None:
        """What the object makes of the verb: to reject a charge is to deny it, to observe a truce is to claim compliance."""
        stance = cue.stance
        object_ = tree.child(v, "dobj", "nsubjpass")
        lemma = tree.lemmas[object_] if object_ is not None else ""
        kinds = self._words.objects
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

    def _conditional(self, tree: Tree, v: int) -> bool:
        """Whether a yes hangs on a condition in its own clause."""
        return any(
            tree.deps[c] in ("advcl", "prep") and any(tree.lower[g] in _CONDITION for g in (c, *tree.children[c]))
            for c in tree.children[v]
        ) or any(
            tree.lower[j] == "condition" and tree.lower[j - 1] in ("on", "the")
            for j in range(v + 1, min(len(tree), v + 30))
        )

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

    def _arguments(self, k: int, tree: Tree, v: int) -> tuple[tuple[Actor, ...], tuple[int, ...], int, int]:
        """Who holds the stance, what it is about, the head of that, and where the clause begins."""
        subject, by = tree.subject(v), agent(tree, v)
        about: list[int] = []
        head = v
        if passive(tree, v):
            holders = self.who(k, tree, by)
            if subject is not None and tree.deps[v] != "acl":
                about += tokens_under(tree, [subject])
            elif tree.deps[v] == "acl":
                about += list(range(tree.lefts[tree.heads[v]], v))
            about += tokens_under(
                tree, [c for c in complements(tree, v) if c != by and tree.deps[c] in ("xcomp", "ccomp", "prep")]
            )
        else:
            holders = self.who(k, tree, subject)
            own = list(complements(tree, v))
            about = tokens_under(tree, own)
            if tree.deps[v] in ("relcl", "acl") and subject is not None and self._gap(tree, v):
                about += list(range(tree.lefts[_whole(tree, tree.heads[v])], min(tree.lefts[subject], v)))
        first = v
        if subject is not None and tree.heads[subject] == v and subject < v and v - tree.lefts[subject] < 45:
            first = tree.lefts[subject]
        about = [j for j in about if j != v]
        if about:
            first = min(first, min(about)) if passive(tree, v) else first
        return holders, tuple(sorted(set(about))), head, first

    @staticmethod
    def _gap(tree: Tree, v: int) -> bool:
        """Whether the object of a relative clause is what it hangs on: "the truce that Kyiv proposed"."""
        object_ = tree.child(v, "dobj", "ccomp", "xcomp")
        subject = tree.subject(v)
        if subject is not None and tree.lower[subject] in ("who", "which", "that"):
            return False
        return object_ is None or tree.lower[object_] in ("that", "which", "whom", "what")

    def who(self, k: int, tree: Tree, i: int | None) -> tuple[Actor, ...]:
        """The actors that noun or pronoun `i` means; an unknown one is an actor without name; none for null."""
        if i is None:
            return ()
        if tree.lower[i] in ("who", "which", "that") and tree.deps[tree.heads[i]] != "relcl":
            copula = tree.first_conjunct(tree.heads[i])
            named = tree.child(copula, "attr") if tree.lemmas[copula] == "be" else None
            if named is not None:  # "it was Ukraine that had violated it"
                return self._cast.actors(k, named)
        if tree.lower[i] in ("who", "which", "that") and tree.deps[tree.heads[i]] in ("relcl", "conj"):
            verb = tree.first_conjunct(tree.heads[i])
            return self._cast.actors(k, tree.heads[verb])
        if tree.lower[i] in ("we", "i", "our"):
            return self._we(k, i)
        found = self._cast.actors(k, i)
        if not found and tree.lemmas[i] in _FOES:
            tellers = [p for s in self._sayings.chain(k, i) for p in parties_of(s.actors)]
            foe = self._cast.opponent(tellers[-1]) if tellers else None
            if foe is not None:
                return (Actor(foe, foe, Standing.PARTY),)
        if not found:
            return (Actor("", None, Standing.BODY),)
        return found

    def _we(self, k: int, i: int) -> tuple[Actor, ...]:
        chain = [s for s in self._sayings.chain(k, i) if s.actors]
        return chain[-1].actors if chain else ()

    def _targets(
        self, k: int, tree: Tree, v: int, holders: tuple[Actor, ...], about: tuple[int, ...]
    ) -> tuple[str, ...]:
        """Whom it is directed at: the object, else the first other party among the words."""
        own = set(parties_of(holders))
        if any(tree.lower[c] in ("other", "another") for c in tree.each(v, "dobj")) and len(own) == 2:
            return tuple(sorted(own))  # "accused each other"
        for c in tree.each(v, "dobj", "dative", "nsubjpass"):
            parties = tuple(p for p in parties_of(self._cast.actors(k, c)) if p not in own)
            if parties:
                return parties
        for j in about:
            parties = tuple(p for p in parties_of(self._cast.at[k].get(j, ())) if p not in own)
            if parties:
                return parties[:1]
        return ()

    def _adjective(self, k: int, tree: Tree, a: int) -> Iterator[Claim]:
        stance: str | None = self._words.adjectives.get(tree.lemmas[a])
        if stance is None or tree.deps[a] not in (
            "acomp",
            "oprd",
            "conj",
            "ROOT",
            "ccomp",
            "amod",
            "advcl",
            "relcl",
            "attr",
            "xcomp",
        ):
            return
        verb = tree.heads[a] if tree.deps[a] in ("acomp", "oprd", "attr", "xcomp") else a
        if tree.deps[a] == "amod" or not self.factual(k, tree, verb):
            return
        if negated(tree, verb) or negated(tree, a):
            stance = {
                "agreed": "declined",
                "undecided": None,
                "sceptical": None,
                "welcomed": "sceptical",
                "hoped": "sceptical",
                "declined": None,
            }.get(stance)
            if tree.lemmas[a] == "clear":
                stance = "undecided"
            if stance is None:
                return
        subject = tree.subject(verb) if verb != a else tree.subject(a)
        if tree.deps[a] == "conj" and subject is None:
            subject = tree.subject(tree.heads[tree.first_conjunct(a)])
        holders = self.who(k, tree, subject)
        heads = list(complements(tree, a))
        if verb != a:
            heads += [c for c in complements(tree, verb) if c != a and c > a]
        about = tokens_under(tree, heads)
        unpersonal = subject is not None and not parties_of(holders)
        if unpersonal and stance in ("declined", "sceptical", "demanded", "undecided", "welcomed", "hoped"):
            holders = ()
            about = about + tokens_under(tree, [subject]) if subject is not None else about
            if stance == "undecided":
                holders = self._first_party(k, tree, about)
        if stance == "agreed" and (self._conditional(tree, a) or self._conditional(tree, verb)):
            stance = "agreed_in_principle"
        if not about:
            return
        first = tree.lefts[subject] if subject is not None and subject < a else min([a, *about])
        yield Claim(
            k,
            a,
            stance,
            f"adjective:{tree.lemmas[a]}",
            holders,
            tuple(sorted(set(about))),
            a,
            min(first, min(about)),
            max([a, *about]),
        )

    def _first_party(self, k: int, tree: Tree, about: Sequence[int]) -> tuple[Actor, ...]:
        for j in about:
            found = tuple(a for a in self._cast.at[k].get(j, ()) if a.party)
            if found and tree.deps[j] in ("nsubj", "nsubjpass", "poss"):
                return tuple(Actor(a.party or "", a.party, Standing.PARTY) for a in found)
        return ()

    def _noun(self, k: int, tree: Tree, n: int) -> Iterator[Claim]:
        """ "a refusal by Hamas to hand over", "Israel's demand that", "Trump's calls for"."""
        stance = self._words.nouns.get(tree.lemmas[n])
        if stance is None or tree.deps[n] == "compound":
            return
        by = next(
            (o for p in tree.each(n, "prep", "agent") if tree.lower[p] in ("by", "from") for o in tree.each(p, "pobj")),
            None,
        )
        owner = by if by is not None else tree.child(n, "poss")
        if owner is None and stance == "proposed":
            owner = next((c for c in tree.each(n, "amod", "compound", "nmod") if c in self._cast.sides[k]), None)
        told = (
            owner is None
            and tree.deps[n] == "attr"
            and bool(self._sayings.chain(k, n))
            and not negated(tree, tree.heads[n])
        )
        if not told and (owner is None or not parties_of(self._cast.actors(k, owner))):
            return
        if (
            stance in ("agreed", "committed", "welcomed", "denied")
            and by is None
            and tree.lemmas[n] not in ("readiness", "willingness", "rejection", "acceptance", "pledge")
        ):
            return
        if (
            stance == "proposed"
            and tree.lemmas[n] in ("plan", "idea", "initiative")
            and tree.deps[n] in ("dobj", "pobj")
            and by is None
        ):
            return
        if not self._noun_stated(k, tree, n, by):
            return
        holders = self._cast.actors(k, owner) if owner is not None else ()
        apart = frozenset(
            c for c in tree.children[n] if tree.deps[c] in ("conj", "appos") and tree.lemmas[c] in self._words.nouns
        )
        heads = [
            c
            for c in tree.children[n]
            if tree.deps[c] in ("prep", "acl", "ccomp", "relcl", "appos")
            and c > n
            and tree.lower[c] not in ("by", "from")
        ]
        if by is not None:
            heads += [c for c in tree.children[by] if tree.deps[c] in ("prep", "acl", "relcl") and c > by]
            prep = tree.heads[by]
            heads += [c for c in tree.children[prep] if c != by]
        inner = frozenset(
            j
            for j in tokens_under(tree, heads)
            if j != n and tree.lemmas[j] in self._words.nouns and tree.deps[j] in ("conj", "appos")
        )
        about = tokens_under(tree, heads, stop=apart | inner) + [
            c for c in tree.each(n, "compound", "amod") if c != owner
        ]
        if not about:
            return
        targets = self._targets(k, tree, n, holders, tuple(about)) if stance in _ABOUT_SOMEBODY else ()
        yield Claim(
            k,
            n,
            stance,
            f"noun:{tree.lemmas[n]}",
            holders,
            tuple(sorted(set(about))),
            n,
            min([tree.lefts[n], *about]),
            max([n, *about]),
            targets,
            vague=by is not None,
        )

    @staticmethod
    def _by(tree: Tree, n: int) -> int | None:
        """Whose it is: "a refusal by X", "the halt, announced by X", "a plan is to be presented by X"."""
        for p in tree.each(n, "prep", "agent"):
            if tree.lower[p] in ("by", "from"):
                for o in tree.each(p, "pobj"):
                    return o
        for v in tree.each(n, "acl"):
            if tree.lemmas[v] in _VOICED and agent(tree, v) is not None:
                return agent(tree, v)
        if tree.deps[n] == "nsubjpass":
            for v in (tree.heads[n], *tree.each(tree.heads[n], "xcomp")):
                if tree.lemmas[v] in _VOICED:
                    return agent(tree, v)
        return None

    def _noun_stated(self, k: int, tree: Tree, n: int, by: int | None) -> bool:
        """A noun of stance counts unless it is merely taken up again: "welcomed Trump's call" is no new call."""
        head = tree.heads[n]
        if tree.deps[n] in ("dobj", "pobj") and tree.tags[head].startswith("V"):
            cue = self.cue(tree, head)
            if cue is not None and by is None and cue.stance in ("welcomed", "declined", "denied", "agreed"):
                return tree.lemmas[n] == "proposal" and self._words.nouns.get(tree.lemmas[n]) == "proposed"
        return not asked(tree, n)

    def _phrase(self, k: int, tree: Tree, first: int, last: int, stance: str) -> Claim | None:
        """Set phrases: "is on board with", "it is not clear whether", "out of the question"."""
        verb = next((a for a in (first, *tree.ancestors(first)) if tree.tags[a].startswith("V")), None)
        if verb is None or asked(tree, first):
            return None
        if stance == "agreed" and (hypothetical(tree, verb) or not self.factual(k, tree, verb)):
            return None
        if stance == "undecided":
            return self._open_question(k, tree, first, last, verb)
        if hypothetical(tree, verb):
            return None
        subject = tree.subject(verb)
        holders = self.who(k, tree, subject)
        about = [
            j
            for j in tokens_under(tree, [verb])
            if j > last or (subject is not None and tree.lefts[subject] <= j <= tree.rights[subject])
        ]
        if not parties_of(holders):
            holders = ()
        if stance == "demanded":
            return None
        return Claim(
            k,
            verb,
            stance,
            f"phrase:{tree.text[tree.starts[first] : tree.ends[last]].lower()}",
            holders,
            tuple(about),
            verb,
            min([verb, first, *about]),
            max([last, *about]),
        )

    def _open_question(self, k: int, tree: Tree, first: int, last: int, verb: int) -> Claim | None:
        start, end = tree.sentences[tree.sentence_of[first]]
        subject = tree.subject(verb)
        holders = tuple(a for a in self.who(k, tree, subject) if a.party)
        if not holders:
            origin = next(
                (
                    o
                    for j in range(last + 1, min(end, last + 8))
                    if tree.lower[j] in ("from", "by")
                    for o in tree.each(j, "pobj")
                ),
                None,
            )
            holders = tuple(a for a in self.who(k, tree, origin) if a.party) if origin is not None else ()
        about = [j for j in range(start, end) if j < first or j > last]
        if not holders:
            holders = self._first_party(k, tree, [j for j in about if j > last] + [j for j in about if j < first])
        if not holders:
            return None
        return Claim(k, verb, "undecided", "phrase:open question", holders, tuple(about), verb, start, end - 1)


def _whole(tree: Tree, n: int) -> int:
    """The head of the whole noun phrase that noun `n` ends: "a pause in attacks on energy sites" for "sites"."""
    while tree.deps[n] in ("pobj", "prep", "compound", "amod", "poss") and not tree.tags[tree.heads[n]].startswith("V"):
        n = tree.heads[n]
    return n
