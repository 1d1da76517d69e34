"""Counts: how many breaches one side says that the other committed, with their parts and the time that they are for."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from holdfire.extraction.accounts import venues
from holdfire.extraction.actors import Actor
from holdfire.extraction.cast import Cast
from holdfire.extraction.counting.figures import Figure, find_figures
from holdfire.extraction.counting.windows import Window, window_of
from holdfire.extraction.halts import FULL
from holdfire.extraction.issues import Issues
from holdfire.extraction.numbers import find_quantities
from holdfire.extraction.passage import Passage, Role
from holdfire.extraction.sayings import Sayings
from holdfire.extraction.terms.sentence import Sentence, sentences_of
from holdfire.extraction.terms.undertakings import is_attack
from holdfire.extraction.tree import Tree
from holdfire.extraction.voices import Voice, Voices
from holdfire.record import Report, When
from holdfire.record.count import Bound, Count, Part
from holdfire.vocab.issues import DEAL, STRIKE, TRUCE
from holdfire.vocab.violations import violation_words

_COUNTED_ISSUES = frozenset(
    [
        "energy_strikes",
        "infrastructure_strikes",
        "long_range_strikes",
        "maritime",
        "ground_operations",
        "full_ceasefire",
    ]
)
_COUNTING = frozenset(
    {
        "accuse",
        "count",
        "record",
        "register",
        "put",
        "document",
        "report",
        "list",
        "tally",
        "name",
        "allege",
        "claim",
        "blame",
        "log",
        "note",
        "observe",
        "cite",
        "tell",
        "say",
    }
)
_NEAR = 2  # sentences within which parts of a total are told


@dataclass(slots=True)
class _Tally:
    """A count as it gathers parts."""

    voice: Voice
    against: str | None
    issue: str | None
    figure: Figure | None
    k: int
    window: Window | None
    number: int
    told_in: int = -1  # the passage of its last figure
    parts: list[tuple[int, Figure]] = field(default_factory=list)


class Counts:
    """Finds the counts of a report; one instance a report."""

    def __init__(
        self,
        trees: Sequence[Tree],
        passages: Sequence[Passage],
        report: Report,
        times: Sequence[tuple[When, ...]],
        cast: Cast,
        sayings: Sayings,
        issues: Issues,
    ) -> None:
        self._trees, self._passages = trees, passages
        self._report, self._text, self._published = report, report.text, report.published
        self._times, self._cast, self._issues = times, cast, issues
        self._voices = Voices(trees, cast, sayings)
        self._venues = venues(trees, cast)

    def all(self) -> tuple[Count, ...]:
        """Every count, in order of the text."""
        tallies: list[_Tally] = []
        for number, (sentence, figures) in enumerate(self._figures()):
            for figure in figures:
                self._place(sentence, figure, tallies, number)
        return tuple(c for t in tallies if (c := self._count(t)) is not None)

    def _figures(self) -> Iterator[tuple[Sentence, list[Figure]]]:
        for k, tree in enumerate(self._trees):
            if self._passages[k].role is Role.HEADLINE or not len(tree):
                continue
            quantities = find_quantities(tree.text)
            places = [q.span.start for q in quantities]
            for sentence in sentences_of(k, tree, self._times[k], (), self._published):
                inside = quantities[bisect_left(places, sentence.start) : bisect_left(places, sentence.end)]
                yield sentence, find_figures(sentence, inside)

    def _place(self, sentence: Sentence, figure: Figure, tallies: list[_Tally], number: int) -> None:
        near = [t for t in tallies if number - t.number <= _NEAR]
        voice = self._voice(sentence, figure, near)
        if voice is None:
            return
        against = self._against(sentence, figure, voice)
        window = window_of(sentence, figure.start, self._published)
        total = next((t for t in reversed(near) if t.voice.actor.party == voice.actor.party), None)
        if total is not None and self._is_part(figure, total, against, window, number):
            total.parts.append((sentence.k, figure))
            total.number, total.told_in = number, sentence.k
            total.window = total.window or window
        elif figure.of is None and self._is_count(sentence, figure, window):
            issue = self._issue(sentence, figure)
            tallies.append(_Tally(voice, against, issue, figure, sentence.k, window, number, sentence.k))

    def _is_part(self, figure: Figure, total: _Tally, against: str | None, window: Window | None, number: int) -> bool:
        if figure.of is not None and total.figure is not None:
            return window is None or number == total.number
        whole = total.figure
        if whole is None or whole.unit not in violation_words().general or figure.unit == whole.unit:
            return (
                total.number == number and whole is not None and figure.unit != whole.unit and against == total.against
            )
        fits = figure.value <= whole.value or whole.bound is Bound.SEVERAL
        return fits and figure.unit != "violation" and (against == total.against or against is None)

    def _is_count(self, sentence: Sentence, figure: Figure, window: Window | None) -> bool:
        """A figure of violations is a count; one of attacks where its time is told or a truce is spoken of."""
        if figure.unit == "violation":
            return True
        tree, context = sentence.tree, violation_words().context
        spoken = any(tree.lemmas[i] in context for i in range(sentence.first, sentence.last + 1))
        timed = window is not None and (
            window.hours is not None or window.words.lower().startswith(("since", "during", "between"))
        )
        return timed or spoken

    def _voice(self, sentence: Sentence, figure: Figure, near: Sequence[_Tally]) -> Voice | None:
        """Who counts: whose account or words it stands in, else who accuses, records or counts in the report's voice.

        "It counted" and a figure that nobody tells go on with the count before them.
        """
        found = self._voices.of(sentence.k, figure.at)
        tree = sentence.tree
        pronoun = self._counts_on(tree, figure)
        if pronoun and near and near[-1].told_in == sentence.k:
            return near[-1].voice
        if found and found[0].cue is None:
            return found[0]
        for a in (figure.at, *tree.ancestors(figure.at)):
            if not tree.tags[a].startswith("V") or tree.lemmas[a] not in _COUNTING:
                continue
            subject = tree.subject(a)
            if subject is None:
                continue
            actors = [x for x in self._cast.actors(sentence.k, subject) if x.party]
            if actors:
                told = next((v for v in found if v.actor.party == actors[0].party), None)
                return told or Voice(actors[0], self._passed_on(tree, found), a)
        return found[0] if found else (near[-1].voice if near else None)

    @staticmethod
    def _counts_on(tree: Tree, figure: Figure) -> bool:
        """ "It counted": whoever counted before."""
        verb = next(
            (a for a in tree.ancestors(figure.at) if tree.tags[a].startswith("V") and tree.lemmas[a] in _COUNTING), None
        )
        subject = tree.subject(verb) if verb is not None else None
        return subject is not None and tree.lower[subject] in ("it", "they", "he", "she")

    @staticmethod
    def _passed_on(tree: Tree, found: Sequence[Voice]) -> str | None:
        """Who passes a count on; a pronoun most likely means the one who counts."""
        cue = found[0].cue if found else None
        subject = tree.subject(cue) if cue is not None else None
        return found[0].actor.name if found and subject is not None and tree.tags[subject] != "PRP" else None

    def _against(self, sentence: Sentence, figure: Figure, voice: Voice) -> str | None:
        tree, k = sentence.tree, sentence.k
        own = voice.actor.party
        others = [p for p in self._doers(tree, k, figure) if p != own and p not in self._venues]
        if others:
            return others[0]
        sides = {a.party for a in self._cast.scene.pair} | set(self._cast.scene.leading[:2])
        return self._cast.opponent(own) if own is not None and own in sides else None

    def _doers(self, tree: Tree, k: int, figure: Figure) -> Iterator[str]:
        """The parties that a counted act is laid to: subject of its verb, "by X", "X's", whoever is accused of it."""
        at = figure.at
        for c in tree.children[at] if tree.tags[at].startswith("N") else ():
            if tree.deps[c] in ("poss", "amod", "compound", "nmod"):
                yield from self._parties(k, c)
            elif tree.deps[c] in ("prep", "agent") and tree.lower[c] in ("by", "from"):
                for o in tree.each(c, "pobj"):
                    yield from self._parties(k, o)
        for a in (at, *tree.ancestors(at)):
            if not tree.tags[a].startswith("V"):
                continue
            if tree.lemmas[a] in ("accuse", "blame", "charge"):
                for o in tree.each(a, "dobj"):
                    yield from self._parties(k, o)
                return
            subject = tree.subject(a)
            if subject is not None and tree.deps[subject] == "nsubj":
                yield from self._parties(k, subject)
            for o in (o for g in tree.each(a, "agent") for o in tree.each(g, "pobj")):
                yield from self._parties(k, o)

    def _parties(self, k: int, i: int) -> Iterator[str]:
        return (a.party for a in self._actors(k, i) if a.party)

    def _actors(self, k: int, i: int) -> tuple[Actor, ...]:
        return self._cast.actors(k, i)

    def _issue(self, sentence: Sentence, figure: Figure) -> str | None:
        topics = self._issues.between(sentence.k, sentence.first, sentence.last)
        named = [t for t in topics if t.issue in _COUNTED_ISSUES and t.explicit]
        struck = [t for t in named if t.issue != FULL] if figure.unit != "violation" else []
        chosen = struck or [t for t in named if not is_attack(sentence.tree, t)]
        if chosen:
            return min(chosen, key=lambda t: abs(t.first - figure.at)).issue
        if any(t.issue in (DEAL, TRUCE, STRIKE) for t in topics) or figure.unit == "violation":
            return self._issues.truce_at(sentence.k, figure.at)
        return None

    def _count(self, tally: _Tally) -> Count | None:
        figure, passage = tally.figure, self._passages[tally.k]
        if figure is None:
            return None
        span = passage.span(figure.start, figure.end)
        parts = []
        for k, part in tally.parts:
            where = self._passages[k].span(part.start, part.end)
            parts.append(Part(part.unit, part.value, part.bound, where.of(self._text), where, part.of))
        window = tally.window
        actor = tally.voice.actor
        return Count(
            by=actor.party or "",
            against=tally.against,
            issue=tally.issue,
            unit=figure.unit,
            value=figure.value,
            bound=figure.bound,
            evidence=span.of(self._text),
            span=span,
            speaker=actor.name,
            via=tally.voice.via,
            window=window.words if window else None,
            start=window.start if window else None,
            end=window.end if window else None,
            hours=window.hours if window else None,
            parts=tuple(parts),
        )
