"""Which deal a statement is about, where one issue has several: an Easter truce of 30 hours beside a general one of 30 days."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from holdfire.assessment.histories import in_order
from holdfire.assessment.moments import later_day, parsed
from holdfire.assessment.undertakings import GENERAL
from holdfire.record import Axis, Entry, Position, Reading
from holdfire.vocab.lengths import Length, length_of
from holdfire.vocab.occasions import occasion_words

_APART = 200  # days after which the same name means another year's truce
_NEAR = timedelta(2)
_CONTEXT = 1500  # characters before a statement that may name the deal
_NOT_IN_ID = re.compile(r"[^a-z0-9]+")


@dataclass(slots=True)
class Deal:
    """One undertaking on an issue: what it is named after, if anything, the days that it covers, the lengths it was given."""

    issue: str
    name: str | None
    apart: str = ""
    first: date | None = None
    last: date | None = None
    heard: date | None = None
    lengths: set[str] = field(default_factory=set)
    readings: list[Entry[Reading]] = field(default_factory=list)

    @property
    def id(self) -> str:
        """A name for its clause: the issue, with what tells it apart."""
        words = " ".join(filter(None, (self.issue, self.name, self.apart))).lower()
        return _NOT_IN_ID.sub("_", words)


def deals_of(entries: Sequence[Entry[Reading]], texts: Mapping[str, str]) -> list[Deal]:
    """The deals that readings are about, in the order in which they were first spoken of.

    `texts` are the reports by id: what stands before a statement can name the deal. A named truce is a deal of its own;
    two unnamed ones on one issue are two deals where their days do not touch.
    """
    deals: list[Deal] = []
    phased = _phased(entries)
    for entry in in_order(entries):
        row = entry.row
        before = _before(entry.report, row.issue, row.span.start, texts)
        name = _name(row.evidence, before, phased=row.issue in phased)
        days = _days(row)
        deal = _meant(deals, row.issue, row.evidence, name, row.stated or entry.published, days, _lengths(row))
        if deal is None:
            deal = Deal(row.issue, name)
            deals.append(deal)
        _take(deal, entry, days)
    return _with_own_names(deals)


def deal_of(position: Entry[Position], deals: Sequence[Deal], texts: Mapping[str, str]) -> Deal | None:
    """The deal that a position is about; null where no reading speaks of its issue."""
    row = position.row
    before = _before(position.report, row.issue, row.span.start, texts)
    phased = any(d.issue == row.issue and d.name and occasion_words().phases_in(d.name) for d in deals)
    name = _name(row.evidence, before, phased=phased)
    named = [
        d
        for d in deals
        if d.name in _names(row.evidence, phased=phased) and not _years_apart(d.heard, position.published)
    ]
    if named and not any(d.issue == row.issue for d in named):
        return named[-1]  # a truce with a name of its own, whichever halt the rest of the report is about
    return _meant(deals, row.issue, row.evidence, name, position.published, (None, None), frozenset(), must=True)


def _phased(entries: Sequence[Entry[Reading]]) -> set[str]:
    """The issues on which readings word two phases apart, each before what it settles; else a phase is a part of one deal.

    "The first phase has ended", "talks on a second phase" part no deal from the deal that has these phases.
    """
    found: dict[str, set[str]] = {}
    for e in entries:
        row = e.row
        first = min((at for t in row.terms if (at := row.evidence.find(t.evidence)) >= 0), default=0)
        words = row.evidence[:first]
        found.setdefault(row.issue, set()).update(occasion_words().phases_in(words))
    return {issue for issue, phases in found.items() if len(phases) > 1}


def _meant(
    deals: Iterable[Deal],
    issue: str,
    words: str,
    name: str | None,
    day: date | None,
    days: tuple[date | None, date | None],
    lengths: frozenset[str],
    *,
    must: bool = False,
) -> Deal | None:
    """The deal among those known; null where the words speak of another one (with `must`, the likeliest is taken)."""
    mine = [d for d in deals if d.issue == issue]
    if name is not None:
        same = [d for d in mine if d.name == name and not _years_apart(d.heard, day)]
        likeliest = same or (mine if must else [])
        return likeliest[-1] if likeliest else None
    general = occasion_words().is_general(words)
    fitting = [d for d in mine if not (general and d.name is not None) and not _elsewhere(d, days)]
    for closer in (_same_days(fitting, days), [d for d in fitting if d.lengths & lengths]):
        if len(closer) == 1:
            return closer[0]
    running = [
        d
        for d in fitting
        if d.name is None or (d.heard is not None and day is not None and abs((day - d.heard).days) <= 3)
    ]
    chosen = running or ([d for d in mine if d.name is None] or mine if must else [])
    return chosen[-1] if chosen else None


def _name(words: str, before: str, *, phased: bool) -> str | None:
    """What the words name the deal after; else what was named just before, unless the words speak of the general halt.

    A phase is a name only where phases are told apart.
    """
    named = _names(words, phased=phased)
    if named:
        return named[0]
    if occasion_words().is_general(words):
        return None
    # the nearest paragraph that speaks of a halt by name
    earlier = _names(before, phased=phased)
    return earlier[-1] if earlier else None


def _names(words: str, *, phased: bool) -> list[str]:
    phases = () if phased else occasion_words().phases_in(words)
    return [n for n in occasion_words().named_in(words) if n not in phases]


def _before(report: str, issue: str, at: int, texts: Mapping[str, str]) -> str:
    """What stands before a statement about "the truce" and may name it; a narrower halt is named in its own words alone."""
    return texts.get(report, "")[max(0, at - _CONTEXT) : at] if issue == GENERAL else ""


def _days(row: Reading) -> tuple[date | None, date | None]:
    """The first and the last day that a reading names, each null where it does not."""
    first = _first_value(row, Axis.START)
    last = _first_value(row, Axis.END)
    length = next(
        (length_of(t.value) for t in row.terms if t.axis is Axis.DURATION and t.value and not t.negated), None
    )
    if last is None and first is not None and isinstance(length, Length):
        last = later_day(first, length) + timedelta(seconds=length.seconds)
    return first, last


def _first_value(row: Reading, axis: Axis) -> date | None:
    value = next((t.value for t in row.terms if t.axis is axis and t.value and not t.negated), None)
    when = parsed(value) if value else None
    return when.date() if isinstance(when, datetime) else when


def _lengths(row: Reading) -> frozenset[str]:
    return frozenset(t.value for t in row.terms if t.axis is Axis.DURATION and t.value and not t.negated)


def _elsewhere(deal: Deal, days: tuple[date | None, date | None]) -> bool:
    """Whether the days of a deal and of a statement are known and do not touch: the statement is of another deal."""
    first, last = days
    if first is None or deal.first is None:
        return False
    starts_after = deal.last is not None and first > deal.last + timedelta(1)
    ends_before = last is not None and last + timedelta(1) < deal.first
    return starts_after or ends_before


def _same_days(deals: Sequence[Deal], days: tuple[date | None, date | None]) -> list[Deal]:
    first, last = days
    return [
        d
        for d in deals
        if (first is not None and d.first is not None and abs(first - d.first) <= _NEAR)
        or (last is not None and d.last is not None and abs(last - d.last) <= _NEAR and first in (None, d.first))
    ]


def _years_apart(heard: date | None, day: date | None) -> bool:
    return heard is not None and day is not None and abs((day - heard).days) > _APART


def _take(deal: Deal, entry: Entry[Reading], days: tuple[date | None, date | None]) -> None:
    first, last = days
    deal.readings.append(entry)
    deal.lengths |= _lengths(entry.row)
    deal.heard = entry.row.stated or entry.published or deal.heard
    if first is not None:
        deal.first = min(first, deal.first or first)
    if last is not None:
        deal.last = max(last, deal.last or last)


def _with_own_names(deals: list[Deal]) -> list[Deal]:
    """Deals with different ids: of several with one name, the later ones add the day on which they begin or were heard of."""
    seen: set[str] = set()
    for deal in deals:
        if deal.id in seen:
            day = deal.first or deal.readings[0].row.stated or deal.readings[0].published
            deal.apart = day.isoformat() if day else str(len(seen))
        seen.add(deal.id)
    return deals
