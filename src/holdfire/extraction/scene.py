"""Whom a reader has in mind at a point of a report: who was last named, in which role, and which two sides face each other."""

from collections import Counter
from dataclasses import dataclass, field

from holdfire.extraction.actors import Actor, Standing

_LATELY = 2  # passages for which those named together stay "both sides" before the sides of the whole report are meant
_KEPT = 12  # mentions that a reader keeps in mind


@dataclass(slots=True)
class Scene:
    """Recent mentions, newest first; subjects of finished sentences are moved ahead of other mentions."""

    persons: list[Actor] = field(default_factory=list)
    bodies: list[Actor] = field(default_factory=list)
    groups: list[Actor] = field(default_factory=list)
    pair: tuple[Actor, ...] = ()
    person_pair: tuple[Actor, ...] = ()
    spoke: Actor | None = None  # the body or party that was the subject of the sentence before
    leading: tuple[str, ...] = ()  # the parties that the whole report names most, at most four
    facing: tuple[str, ...] = ()  # the two sides that the whole report is about, where it is about two
    now: int = 0  # the passage that is being read
    paired_at: int = 0  # the passage that named the pair
    counts: Counter[str] = field(default_factory=Counter)

    def mention(self, actor: Actor, *, group: bool = False) -> None:
        """An actor is named."""
        if actor.standing in (Standing.PERSON, Standing.OFFICE):
            _front(self.persons, actor)
        else:
            _front(self.bodies, actor)
            if group:
                _front(self.groups, actor)
        if actor.party:
            self.counts[actor.party] += 1

    def coordinated(self, actors: tuple[Actor, ...]) -> None:
        """Two or more actors are named together."""
        sides = tuple({a.party: a for a in actors if a.party}.values())
        if len(sides) < 2:
            return
        if all(a.standing is Standing.PERSON for a in sides):
            self.person_pair = sides
        else:
            self.pair, self.paired_at = sides, self.now

    def subject(self, actor: Actor) -> None:
        """An actor was the subject of a sentence that has ended: what follows is most likely about it."""
        _front(self.persons if actor.standing in (Standing.PERSON, Standing.OFFICE) else self.bodies, actor)

    def person(self, gender: str | None = None) -> Actor | None:
        """Whom "he" or "she" means."""
        return next((p for p in self.persons if gender is None or p.gender in (None, gender)), None)

    def both(self, size: int = 2) -> tuple[Actor, ...]:
        """Whom "both sides" means: those last named together, else the parties named most."""
        lately = self.now - self.paired_at <= _LATELY
        if self.pair and {a.party for a in self.pair} <= set(self.leading) and (lately or len(self.facing) != size):
            return self.pair[:size]
        if len(self.facing) == size:
            return tuple(Actor(p, p, Standing.PARTY) for p in self.facing)
        if self.pair and len(self.leading) >= size:
            return tuple(Actor(p, p, Standing.PARTY) for p in self.leading[:size])
        if self.person_pair:
            return tuple(Actor(a.party, a.party, Standing.PARTY) for a in self.person_pair if a.party)[:size]
        if len(self.counts) < 2:
            return ()
        return tuple(Actor(p, p, Standing.PARTY) for p, _ in self.counts.most_common(size))

    def opponent(self, party: str) -> str | None:
        """The side that faces `party`: its partner in the pair, else the party named most beside it."""
        lately = self.now - self.paired_at <= _LATELY
        near = [[a.party for a in pair if a.party] for pair in (self.pair, self.person_pair)]
        known: list[list[str]] = [*near, list(self.facing)] if lately else [list(self.facing), *near]
        for sides in known:
            if party in sides and len(sides) == 2:
                return next(s for s in sides if s != party)
        return next((p for p, _ in self.counts.most_common() if p != party), None)


def _front(mentions: list[Actor], actor: Actor) -> None:
    for k, old in enumerate(mentions):
        if old.name == actor.name and old.party == actor.party:
            del mentions[k]
            break
    mentions.insert(0, actor)
    del mentions[_KEPT:]
