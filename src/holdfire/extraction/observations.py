"""Observations: what a report says happened on the ground, where, when, and whose word it is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from holdfire.extraction.actors import parties_of
from holdfire.extraction.arguments import Arguments
from holdfire.extraction.cast import Cast
from holdfire.extraction.clauses import agent, passive
from holdfire.extraction.happenings import clause_of, happened, root_of
from holdfire.extraction.passage import Passage, Role
from holdfire.extraction.places import place_again, places_in
from holdfire.extraction.sayings import Sayings
from holdfire.extraction.tree import Tree
from holdfire.record import Observation, Precision, Span, When
from holdfire.vocab.incidents import IncidentWords
from holdfire.vocab.patterns import Hit

_ATTACKS = ("drone_attack", "naval_attack", "shelling", "strike", "ground_clash", "sabotage")
_WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
_COARSE = frozenset({Precision.WEEK, Precision.MONTH, Precision.YEAR})
_HARMFUL = frozenset({*_ATTACKS, "explosion"})
_ANYWHERE = frozenset({"prisoner_exchange"})
_LONGEST = 250  # characters of evidence


@dataclass(frozen=True, slots=True)
class _Event:
    """A kind of incident at token `root` of passage `k`, told in tokens `first` to `last`."""

    k: int
    root: int
    kind: str
    first: int
    last: int


class Observations:
    """Finds incidents; one instance a report."""

    def __init__(
        self,
        trees: Sequence[Tree],
        passages: Sequence[Passage],
        text: str,
        published: date | None,
        times: Sequence[tuple[When, ...]],
        cast: Cast,
        sayings: Sayings,
        arguments: Arguments,
        words: IncidentWords,
    ) -> None:
        self._trees, self._passages, self._text, self._published = trees, passages, text, published
        self._times = times
        self._cast, self._sayings, self._args, self._words = cast, sayings, arguments, words
        self._place: str | None = None
        self._last: Observation | None = (
            None  # the last incident of the passage, whose toll may be told without its place
        )

    def all(self, denials: Sequence[tuple[int, str]]) -> tuple[Observation, ...]:
        """Every incident once by kind, place and day; `denials` are (passage, party) of accusations rejected."""
        found: dict[tuple[str, str | None, str | None, str], Observation] = {}
        if len(self._cast.scene.counts) < 2:
            return ()  # no two parties, no conflict: sport and markets use the same words
        for k, tree in enumerate(self._trees):
            if self._passages[k].role is Role.HEADLINE and k == 0:
                continue
            self._last = None
            events: dict[int, list[_Event]] = {}
            for event in self._events(k, tree):
                events.setdefault(tree.sentence_of[event.root], []).append(event)
            for s, (start, end) in enumerate(tree.sentences):
                for event in events.get(s, ()):
                    for row in self._rows(event, tree, denials):
                        # of two exchanges on one day each has its own figures
                        own = row.evidence if row.kind == "prisoner_exchange" else ""
                        found.setdefault((row.kind, row.place, row.date, own), row)
                        self._last = row if row.kind in _HARMFUL else self._last
                named = places_in(k, tree, self._cast, start, end - 1)
                self._place = named[0] if named else self._place
        return tuple(sorted(found.values(), key=lambda o: (o.span, o.kind, o.place or "")))

    def _events(self, k: int, tree: Tree) -> Iterator[_Event]:
        """The events of a passage: one attack a clause, and what came of it."""
        kept: dict[tuple[int, str], tuple[int, Hit]] = {}
        for hit in self._words.kinds.find(tree.lemmas, tree.lower):
            root = root_of(tree, hit)
            if not happened(tree, root, hit):
                continue
            clause = clause_of(tree, root)
            group = "attack" if hit.label in _ATTACKS else hit.label
            rank = self._words.order[hit.label]
            old = kept.get((clause, group))
            if old is None or rank < self._words.order[old[1].label]:
                kept[clause, group] = (root, hit)
        taken = {clause for clause, group in kept if group in ("interception", "prisoner_exchange")}
        for (clause, group), (root, hit) in kept.items():
            if group == "attack" and clause in taken:
                continue
            first, last = _stretch(tree, root, clause)
            yield _Event(k, root, hit.label, first, last)

    def _rows(self, event: _Event, tree: Tree, denials: Sequence[tuple[int, str]]) -> Iterator[Observation]:
        start, end = tree.sentences[tree.sentence_of[event.root]]
        places: Sequence[str | None] = places_in(event.k, tree, self._cast, event.first, event.last)
        places = (
            places_in(event.k, tree, self._cast, start, end - 1)[:1]
            if not places
            else _coordinated(places, tree, event)
        )
        cause = self._last if event.kind == "casualty" and not places else None
        if not places:
            again = cause.place if cause is not None else None
            if again is None and (place_again(tree, event.first, event.last) or event.kind == "power_outage"):
                again = self._place
            if again is None and event.kind not in _ANYWHERE:
                return
            places = [again]
        actor = self._actor(event, tree)
        teller = next(
            (p for s in reversed(self._sayings.chain(event.k, event.root)) for p in parties_of(s.actors)), None
        )
        accuser = teller if teller and actor and teller != actor else None
        denier = actor if accuser and any(abs(k - event.k) <= 1 and p == actor for k, p in denials) else None
        span = self._passages[event.k].span(*tree.chars(event.first, event.last))
        span = Span(span.start, min(span.end, span.start + _LONGEST))
        for place in places:
            yield Observation(
                event.kind, span.of(self._text), span, None if event.kind in _ANYWHERE else place, self._day(event, tree, start, end, cause), actor,
                self._target(event, tree, start, end), accuser, denier,
            )  # fmt: skip

    def _actor(self, event: _Event, tree: Tree) -> str | None:
        """Who did it as far as the words say: the subject, the one after "by", or an adjective ("Israeli strikes")."""
        if event.kind in ("air_raid_alert", "explosion", "power_outage"):
            return None
        verb = event.root if tree.tags[event.root].startswith("V") else None
        if verb is not None:
            doer = agent(tree, verb) if passive(tree, verb) else tree.subject(verb)
            parties = parties_of(self._args.who(event.k, tree, doer)) if doer is not None else ()
            if parties:
                return " and ".join(parties) if event.kind == "prisoner_exchange" else parties[0]
            nouns = [doer] if doer is not None else []
        else:
            nouns = [event.root]
        for noun in nouns:
            for c in tree.each(noun, "amod", "poss", "compound", "nmod"):
                if c in self._cast.sides[event.k]:
                    return self._cast.sides[event.k][c].party
        return None

    def _target(self, event: _Event, tree: Tree, start: int, end: int) -> str:
        hits = self._words.targets.find(tree.lemmas[start:end], tree.lower[start:end])
        inside = [h for h in hits if event.first <= h.first + start <= event.last]
        return min(inside, key=lambda h: -h.weight).label if inside else "none_stated"

    def _day(self, event: _Event, tree: Tree, start: int, end: int, cause: Observation | None) -> str | None:
        """The day of an event: the nearest in its sentence, else that of what caused it, else the day of the report."""
        lo, hi = tree.starts[start], tree.ends[end - 1]
        place = tree.starts[event.root]
        days = [
            (abs(t.span.start - place), day)
            for t in self._times[event.k]
            if lo <= t.span.start < hi and (day := self._past(t))
        ]
        if days:
            return min(days)[1].isoformat()
        if any(lo <= t.span.start < hi and t.precision in _COARSE for t in self._times[event.k]):
            return None  # "last month"
        if cause is not None:
            return cause.date
        return self._published.isoformat() if self._published else None

    def _past(self, when: When) -> date | None:
        """The day of a time, if the report could tell what happened then; "Friday" is the last one, not the next."""
        day = when.start
        if when.precision is not Precision.DAY or day is None or self._published is None or day <= self._published:
            return day if when.precision is Precision.DAY else None
        last = day - timedelta(days=7)
        return last if last <= self._published and _names_weekday(when.words) else None


def _names_weekday(words: str) -> bool:
    return not _WEEKDAYS.isdisjoint(words.lower().split())


def _coordinated(places: Sequence[str | None], tree: Tree, event: _Event) -> list[str | None]:
    """Places that are named side by side, "near A and B"; otherwise the first."""
    words = tree.text[tree.starts[event.first] : tree.ends[event.last]]
    first = places[0] or ""
    stem = first.rsplit(" ", 1)[0] if first.endswith(("region", "province", "district")) else first
    together = [
        p for p in places[1:] if p and (f"{stem} and {p.rsplit(' ', 1)[0]}" in words or f"{stem} and {p}" in words)
    ]
    return [places[0], *together]


def _stretch(tree: Tree, root: int, clause: int) -> tuple[int, int]:
    """The words of an event: its verb with subject and complements, or its noun phrase."""
    if tree.tags[root].startswith("V"):
        skipped = [c for c in tree.children[root] if tree.deps[c] in ("ccomp", "parataxis", "conj", "advcl")]
        first = min(
            [
                root,
                *(
                    tree.lefts[c]
                    for c in tree.children[root]
                    if c not in skipped and tree.deps[c] not in ("mark", "punct", "cc")
                ),
            ]
        )
        last = max(
            [root, *(tree.rights[c] for c in tree.children[root] if c not in skipped and tree.deps[c] != "punct")]
        )
        return first, last
    if tree.deps[root] in ("nsubj", "nsubjpass") and tree.heads[root] == clause:
        first, last = _stretch(tree, clause, clause)
        return min(first, tree.lefts[root]), last
    return tree.lefts[root], max(tree.rights[root], root)
