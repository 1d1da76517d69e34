"""Where the readings of one clause part: axis by axis, between parties and within one party, followed over time."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations

from holdfire.assessment.histories import History, Voices, voices_of
from holdfire.assessment.relations import Lie, lie
from holdfire.assessment.stands import Said
from holdfire.record import Account, Axis, Change, ClauseTerms, Difference, Entry, Move, Reading, Relation, Span

# axes on which silence of one side matters; the others are spoken of too seldom for silence to mean anything
_SILENCE_TELLS = (Axis.DURATION, Axis.CONDITION, Axis.RELEASE, Axis.EXTENSION, Axis.END, Axis.MONITOR)
_RELATION = {
    Lie.CONTAINS: Relation.CONTAINS,
    Lie.WITHIN: Relation.CONTAINS,
    Lie.OVERLAPS: Relation.OVERLAPS,
    Lie.CONTRADICTS: Relation.CONTRADICTS,
}
_STRENGTH = {Relation.ONE_SIDED: 1, Relation.CONTAINS: 1, Relation.OVERLAPS: 2, Relation.CONTRADICTS: 3}
_EVER = date.max


def differences_of(terms: Iterable[ClauseTerms]) -> Iterator[Difference]:
    """All differences of the clauses, clause by clause, each in the order in which they were first seen."""
    for each in terms:
        voices = voices_of(each.readings)
        found = [*_between(voices), *_silent(voices), *_own(voices)]
        found.sort(key=lambda d: (d.first_seen or _EVER, _AXES[d.axis]))
        for d in found:
            yield Difference(each.clause.issue, d.axis, d.a, d.b, each.clause.id, d.relation, d.changes)


_AXES = {axis.value: n for n, axis in enumerate(Axis)}


def _between(voices: Voices) -> Iterator[Difference]:
    """Pairs of parties that speak about one axis and do not say the same."""
    for axis, by_party in voices.axes.items():
        for one, other in combinations(by_party.values(), 2):
            difference = _followed(axis, one, other)
            if difference is not None:
                yield difference


def _followed(axis: Axis, one: History, other: History) -> Difference | None:
    """The course of a difference: after every statement of either side, how the two that stand lie to each other."""
    changes: list[Change] = []
    opened: tuple[Said, Said, Lie | None] | None = None
    was: tuple[Relation, tuple[int, int]] | None = None
    for said, a, b in _timeline(one, other):
        how = lie(axis, a.key, b.key)
        relation = _RELATION.get(how) if how is not None else Relation.ONE_SIDED
        now = (relation, _apart(a, b)) if relation is not None else None
        move = _move(was, now, ever=opened is not None)
        if move is not None:
            opened = opened or (a, b, how)
            changes.append(Change(_day(a, b), move, _account(said), relation))
        was = now
    if opened is None:
        return None
    a, b, how = opened
    if how is Lie.WITHIN or (how is None and a.negated):
        a, b = b, a
    return Difference("", axis.value, _account(a), _account(b), None, changes[0].relation, tuple(changes))


def _move(
    was: tuple[Relation, tuple[int, int]] | None, now: tuple[Relation, tuple[int, int]] | None, *, ever: bool
) -> Move | None:
    if now is None:
        return Move.RESOLVED if was is not None else None
    if was is None:
        return Move.REOPENED if ever else Move.OPENED
    before, after = (_STRENGTH[was[0]], was[1][0] + was[1][1]), (_STRENGTH[now[0]], now[1][0] + now[1][1])
    if before == after:
        return None
    return Move.NARROWED if after < before else Move.WIDENED


def _apart(a: Said, b: Said) -> tuple[int, int]:
    """How many names each value has that the other lacks; nothing where values are no sets of names."""
    if isinstance(a.value, frozenset) and isinstance(b.value, frozenset):
        return len(a.value - b.value), len(b.value - a.value)
    return 0, 0


def _timeline(one: History, other: History) -> Iterator[tuple[Said, Said, Said]]:
    """Each statement of either side with what then stands on both, from the moment on at which both have spoken."""
    # a stable sort: statements of one day keep the order of the sides in the readings, whatever these are called
    steps = sorted(
        [(s, 0) for s in one.steps] + [(s, 1) for s in other.steps],
        key=lambda step: (
            step[0].stated or _EVER,
            step[0].public or _EVER,
            step[0].entry.report,
            step[0].terms[0].span,
        ),
    )
    stands: list[Said | None] = [None, None]
    for said, side in steps:
        stands[side] = said
        first, second = stands
        if first is not None and second is not None:
            # the older account stands first
            newest = second if side else first
            oldest = first if side else second
            yield newest, oldest, newest


def _silent(voices: Voices) -> Iterator[Difference]:
    """One side settles what the other, speaking about the clause, does not mention."""
    for axis in _SILENCE_TELLS:
        speakers = {p: h for p, h in voices.axes.get(axis, {}).items() if not h.steps[0].negated}
        for party, readings in voices.readings.items():
            if party in voices.axes.get(axis, {}):
                continue
            for history in speakers.values():
                said = history.now
                other = _nearest(readings, said)
                a, b = _account(said), _reading_account(other)
                day = max(filter(None, (said.public, other.published or other.row.stated)), default=None)
                change = Change(day, Move.OPENED, a, Relation.ONE_SIDED)
                yield Difference("", axis.value, a, b, None, Relation.ONE_SIDED, (change,))


def _nearest(readings: Sequence[Entry[Reading]], said: Said) -> Entry[Reading]:
    """The reading of the silent side that stands nearest in time, one with terms of its own first."""
    day = said.stated or _EVER
    return min(readings, key=lambda e: (not e.row.terms, abs(((e.row.stated or e.published or _EVER) - day).days)))


def _own(voices: Voices) -> Iterator[Difference]:
    """One party's own words that disagree; the later wording stands, and the earlier one is kept."""
    for axis, by_party in voices.axes.items():
        for history in by_party.values():
            for earlier, later in zip(history.steps, history.steps[1:], strict=False):
                how = lie(axis, earlier.key, later.key)
                if how is None or how is Lie.SAME:
                    continue
                a, b = (later, earlier) if how is Lie.WITHIN else (earlier, later)
                change = Change(_day(earlier, later), Move.OPENED, _account(later), _RELATION[how])
                yield Difference("", axis.value, _account(a), _account(b), None, _RELATION[how], (change,))


def _day(a: Said, b: Said) -> date | None:
    return max(filter(None, (a.public, b.public)), default=None)


def _account(said: Said) -> Account:
    row, term = said.entry.row, said.terms[0]
    wording, span = _joined(said)
    return Account(
        row.speaker, wording, span, term.report or said.entry.report, row.party, row.stated, said.entry.published
    )


def _joined(said: Said) -> tuple[str, Span]:
    """The words of the first term; where several terms stand in one reading, all words from the first to the last."""
    row = said.entry.row
    here = [t for t in said.terms if t.report in (None, said.entry.report) and row.span.covers(t.span)]
    if len(here) < 2:
        return said.terms[0].evidence, said.terms[0].span
    start, end = min(t.span.start for t in here), max(t.span.end for t in here)
    return row.evidence[start - row.span.start : end - row.span.start], Span(start, end)


def _reading_account(entry: Entry[Reading]) -> Account:
    row = entry.row
    return Account(row.speaker, row.evidence, row.span, entry.report, row.party, row.stated, entry.published)
