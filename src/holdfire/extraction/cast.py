"""Coreference enough for news: every nominal of a report resolved, in reading order, to the actors that it means."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from holdfire.extraction.actors import Actor, Standing
from holdfire.extraction.naming import by_epithet, capital, of_another, without_article
from holdfire.extraction.offices import Offices
from holdfire.extraction.people import NameRun, People, name_runs, people_of
from holdfire.extraction.pronouns import Pronouns
from holdfire.extraction.scene import Scene
from holdfire.extraction.sides import sides_of
from holdfire.extraction.tree import Tree
from holdfire.vocab.actors import Kind, Match, Name
from holdfire.vocab.grammar import words_of
from holdfire.vocab.roles import Roles

_BOTH = frozenset({"both", "two", "each", "neither", "either", "three"})
_SIDES = words_of("cast")["sides"]
_OPPONENT = frozenset(["enemy", "adversary", "foe", "aggressor", "invader", "occupier", "opponent"])
_COUNTERPART = frozenset({"counterpart", "colleague", "opponent", "rival", "guest", "host", "opposite"})
_TEXTS = frozenset(
    {"communique", "communiqué", "statement", "readout", "text", "version", "declaration", "announcement", "media"}
)
_OWNERS = ("poss", "amod", "compound", "nmod", "nn")


class Cast:
    """Actors by token, one table a passage. `actors(k, i)` is everyone that the noun phrase headed by token `i` of passage `k` means."""

    def __init__(self, trees: Sequence[Tree], matches: Sequence[Sequence[Match]], roles: Roles) -> None:
        self.roles = roles
        self.trees = trees
        named = Counter(m.names[0].party for found in matches for m in found)
        self.report_sides = sides_of(trees, matches)
        self.people: People = people_of(trees, matches, roles, self.report_sides.home)
        self._named_most = tuple(party for party, _ in named.most_common())
        leading = self._named_most[:4]
        self.scene = Scene(leading=leading, facing=self.report_sides.facing)
        self._pronouns = Pronouns(self.scene, self.report_sides.facing)
        self._offices = Offices(self.scene, self.people, roles, self.report_sides.home)
        self.at: list[dict[int, tuple[Actor, ...]]] = []
        self.sides: list[dict[int, Name]] = []
        for k, (tree, found) in enumerate(zip(trees, matches, strict=True)):
            self.scene.now = k
            self._read(tree, found)

    def actors(self, k: int, i: int) -> tuple[Actor, ...]:
        """The actors that token `i` heads, with those coordinated with it."""
        tree, table = self.trees[k], self.at[k]
        found: dict[tuple[str, str | None], Actor] = {}
        for c in tree.conjuncts(i):
            for actor in self._by_name(tree, table, c) or table.get(c, ()) or self._office_of(tree, table, c):
                found.setdefault((actor.name, actor.party), actor)
            for a in tree.each(c, "appos"):  # a list that the parser took for an apposition
                if any(tree.deps[j] in ("cc", "conj") for j in tree.children[a]):
                    for j in tree.conjuncts(a):
                        for actor in table.get(j, ()):
                            if actor.standing is not Standing.PERSON:
                                found.setdefault((actor.name, actor.party), actor)
        return tuple(found.values())

    def _office_of(self, tree: Tree, table: dict[int, tuple[Actor, ...]], i: int) -> tuple[Actor, ...]:
        """ "the office of Prime Minister X": a body under the name of its head."""
        if tree.lemmas[i] not in self.roles.bodies:
            return ()
        for p in tree.each(i, "prep"):
            for o in tree.each(p, "pobj") if tree.lower[p] == "of" else ():
                for head in table.get(o, ()):
                    if head.standing is Standing.PERSON and head.party:
                        return (Actor(f"{head.name}'s {tree.words[i]}", head.party, Standing.BODY),)
        return ()

    @staticmethod
    def _by_name(tree: Tree, table: dict[int, tuple[Actor, ...]], i: int) -> tuple[Actor, ...]:
        """The person that an apposition names: "Qatar's prime minister, Sheikh Mohammed"."""
        if any(a.standing is Standing.OFFICE for a in table.get(i, ())):
            for c in tree.each(i, "appos"):
                named = tuple(a for a in table.get(c, ()) if a.standing is Standing.PERSON)
                if named:
                    return named
        return ()

    def opponent(self, party: str) -> str | None:
        """The side that faces `party` in this report."""
        return self.scene.opponent(party)

    def _read(self, tree: Tree, matches: Sequence[Match]) -> None:
        table: dict[int, tuple[Actor, ...]] = {}
        names: dict[int, Name] = {}
        for match in matches:
            if match.names[0].kind is not Kind.PERSON:
                name = of_another(tree, names, match, capital(match))
                names.update(dict.fromkeys(range(match.start, match.end), name))
        self.at.append(table)
        self.sides.append(names)
        runs = {r.first: r for r in name_runs(tree, matches, self.roles)}
        for start, end in tree.sentences:
            i = start
            while i < end:
                run = runs.get(i)
                if run is not None and self._person(tree, table, run):
                    i = run.last + 1
                    continue
                self._token(tree, table, names, i)
                i += 1
            self._close(tree, table, start, end)

    def _person(self, tree: Tree, table: dict[int, tuple[Actor, ...]], run: NameRun) -> bool:
        name = tree.text[tree.starts[run.first] : tree.ends[run.last]]
        person = self.people.named(name)
        if person is None:
            return False
        for i in range(run.first, run.last + 1):
            table[i] = (person,)
        self.scene.mention(person)
        return True

    def _token(self, tree: Tree, table: dict[int, tuple[Actor, ...]], names: dict[int, Name], i: int) -> None:
        low, tag = tree.lower[i], tree.tags[i]
        if tag in ("PRP", "PRP$"):
            table[i] = self._pronouns.meant(tree, table, i)
        elif tree.words[i].startswith("@"):
            person = self.people.behind(tree.words[i])
            table[i] = (person,) if person else ()
        elif i in names:
            table[i] = self._named(tree, names[i], i)
        elif low in ("both", "neither", "each") and tree.heads[i] != i and not tree.tags[tree.heads[i]].startswith("N"):
            table[i] = self.scene.both()
        elif tag.startswith("NN") or low == "belligerents" or low in ("military", "opposite"):
            found = self._noun(tree, table, names, i)
            if found:
                table[i] = found
                for actor in found[:1] if len(found) == 1 else ():
                    self.scene.mention(actor)
        if tree.deps[i] == "conj" and i in table:
            self._together(tree, table, i)

    def _together(self, tree: Tree, table: dict[int, tuple[Actor, ...]], i: int) -> None:
        """Note the parties that are named in one coordination, up to its last member so far."""
        self.scene.coordinated(
            tuple(a for c in tree.conjuncts(tree.first_conjunct(i)) if c <= i for a in table.get(c, ()))
        )

    def _named(self, tree: Tree, name: Name, i: int) -> tuple[Actor, ...]:
        actor = self._of_name(name)
        if name.kind is Kind.ADJECTIVE and not tree.tags[i].startswith("NNP"):
            return (actor,)
        if not (tree.deps[i] in _OWNERS and self.roles.stands(tree.lemmas[tree.heads[i]])):
            self.scene.mention(actor, group=name.kind is Kind.GROUP)
        else:
            self.scene.counts[name.party] += 1
        return (actor,)

    @staticmethod
    def _of_name(name: Name) -> Actor:
        if name.kind in (Kind.SEAT, Kind.OFFICE, Kind.FORCES) and name.speaker:
            return Actor(name.speaker, name.party, Standing.BODY)
        if name.kind is Kind.ORGANISATION and name.speaker and name.speaker != name.party:
            return Actor(name.speaker, name.party, Standing.BODY)
        return Actor(name.party, name.party, Standing.PARTY)

    def _noun(
        self, tree: Tree, table: dict[int, tuple[Actor, ...]], names: dict[int, Name], i: int
    ) -> tuple[Actor, ...]:
        """The actors that a common noun with its modifiers stands for: "the Russian defence ministry", "both sides"."""
        lemma = tree.lemmas[i]
        if lemma in _SIDES and (tree.lowered_child(i, *_BOTH) is not None or tree.lower[tree.lefts[i]] in _BOTH):
            return self._offices.both(tree, i)
        if (
            tree.deps[i] in ("compound", "amod", "nmod")
            and tree.tags[tree.heads[i]].startswith("NN")
            and self.roles.stands(tree.lemmas[tree.heads[i]])
        ):
            return ()
        lately = [a.party for a in self.scene.bodies if a.party]
        organisation = by_epithet(tree, i, (*lately, *self._named_most))
        if organisation is not None:
            return (Actor(organisation, organisation, Standing.PARTY),)
        owners = self._owners(tree, table, names, i)
        if lemma in _TEXTS:
            return owners
        if lemma in _COUNTERPART and owners:
            return self._offices.counterpart(tree, names, i, owners)
        if lemma in _OPPONENT and not owners:
            return ()
        if not self.roles.stands(lemma):
            return ()
        if owners:
            return tuple(self._offices.owned(tree, names, i, owner) for owner in owners)
        return self._offices.again(tree, names, i)

    def _owners(
        self, tree: Tree, table: dict[int, tuple[Actor, ...]], names: dict[int, Name], i: int
    ) -> tuple[Actor, ...]:
        """Whose ministry, president or army it is."""
        for c in tree.children[i]:
            if tree.deps[c] == "poss":
                found = table.get(c, ()) if c < i else ()
                if found:
                    return tuple(a for k in tree.conjuncts(c) for a in table.get(k, ()))
        for c in range(tree.lefts[i], i):
            if c in names and tree.heads[c] in range(tree.lefts[i], i + 1):
                found = table.get(c, ())
                if found:
                    pair = [
                        k
                        for k in range(c + 1, i)
                        if k in names and names[k].party != names[c].party and tree.deps[k] == "conj"
                    ]
                    return found + tuple(a for k in pair for a in table.get(k, ()))
        for p in tree.each(i, "prep"):
            if tree.lower[p] in ("of", "for", "from") or (tree.lower[p] == "in" and self._in_capital(tree, names, p)):
                for o in tree.each(p, "pobj"):
                    found = tuple(self._of_name(names[k]) for k in tree.conjuncts(o) if k in names)
                    if found:
                        return found
                    inner = tuple(
                        self._of_name(names[k]) for k in range(tree.lefts[o], tree.rights[o] + 1) if k in names
                    )
                    if inner and self.roles.stands(tree.lemmas[o]):
                        return (
                            replace(inner[0], name=without_article(tree, tree.lefts[o], o), standing=Standing.BODY),
                        )
        return ()

    @staticmethod
    def _in_capital(tree: Tree, names: Mapping[int, Name], p: int) -> bool:
        """ "the ministry in Baku" is that of the state whose capital it is."""
        return any(names[o].kind is Kind.CAPITAL for o in tree.each(p, "pobj") if o in names)

    def _close(self, tree: Tree, table: dict[int, tuple[Actor, ...]], start: int, end: int) -> None:
        """At the end of a sentence, bring its subjects to the front."""
        for i in range(end - 1, start - 1, -1):
            if (
                tree.deps[i] in ("nsubj", "nsubjpass")
                and tree.heads[i] < end
                and tree.deps[tree.heads[i]] in ("ROOT", "conj", "parataxis")
            ):
                for actor in table.get(i, ())[:1]:
                    self.scene.subject(actor)
                    if actor.standing not in (Standing.PERSON, Standing.OFFICE):
                        self.scene.spoke = actor
