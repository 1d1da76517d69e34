"""Whom an office or a body means: "its defence minister", "the group" again, "his counterpart"."""

from collections.abc import Mapping
from dataclasses import replace

from holdfire.extraction.actors import Actor, Standing
from holdfire.extraction.naming import fronted, without_article
from holdfire.extraction.people import People
from holdfire.extraction.scene import Scene
from holdfire.extraction.sides import STATE_ORGANS
from holdfire.extraction.tree import Tree
from holdfire.vocab.actors import Name
from holdfire.vocab.grammar import words_of
from holdfire.vocab.roles import Roles

Names = Mapping[int, Name]

_THE_PARTY = words_of("cast")["the_party"]
_GROUPS = words_of("cast")["groups"]
# "his country", "his government" speaks as he does; "his party" may not
_HOMELAND = frozenset(
    {"country", "nation", "homeland", "state", "government", "administration", "delegation", "side", "leadership"}
)


class Offices:
    """Reads the offices, bodies and groups of a report; `home` is the state that faces a group in it, if one does."""

    def __init__(self, scene: Scene, people: People, roles: Roles, home: str | None) -> None:
        self._scene, self._people, self._roles, self._home = scene, people, roles, home

    def owned(self, tree: Tree, names: Names, i: int, owner: Actor) -> Actor:
        """ "Russia's defence minister", "its army": the office, body or force of `owner` at token `i`."""
        lemma, party = tree.lemmas[i], owner.party
        if self._roles.is_office(lemma):
            if lemma in ("spokesman", "spokeswoman", "spokesperson"):
                return (
                    replace(owner, standing=Standing.BODY)
                    if owner.standing is Standing.BODY
                    else Actor(without_article(tree, tree.lefts[i], i), party, Standing.OFFICE, lemma)
                )
            title = " ".join(
                tree.lower[k]
                for k in range(tree.lefts[i], i + 1)
                if tree.tags[k] in ("NN", "JJ", "NNP") and k not in names
            )
            person = (
                self._people.holding(party, title) or (self._people.holding(party, lemma) if " " not in title else None)
                if party
                else None
            )
            if person is None and lemma == "leader" and party:
                person = next(
                    (
                        p
                        for p in self._people
                        if p.party == party and p.title in ("president", "prime minister", "leader", "emir", "king")
                    ),
                    None,
                )
            return person or Actor(_in_full(tree, names, i), party, Standing.OFFICE, lemma)
        if lemma in self._roles.forces and lemma not in ("army", "military", "navy"):
            return Actor(party or owner.name, party, Standing.FORCES)
        if lemma in _THE_PARTY and (owner.standing is not Standing.PERSON or lemma in _HOMELAND):
            return Actor(party or owner.name, party, Standing.PARTY)
        if owner.standing is Standing.PERSON:
            return Actor(f"{owner.name}'s {tree.words[i]}", party, Standing.BODY)
        return Actor(_in_full(tree, names, i), party, Standing.BODY)

    def again(self, tree: Tree, names: Names, i: int) -> tuple[Actor, ...]:
        """A role without a side: the one of that kind that was mentioned before."""
        lemma, low = tree.lemmas[i], tree.lower[i]
        if tree.lowered_child(i, "the", "this", "that") is None and not tree.tags[i].startswith("NNP"):
            return ()
        if tree.tags[i] == "NNS" and lemma in (
            "leader",
            "president",
            "minister",
            "head",
            "government",
            "capital",
            "country",
            "side",
        ):
            return self.both(tree, i)
        if tree.tags[i] == "NNS" and lemma in (
            "group",
            "militia",
            "faction",
            "movement",
            "organisation",
            "organization",
        ):
            return self.both(tree, i)
        if low in _GROUPS or lemma in _GROUPS:
            return tuple(self._scene.groups[:1])
        if self._roles.is_office(lemma):
            title = tree.text[tree.starts[tree.lefts[i]] : tree.ends[i]].lower().removeprefix("the ")
            side = fronted(tree, names, i)
            if side is not None:
                holder = self._people.holding(side, lemma)
                if holder is not None:
                    return (holder,)
            for person in self._scene.persons:
                if person.title and (person.title.endswith(lemma) or title in person.title):
                    return (person,)
            if lemma in ("leader", "official", "head", "spokesman", "envoy", "diplomat"):
                return tuple(self._scene.persons[:1])
            if lemma in ("spokesperson", "spokeswoman") and self._scene.bodies:
                return tuple(self._scene.persons[:1] or self._scene.bodies[:1])
            return self._office_without_side(tree, i)
        for body in self._scene.bodies:
            if body.name.casefold().endswith(low):
                return (body,)
        return self._of_the_home_state(tree, i)

    def _office_without_side(self, tree: Tree, i: int) -> tuple[Actor, ...]:
        """ "The Prime Minister": that of the state at home, else of the side that was named last."""
        if not {"minister", "president", "premier", "chancellor"} & set(tree.lemmas[tree.lefts[i] : i + 1]):
            return ()
        party = self._home or next((b.party for b in self._scene.bodies if b not in self._scene.groups), None)
        if party is None:
            return ()
        holder = self._people.holding(party, tree.lemmas[i])
        name = without_article(tree, tree.lefts[i], i)
        return (holder or Actor(name, party, Standing.OFFICE, tree.lemmas[i]),)

    def _of_the_home_state(self, tree: Tree, i: int) -> tuple[Actor, ...]:
        """ "the government", "the army" where one state faces a group: those of that state."""
        home = self._home
        if (
            home is None
            or tree.lemmas[i] not in STATE_ORGANS
            or (tree.tags[i] == "NNS" and tree.lemmas[i] != "authority")
        ):
            return ()
        if tree.lemmas[i] in ("government", "authority", "state", "regime", "junta", "administration", "leadership"):
            return (Actor(home, home, Standing.PARTY),)
        return (Actor(without_article(tree, tree.lefts[i], i), home, Standing.BODY),)

    def both(self, tree: Tree, i: int) -> tuple[Actor, ...]:
        """ "both leaders", "the two sides"."""
        lemma = tree.lemmas[i]
        if lemma in ("leader", "president", "minister", "man", "head") and self._scene.person_pair:
            holders = tuple(
                a for a in self._scene.person_pair if lemma != "minister" or not a.title or "minister" in a.title
            )
            if len(holders) > 1:
                return holders
        return tuple(Actor(a.party or a.name, a.party, Standing.PARTY) for a in self._scene.both())

    def counterpart(self, tree: Tree, names: Names, i: int, owners: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """ "his Ukrainian counterpart": of the named side; "his counterpart": the other person in mind."""
        owner = owners[0]
        side = next((names[c].party for c in range(tree.lefts[i], i) if c in names), None)
        title = owner.title or "president"
        if side is not None:
            found = self._people.holding(side, title) or next((p for p in self._scene.persons if p.party == side), None)
            return (found,) if found else (Actor(side, side, Standing.OFFICE, title),)
        other = next((p for p in self._scene.persons if p.party and p.party != owner.party), None)
        return (other,) if other else ()


def _in_full(tree: Tree, names: Names, i: int) -> str:
    """The name of an office or a body with the state that follows it: "Presidency of the Syrian Arab Republic"."""
    last = i
    for p in tree.each(i, "prep") if tree.lower[i + 1 : i + 2] == ["of"] else ():
        for o in tree.each(p, "pobj"):
            while o in names and tree.heads[o] in (p, o - 1, o + 1):
                last, o = o, o + 1
    return without_article(tree, tree.lefts[i], last)
