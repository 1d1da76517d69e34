"""Whose words a term stands in: a side's own account, whoever tells the sentence, or who binds itself in the report's voice."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from holdfire.extraction.actors import Actor, Standing
from holdfire.extraction.cast import Cast
from holdfire.extraction.sayings import Saying, Sayings
from holdfire.extraction.terms.sentence import whole_sentences
from holdfire.extraction.tree import Tree
from holdfire.vocab.grammar import words_of

_WORDS = words_of("terms")
_OFFERS = frozenset({"proposal", "offer", "plan", "idea", "initiative", "draft"})
_FRAMES = frozenset({"in", "under", "by", "according", "for", "per", "to"})
_RELAYS = frozenset(
    {
        "proposal",
        "offer",
        "idea",
        "call",
        "initiative",
        "propose",
        "agree",
        "accept",
        "order",
        "suggest",
        "support",
        "back",
        "welcome",
        "promise",
        "command",
        "request",
        "instruct",
        "put",
    }
)  # fmt: skip
_SPEECH = frozenset(
    {
        "say",
        "tell",
        "announce",
        "state",
        "add",
        "write",
        "note",
        "stress",
        "confirm",
        "declare",
        "explain",
        "report",
        "warn",
    }
)
_PUBLISHING = frozenset({"publish", "release", "issue", "say", "announce", "write"})
_POINTING = ("the", "that", "this", "both", "either", "it")
_DATELINE = re.compile(r"[A-Z][A-Za-z./', ]{2,48}?\s(?:[-–—]|--)\s")  # "MINSK - ", "Tehran, IRNA – "
_LONG = 80  # tokens of a sentence that somebody tells at its end
_UP = 10  # arcs from a term to the verb that words it


@dataclass(frozen=True, slots=True)
class Voice:
    """Who words a term, who passes it on, and the verb that tells it, where there is one."""

    actor: Actor
    via: str | None = None
    cue: int | None = None


class Voices:
    """Settles whose words they are; one instance a report. Sentences are asked for in order of the text.

    `home` is the side whose own document the report is, where it is one's.
    """

    def __init__(self, trees: Sequence[Tree], cast: Cast, sayings: Sayings, home: Actor | None = None) -> None:
        self._trees, self._cast, self._sayings, self._home = trees, cast, sayings, home
        self._document: tuple[Actor, ...] = ()  # whose text "the text" is
        self._venues = venues(trees, cast)
        self._starts = [[first for first, _ in whole_sentences(tree)] for tree in trees]
        self._cued: list[dict[int, list[Saying]]] = [{} for _ in trees]  # by the sentence of the cue
        for k, inside in enumerate(sayings.by_passage):
            for saying in inside:
                if saying.cue is not None:
                    self._cued[k].setdefault(self._sentence(k, saying.cue), []).append(saying)

    def of(self, k: int, i: int, *, silent: bool = False) -> tuple[Voice, ...]:
        """Whose words token `i` of passage `k` stands in; empty where nobody's that has a side.

        `silent` asks who leaves something unsaid: there, the subject of the verb of telling.
        """
        tree = self._trees[k]
        tellers = self._tellers(k, i)
        owners, offered = self._owners(k, tree, i, told=bool(tellers))
        own = tuple(self._as_told(actor, tellers) for actor in owners)
        if own and not offered:
            return _once(own)
        found = self._told(tellers) or self._home_voice() or self._bound(k, tree, i, silent=silent)
        if offered and found and all(v.actor.party in {o.actor.party for o in own} for v in found):
            return _once(found)
        return _once(found or own) if not offered or found == self._home_voice() else _once((*own, *found))

    def heard(self, k: int, first: int, last: int) -> None:
        """Remember whose text a sentence named or published, for "the text" of the next."""
        tree = self._trees[k]
        for i in range(first, last + 1):
            if tree.lemmas[i] in _WORDS["documents"] and tree.tags[i].startswith("NN"):
                owners = self._owner(k, tree, i)
                if owners:
                    self._document = owners
            elif tree.lemmas[i] in _PUBLISHING and tree.tags[i].startswith("V"):
                subject = tree.subject(i)
                actors = tuple(self._actors(k, subject))
                if actors and (
                    tree.lemmas[i] != "say" or all(a.standing in (Standing.BODY, Standing.PARTY) for a in actors)
                ):
                    self._document = actors

    def told_by_text(self, k: int, i: int) -> tuple[Voice, ...]:
        """The owners of the text that tells a token: "..., the statement said"; empty where somebody else tells it."""
        tellers = self._tellers(k, i)
        return self._told(tellers) if tellers and self._is_text(tellers[-1]) else ()

    def closing(self, k: int, first: int, last: int) -> tuple[Voice, ...]:
        """Whoever tells most of a sentence."""
        inside = [
            s
            for s in self._cued[k].get(self._sentence(k, first), ())
            if s.cue is not None and s.cue <= last and self._sides(s)
        ]
        largest = max(inside, key=lambda s: s.size, default=None)
        return self._told([largest]) if largest is not None else ()

    @property
    def document(self) -> tuple[Voice, ...]:
        """Whose text was named last."""
        return tuple(Voice(a) for a in self._document)

    def _tellers(self, k: int, i: int) -> list[Saying]:
        """Who tells a token, outermost first; where nothing covers it, a closing ", the ministry said" of its sentence does."""
        tree = self._trees[k]
        found = [
            s
            for s in self._sayings.chain(k, i)
            if (s.actors or self._sides(s)) and not (s.cue is None and self._turns(s, i))
        ]
        if found:
            return found
        closing = [
            s
            for s in self._cued[k].get(self._sentence(k, i), ())
            if s.cue is not None
            and s.cue > i
            and "," in tree.words[i : s.cue]
            and tree.lemmas[s.cue] not in _RELAYS
            and self._sides(s)
        ]
        return closing[-1:] or self._parenthesis(k, tree, i)

    def _parenthesis(self, k: int, tree: Tree, i: int) -> list[Saying]:
        """ ", the envoy told the council", where the parser made it the main clause."""
        here = self._sentence(k, i)
        for v in range(i + 1, min(len(tree), i + _LONG)):
            if self._sentence(k, v) != here:
                return []
            if tree.deps[v] not in ("ROOT", "conj") or tree.lemmas[v] not in _SPEECH:
                continue
            subject = tree.child(v, "nsubj")
            if subject is not None and i < tree.lefts[subject] and tree.words[tree.lefts[subject] - 1] == ",":
                actors = tuple(self._actors(k, subject))
                return [Saying(k, actors, ((here, tree.lefts[subject] - 1),), v, subject)] if actors else []
        return []

    def _open_quote(self, k: int, start: int) -> bool:
        """Whether a quotation stands open where a sentence begins; looked for in the last few lines."""
        return sum(w == '"' for w in self._trees[k].words[max(0, start - 200) : start]) % 2 == 1

    def _sentence(self, k: int, i: int) -> int:
        """Where the sentence of a token begins."""
        starts = self._starts[k]
        return starts[bisect_right(starts, i) - 1] if starts else 0

    def _turns(self, saying: Saying, i: int) -> bool:
        """Whether a sentence that is only taken to go on with what somebody said turns to another side: "ASEAN will monitor"."""
        tree = self._trees[saying.k]
        start, end = tree.sentences[tree.sentence_of[i]]
        if '"' in tree.words[start:end] or self._open_quote(saying.k, start):
            return False
        root = next((j for j in range(start, end) if tree.deps[j] == "ROOT"), start)
        subject = tree.subject(root)
        named = {a.party for a in self._actors(saying.k, subject)}
        return bool(named) and not named & {a.party for a in self._sides(saying)}

    def _actors(self, k: int, i: int | None) -> Iterator[Actor]:
        """The sides that a noun stands for; "the delegations of the two countries" are those of its complement."""
        if i is None:
            return
        found = [a for a in self._cast.actors(k, i) if a.party]
        tree = self._trees[k]
        if not found and tree.lemmas[i] in _WORDS["bodies"]:
            found = self._complement(k, tree, i)
        yield from (a for a in found if self._has_side(a))

    def _complement(self, k: int, tree: Tree, i: int) -> list[Actor]:
        """The sides of "of ..." behind a body, through "the Ministry of Defence of Azerbaijan"."""
        at: int | None = i
        for _ in range(3):
            at = (
                next((o for p in tree.each(at, "prep") if tree.lower[p] == "of" for o in tree.each(p, "pobj")), None)
                if at is not None
                else None
            )
            found = [a for a in self._cast.actors(k, at) if a.party] if at is not None else []
            if len(found) == 1 and tree.lemmas[i] in (
                "ministry",
                "command",
                "staff",
                "office",
                "leadership",
                "presidency",
                "army",
            ):
                first = tree.lefts[i] + (tree.tags[tree.lefts[i]] == "DT")
                return [Actor(tree.text[tree.starts[first] : tree.ends[tree.rights[i]]], found[0].party, Standing.BODY)]
            if found:
                return found
        return []

    def _has_side(self, actor: Actor) -> bool:
        return actor.party is not None and actor.party not in self._venues and actor.party not in _WORDS["onlookers"]

    def _sides(self, saying: Saying) -> tuple[Actor, ...]:
        """The tellers of a saying that have a side."""
        found = tuple(a for a in saying.actors if self._has_side(a))
        if found or saying.cue is None:
            return found
        if saying.source is not None:
            return tuple(self._actors(saying.k, saying.source))
        before = saying.cue - 1
        return tuple(a for a in self._cast.actors(saying.k, before) if self._has_side(a)) if before >= 0 else ()

    def _home_voice(self) -> tuple[Voice, ...]:
        return (Voice(self._home),) if self._home is not None else ()

    def _told(self, tellers: list[Saying]) -> tuple[Voice, ...]:
        """The innermost teller with a side; what another side only proposes or agrees to in its account is its own wording."""
        if tellers and not self._sides(tellers[-1]) and self._is_text(tellers[-1]):
            return tuple(Voice(a, None, tellers[-1].cue) for a in self._document)
        chain = [s for s in tellers if self._sides(s)]
        if not chain:
            return ()
        inner = chain[-1]
        if inner.cue is not None and self._trees[inner.k].lemmas[inner.cue] in _RELAYS:
            parties = {a.party for a in self._sides(inner)}
            outer = next((s for s in reversed(chain[:-1]) if not parties & {a.party for a in self._sides(s)}), None)
            if outer is None and self._home is not None:
                return self._home_voice()
            inner = outer or inner
        place = chain.index(inner)
        return tuple(Voice(a, _via(a, chain[:place]), inner.cue) for a in self._sides(inner))

    def _is_text(self, saying: Saying) -> bool:
        tree, source = self._trees[saying.k], saying.source
        return source is not None and (
            tree.lemmas[source] in _WORDS["documents"] or tree.lower[source] in ("both", "it", "these")
        )

    def _as_told(self, owner: Actor, tellers: list[Saying]) -> Voice:
        """An account's owner, by the name of its own teller where one tells it, with anybody else who passes it on."""
        for depth in range(len(tellers) - 1, -1, -1):
            own = next((a for a in tellers[depth].actors if a.party == owner.party), None)
            if own is not None:
                return Voice(own, _via(own, tellers[:depth]), tellers[depth].cue)
        return Voice(owner, _via(owner, [s for s in tellers if any(a.party for a in s.actors)]))

    def _owners(self, k: int, tree: Tree, i: int, *, told: bool) -> tuple[tuple[Actor, ...], bool]:
        """The side in whose account a term stands ("in Russia's count", "Kyiv counts from"), and whether it is a mere offer."""
        at = i
        for _ in range(_UP):
            lemma = tree.lemmas[at]
            if lemma in _WORDS["accounts"] and tree.tags[at].startswith("NN"):
                owner = self._owner(k, tree, at, told=told)
                if owner:
                    return owner, lemma in _OFFERS
            if tree.tags[at].startswith("V") or tree.deps[at] == "ROOT":
                found = self._framed(k, tree, at, told=told)
                if found:
                    return found, False
            if tree.heads[at] == at:
                break
            at = tree.heads[at]
        return (), False

    def _framed(self, k: int, tree: Tree, v: int, *, told: bool) -> tuple[Actor, ...]:
        """The owner of the account that a clause speaks for or is set in: "Moscow counts", "under Putin's order", "for Kyiv the clock"."""
        for c in tree.children[v]:
            if tree.deps[c] in ("nsubj", "nsubjpass"):
                named = tuple(self._actors(k, c))
                if tree.lemmas[v] in _WORDS["holds_that"] and named and tree.lowered_child(v, "forward") is None:
                    return named
                owner = self._account(k, tree, c, told=told)
                if owner:
                    return owner
            elif tree.deps[c] in ("prep", "agent") and tree.lower[c] in _FRAMES and tree.lower[c] != "according":
                for o in tree.each(c, "pobj"):
                    owner = (
                        self._account(k, tree, o, told=told)
                        if tree.lower[c] != "to" or tree.lower[v] == "according"
                        else ()
                    )
                    if owner:
                        return owner
                    if tree.lower[c] == "for" and c < v and tree.lefts[c] == tree.lefts[v]:
                        named = tuple(self._actors(k, o))
                        if named:
                            return named  # "for Moscow the clock started a week earlier"
            elif tree.lower[c] == "according":
                for o in (o for t in tree.each(c, "prep") for o in tree.each(t, "pobj")):
                    owner = self._account(k, tree, o, told=told)
                    if owner:
                        return owner
        return ()

    def _account(self, k: int, tree: Tree, noun: int, *, told: bool) -> tuple[Actor, ...]:
        if tree.lemmas[noun] not in _WORDS["accounts"]:
            return ()
        owner = self._owner(k, tree, noun, told=told)
        if (
            not owner
            and tree.lemmas[noun] in _WORDS["documents"] - _WORDS["deals"]
            and tree.lowered_child(noun, *_POINTING)
        ):
            return self._document
        return owner

    def _owner(self, k: int, tree: Tree, noun: int, *, told: bool = False) -> tuple[Actor, ...]:
        """Whose account a noun names: "the Kremlin's list", "the list of Ukraine's ministry", "the text that the Kremlin published"."""
        if tree.lemmas[noun] in _WORDS["deals"]:
            return ()
        for c in tree.children[noun]:
            if tree.tags[c] == "PRP$":
                if told:
                    return ()  # "its proposal, the president said" is most likely his own side's
                return tuple(self._actors(k, c)) or self._document
        own = tuple(self._actors(k, noun))
        if own:
            return own
        for c in tree.children[noun]:
            if tree.deps[c] in ("poss", "compound", "nmod", "amod"):
                own = tuple(self._actors(k, c)) or tuple(a for g in tree.children[c] for a in self._actors(k, g))
            elif tree.deps[c] == "prep" and tree.lower[c] in ("of", "by", "from"):
                own = tuple(a for o in tree.each(c, "pobj") for a in self._actors(k, o))
            elif tree.deps[c] in ("relcl", "acl") and tree.lemmas[c] in _PUBLISHING:
                subject = tree.subject(c)
                own = tuple(self._actors(k, subject)) if subject != noun else ()
            if own:
                return own[:2]
        return ()

    def _bound(self, k: int, tree: Tree, i: int, *, silent: bool) -> tuple[Voice, ...]:
        """In the report's own voice, who agrees to it, orders it or puts it forward."""
        at = i
        for _ in range(_UP):
            binds = tree.lemmas[at] in _WORDS["undertakes"] or (silent and tree.lemmas[at] not in ("be", "have"))
            ready = tree.lemmas[at] in ("ready", "willing", "prepared") or (tree.tags[at].startswith("V") and binds)
            if ready:
                found = tuple(Voice(a, None, at) for a in self._undertaken(k, tree, at))
                if found:
                    return found
            if tree.heads[at] == at:
                break
            at = tree.heads[at]
        return ()

    def _undertaken(self, k: int, tree: Tree, v: int) -> tuple[Actor, ...]:
        """Who undertakes something by a verb; "the parties undertake" in a text that was named is the text's wording."""
        heads = self._doers(tree, v)
        found = tuple(a for h in heads for a in self._actors(k, h) if a.standing is not Standing.FORCES)
        general = any(tree.lemmas[h] in ("party", "side") and tree.tags[h] == "NNS" for h in heads)
        return self._document if general and len(found) < 2 else found

    @staticmethod
    def _doers(tree: Tree, v: int) -> list[int]:
        if tree.deps[v] in ("acomp", "xcomp") and tree.tags[v].startswith("JJ"):
            v = tree.heads[v]
        if tree.child(v, "nsubjpass", "auxpass") is not None:
            return [o for a in tree.each(v, "agent") for o in tree.each(a, "pobj")]
        subject = tree.subject(v)
        return tree.conjuncts(subject) if subject is not None else []


def _once(voices: Sequence[Voice]) -> tuple[Voice, ...]:
    """Each party once, by the first of its speakers."""
    found: dict[str | None, Voice] = {}
    for voice in voices:
        found.setdefault(voice.actor.party, voice)
    return tuple(found.values())


def venues(trees: Sequence[Tree], cast: Cast) -> frozenset[str]:
    """Parties that a report names only as the place of a meeting: "in Saudi Arabia"."""
    seats: set[str] = set()
    others: set[str] = set()
    for k, tree in enumerate(trees):
        for i in cast.sides[k]:
            party = cast.sides[k][i].party
            at = i
            while tree.deps[at] in ("compound", "appos") and tree.heads[at] != at:
                at = tree.heads[at]
            head = _DATELINE.match(tree.text)
            dateline = head is not None and tree.ends[i] <= head.end()
            placed = dateline or (tree.deps[at] == "pobj" and tree.lower[tree.heads[at]] in ("in", "at"))
            (seats if placed else others).add(party)
    return frozenset(p for p in seats - others if p)


def _via(actor: Actor, chain: Sequence[Saying]) -> str | None:
    for saying in reversed(chain):
        for teller in saying.actors:
            if teller.name != actor.name:
                return teller.name
    return None
