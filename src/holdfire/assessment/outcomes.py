"""Outcomes: which observed acts answer a promise, and the figures that reports give for them."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from holdfire.extraction.numbers import Quantity, find_quantities
from holdfire.record.entry import Entry
from holdfire.record.observation import Observation
from holdfire.record.promise import Outcome
from holdfire.record.span import Span
from holdfire.vocab.grammar import words_of

_WORDS = words_of("outcomes")
_LATEST = 45  # days after its day, or after it was made without one, within which an act can answer a promise
_KINDS = {
    "prisoner_exchange": ("prisoner_exchange",),
    "wounded_transfer": ("prisoner_exchange", "movement"),
    "hostage_release": ("prisoner_exchange", "movement"),
    "remains_return": ("prisoner_exchange", "movement"),
    "withdrawal": ("movement",),
    "humanitarian_access": ("movement",),
    "displaced_return": ("movement",),
}


def outcomes_of(
    kind: str,
    actors: Sequence[str],
    promised: int | None,
    made: date | None,
    due: date | None,
    observations: Sequence[Entry[Observation]],
) -> tuple[Outcome, ...]:
    """The acts that answer a promise of `kind` by `actors`, made public on `made`; one outcome an observation and figure."""
    found: list[Outcome] = []
    for entry in observations:
        if entry.row.kind in _KINDS.get(kind, ()) and _in_time(entry, made, due) and _by(entry.row, actors):
            found += _outcomes(kind, entry, promised)
    return tuple(sorted(found, key=lambda o: (o.published or date.min, o.report, o.span)))


def _in_time(entry: Entry[Observation], made: date | None, due: date | None) -> bool:
    day = _day(entry.row.date) or entry.published
    if day is None:
        return True
    if made is not None and day < made - timedelta(1):
        return False
    anchor = due or made
    return anchor is None or day <= anchor + timedelta(_LATEST)


def _by(row: Observation, actors: Sequence[str]) -> bool:
    """Whether the act is laid to the parties of the promise, or to nobody."""
    if row.actor is None or not actors:
        return True
    return any(a in row.actor for a in actors)


def _outcomes(kind: str, entry: Entry[Observation], promised: int | None) -> Iterator[Outcome]:
    row = entry.row
    words = row.evidence.lower()
    names = _WORDS.get(kind)
    if names is not None and not any(n in words for n in names):
        return
    others = frozenset().union(*(_WORDS[k] for k in ("wounded_transfer", "remains_return") if k != kind))
    figures = [
        q for q in find_quantities(row.evidence) if q.value is not None and _counts(q, row.evidence, names, others)
    ]
    near = [q for q in figures if promised is None or _comparable(q.value or 0, promised)]
    if figures and not near:
        return  # another exchange
    if not figures and kind in ("wounded_transfer", "remains_return") and promised is not None:
        return
    chosen: list[Quantity | None] = [*near] or [None]
    for quantity in chosen:
        span = row.span
        yield Outcome(
            report=entry.report,
            evidence=row.evidence,
            span=Span(span.start, span.end),
            quantity=quantity.value if quantity else None,
            each=(quantity.each or None) if quantity else None,
            day=_day(row.date),
            source=row.accused_by or entry.source,
            published=entry.published,
        )


def _counts(quantity: Quantity, evidence: str, names: frozenset[str] | None, others: frozenset[str]) -> bool:
    """Whether a figure counts what was promised and not what else was handed over: the words behind it say which."""
    behind = evidence[quantity.span.end : quantity.span.end + 48].lower()
    before = evidence[max(0, quantity.span.start - 30) : quantity.span.start].lower()
    if names is not None and names & _WORDS["wounded_transfer"]:
        return any(n in behind for n in names)
    if any(o in behind.split(" and ")[0] for o in others):
        return False
    return names is None or any(n in behind or n in before for n in names) or quantity.each


def _comparable(told: int, promised: int) -> bool:
    """Whether a figure can be of the same act: a tenth of it or ten times as many is another."""
    return promised / 4 <= told <= promised * 4


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value[:10]) if value else None
    except ValueError:
        return None
