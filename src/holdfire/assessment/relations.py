"""How two values of one axis lie to each other: the same, one contains the other, they overlap, or they contradict."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from enum import Enum, auto
from functools import lru_cache

from holdfire.assessment.moments import AtOnce
from holdfire.assessment.same_words import alike, content
from holdfire.assessment.stands import Value
from holdfire.record import Axis
from holdfire.vocab.lengths import Length
from holdfire.vocab.targets import target_words


class Lie(Enum):
    """How the first of two values lies to the second."""

    SAME = auto()
    CONTAINS = auto()
    WITHIN = auto()
    OVERLAPS = auto()
    CONTRADICTS = auto()

    @property
    def turned(self) -> "Lie":
        """How the second lies to the first."""
        return {Lie.CONTAINS: Lie.WITHIN, Lie.WITHIN: Lie.CONTAINS}.get(self, self)


# axes on which two different wordings can both hold: each names a condition, and neither denies the other's
BOTH_CAN_HOLD = frozenset({Axis.CONDITION, Axis.RELEASE, Axis.MONITOR, Axis.PLACE, Axis.WORDING, Axis.EXTENSION})
# silence about a number of days, or a start that is expressly not set, does not deny what another side sets
_NOT_SET = frozenset({Axis.START, Axis.END, Axis.DURATION, Axis.MONITOR, Axis.QUANTITY, Axis.PLACE})

_FARTHEST = timedelta(hours=14)  # between the clocks of two places
OVER = "over"  # the value of an end where the words say that it has come

Key = tuple[Value, bool]


@lru_cache(maxsize=65_536)
def lie(axis: Axis, a: Key, b: Key) -> Lie | None:
    """How `a` lies to `b`; null where one only says that nothing is set, so that the other alone mentions it."""
    (one, denied), (other, denied_too) = a, b
    if denied or denied_too:
        return _denied(axis, a, b)
    if one is None or other is None or one == other:
        return Lie.SAME
    if axis is Axis.QUANTITY and isinstance(one, frozenset) and isinstance(other, frozenset):
        return Lie.SAME if _part_of(one, other) else Lie.CONTRADICTS
    if isinstance(one, frozenset) and isinstance(other, frozenset):
        return (
            Lie.SAME
            if axis is Axis.CONDITION
            else _sets(one, other, _holder(axis), both_can_hold=axis is Axis.SCOPE or axis in BOTH_CAN_HOLD)
        )
    if isinstance(one, AtOnce) and isinstance(other, AtOnce | date):
        return Lie.SAME if one.can_be(other) else Lie.CONTRADICTS
    if isinstance(other, AtOnce) and isinstance(one, date):
        return Lie.SAME if other.can_be(one) else Lie.CONTRADICTS
    if isinstance(one, date) and isinstance(other, date):
        return Lie.SAME if _same_time(one, other) else Lie.CONTRADICTS
    if isinstance(one, Length) and isinstance(other, Length):
        return Lie.SAME if one.same_as(other) else Lie.CONTRADICTS
    if isinstance(one, str) and isinstance(other, str):
        if alike(one, other):
            return Lie.SAME
        return Lie.OVERLAPS if axis in BOTH_CAN_HOLD else Lie.CONTRADICTS
    if axis is Axis.END and OVER in (one, other):
        return Lie.SAME  # a day on which it ends, and that it is over: one follows from the other, or nothing does
    # a day and a word ("after the ratification"), a length and a word: nothing says that they cannot be one
    return Lie.OVERLAPS


def _denied(axis: Axis, a: Key, b: Key) -> Lie | None:
    (one, denied), (other, denied_too) = a, b
    if denied and denied_too:
        return Lie.SAME
    no, yes = (one, other) if denied else (other, one)
    if no is None:
        return None if axis in _NOT_SET else Lie.CONTRADICTS
    if axis is Axis.PLACE and isinstance(no, str) and isinstance(yes, str):
        # staying in one place denies nothing about another
        return Lie.CONTRADICTS if content(no) & content(yes) else Lie.SAME
    if isinstance(no, str) and isinstance(yes, str):
        return Lie.CONTRADICTS
    # "not since 18 March" contradicts "since 18 March" and nothing else
    if isinstance(no, date) and isinstance(yes, date) and axis is Axis.START:
        return Lie.CONTRADICTS if _same_time(no, yes) else Lie.SAME
    return Lie.CONTRADICTS


def _part_of(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether two numbers are the same, or one is so small beside the other that it is a part: three of 33 hostages."""
    if a & b or not all(n.isdigit() for n in a | b):
        return bool(a & b)
    least, most = sorted((max(map(int, a)), max(map(int, b))))
    return least * 2 < most


def _same_time(a: date, b: date) -> bool:
    """Whether two times can be one: a day and an hour of it can; so can an hour of no clock and one within half a day of it."""
    if isinstance(a, datetime) and isinstance(b, datetime):
        if (a.tzinfo is None) == (b.tzinfo is None):
            return a == b
        return abs(a.replace(tzinfo=None) - b.replace(tzinfo=None)) <= _FARTHEST
    return _day(a) == _day(b)


def _day(when: date) -> date:
    return when.date() if isinstance(when, datetime) else when


def _holder(axis: Axis) -> Callable[[str, str], bool]:
    if axis is Axis.SCOPE:
        return target_words().holds
    if axis is Axis.MEANS:
        return lambda wide, narrow: narrow == wide or narrow.startswith(f"{wide}.")
    return lambda wide, narrow: wide == narrow


def _sets(
    a: frozenset[str], b: frozenset[str], holds: Callable[[str, str], bool], *, both_can_hold: bool = False
) -> Lie:
    wide = all(any(holds(x, y) for x in a) for y in b)
    narrow = all(any(holds(y, x) for y in b) for x in a)
    if wide and narrow:
        return Lie.SAME
    if wide or narrow:
        return Lie.CONTAINS if wide else Lie.WITHIN
    shared = any(holds(x, y) or holds(y, x) for x in a for y in b)
    # two that each name another thing deny nothing; of one answer they do
    return Lie.OVERLAPS if shared or both_can_hold else Lie.CONTRADICTS


@lru_cache(maxsize=65_536)
def apart(axis: Axis, a: Value, b: Value) -> int:
    """How many names of each value the other does not hold; nothing where values are no sets of names."""
    if not isinstance(a, frozenset) or not isinstance(b, frozenset) or axis is Axis.CONDITION:
        return 0
    holds = _holder(axis)
    return sum(not any(holds(y, x) for y in b) for x in a) + sum(not any(holds(x, y) for x in a) for y in b)
