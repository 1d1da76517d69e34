"""Counts that sides publish: whether their parts add up, whether a side's own tally only grows, and which two may be set side by side."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from holdfire.record.count import Bound, Count, Part
from holdfire.record.entry import Entry

_SEVERAL = (2, 10)  # "several hundred" lies between two and ten hundreds
_ABOUT = 0.1  # "about 500" leaves a tenth either way


class Sum(StrEnum):
    """What the parts of a count come to."""

    ADDS_UP = "adds_up"
    WITHIN_BOUND = "within_bound"  # more than 2,000; the parts make 2,095
    PARTS_LEFT_OUT = "parts_left_out"  # the parts that a report names make less than the total
    CONTRADICTS = "contradicts"  # they make more, or a part is larger than what it is a part of
    NO_TOTAL = "no_total"
    NO_PARTS = "no_parts"


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """The total that a count names, what its parts make, and the verdict; `open_ended` where a part is only a lower bound."""

    verdict: Sum
    total: int | None
    parts: int | None
    open_ended: bool = False


def arithmetic(count: Count) -> Arithmetic:
    """Add the parts up that are told of the whole; a part of a part ("812 of them heavy") is held against its own whole."""
    whole = [p for p in count.parts if p.of is None]
    if not count.parts:
        return Arithmetic(Sum.NO_TOTAL if count.value is None else Sum.NO_PARTS, count.value, None)
    made = sum(p.value for p in whole)
    open_ended = any(p.bound in (Bound.AT_LEAST, Bound.SEVERAL, Bound.ABOUT) for p in whole)
    if _too_large(count):
        return Arithmetic(Sum.CONTRADICTS, count.value, made, open_ended)
    if count.value is None:
        return Arithmetic(Sum.NO_TOTAL, None, made, open_ended)
    if not whole:
        return Arithmetic(Sum.NO_PARTS, count.value, None)
    return Arithmetic(_verdict(count.value, count.bound, made, open_ended=open_ended), count.value, made, open_ended)


def _verdict(total: int, bound: Bound, made: int, *, open_ended: bool) -> Sum:
    if bound is Bound.EXACT:
        if made == total:
            return Sum.WITHIN_BOUND if open_ended else Sum.ADDS_UP
        if made > total:
            return Sum.CONTRADICTS
        return Sum.WITHIN_BOUND if open_ended else Sum.PARTS_LEFT_OUT
    low, high = _range(total, bound)
    if made < low:
        return Sum.WITHIN_BOUND if open_ended else Sum.PARTS_LEFT_OUT
    return Sum.WITHIN_BOUND if high is None or made <= high else Sum.CONTRADICTS


def _range(value: int, bound: Bound) -> tuple[float, float | None]:
    """The numbers that a figure with its bound allows; an end that is open is null."""
    if bound is Bound.AT_LEAST:
        return value, None
    if bound is Bound.AT_MOST:
        return 0, value
    if bound is Bound.ABOUT:
        return value * (1 - _ABOUT), value * (1 + _ABOUT)
    if bound is Bound.SEVERAL:
        return value * _SEVERAL[0], value * _SEVERAL[1]
    return value, value


def _too_large(count: Count) -> bool:
    wholes: dict[str, list[Part]] = {}
    for part in count.parts:
        wholes.setdefault(part.unit, []).append(part)
    for part in count.parts:
        for whole in wholes.get(part.of, []) if part.of is not None else []:
            if whole is not part and whole.bound is Bound.EXACT and part.value > whole.value:
                return True
    return False


class Mismatch(StrEnum):
    """Why two counts may not be set side by side."""

    UNIT = "unit"
    CLAUSE = "clause"
    WINDOW = "window"
    WINDOW_NOT_TOLD = "window_not_told"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two counts and every reason why they may not be set side by side; none where they may. `words` say each reason."""

    a: Entry[Count]
    b: Entry[Count]
    reasons: tuple[Mismatch, ...]
    words: tuple[str, ...]

    @property
    def comparable(self) -> bool:
        """Whether unit, window and clause agree."""
        return not self.reasons


def compare(a: Entry[Count], b: Entry[Count]) -> Comparison:
    """Whether two counts are of the same unit, over the same time, under the same clause."""
    found: list[tuple[Mismatch, str]] = []
    if a.row.unit != b.row.unit:
        found.append((Mismatch.UNIT, f"one counts {a.row.unit}, the other {b.row.unit}"))
    if a.row.issue != b.row.issue:
        found.append(
            (Mismatch.CLAUSE, f"one is of {a.row.issue or 'no clause'}, the other of {b.row.issue or 'no clause'}")
        )
    window = _windows(a.row, b.row)
    if window is not None:
        found.append(window)
    return Comparison(a, b, tuple(m for m, _ in found), tuple(w for _, w in found))


def _windows(a: Count, b: Count) -> tuple[Mismatch, str] | None:
    told = [_told(a), _told(b)]
    if None in told:
        return Mismatch.WINDOW_NOT_TOLD, f"the time is not told in full: {a.window or 'none'}; {b.window or 'none'}"
    if (a.start, a.end) != (b.start, b.end):
        return Mismatch.WINDOW, f"{told[0]} and {told[1]}"
    if a.hours is not None and b.hours is not None and a.hours != b.hours:
        return Mismatch.WINDOW, f"{a.hours} hours and {b.hours} hours"
    return None


def _told(count: Count) -> str | None:
    if count.start is None or count.end is None:
        return None
    return f"{count.start.isoformat()} to {count.end.isoformat()}"


@dataclass(frozen=True, slots=True)
class Tally:
    """One side's counts of one clause that run since its start, in order of publication; `falls` are pairs where the later is smaller."""

    by: str
    against: str | None
    issue: str | None
    steps: tuple[Entry[Count], ...]
    falls: tuple[tuple[Entry[Count], Entry[Count]], ...]

    @property
    def only_grows(self) -> bool:
        """Whether no later figure is below an earlier one."""
        return not self.falls


def tallies(counts: Sequence[Entry[Count]]) -> tuple[Tally, ...]:
    """The running tallies of a case by side and clause; counts of one day or some hours belong to none."""
    groups: dict[tuple[str, str | None, str | None], list[Entry[Count]]] = {}
    for entry in counts:
        if _runs_on(entry.row):
            groups.setdefault((entry.row.by, entry.row.against, entry.row.issue), []).append(entry)
    found = []
    for (by, against, issue), entries in groups.items():
        steps = sorted(entries, key=lambda e: (e.published is None, e.published, e.report, e.row.span.start))
        falls = tuple((a, b) for a, b in pairwise(steps) if _below(b.row, a.row))
        found.append(Tally(by, against, issue, tuple(steps), falls))
    return tuple(sorted(found, key=lambda t: (t.issue or "", t.by, t.against or "")))


def _runs_on(count: Count) -> bool:
    """A count since the start of something: its window says so, or it has none and no hours."""
    if count.value is None or count.hours is not None:
        return False
    words = (count.window or "").lower()
    return not words or words.startswith(("since", "during", "while", "over the whole", "throughout", "for the"))


def _below(later: Count, earlier: Count) -> bool:
    """Whether the later figure cannot be as large as the earlier one."""
    low = _range(earlier.value or 0, earlier.bound)[0]
    high = _range(later.value or 0, later.bound)[1]
    return high is not None and high < low and later.unit == earlier.unit
