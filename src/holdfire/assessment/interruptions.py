"""What interrupts a clock: a side that holds itself free, and breaches that are alleged and denied where they would set a side free."""

from collections.abc import Sequence
from datetime import date, datetime, tzinfo

from holdfire.record import Entry, Position

_RESUMES = frozenset({"agreed", "committed", "claimed_compliance", "announced"})


def suspended_since(
    party: str, begins: datetime, at: datetime, zone: tzinfo, positions: Sequence[Entry[Position]]
) -> date | None:
    """Since when the party holds itself free of the clause, unless it has taken it up again."""
    since: date | None = None
    for e in _between(begins, at, zone, positions):
        if e.row.party == party and e.row.stance == "suspended":
            since = since or e.published
        elif e.row.party == party and e.row.stance in _RESUMES and since is not None and e.published != since:
            since = None
    return since


def contested(begins: datetime, at: datetime, zone: tzinfo, positions: Sequence[Entry[Position]]) -> str | None:
    """Breaches are alleged, which would set a side free, and the accused side denies them."""
    spoken = _between(begins, at, zone, positions)
    for accusation in (e for e in spoken if e.row.stance == "accused" and e.row.target):
        accused, by = accusation.row.target, accusation.row.party
        if any(e.row.party == accused and e.row.stance in ("denied", "claimed_compliance") for e in spoken):
            day = accusation.published.isoformat() if accusation.published else "a day not known"
            return (
                f"a breach would set a side free: {by} alleges breaches by {accused} since {day}, {accused} denies them"
            )
    return None


def _between(
    begins: datetime, at: datetime, zone: tzinfo, positions: Sequence[Entry[Position]]
) -> list[Entry[Position]]:
    first, last = begins.astimezone(zone).date(), at.astimezone(zone).date()
    inside = [e for e in positions if e.published is not None and first <= e.published <= last]
    return sorted(inside, key=lambda e: (e.published or date.min, e.report, e.row.span))
