"""Who could take a stance where: every party that speaks a sentence or is named in it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from holdfire.extraction.actors import Actor, Standing
from holdfire.extraction.cast import Cast
from holdfire.extraction.encoder.marking import Marked
from holdfire.extraction.issues import Issues, Topic
from holdfire.extraction.passage import Passage
from holdfire.extraction.sayings import Sayings
from holdfire.extraction.stances.hints import Hints, Naming, hints
from holdfire.extraction.stances.masking import Sentence, masked, sentences_of
from holdfire.record import Position, Span

_MOST_PARTIES, _MOST_ISSUES = 6, 5
_SUBJECTS = ("nsubj", "nsubjpass", "poss", "agent")
# of these one in nine takes a stance: "talks with Kyiv", "the Russian side", "a Hamas source"
_UNASKED = ("pobj", "dobj", "dative", "npadvmod", "amod", "compound")


@dataclass(frozen=True, slots=True)
class Holder:
    """A party as a sentence has it: `told` where it speaks the sentence, `source` the token that means it, if it is named there."""

    actor: Actor
    told: bool
    source: int | None


@dataclass(frozen=True, slots=True)
class Candidate:
    """`holder` could take a stance in `sentence`, `span` of the report's text, which names the issues `topics`.

    `ruled` are the rows that rules have read of it there; `read` and `hints` are what the reader is given.
    """

    sentence: Sentence
    span: Span
    holder: Holder
    topics: Mapping[str, Topic]
    ruled: tuple[Position, ...]
    read: Marked
    hints: Hints

    @property
    def party(self) -> str:
        """Whose stance is asked for."""
        return self.holder.actor.party or ""


class Candidates:
    """The candidates of a report, sentence by sentence; `ruled` are the rows that rules have read."""

    def __init__(
        self, cast: Cast, passages: Sequence[Passage], sayings: Sayings, issues: Issues, ruled: Sequence[Position]
    ) -> None:
        self._cast, self._sayings, self._issues = cast, sayings, issues
        self._sentences = sentences_of(cast.trees)
        self._spans = [passages[s.k].span(*cast.trees[s.k].chars(s.first, s.last)) for s in self._sentences]
        self._topics = [self._named_in(s) for s in self._sentences]
        self._holders = [self._holders_in(s) for s in self._sentences]
        self._ruled, self._naming = self._by_sentence(ruled), Naming(self._topics)

    def all(self) -> Iterator[Candidate]:
        """In order of the text."""
        for n, holders in enumerate(self._holders):
            for holder in holders.values():
                yield self.asked(n, holder, alone=len(holders) == 1)

    def asked(self, n: int, holder: Holder, *, alone: bool) -> Candidate:
        """A holder in sentence `n` of the report; `alone` where no other party is in it."""
        sentence, span, party = self._sentences[n], self._spans[n], holder.actor.party
        own = tuple(row for row in self._ruled.get(n, ()) if row.party == party)
        before, teller = (self._sentences[n - 1], self._unnamed_teller(n - 1)) if n else (None, None)
        return Candidate(
            sentence,
            span,
            holder,
            self._topics[n],
            own,
            masked(self._cast, sentence, party, holder.source, before, teller),
            hints(
                self._cast.trees[sentence.k],
                holder.source,
                self._naming.of(n),
                own,
                told=holder.told,
                alone=alone,
            ),
        )

    def _by_sentence(self, ruled: Sequence[Position]) -> dict[int, list[Position]]:
        """The rows that have words in each sentence, each once; a sentence without any is left out."""
        order = sorted(range(len(self._spans)), key=lambda n: self._spans[n])
        starts = [self._spans[n].start for n in order]
        found: dict[int, dict[Position, None]] = {}
        for row in ruled:
            for span in (row.span, *row.also):
                for at in range(max(0, bisect_right(starts, span.start) - 1), bisect_left(starts, span.end)):
                    if span.start < self._spans[order[at]].end:
                        found.setdefault(order[at], {})[row] = None
        return {n: list(rows) for n, rows in found.items()}

    def _unnamed_teller(self, n: int) -> str | None:
        """Who speaks sentence `n` without being named in it."""
        return next((party for party, h in self._holders[n].items() if h.told and h.source is None), None)

    def _named_in(self, sentence: Sentence) -> dict[str, Topic]:
        """The issues that a sentence names, each at its first mention."""
        found: dict[str, Topic] = {}
        for topic in self._issues.between(*sentence):
            issue = self._issues.settled(sentence.k, topic)
            old = found.get(issue)
            if old is None or (topic.explicit and not old.explicit):
                found[issue] = Topic(issue, topic.first, topic.last, topic.explicit)
        return dict(list(found.items())[:_MOST_ISSUES])

    def _holders_in(self, sentence: Sentence) -> dict[str, Holder]:
        """Whoever speaks a sentence or a part of it, and every party that it names, subjects first."""
        k, first, last = sentence
        deps = self._cast.trees[k].deps
        places = range(first, last + 1)
        root = next((i for i in places if deps[i] == "ROOT"), first)
        found: dict[str, Holder] = {}
        for i in (root, *places):
            chain = [s for s in self._sayings.chain(k, i) if any(a.party for a in s.actors)]
            for actor in chain[-1].actors if chain else ():
                source = chain[-1].source
                inside = source if source is not None and chain[-1].k == k and first <= source <= last else None
                found.setdefault(actor.party or "", Holder(actor, told=True, source=inside))
        for subjects in (True, False):
            for i in places:
                if (deps[i] in _SUBJECTS) is subjects and deps[i] not in _UNASKED:
                    for actor in self._cast.at[k].get(i, ()):
                        if actor.standing is not Standing.FORCES:
                            found.setdefault(actor.party or "", Holder(actor, told=False, source=i))
        found.pop("", None)
        return dict(list(found.items())[:_MOST_PARTIES])
