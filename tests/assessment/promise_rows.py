"""Rows with the report that they come from, in the fewest words."""

from datetime import date
from typing import TypeVar

from holdfire.record import Bound, Commitment, Count, Entry, Observation, Part, Position, Span

Row = TypeVar("Row")


def _span(words: str) -> Span:
    return Span(0, len(words))


def entry(row: Row, published: date | None, report: str = "report") -> Entry[Row]:
    """A row of the report of that day."""
    return Entry(f"{report}:{published}:{hash(row) & 0xFFFF}", f"{report}:{published}", row, published, report)


def promise(
    words: str,
    published: date | None,
    kind: str = "prisoner_exchange",
    actors: tuple[str, ...] = ("North", "South"),
    quantity: int | None = None,
    due: str | None = None,
) -> Entry[Commitment]:
    """A promise as a report of that day has it."""
    return entry(Commitment(kind, actors, words, _span(words), quantity=quantity, due=due), published)


def seen(
    words: str, day: str | None, published: date, kind: str = "prisoner_exchange", actor: str | None = None
) -> Entry[Observation]:
    """What a report says has happened."""
    return entry(Observation(kind, words, _span(words), date=day, actor=actor), published)


def said(
    party: str, stance: str, published: date, issue: str = "full_ceasefire", target: str | None = None
) -> Entry[Position]:
    """A side's stance in a report of that day."""
    return entry(Position(party, issue, stance, party, stance, _span(stance), target=target), published)


def part(unit: str, value: int, of: str | None = None, bound: Bound = Bound.EXACT) -> Part:
    """A part of a count."""
    return Part(unit, value, bound, str(value), _span(str(value)), of)


def count(
    value: int | None,
    *parts: Part,
    by: str = "North",
    bound: Bound = Bound.EXACT,
    unit: str = "violation",
    issue: str | None = "full_ceasefire",
    window: str | None = None,
    days: tuple[date, date] | None = None,
    hours: int | None = None,
) -> Count:
    """A count of one side against the other."""
    start, end = days if days is not None else (None, None)
    other = "South" if by == "North" else "North"
    words = str(value)
    return Count(by, other, issue, unit, value, bound, words, _span(words), by, None, window, start, end, hours, parts)
