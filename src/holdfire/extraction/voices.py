"""Whose words a term stands in: a side's own account, whoever tells the sentence, or who binds itself in the report's voice."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from holdfire.extraction.actors import Actor, Standing
from holdfire.extraction.cast import Cast
from holdfire.extraction.sayings import Saying, Sayings
from holdfire.extraction.tree import Tree
from holdfire.vocab.grammar import words_of

_WORDS = words_of("terms")
_OFFERS = frozenset({"proposal", "offer", "plan", "idea", "initiative", "draft"})
_FRAMES = frozenset({"in", "under", "by", "according", "for", "per", "to"})
_RELAYS = frozenset(
    {
        "propose",
        "agree",
        "accept",
        "order",
        "offer",
        "suggest",
        "support",
        "back",
        "welcome",
        "promise",
        "command",
        "request",
        "instruct",
        "call",
    }
)
_UP = 10  # arcs from a term to the verb that words it


@dataclass(frozen=True, slots=True)
class Voice:
    """Who words a term, who passes it on, and the verb that tells it, where there is one."""

    actor: Actor
    via: str | None = None
    cue: int | None = None


class Voices:
    """Settles whose words they are; one instance a report. Sentences are asked for in order of the text."""

    def __init__(self, trees: Sequence[Tree], cast: Cast, sayings: Sayings) -> None:
        self._trees, self._cast, self._sayings = trees, cast, sayings
        self._document: Actor | None = None  # whose text "the text" is

    def of(self, k: int, i: int) -> tuple[Voice, ...]:
        """Whose words token `i` of passage `k` stands in; empty where nobody's that has a side."""
        tree = self._trees[k]
        tellers = self._tellers(k, i)
        owners, offered = self._owners(k, tree, i)
        own = tuple(self._as_told(actor, tellers) for actor in owners)
        if own and not offered:
            return own
        found = own + (self._told(tellers) or self._bound(k, tree, i))
        return tuple({v.actor.party: v for v in found}.values())

    def heard(self, k: int, first: int, last: int) -> None:
        """Remember whose text a sentence named or published, for "the text" of the next."""
        tree = self._trees[k]
        for i in range(first, last + 1):
            if tree.lemmas[i] in _WORDS["documents"] and tree.tags[i].startswith("NN"):
                owner = self._owner(k, tree, i)
                if owner is not None:
                    self._document = owner
            elif tree.lemmas[i] in ("publish", "release", "issue", "say", "announce", "write") and tree.tags[
                i
            ].startswith("V"):
                subject = tree.subject(i)
                actor = next((a for a in self._actors(k, subject)), None)
                if actor is not None and (actor.standing in (Standing.BODY, Standing.PARTY) or tree.lemmas[i] != "say"):
                    self._document = actor

    def document(self) -> Voice | None:
        """Whose text was named last."""
        return Voice(self._document) if self._document is not None else None

    def _actors(self, k: int, i: int | None) -> Iterator[Actor]:
        if i is not None:
            yield from (a for a in self._cast.actors(k, i) if a.party)

    def _tellers(self, k: int, i: int) -> list[Saying]:
        return [s for s in self._sayings.chain(k, i) if s.actors]

    def _told(self, tellers: list[Saying]) -> tuple[Voice, ...]:
        """The innermost teller with a side; what another side only proposes or agrees to in its account is its own wording."""
        chain = [s for s in tellers if any(a.party for a in s.actors)]
        if not chain:
            return ()
        inner = chain[-1]
        if len(chain) > 1 and inner.cue is not None and self._trees[inner.k].lemmas[inner.cue] in _RELAYS:
            parties = {a.party for a in inner.actors}
            outer = next((s for s in reversed(chain[:-1]) if not parties & {a.party for a in s.actors}), None)
            inner = outer or inner
        place = chain.index(inner)
        return tuple(Voice(a, _via(a, chain[:place]), inner.cue) for a in inner.actors if a.party)

    def _as_told(self, owner: Actor, tellers: list[Saying]) -> Voice:
        """An account's owner, by the name of its own teller where one tells it, with anybody else who passes it on."""
        for depth in range(len(tellers) - 1, -1, -1):
            own = next((a for a in tellers[depth].actors if a.party == owner.party), None)
            if own is not None:
                return Voice(own, _via(own, tellers[:depth]), tellers[depth].cue)
        return Voice(owner, _via(owner, [s for s in tellers if any(a.party for a in s.actors)]))

    def _owners(self, k: int, tree: Tree, i: int) -> tuple[tuple[Actor, ...], bool]:
        """The side in whose account a term stands ("in Russia's count", "Kyiv counts from"), and whether it is a mere offer."""
        at = i
        for _ in range(_UP):
            lemma = tree.lemmas[at]
            if lemma in _WORDS["accounts"] and tree.tags[at].startswith("NN"):
                owner = self._owner(k, tree, at)
                if owner is not None:
                    return (owner,), lemma in _OFFERS
            if tree.tags[at].startswith("V") or tree.deps[at] == "ROOT":
                found = self._framed(k, tree, at)
                if found:
                    return found, False
            if tree.heads[at] == at:
                break
            at = tree.heads[at]
        return (), False

    def _framed(self, k: int, tree: Tree, v: int) -> tuple[Actor, ...]:
        for c in tree.children[v]:
            if tree.deps[c] == "nsubj" or tree.deps[c] == "nsubjpass":
                named = tuple(self._actors(k, c))
                if tree.lemmas[v] in _WORDS["holds_that"] and named:
                    return named
                if tree.lemmas[c] in _WORDS["accounts"]:
                    owner = self._owner(k, tree, c)
                    if (
                        owner is None
                        and tree.lemmas[c] in _WORDS["documents"]
                        and tree.lowered_child(c, "the", "that", "this")
                    ):
                        owner = self._document
                    if owner is not None:
                        return (owner,)
            elif tree.deps[c] == "prep" and tree.lower[c] in _FRAMES:
                for o in tree.each(c, "pobj"):
                    if tree.lemmas[o] in _WORDS["accounts"]:
                        owner = self._owner(k, tree, o)
                        if owner is not None:
                            return (owner,)
                    elif tree.lower[c] == "for" and c < v and c == tree.lefts[v]:
                        named = tuple(self._actors(k, o))
                        if named:
                            return named  # "for Moscow the clock started a week earlier"
        return ()

    def _owner(self, k: int, tree: Tree, noun: int) -> Actor | None:
        """Whose account a noun names: "the Kremlin's list", "the list of Ukraine's ministry", "the text that the Kremlin published"."""
        own = next(self._actors(k, noun), None)
        if own is not None:
            return own
        for c in tree.children[noun]:
            if tree.deps[c] in ("poss", "compound", "nmod", "amod"):
                own = next(self._actors(k, c), None)
                if own is not None:
                    return own
            elif tree.deps[c] == "prep" and tree.lower[c] in ("of", "by", "from"):
                own = next((a for o in tree.each(c, "pobj") for a in self._actors(k, o)), None)
                if own is not None:
                    return own
            elif tree.deps[c] in ("relcl", "acl"):
                subject = tree.subject(c)
                own = next(self._actors(k, subject), None) if subject != noun else None
                if own is not None:
                    return own
        return None

    def _bound(self, k: int, tree: Tree, i: int) -> tuple[Voice, ...]:
        """In the report's own voice, who agrees to it, orders it or puts it forward."""
        at = i
        for _ in range(_UP):
            if tree.tags[at].startswith("V") and tree.lemmas[at] in _WORDS["undertakes"]:
                passive = tree.child(at, "nsubjpass", "auxpass") is not None
                agents = [o for a in tree.each(at, "agent") for o in tree.each(a, "pobj")]
                subject = tree.subject(at)
                heads = agents if passive else ([subject] if subject is not None else [])
                found = tuple(
                    Voice(a, None, at) for h in heads for a in self._actors(k, h) if a.standing is not Standing.FORCES
                )
                if found:
                    return found
            if tree.heads[at] == at:
                break
            at = tree.heads[at]
        return ()


def _via(actor: Actor, chain: Sequence[Saying]) -> str | None:
    for saying in reversed(chain):
        for teller in saying.actors:
            if teller.name != actor.name:
                return teller.name
    return None
