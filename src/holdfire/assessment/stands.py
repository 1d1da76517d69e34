"""What a reading settles on one axis, in a form that two readings can be compared in."""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import cache

from holdfire.assessment.moments import AT_ONCE, AtOnce, parsed
from holdfire.assessment.reciprocity import is_mutual
from holdfire.record import Account, Axis, Entry, Reading, Span, Term
from holdfire.vocab.lengths import Length, length_of
from holdfire.vocab.targets import target_words

_NAMED = frozenset({Axis.SCOPE, Axis.PARTY, Axis.MONITOR, Axis.MEANS, Axis.QUANTITY})
_EVER = date.max
_SHORT, _QUOTATION = 24, 140  # characters
_QUOTE_END = re.compile('[”"’]')
# up to five words before and three after, of the same clause
_BEFORE = re.compile(r"(?:[\w'’-]+ ){1,5}$")
_AFTER = re.compile(r"(?: [\w'’-]+){0,3}(?=\W|$)")
_SMALL = (
    "a|an|and|as|at|but|by|for|from|had|has|if|in|into|is|of|on|or|so|that|the|to|was|which|while|who|will|with|would"
)
_LEADING = re.compile(rf"^(?:(?:{_SMALL})\s+)+", re.I)
# what stands after a conjunction is another clause
_TRAILING = re.compile(rf"(?:\s+(?:but|while|which|who|that|if|so)\b.*|(?:\s+(?:{_SMALL}))+)$", re.I)
_DAYS = frozenset({Axis.START, Axis.END})
# spoken of without a value, these settle nothing that could be compared
_OPEN = frozenset({Axis.START, Axis.END, Axis.DURATION, Axis.EXTENSION, Axis.EXISTENCE})

ENDLESS = "endless"  # the value of a length that is denied since the halt is to last
_ENDLESS = re.compile(r"\b(?:permanent|indefinite|open-ended|unlimited|lasting|time\s+limit)", re.I)
_TOGETHER = frozenset({"the other side does the same"})

Value = frozenset[str] | AtOnce | date | datetime | Length | str | None


class Said:
    """What one party settled about one axis in one report.

    `value` is a set of names (scope, party, monitor, means, quantity), a day, a moment or "at once" (start, end), a length
    (duration, extension), the words themselves (condition, release, place, wording; every condition that the
    other side does the same is one), or null where the words leave it
    open; `negated` where they say that there is none. `terms` are the words, the first of which stands for all.
    `stated` is the day on which it was said, else that of the report; `public` the day of the report, else that on
    which it was said. `key` is equal for what says the same, `order` sorts by when and where it was said.
    """

    __slots__ = ("_account", "axis", "entry", "key", "negated", "order", "party", "public", "stated", "terms", "value")

    def __init__(self, axis: Axis, value: Value, negated: bool, terms: tuple[Term, ...], entry: Entry[Reading]) -> None:
        row = entry.row
        self.axis, self.party, self.value, self.negated, self.terms, self.entry = (
            axis,
            row.party,
            value,
            negated,
            terms,
            entry,
        )
        self.stated, self.public = row.stated or entry.published, entry.published or row.stated
        self.key = (value, negated)
        listed = len(value) if axis is Axis.SCOPE and isinstance(value, frozenset) else 0
        self.order = (self.stated or _EVER, self.public or _EVER, listed, entry.report, terms[0].span)
        self._account: Account | None = None

    @property
    def account(self) -> Account:
        """The words as an account of the party's speaker; made once, since one statement stands in many differences."""
        if self._account is None:
            row, term = self.entry.row, self.terms[0]
            words, span = self._joined()
            report = term.report or self.entry.report
            self._account = Account(row.speaker, words, span, report, row.party, row.stated, self.entry.published)
        return self._account

    def _joined(self) -> tuple[str, Span]:
        """The words of the term; where several terms stand in one reading, all words from the first to the last."""
        row = self.entry.row
        here = [t for t in self.terms if t.report in (None, self.entry.report) and row.span.covers(t.span)]
        if len(here) < 2:
            first = self.terms[0]
            return _with_context(row, first) if here and self.axis is Axis.SCOPE else (first.evidence, first.span)
        start, end = min(t.span.start for t in here), max(t.span.end for t in here)
        return row.evidence[start - row.span.start : end - row.span.start], Span(start, end)


def _with_context(row: Reading, term: Term) -> tuple[str, Span]:
    """A short name of targets with the words around it: all of a quotation, else a few words of the same clause."""
    if len(term.evidence) > _SHORT:
        return term.evidence, term.span
    words, start, end = row.evidence, term.span.start - row.span.start, term.span.end - row.span.start
    opened = max((words.rfind(mark, 0, start) for mark in '“"‘'), default=-1)
    closed = min((at for mark in '”"’' if (at := words.find(mark, end)) >= 0), default=-1)
    if opened >= 0 and end <= closed <= opened + _QUOTATION and not _QUOTE_END.search(words[opened + 1 : start]):
        first, last = opened + 1, closed
    else:
        before, after = _BEFORE.search(words[:start]), _AFTER.match(words, end)
        first = before.end() - len(_LEADING.sub("", before[0])) if before else start
        last = end + len(_TRAILING.sub("", after[0])) if after else end
    return words[first:last], Span(row.span.start + first, row.span.start + last)


def is_endless(term: Term) -> bool:
    """Whether words deny a length because the halt is to last, rather than because nobody has named one."""
    return term.axis is Axis.DURATION and term.negated and _ENDLESS.search(term.evidence) is not None


def said_in(entry: Entry[Reading]) -> Iterator[Said]:
    """What a reading settles, axis by axis, in the order of its terms; a denial stands apart from what is affirmed."""
    for axis, value, negated, terms in settled_in(entry):
        yield Said(axis, value, negated, tuple(terms), entry)


def settled_in(entry: Entry[Reading]) -> Iterator[tuple[Axis, Value, bool, list[Term]]]:
    """As `said_in`, in plain values: axis, value, whether it is denied, and the terms."""
    reading = entry.row
    denials = [t for t in reading.terms if t.negated]
    # a few groups at most, found faster by identity than by the hash of an axis
    groups: list[tuple[Axis, bool, list[Term]]] = []
    for term in reading.terms:
        if denials and not term.negated and any(t.axis is term.axis and t.span.covers(term.span) for t in denials):
            continue  # "how many days" within "does not say how many days" affirms nothing
        for axis, negated, terms in groups:
            if axis is term.axis and negated is term.negated:
                terms.append(term)
                break
        else:
            groups.append((term.axis, term.negated, [term]))
    for axis, negated, terms in groups:
        yield axis, _value(axis, terms, reading), negated, terms


def _value(axis: Axis, terms: list[Term], reading: Reading) -> Value:
    if axis in _NAMED:
        names = frozenset(t.value for t in terms if t.value is not None)
        if axis is Axis.MONITOR and not names and not terms[0].negated:
            return frozenset((terms[0].evidence,))  # a monitor without a name: "observers on both sides of the border"
        return (_listed(names) if axis is Axis.SCOPE else names) or None
    term = next((t for t in terms if t.value is not None), terms[0])
    if is_endless(term):
        return ENDLESS
    if term.value is None:
        return _worded(axis, term, reading.party)
    if axis in _DAYS:
        return _day(axis, term.value, reading.stated)
    if axis is Axis.CONDITION:
        return _worded(axis, term, reading.party)
    return length_of(term.value) or term.value


@cache
def _listed(names: frozenset[str]) -> frozenset[str]:
    """The classes that words list, without the heading of the list: "energy facilities: refineries, pipelines" lists two.

    A class that is named in a list of another one's members is the member of that name: nuclear among energy facilities.
    """
    words = target_words()
    roots = {n.split(".")[0] for n in names if "." in n}
    if len(roots) == 1:
        (root,) = roots
        names = frozenset(f"{root}.{n}" if f"{root}.{n}" in words.above else n for n in names)
    heads = {n for n in names if sum(words.holds(n, m) for m in names if m != n) > 1}
    return names - heads


def _worded(axis: Axis, term: Term, party: str) -> Value:
    """What has no value of the vocabulary: the words; for a condition that another side joins in, that side."""
    if axis in _OPEN:
        return None
    if axis is Axis.CONDITION and not term.negated:
        return _TOGETHER if is_mutual(term.evidence, party) else term.evidence
    return term.evidence


@cache
def _day(axis: Axis, value: str, stated: date | None) -> AtOnce | date | datetime | str | None:
    """A start as it stands; an end as the last full day, or as the moment where it falls into a day."""
    if value in AT_ONCE:
        return AtOnce(stated) if stated is not None else value
    when = parsed(value)
    if isinstance(when, datetime):
        if (when.hour, when.minute, when.second) != (0, 0, 0):
            return when
        return when.date() if axis is Axis.START else when.date() - timedelta(1)
    return when if when is not None else value
