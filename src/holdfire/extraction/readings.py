"""Readings: what each side says that an undertaking means, axis by axis, out of its own words or its account."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from holdfire.extraction.cast import Cast
from holdfire.extraction.durations import find_durations
from holdfire.extraction.issues import Issues, Topic
from holdfire.extraction.passage import Passage, Role
from holdfire.extraction.sayings import Sayings
from holdfire.extraction.terms.conditions import find_conditions
from holdfire.extraction.terms.lasting import find_lasting
from holdfire.extraction.terms.scope import find_scope
from holdfire.extraction.terms.sentence import Finder, Found, Sentence
from holdfire.extraction.terms.sides import find_sides
from holdfire.extraction.terms.silence import find_silence
from holdfire.extraction.terms.start_end import find_start_end
from holdfire.extraction.tree import Tree
from holdfire.extraction.voices import Voice, Voices
from holdfire.record import Precision, Report, Span, When
from holdfire.record.reading import Axis, Reading, Term
from holdfire.vocab.issues import DEAL, STRIKE, TRUCE

FINDERS: tuple[Finder, ...] = (find_start_end, find_lasting, find_conditions, find_silence, find_scope, find_sides)
_UNDERTAKINGS = frozenset(
    ["full_ceasefire", "energy_strikes", "infrastructure_strikes", "long_range_strikes", "maritime", "ground_operations", "withdrawal", "hostage_release", "prisoner_exchange", "wounded_transfer", "remains_return", "humanitarian_access", "displaced_return", "disarmament"]
)  # fmt: skip
_FAR_TALK = frozenset({"negotiations", "final_settlement", "elections"})
_NEAREST = frozenset({Axis.START, Axis.END, Axis.DURATION})
_ONE_VALUE = frozenset({Axis.START, Axis.END, Axis.DURATION})
_WEAK = frozenset({Axis.SCOPE, Axis.PLACE, Axis.MEANS, Axis.PARTY})
_LONGEST = 450  # characters of evidence
_CARRIED = 2  # sentences through which "it" can still mean the undertaking named before


@dataclass(slots=True)
class _Draft:
    """A reading as it gathers terms, sentence by sentence."""

    issue: str
    voice: Voice
    stated: date | None
    span: Span
    terms: list[Term] = field(default_factory=list)
    worded: bool = False

    def parts_from(self, term: Term) -> bool:
        """Whether the term says something else on an axis that has one answer."""
        return term.axis in _ONE_VALUE and any(
            t.axis is term.axis and t.value is not None and term.value is not None and t.value[:10] != term.value[:10]
            for t in self.terms
        )


class Readings:
    """Finds the readings of a report; one instance a report."""

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
        self._topic: tuple[str, int] | None = None  # the undertaking named last and how many sentences ago
        self._list: tuple[str, tuple[Voice, ...]] | None = None  # a list that has been opened, and whose it is

    def all(self) -> tuple[Reading, ...]:
        """Every reading, in order of the text."""
        drafts: list[_Draft] = []
        for sentence in self._sentences():
            self._read(sentence, drafts)
            self._voices.heard(sentence.k, sentence.first, sentence.last)
        return tuple(self._reading(d) for d in drafts if _says_something(d))

    def _sentences(self) -> Iterator[Sentence]:
        for k, tree in enumerate(self._trees):
            if self._passages[k].role is Role.HEADLINE or not len(tree):
                continue
            durations = find_durations(tree.text)
            for first, end in tree.sentences:
                lo, hi = tree.chars(first, end - 1)
                times = tuple(t for t in self._times[k] if lo <= t.span.start < hi)
                yield Sentence(k, tree, first, end - 1, times, tuple(d for d in durations if lo <= d.span.start < hi))

    def _read(self, sentence: Sentence, drafts: list[_Draft]) -> None:
        topics = [t for t in self._issues.topics[sentence.k] if sentence.first <= t.first <= sentence.last]
        found = [f for find in FINDERS for f in find(sentence)]
        worded = _words_it(sentence)
        for one in found:
            issue = self._issue(sentence, one, topics)
            if issue is None:
                continue
            i = sentence.token(one.anchor)
            voices = self._voices.of(sentence.k, i)
            for voice in voices:
                self._add(sentence, issue, voice, one, drafts, worded)
        self._carry(sentence, topics)

    def _issue(self, sentence: Sentence, one: Found, topics: Sequence[Topic]) -> str | None:
        """The undertaking that a term belongs to: the nearest in its sentence, else the one named before."""
        i = sentence.token(one.anchor)
        ranked = sorted(topics, key=lambda t: (_distance(sentence.tree, i, t.first), abs(t.first - i)))
        for topic in ranked:
            if topic.issue in (DEAL, TRUCE) or topic.issue in _UNDERTAKINGS:
                return self._issues.settled(sentence.k, topic)
            if topic.issue in _FAR_TALK and one.axis in _NEAREST:
                return None
        if (
            any(t.issue == STRIKE for t in topics)
            and not any(t.issue in _UNDERTAKINGS for t in topics)
            and one.axis in _WEAK
        ):
            return None
        return self._topic[0] if self._topic is not None and self._topic[1] <= _CARRIED else None

    def _carry(self, sentence: Sentence, topics: Sequence[Topic]) -> None:
        own = [t for t in topics if t.issue in _UNDERTAKINGS or t.issue in (DEAL, TRUCE)]
        if own:
            explicit = [t for t in own if t.explicit]
            self._topic = (self._issues.settled(sentence.k, (explicit or own)[0]), 0)
        elif self._topic is not None:
            self._topic = (self._topic[0], self._topic[1] + 1)

    def _add(
        self, sentence: Sentence, issue: str, voice: Voice, one: Found, drafts: list[_Draft], worded: bool
    ) -> None:
        stated = self._stated(sentence, voice.cue)
        passage = self._passages[sentence.k]
        span = passage.span(one.start, one.end)
        value = one.value
        if one.parties:
            value = self._party(sentence, one)
        term = Term(one.axis, span.of(self._text), span, value, one.negated)
        key = (issue, voice.actor.party, voice.actor.name, voice.via, stated)
        draft = next(
            (
                d
                for d in reversed(drafts)
                if (d.issue, d.voice.actor.party, d.voice.actor.name, d.voice.via, d.stated) == key
                and not d.parts_from(term)
            ),
            None,
        )
        if draft is None:
            draft = _Draft(issue, voice, stated, passage.span(sentence.start, sentence.end))
            drafts.append(draft)
        draft.worded = draft.worded or worded
        if not any(
            (t.axis, t.value, t.negated) == (term.axis, term.value, term.negated)
            and (term.value or t.evidence == term.evidence)
            for t in draft.terms
        ):
            draft.terms.append(term)

    def _party(self, sentence: Sentence, one: Found) -> str | None:
        lo, hi = sentence.token(one.start), sentence.token(one.end - 1)
        return next((a.party for i in range(lo, hi + 1) for a in self._cast.at[sentence.k].get(i, ()) if a.party), None)

    def _stated(self, sentence: Sentence, cue: int | None) -> date | None:
        """The day of the telling: the date that hangs on its verb, else the day of the report, unless it looks further back."""
        if cue is None or not sentence.first <= cue <= sentence.last:
            return self._published
        tree = sentence.tree
        for when in sentence.times:
            if when.precision is not Precision.DAY or when.start is None or when.start != when.end:
                continue
            i = sentence.token(when.span.start)
            near = [i, *_some(tree, i)]
            if cue in near and not any(tree.tags[j].startswith("V") for j in near[: near.index(cue)]):
                return when.start if self._published is None or when.start <= self._published else self._published
        looks_back = any(tree.lower[c] == "had" for c in tree.children[cue])
        return None if looks_back else self._published

    def _reading(self, draft: _Draft) -> Reading:
        span = draft.span
        if span.end - span.start > _LONGEST:
            span = Span(span.start, span.start + _LONGEST)
        actor = draft.voice.actor
        terms = tuple(sorted(draft.terms, key=lambda t: (t.span, t.axis)))
        return Reading(
            draft.issue,
            actor.party or "",
            actor.name,
            self._report.id,
            span.of(self._text),
            span,
            draft.stated,
            draft.voice.via,
            terms,
        )


def _says_something(draft: _Draft) -> bool:
    """A bare mention of "the energy truce" is no wording of it."""
    return any(t.axis not in _WEAK for t in draft.terms) or (
        draft.worded and any(t.axis is Axis.SCOPE for t in draft.terms)
    )


def _words_it(sentence: Sentence) -> bool:
    """Whether the sentence words an undertaking: somebody agrees, orders, proposes, or an account covers something."""
    from holdfire.extraction.voices import _WORDS

    wanted = _WORDS["undertakes"] | _WORDS["covers"]
    return any(
        sentence.tree.lemmas[i] in wanted and sentence.tree.tags[i].startswith("V")
        for i in range(sentence.first, sentence.last + 1)
    )


def _some(tree: Tree, i: int) -> list[int]:
    found = []
    for a in tree.ancestors(i):
        found.append(a)
        if len(found) == 5:
            break
    return found


def _distance(tree: Tree, i: int, j: int) -> int:
    """Arcs between two tokens of a sentence, 30 where there is no short way."""
    ups = {i: 0}
    for n, a in enumerate(tree.ancestors(i), start=1):
        ups[a] = n
        if n > 14:
            break
    at, n = j, 0
    while at not in ups:
        if tree.heads[at] == at or n > 14:
            return 30
        at, n = tree.heads[at], n + 1
    return ups[at] + n
