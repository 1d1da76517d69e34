"""Clocks: whether a clause is in force at a moment under each party's reading, when it ends, and what that follows from."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo

from holdfire.assessment.conditions import Condition, Truth, all_of, condition_of, waits
from holdfire.assessment.endings import endings_of
from holdfire.assessment.histories import History, Voices, voices_of
from holdfire.assessment.interruptions import contested, suspended_since
from holdfire.assessment.moments import AT_ONCE, moment_of, parsed, start_of_day, zone_of
from holdfire.assessment.relations import OVER
from holdfire.assessment.stands import Said
from holdfire.record import Axis, ClauseTerms, Clock, Duty, Ending, Entry, Position, State, Term
from holdfire.vocab.actors import Roster

_OVER = re.compile(r"\b(?:expired|over|ended|lapsed|at an end|run out|ran out|no longer|is up|are up|were up)\b", re.I)


@dataclass(frozen=True, slots=True)
class _Hands:
    """What one party's reading gives to its clock."""

    start: Said | None
    begins: datetime | None
    endings: tuple[Ending, ...]
    declared: Said | None  # "the month has expired"
    conditions: tuple[Condition, ...]
    release: Said | None

    @property
    def terms(self) -> tuple[Term, ...]:
        """The words that the clock rests on, each with its report, so that they can be found."""
        said = [s for s in (self.start, self.declared, self.release) if s is not None]
        return tuple(_placed(s) for s in said) + tuple(c.term for c in self.conditions)


def clocks_of(
    terms: ClauseTerms,
    at: datetime,
    zone: tzinfo,
    positions: Sequence[Entry[Position]] = (),
    roster: Roster | None = None,
) -> Iterator[Clock]:
    """The clock of one clause at the moment `at` under the reading of each party that names a time for it or agrees to it.

    `zone` is that of the case: in it stand the days and hours of readings that name no zone. `positions` are those on
    this clause; a party that suspends it, and breaches that are alleged or denied, are read out of them.
    """
    voices = voices_of(terms.readings)
    # two moments of one zone would be compared by their clocks, which change
    moment = at.astimezone(UTC)
    for party in voices.readings:
        yield _clock(terms, voices, party, moment, zone, positions, roster or Roster.load())


def _clock(
    terms: ClauseTerms,
    voices: Voices,
    party: str,
    at: datetime,
    zone: tzinfo,
    positions: Sequence[Entry[Position]],
    roster: Roster,
) -> Clock:
    own = {axis: by_party[party] for axis, by_party in voices.axes.items() if party in by_party}
    named = next((e.row.zone for e in reversed(voices.readings[party]) if e.row.zone), None)
    there = (zone_of(named) if named else None) or zone
    hands = _hands(own, party, at, there, positions, roster, act=terms.clause.duty is Duty.OBLIGATION)
    state, because = _state(hands, party, at, there, positions)
    running = state in (State.IN_FORCE, State.CONTESTED, State.SUSPENDED)
    return Clock(
        clause=terms.clause.id,
        party=party,
        at=at.astimezone(there),
        state=state,
        because=because,
        begins=hands.begins,
        endings=hands.endings,
        left=hands.endings[0].moment - at if running and hands.endings else None,
        stated=hands.start.stated if hands.start is not None else None,
        retroactive=_retroactive(hands.start, _start_value(hands.start)),
        terms=hands.terms,
    )


def _hands(
    own: Mapping[Axis, History],
    party: str,
    at: datetime,
    zone: tzinfo,
    positions: Sequence[Entry[Position]],
    roster: Roster,
    *,
    act: bool,
) -> _Hands:
    """What stands in one party's reading of each axis that a clock goes by."""

    def steps(axis: Axis) -> list[Said]:
        return own[axis].steps if axis in own else []

    start = _first_so_worded(steps(Axis.START))
    value = _start_value(start)
    ends = [s for s in steps(Axis.END) if not s.negated]
    declared = next((s for s in reversed(ends) if _is_over(s)), None)
    if declared is not None:
        said_later = at < start_of_day(declared.stated or date.max, zone)
        if said_later or own[Axis.END].now.negated:
            declared = None
    end = next((s for s in reversed(ends) if not _is_over(s)), None)
    day = at.astimezone(zone).date()
    asked = (s for s in steps(Axis.CONDITION) if not s.negated and not _begun_since(s, start, value))
    return _Hands(
        start=start,
        begins=moment_of(value, zone) if value is not None else None,
        endings=endings_of(
            _whole_day(value), end, _affirmed(steps(Axis.DURATION)), _affirmed(steps(Axis.EXTENSION)), zone
        ),
        declared=declared,
        conditions=tuple(condition_of(_placed(s), party, day, positions, roster, act=act) for s in asked),
        release=_affirmed(steps(Axis.RELEASE)),
    )


def _state(
    hands: _Hands, party: str, at: datetime, zone: tzinfo, positions: Sequence[Entry[Position]]
) -> tuple[State, str]:
    """The state and the reason for it; the first rule that fits decides."""
    waiting = [c for c in hands.conditions if c.waits]
    met = all_of(c.truth for c in waiting)
    if met is not Truth.TRUE:
        return (
            State.NOT_YET,
            f"it waits for a condition that is {met.value} to be met"
            if met is Truth.UNKNOWN
            else "its condition is not met",
        )
    if hands.begins is not None and at < hands.begins:
        return State.NOT_YET, "its start lies ahead"
    if hands.declared is not None:
        return State.EXPIRED, f"{party} says that it is over"
    if hands.endings and at >= hands.endings[-1].moment:
        return State.EXPIRED, "its last day has passed"
    if hands.begins is None:
        return State.UNDETERMINED, "no start is named"
    if hands.endings and at >= hands.endings[0].moment:
        return State.UNDETERMINED, f"it has ended {hands.endings[0].counting}, and not yet {hands.endings[-1].counting}"
    suspended = suspended_since(party, hands.begins, at, zone, positions)
    if suspended is not None:
        return State.SUSPENDED, f"{party} has suspended it since {suspended.isoformat()}"
    if hands.release is not None:
        why = contested(hands.begins, at, zone, positions)
        if why is not None:
            return State.CONTESTED, why
    hanging = all_of(c.truth for c in hands.conditions)
    tail = f"; its condition is {hanging.value}" if hands.conditions else ""
    if not hands.endings:
        return State.IN_FORCE, f"it has begun, and no end is named{tail}"
    return State.IN_FORCE, f"it has begun and not ended{tail}"


def _affirmed(steps: Sequence[Said]) -> Said | None:
    """What stands, if it names something rather than saying that there is nothing."""
    return steps[-1] if steps and not steps[-1].negated else None


def _first_so_worded(steps: Sequence[Said]) -> Said | None:
    """What stands, at the statement that said so first: whether a start was stated afterwards goes by that one."""
    now = _affirmed(steps)
    return next((s for s in steps if now is not None and s.key == now.key), None)


def _is_over(end: Said) -> bool:
    """Whether the words say that the end has come, rather than when it will."""
    term = end.terms[0]
    return term.value == OVER or (term.value is None and _OVER.search(term.evidence) is not None)


def _start_value(start: Said | None) -> date | datetime | None:
    """The day or moment of a start as it stands in the words, with the hour and zone that an end at midnight would lose."""
    if start is None:
        return None
    named = next((t.value for t in start.terms if t.value is not None), None)
    if named is None:
        return None
    return start.stated if named in AT_ONCE else parsed(named)


def _begun_since(condition: Said, start: Said | None, value: date | datetime | None) -> bool:
    """Whether the side has said since that it has begun: then it waits no longer for what it waited for."""
    if start is None or start.stated is None or condition.stated is None or value is None:
        return False
    day = value.date() if isinstance(value, datetime) else value
    return waits(condition.terms[0].evidence) and condition.stated < start.stated and day <= start.stated


def _whole_day(value: date | datetime | None) -> date | datetime | None:
    """The day of an hour that is on no clock: from it, days are counted both ways."""
    return value.date() if isinstance(value, datetime) and value.tzinfo is None else value


def _retroactive(start: Said | None, value: date | datetime | None) -> bool:
    if start is None or value is None or start.stated is None:
        return False
    return start.stated > (value.date() if isinstance(value, datetime) else value)


def _placed(said: Said) -> Term:
    """The first term with its report filled in."""
    term = said.terms[0]
    return Term(term.axis, term.evidence, term.span, term.value, term.negated, term.report or said.entry.report)
