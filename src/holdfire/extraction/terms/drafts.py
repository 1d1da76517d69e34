"""Readings in the making: terms of one side on one undertaking, gathered from the sentences of a report."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from holdfire.extraction.voices import Voice
from holdfire.record import Span
from holdfire.record.reading import Axis, Reading, Term

_ONE_VALUE = frozenset({Axis.START, Axis.END, Axis.DURATION})
_WEAK = frozenset({Axis.SCOPE, Axis.PLACE, Axis.MEANS, Axis.PARTY})
_LONGEST = 450  # characters of evidence


@dataclass(slots=True)
class Draft:
    """A reading as it gathers terms; `worded` once a sentence agrees to, orders or proposes what it covers."""

    issue: str
    voice: Voice
    stated: date | None
    span: Span
    terms: list[Term] = field(default_factory=list)
    worded: bool = False

    def parts_from(self, term: Term) -> bool:
        """Whether the term says something else on an axis that has one answer."""
        return any(
            t.axis is term.axis
            and t.negated == term.negated
            and t.value is not None
            and term.value is not None
            and t.value[:10] != term.value[:10]
            for t in self.terms
            if term.axis in _ONE_VALUE
        )

    def add(self, term: Term) -> None:
        """Take a term up, unless the same is there; of two that overlap on one axis the longer stays."""
        for n, old in enumerate(self.terms):
            if (old.axis, old.negated) != (term.axis, term.negated):
                continue
            if old.value == term.value and (term.value is not None or old.evidence == term.evidence):
                return
            if old.span.overlaps(term.span) and old.value is None and term.value is None:
                if term.span.end - term.span.start > old.span.end - old.span.start:
                    self.terms[n] = term
                return
        self.terms.append(term)

    @property
    def says_something(self) -> bool:
        """A bare mention of "the energy truce" is no wording of it."""
        if self.issue == "withdrawal" and any(t.axis is Axis.PLACE for t in self.terms):
            return True
        return any(t.axis not in _WEAK or (t.axis is Axis.PARTY and t.negated) for t in self.terms) or (
            self.worded and any(t.axis is Axis.SCOPE for t in self.terms)
        )

    def reading(self, report: str, text: str) -> Reading:
        """The record."""
        span = self.span
        if span.end - span.start > _LONGEST:
            span = Span(span.start, span.start + _LONGEST)
        terms = tuple(sorted(self.terms, key=lambda t: (t.span, t.axis, t.value or "")))
        actor = self.voice.actor
        return Reading(
            self.issue, actor.party or "", actor.name, report, span.of(text), span, self.stated, self.voice.via, terms
        )


class Drafts:
    """The readings of one report as they grow; the same voice on the same undertaking on the same day is one reading."""

    def __init__(self) -> None:
        self._all: list[Draft] = []

    def add(self, issue: str, voice: Voice, stated: date | None, span: Span, term: Term, *, worded: bool) -> None:
        """Put a term with the reading that it belongs to; `span` is the sentence that it stands in."""
        key = (issue, voice.actor.party, voice.actor.name, voice.via, stated)
        draft = next((d for d in reversed(self._all) if self._key(d) == key and not d.parts_from(term)), None)
        if draft is None:
            draft = Draft(issue, voice, stated, span)
            self._all.append(draft)
        draft.worded = draft.worded or worded
        draft.add(term)

    @staticmethod
    def _key(d: Draft) -> tuple[str, str | None, str, str | None, date | None]:
        return (d.issue, d.voice.actor.party, d.voice.actor.name, d.voice.via, d.stated)

    def readings(self, report: str, text: str) -> Sequence[Reading]:
        """Those that word something, in order of the text."""
        found = [d.reading(report, text) for d in self._all if d.says_something]
        return sorted(found, key=lambda r: (r.span, r.party, r.issue, r.speaker))
