"""Whose account words stand in: "in Russia's count", "Kyiv counts from", "the text that the Kremlin published"."""

import re
from collections.abc import Iterator, Sequence

from holdfire.extraction.actors import Actor, Standing
from holdfire.extraction.cast import Cast
from holdfire.extraction.tree import Tree
from holdfire.vocab.grammar import words_of

_WORDS = words_of("terms")
_OFFERS = frozenset({"proposal", "offer", "plan", "idea", "initiative", "draft"})
_FRAMES = frozenset({"in", "under", "by", "according", "for", "per", "to"})
_POINTING = ("the", "that", "this", "both", "either", "it")
PUBLISHING = frozenset({"publish", "release", "issue", "say", "announce", "write"})
UP = 10  # arcs from a term to the verb that words it
_DATELINE = re.compile(r"[A-Z][A-Za-z./', ]{2,48}?\s(?:[-–—]|--)\s")  # "MINSK - ", "Tehran, IRNA – "


class Accounts:
    """The accounts of one report and the sides that own them."""

    def __init__(self, trees: Sequence[Tree], cast: Cast) -> None:
        self._trees, self._cast = trees, cast
        self._document: tuple[Actor, ...] = ()  # whose text "the text" is
        self._venues = venues(trees, cast)

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

    def _owners(self, k: int, tree: Tree, i: int, *, told: bool) -> tuple[tuple[Actor, ...], bool]:
        """The side in whose account a term stands ("in Russia's count", "Kyiv counts from"), and whether it is a mere offer."""
        at = i
        for _ in range(UP):
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
                # "warships will be seen as": who is seen holds nothing
                if (
                    tree.deps[c] == "nsubj"
                    and tree.lemmas[v] in _WORDS["holds_that"]
                    and named
                    and tree.lowered_child(v, "forward") is None
                ):
                    return named
                owner = self._account(k, tree, c, told=told)
                if owner:
                    return owner
            elif tree.deps[c] in ("prep", "agent") and tree.lower[c] in _FRAMES and tree.lower[c] != "according":
                for o in tree.each(c, "pobj"):
                    if tree.deps[c] == "agent" and tree.lemmas[v] in _WORDS["holds_that"]:
                        return tuple(self._actors(k, o))  # "will be seen by Kyiv as"
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
            elif tree.deps[c] in ("relcl", "acl") and tree.lemmas[c] in PUBLISHING:
                subject = tree.subject(c)
                own = tuple(self._actors(k, subject)) if subject != noun else ()
            if own:
                return own[:2]
        return ()


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
