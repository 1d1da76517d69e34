"""Where the readings of one clause part: axis by axis, between parties and within one party, followed over time."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from holdfire.assessment.histories import History, Voices, voices_of
from holdfire.assessment.relations import BOTH_CAN_HOLD, Lie, apart, lie
from holdfire.assessment.stands import Said, is_endless
from holdfire.record import Account, Axis, Change, Clause, ClauseTerms, Difference, Entry, Move, Reading, Relation, Term

# axes on which silence of one side matters; the others are spoken of too seldom for silence to mean anything
_SILENCE_TELLS = (Axis.DURATION, Axis.CONDITION, Axis.RELEASE, Axis.EXTENSION, Axis.END, Axis.MONITOR)
# a length says when something ends, and an end how long it lasts
_SAYS_IT_TOO = {Axis.END: Axis.DURATION, Axis.DURATION: Axis.END, Axis.EXTENSION: Axis.END}
_SAYS_WHAT_IT_IS = frozenset({Axis.SCOPE, Axis.START, Axis.END, Axis.DURATION, Axis.CONDITION})
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
        clause = each.clause
        found = [*_between(clause, voices), *_claimed(clause, voices), *_silent(clause, voices), *_own(clause, voices)]
        found.sort(key=lambda d: (d.changes[0].day or _EVER, _AXES[d.axis]))
        yield from found


_AXES = {axis.value: n for n, axis in enumerate(Axis)}


def _between(clause: Clause, voices: Voices) -> Iterator[Difference]:
    """Pairs of parties that speak about one axis and do not say the same."""
    for axis, by_party in voices.axes.items():
        for one, other in combinations(by_party.values(), 2):
            yield from _followed(clause, axis, one, other)


def _followed(clause: Clause, axis: Axis, one: History, other: History) -> Iterator[Difference]:
    """The differences between two sides on one axis: a new one with every statement that words either account anew."""
    open_: _Open | None = None
    ever = False
    for said, a, b, before in _timeline(one, other):
        how = _how(axis, a, b, before)
        if how is Lie.SAME and open_ is None:
            continue
        relation = _RELATION.get(how) if how is not None else Relation.ONE_SIDED
        now = (_STRENGTH[relation], apart(axis, a.value, b.value)) if relation is not None else None
        if open_ is not None:
            move = _move(open_.apart, now)
            yield open_.difference(clause, axis, Change(_day(a, b), move, said.account, relation))
        if now is None or relation is None:
            open_ = None
            continue
        move = Move.OPENED if open_ is not None or not ever else Move.REOPENED
        open_ = _Open(a, b, how, relation, now, Change(_day(a, b), move, said.account, relation))
        ever = True
    if open_ is not None:
        yield open_.difference(clause, axis, None)


@dataclass(slots=True)
class _Open:
    """A difference while both accounts stand; `a` is the older one."""

    a: Said
    b: Said
    how: Lie | None
    relation: Relation
    apart: tuple[int, int]
    opened: Change

    def difference(self, clause: Clause, axis: Axis, closed: Change | None) -> Difference:
        """The difference, and what closed it."""
        a, b = self.a, self.b
        if self.how is Lie.WITHIN or (self.how is None and a.negated):
            a, b = b, a
        changes = (self.opened,) if closed is None else (self.opened, closed)
        return Difference(clause.issue, axis.value, a.account, b.account, clause.id, self.relation, changes)


def _move(was: tuple[int, int], now: tuple[int, int] | None) -> Move:
    if now is None:
        return Move.RESOLVED
    return Move.NARROWED if now < was else Move.WIDENED if now > was else Move.REWORDED


def _how(axis: Axis, a: Said, b: Said, before: Sequence[Said]) -> Lie | None:
    """How what stands on both sides lies to each other; of conditions all stand, so that any earlier one of `a`'s side counts."""
    how = lie(axis, a.key, b.key)
    if how is Lie.OVERLAPS and axis in BOTH_CAN_HOLD and any(lie(axis, s.key, b.key) is Lie.SAME for s in before):
        return Lie.SAME
    return how


def _timeline(one: History, other: History) -> Iterator[tuple[Said, Said, Said, list[Said]]]:
    """Each statement of either side with what then stands on both, the older first, and all that the older side has said."""
    first, second = one.steps, other.steps
    if len(first) == 1 == len(second):
        # most pairs: each side has worded the axis once
        a, b = (second, first) if second[0].order < first[0].order else (first, second)
        yield b[0], a[0], b[0], a
        return
    # a stable sort: statements of one day keep the order of the sides in the readings, whatever these are called
    steps = sorted([(s, 0) for s in first] + [(s, 1) for s in second], key=_order)
    told: tuple[list[Said], list[Said]] = ([], [])
    for said, side in steps:
        told[side].append(said)
        older = told[1 - side]
        if older:
            yield said, older[-1], said, older


def _order(step: tuple[Said, int]) -> tuple[object, ...]:
    return step[0].order


def _claimed(clause: Clause, voices: Voices) -> Iterator[Difference]:
    """Two sides each say that the same third one agreed with them, and what they say was agreed is not the same."""
    lists = voices.axes.get(Axis.SCOPE, {})
    for one, other in combinations(voices.axes.get(Axis.EXISTENCE, {}).values(), 2):
        a, b = sorted((one.now, other.now), key=lambda said: said.order)
        if a.negated or b.negated or a.value is None or a.value != b.value or not {a.party, b.party} <= lists.keys():
            continue
        scopes = lists[a.party].now, lists[b.party].now
        if lie(Axis.SCOPE, scopes[0].key, scopes[1].key) in (None, Lie.SAME):
            continue
        # it cannot have been seen before the second of the lists was public
        day = max(filter(None, (a.public, b.public, *(s.public for s in scopes))), default=None)
        change = Change(day, Move.OPENED, b.account, Relation.CONTRADICTS)
        yield Difference(
            clause.issue, Axis.EXISTENCE.value, a.account, b.account, clause.id, change.relation, (change,)
        )


def _silent(clause: Clause, voices: Voices) -> Iterator[Difference]:
    """One side settles what the other, which has terms of its own, does not mention.

    One report that tells a deal by the words of several sides divides it between them: that is no silence.
    """
    heard = {p: _affirming(readings) for p, readings in voices.readings.items()}
    for axis in _SILENCE_TELLS:
        by_party = voices.axes.get(axis, {})
        speakers = [h.steps[0] if axis in BOTH_CAN_HOLD else h.now for h in by_party.values() if not h.steps[0].negated]
        for party, readings in heard.items():
            if not readings or party in by_party or party in voices.axes.get(_SAYS_IT_TOO.get(axis, axis), {}):
                continue
            for said in speakers:
                other = _nearest(readings, said)
                if other.report == said.entry.report:
                    continue
                row = other.row
                b = Account(row.speaker, row.evidence, row.span, other.report, row.party, row.stated, other.published)
                day = max(filter(None, (said.public, other.published or row.stated)), default=None)
                change = Change(day, Move.OPENED, said.account, Relation.ONE_SIDED)
                yield Difference(clause.issue, axis.value, said.account, b, clause.id, Relation.ONE_SIDED, (change,))


def _affirming(readings: Sequence[Entry[Reading]]) -> list[Entry[Reading]]:
    """The readings that say what the clause is, rather than only what it is not."""
    return [e for e in readings if any(_affirms(t) for t in e.row.terms)]


def _affirms(term: Term) -> bool:
    return (term.axis in _SAYS_WHAT_IT_IS and not term.negated) or is_endless(term)


def _nearest(readings: Sequence[Entry[Reading]], said: Said) -> Entry[Reading]:
    """The reading of the silent side that stood when the other spoke, which is its newest of before; else its first after."""
    day = said.public or said.stated or _EVER
    before = [e for e in readings if (e.published or e.row.stated or _EVER) <= day]
    # in order of when they were said
    return before[-1] if before else readings[0]


def _own(clause: Clause, voices: Voices) -> Iterator[Difference]:
    """One party's own words that disagree; the later wording stands, and the earlier one is kept."""
    for axis, by_party in voices.axes.items():
        for history in by_party.values():
            seen: set[frozenset[object]] = set()
            for earlier, later in zip(history.steps, history.steps[1:], strict=False):
                how = lie(axis, earlier.key, later.key)
                pair = frozenset((earlier.key, later.key))
                adds = how is Lie.OVERLAPS and (axis in BOTH_CAN_HOLD or _adds(axis, earlier, later))
                if how is None or how is Lie.SAME or pair in seen or adds:
                    continue
                seen.add(pair)
                a, b = (later, earlier) if how is Lie.WITHIN else (earlier, later)
                relation = _RELATION[how]
                change = Change(_day(earlier, later), Move.OPENED, later.account, relation)
                yield Difference(clause.issue, axis.value, a.account, b.account, clause.id, relation, (change,))


def _adds(axis: Axis, earlier: Said, later: Said) -> bool:
    """Whether two speakers of one side name different targets on one day: the one adds to the other."""
    return axis is Axis.SCOPE and earlier.stated == later.stated


def _day(a: Said, b: Said) -> date | None:
    """The day on which both were public."""
    if a.public is None or b.public is None:
        return a.public or b.public
    return max(a.public, b.public)
