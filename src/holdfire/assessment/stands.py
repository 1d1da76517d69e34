"""What a reading settles on one axis, in a form that two readings can be compared in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache

from holdfire.assessment.moments import AT_ONCE, parsed
from holdfire.record import Axis, Entry, Reading, Term
from holdfire.vocab.lengths import Length, length_of

_NAMED = frozenset({Axis.SCOPE, Axis.PARTY, Axis.MONITOR, Axis.MEANS, Axis.QUANTITY})
_DAYS = frozenset({Axis.START, Axis.END})

Value = frozenset[str] | date | datetime | Length | str | None


@dataclass(frozen=True, slots=True)
class Said:
    """What one party settled about one axis in one report.

    `value` is a set of names (scope, party, monitor, means, quantity), a day or moment (start, end), a length
    (duration, extension), the words themselves (condition, release, place, wording), or null where the words leave it
    open; `negated` where they say that there is none. `terms` are the words, the first of which stands for all.
    """

    axis: Axis
    party: str
    value: Value
    negated: bool
    terms: tuple[Term, ...]
    entry: Entry[Reading]

    @property
    def public(self) -> date | None:
        """The day on which the report came out; where that is not known, the day on which it was said."""
        return self.entry.published or self.entry.row.stated

    @property
    def stated(self) -> date | None:
        """The day on which it was said; where that is not known, the day of the report."""
        return self.entry.row.stated or self.entry.published

    @property
    def key(self) -> tuple[Value, bool]:
        """Equal for what says the same."""
        return self.value, self.negated


def said_in(entry: Entry[Reading]) -> Iterable[Said]:
    """What a reading settles, axis by axis, in the order of its terms; a denial stands apart from what is affirmed."""
    reading = entry.row
    grouped: dict[tuple[Axis, bool], list[Term]] = {}
    for term in reading.terms:
        grouped.setdefault((term.axis, term.negated), []).append(term)
    for (axis, negated), terms in grouped.items():
        value = _value(axis, terms, reading.stated or entry.published)
        yield Said(axis, reading.party, value, negated, tuple(terms), entry)


def _value(axis: Axis, terms: list[Term], stated: date | None) -> Value:
    if axis in _NAMED:
        names = frozenset(t.value for t in terms if t.value is not None)
        return names or None
    term = next((t for t in terms if t.value is not None), terms[0])
    if term.value is None:
        return None if axis in _DAYS or axis is Axis.DURATION else term.evidence
    if axis in _DAYS:
        return _day(axis, term.value, stated)
    return length_of(term.value) or term.value


@cache
def _day(axis: Axis, value: str, stated: date | None) -> date | datetime | str | None:
    """A start as it stands; an end as the last full day, or as the moment where it falls into a day."""
    if value in AT_ONCE:
        return stated or value
    when = parsed(value)
    if isinstance(when, datetime):
        if (when.hour, when.minute, when.second) != (0, 0, 0):
            return when
        return when.date() if axis is Axis.START else when.date() - timedelta(1)
    return when if when is not None else value
