"""Observations: what a report says happened on the ground, where, when, and whose word it is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from holdfire.extraction.actors import parties_of
from holdfire.extraction.arguments import Arguments
from holdfire.extraction.cast import Cast
from holdfire.extraction.clauses import agent, asked, hypothetical, modals, negated, passive
from holdfire.extraction.passage import Passage, Role
from holdfire.extraction.places import place_again, places_in
from holdfire.extraction.sayings import Sayings
from holdfire.extraction.tree import Tree
from holdfire.record import Observation, Precision, Span, When
from holdfire.vocab.grammar import words_of
from holdfire.vocab.incidents import IncidentWords
from holdfire.vocab.patterns import Hit

_ATTACKS = ("drone_attack", "naval_attack", "shelling", "strike", "ground_clash", "sabotage")
_ANYWHERE = frozenset({"prisoner_exchange"})
_PLANNED = words_of("observations")["planned"]
_WITHIN = frozenset(
    ["dobj", "pobj", "prep", "pcomp", "xcomp", "ccomp", "acl", "compound", "amod", "conj", "nsubj", "nsubjpass"]
)
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

    def all(self, denials: Sequence[tuple[int, str]]) -> tuple[Observation, ...]:
        """Every incident once by kind, place and day; `denials` are (passage, party) of accusations rejected."""
        found: dict[tuple[str, str | None, str | None, str], Observation] = {}
        if len(self._cast.scene.counts) < 2:
            return ()  # no two parties, no conflict: sport and markets use the same words
        for k, tree in enumerate(self._trees):
            if self._passages[k].role is Role.HEADLINE and k == 0:
                continue
            for event in self._events(k, tree):
                for row in self._rows(event, tree, denials):
                    # of two exchanges on one day each has its own figures
                    own = row.evidence if row.kind == "prisoner_exchange" else ""
                    found.setdefault((row.kind, row.place, row.date, own), row)
            for start, end in tree.sentences:
                named = places_in(k, tree, self._cast, start, end - 1)
                self._place = named[0] if named else self._place
        return tuple(sorted(found.values(), key=lambda o: (o.span, o.kind, o.place or "")))

    def _events(self, k: int, tree: Tree) -> Iterator[_Event]:
        """The events of a passage: one attack a clause, and what came of it."""
        kept: dict[tuple[int, str], tuple[int, Hit]] = {}
        for hit in self._words.kinds.find(tree.lemmas, tree.lower):
            root = _root(tree, hit)
            if not self._happened(k, tree, root, hit):
                continue
            clause = _clause(tree, root)
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

    def _happened(self, k: int, tree: Tree, root: int, hit: Hit) -> bool:
        """Whether it is told as having happened: no halt to attacks, no plan, threat, question or denial."""
        if tree.deps[root] in ("amod", "compound", "poss") and tree.tags[tree.heads[root]].startswith("N"):
            return False
        if hit.label == "prisoner_exchange" and tree.tags[root] not in ("VBD", "VBN"):
            return False
        verb = next((a for a in (root, *tree.ancestors(root)) if tree.tags[a].startswith("V")), None)
        if (
            verb is None
            or asked(tree, root)
            or hypothetical(tree, verb)
            or modals(tree, verb) & {"will", "would", "must", "should", "'ll"}
        ):
            return False
        if negated(tree, verb) or (tree.tags[root].startswith("N") and tree.lower[tree.lefts[root]] == "no"):
            return False
        if (
            tree.tags[verb] == "VB"
            and tree.lowered_child(verb, "to") is not None
            and tree.lemmas[tree.heads[verb]] not in ("try", "continue")
        ):
            return False
        at = root
        while tree.heads[at] != at and tree.deps[at] in _WITHIN:
            at = tree.heads[at]
            if tree.lemmas[at] in _PLANNED:
                return False
        near = range(max(0, hit.first - 4), hit.first)
        return not any(
            tree.lemmas[j] in _PLANNED or (tree.lower[j] in ("against", "from") and tree.lemmas[j - 1] in _PLANNED)
            for j in near
        )

    def _rows(self, event: _Event, tree: Tree, denials: Sequence[tuple[int, str]]) -> Iterator[Observation]:
        start, end = tree.sentences[tree.sentence_of[event.root]]
        places: Sequence[str | None] = places_in(event.k, tree, self._cast, event.first, event.last)
        places = (
            places_in(event.k, tree, self._cast, start, end - 1)[:1]
            if not places
            else _coordinated(places, tree, event)
        )
        if not places:
            again = (
                self._place if place_again(tree, event.first, event.last) or event.kind in ("power_outage",) else None
            )
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
                event.kind, span.of(self._text), span, None if event.kind in _ANYWHERE else place, self._day(event, tree, start, end), actor,
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

    def _day(self, event: _Event, tree: Tree, start: int, end: int) -> str | None:
        lo, hi = tree.starts[start], tree.ends[end - 1]
        times = [t for t in self._times[event.k] if t.precision is Precision.DAY and t.start is not None]
        place = tree.starts[event.root]
        inside = [
            t
            for t in times
            if lo <= t.span.start < hi and (self._published is None or t.start is None or t.start <= self._published)
        ]
        if inside:
            nearest = min(inside, key=lambda t: abs(t.span.start - place))
            return nearest.start.isoformat() if nearest.start else None
        return self._published.isoformat() if self._published else None


def _coordinated(places: Sequence[str | None], tree: Tree, event: _Event) -> list[str | None]:
    """Places that are named side by side, "near A and B"; otherwise the first."""
    words = tree.text[tree.starts[event.first] : tree.ends[event.last]]
    first = places[0] or ""
    stem = first.rsplit(" ", 1)[0] if first.endswith(("region", "province", "district")) else first
    together = [
        p for p in places[1:] if p and (f"{stem} and {p.rsplit(' ', 1)[0]}" in words or f"{stem} and {p}" in words)
    ]
    return [places[0], *together]


def _root(tree: Tree, hit: Hit) -> int:
    for i in range(hit.first, hit.last + 1):
        if not hit.first <= tree.heads[i] <= hit.last or tree.heads[i] == i:
            return i
    return hit.first


def _clause(tree: Tree, i: int) -> int:
    """The verb whose clause a word belongs to."""
    return next((a for a in (i, *tree.ancestors(i)) if tree.tags[a].startswith("V")), i)


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
