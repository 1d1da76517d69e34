"""Whose words a term stands in: a side's own account, whoever tells the sentence, or who binds itself in the report's voice."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from holdfire.extraction.accounts import PUBLISHING, UP
from holdfire.extraction.actors import Actor, Standing
from holdfire.extraction.cast import Cast
from holdfire.extraction.sayings import Saying, Sayings
from holdfire.extraction.tellers import RELAYS, Tellers
from holdfire.extraction.tree import Tree
from holdfire.vocab.actors import Kind, Roster
from holdfire.vocab.grammar import words_of

_WORDS = words_of("terms")


@dataclass(frozen=True, slots=True)
class Voice:
    """Who words a term, who passes it on, and the verb that tells it, where there is one."""

    actor: Actor
    via: str | None = None
    cue: int | None = None


class Voices(Tellers):
    """Settles whose words they are; one instance a report. Sentences are asked for in order of the text.

    `home` is the side whose own document the report is, where it is one's.
    """

    def __init__(self, trees: Sequence[Tree], cast: Cast, sayings: Sayings, home: Actor | None = None) -> None:
        super().__init__(trees, cast, sayings)
        self._home = home
        self._signed: tuple[Actor, ...] = ()  # who signed the text that "the joint statement" is

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
        agreed = self._agreed_by_others(k, tree, i, tellers)
        found = agreed or self._told(tellers) or self._home_voice() or self._bound(k, tree, i, silent=silent)
        if offered and found and all(v.actor.party in {o.actor.party for o in own} for v in found):
            return _once(found)
        return _once(found or own) if not offered or found == self._home_voice() else _once((*own, *found))

    def heard(self, k: int, first: int, last: int) -> None:
        """Remember whose text a sentence named or published, for "the text" of the next."""
        tree = self._trees[k]
        for i in range(first, last + 1):
            if tree.lemmas[i] in _WORDS["documents"] and tree.tags[i].startswith("NN"):
                owners = self._owner(k, tree, i) or self._said_in(k, tree, i, first)
                if owners:
                    self._document = owners
            elif tree.lemmas[i] in ("sign", "adopt") and tree.tags[i].startswith("V"):
                subject = tree.subject(i)
                parts = tree.conjuncts(subject) if subject is not None else []
                actors = tuple(a for j in parts for a in self._actors(k, j))
                if len({a.party for a in actors}) > 1:
                    self._signed = actors  # a text that two sides sign speaks for both
            elif tree.lemmas[i] in PUBLISHING and tree.tags[i].startswith("V"):
                subject = tree.subject(i)
                actors = tuple(self._actors(k, subject))
                if actors and (
                    tree.lemmas[i] != "say" or all(a.standing in (Standing.BODY, Standing.PARTY) for a in actors)
                ):
                    self._document = actors

    def _said_in(self, k: int, tree: Tree, noun: int, first: int) -> tuple[Actor, ...]:
        """Who tells a sentence "in a joint statement"."""
        prep = tree.heads[noun]
        if tree.lower[prep] != "in" or tree.tags[noun] == "NNS":
            return ()
        tellers = self._tellers(k, first)
        return self._sides(tellers[-1]) if tellers and tree.heads[prep] == tellers[-1].cue else ()

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

    def _home_voice(self) -> tuple[Voice, ...]:
        return (Voice(self._home),) if self._home is not None else ()

    def _told(self, tellers: list[Saying]) -> tuple[Voice, ...]:
        """The innermost teller with a side; what another side only proposes or agrees to in its account is its own wording."""
        if tellers and not self._sides(tellers[-1]) and self._is_text(tellers[-1]):
            return tuple(Voice(a, None, tellers[-1].cue) for a in self._document or self._signed)
        chain = [s for s in tellers if self._sides(s)]
        if not chain:
            return ()
        inner = chain[-1]
        if inner.cue is not None and self._trees[inner.k].lemmas[inner.cue] in RELAYS:
            parties = {a.party for a in self._sides(inner)}
            outer = next((s for s in reversed(chain[:-1]) if not parties & {a.party for a in self._sides(s)}), None)
            if outer is not None and len(parties) > 1 and self._mediates(outer):
                outer = None
            if outer is None and self._home is not None:
                return self._home_voice()
            inner = outer or inner
        place = chain.index(inner)
        return tuple(Voice(a, _via(a, chain[:place]), inner.cue) for a in self._sides(inner))

    def _agreed_by_others(self, k: int, tree: Tree, i: int, tellers: list[Saying]) -> tuple[Voice, ...]:
        """The two sides that agree to something in a mediator's account: "both agreed to extend it, the United Nations said"."""
        if not tellers or not self._mediates(tellers[-1]):
            return ()
        bound = self._bound(k, tree, i, silent=False)
        if len({v.actor.party for v in bound}) < 2:
            return ()
        return tuple(replace(v, via=_via(v.actor, tellers)) for v in bound)

    def _mediates(self, saying: Saying) -> bool:
        """Whether an organisation of states tells it: what two sides agree in its account is their wording."""
        kinds = {Roster.load().kind_of(a.party) for a in self._sides(saying) if a.party is not None}
        return kinds == {Kind.ORGANISATION}

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

    def _bound(self, k: int, tree: Tree, i: int, *, silent: bool) -> tuple[Voice, ...]:
        """In the report's own voice, who agrees to it, orders it or puts it forward."""
        at = i
        for _ in range(UP):
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


def _via(actor: Actor, chain: Sequence[Saying]) -> str | None:
    for saying in reversed(chain):
        for teller in saying.actors:
            if teller.name != actor.name:
                return teller.name
    return None
