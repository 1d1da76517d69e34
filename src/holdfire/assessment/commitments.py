"""Promises and what came of them: repeated promises joined, outcomes matched by kind, parties, quantity and time."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from holdfire.assessment.outcomes import outcomes_of
from holdfire.record.commitment import Commitment
from holdfire.record.entry import Entry
from holdfire.record.observation import Observation
from holdfire.record.position import Position
from holdfire.record.promise import Fulfilment, Outcome, Promise

_APART = 21  # days between two mentions that can still be of one promise without a date
_HALTS = frozenset(
    [
        "full_ceasefire",
        "energy_strikes",
        "infrastructure_strikes",
        "long_range_strikes",
        "maritime",
        "ground_operations",
    ]
)


@dataclass(slots=True)
class _Group:
    """Mentions of what is taken for one promise, in order of publication."""

    mentions: list[Entry[Commitment]] = field(default_factory=list)

    @property
    def rows(self) -> list[Commitment]:
        return [m.row for m in self.mentions]

    @property
    def actors(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(a for r in self.rows for a in r.actors))

    @property
    def quantity(self) -> int | None:
        return next((r.quantity for r in self.rows if r.quantity is not None), None)

    @property
    def due(self) -> date | None:
        return next((d for r in self.rows if (d := _day(r.due)) is not None), None)

    @property
    def first(self) -> date | None:
        return self.mentions[0].published

    def takes(self, entry: Entry[Commitment]) -> bool:
        """Whether a commitment says the same again: same act, no other parties, number or day."""
        row = entry.row
        if row.kind != self.rows[0].kind or not _agree(self.quantity, row.quantity):
            return False
        if self.actors and row.actors and not set(self.actors) & set(row.actors):
            return False
        day = _day(row.due)
        if self.due is not None and day is not None:
            return self.due == day
        if self.first is None or entry.published is None:
            return True
        last = self.mentions[-1].published or self.first
        return abs((entry.published - last).days) <= _APART


def promises(
    commitments: Sequence[Entry[Commitment]],
    observations: Sequence[Entry[Observation]] = (),
    positions: Sequence[Entry[Position]] = (),
    *,
    as_of: date | None = None,
) -> tuple[Promise, ...]:
    """The promises of a case as of a day, each with its mentions, outcomes and state, by first publication.

    Rows that were published after `as_of` are left out; without `as_of` everything counts, and the newest row is today.
    Rows without a day of publication always count. Swapping the names of the parties swaps the result.
    """
    known = sorted((c for c in commitments if _public(c.published, as_of)), key=_order)
    seen = [o for o in observations if _public(o.published, as_of)]
    said = [p for p in positions if _public(p.published, as_of)]
    days = [d for d in (*(c.published for c in known), *(o.published for o in seen), *(p.published for p in said)) if d]
    today = as_of or max(days, default=None)
    groups: list[_Group] = []
    for entry in known:
        group = next((g for g in groups if g.takes(entry)), None)
        if group is None:
            group = _Group()
            groups.append(group)
        group.mentions.append(entry)
    made = [_promise(g, seen, said, today, as_of) for g in groups]
    return tuple(_superseded(p, made) for p in made)


def _promise(
    group: _Group,
    observations: Sequence[Entry[Observation]],
    positions: Sequence[Entry[Position]],
    today: date | None,
    as_of: date | None,
) -> Promise:
    rows = group.rows
    outcomes = outcomes_of(rows[0].kind, group.actors, group.quantity, group.first, group.due, observations)
    state, reason = _state(rows[0].kind, group, outcomes, positions, today)
    return Promise(
        kind=rows[0].kind,
        actors=group.actors,
        state=state,
        reason=reason,
        as_of=as_of,
        mentions=tuple(group.mentions),
        outcomes=outcomes,
        recipient=next((r.recipient for r in rows if r.recipient), None),
        quantity=group.quantity,
        each=next((r.each for r in rows if r.each is not None), None),
        due=group.due,
        words=next((r.due for r in rows if r.due and _day(r.due) is None), None),
    )


def _state(
    kind: str, group: _Group, outcomes: Sequence[Outcome], positions: Sequence[Entry[Position]], today: date | None
) -> tuple[Fulfilment, str]:
    if kind in _HALTS:
        return _halt_state(kind, group, positions, today)
    if outcomes:
        return _told(group, outcomes)
    if group.due is not None and today is not None and group.due >= today:
        return Fulfilment.DUE, f"due on {group.due.isoformat()}"
    return Fulfilment.NOT_VERIFIABLE, "no report says what came of it"


def _told(group: _Group, outcomes: Sequence[Outcome]) -> tuple[Fulfilment, str]:
    """What the figures of the reports come to."""
    promised = group.quantity
    figures = sorted({o.quantity for o in outcomes if o.quantity is not None})
    if promised is not None and not figures:
        return Fulfilment.NOT_VERIFIABLE, f"done, as reports have it, without a figure; {promised} were promised"
    if promised is not None and len(figures) > 1 and figures[0] < promised <= figures[-1]:
        listed = " and ".join(str(f) for f in figures)
        return Fulfilment.NOT_VERIFIABLE, f"reports name {listed} of {promised}"
    if promised is not None and figures[-1] < promised:
        return Fulfilment.SHORT, f"{figures[-1]} of {promised}"
    day = min((o.day for o in outcomes if o.day), default=None)
    count = f"{promised} of {promised}" if promised is not None else "told as done"
    if day is not None and group.due is not None and day > group.due:
        return Fulfilment.LATE, f"{count}, on {day.isoformat()}, due on {group.due.isoformat()}"
    return Fulfilment.MET, count


def _halt_state(
    kind: str, group: _Group, positions: Sequence[Entry[Position]], today: date | None
) -> tuple[Fulfilment, str]:
    """A promised halt is never met in a sense that reports could settle: it is due, runs, or is said to be over by who promised it."""
    if group.due is not None and today is not None and group.due > today:
        return Fulfilment.DUE, f"to begin on {group.due.isoformat()}"
    since = group.first
    own = [p for p in positions if p.row.party in group.actors and p.row.issue == kind and _after(p.published, since)]
    if any(p.row.stance == "suspended" for p in own):
        return Fulfilment.OVER, "said to be over by the side that promised it"
    kept = any(p.row.stance == "claimed_compliance" for p in own)
    charged = any(
        p.row.stance == "accused"
        and p.row.target in group.actors
        and p.row.issue == kind
        and _after(p.published, since)
        for p in positions
    )
    if kept and charged:
        return Fulfilment.NOT_VERIFIABLE, "one side says that it keeps it, another alleges breaches"
    if charged:
        return Fulfilment.NOT_VERIFIABLE, "breaches are alleged"
    if kept:
        return Fulfilment.NOT_VERIFIABLE, "said to be kept by the side that promised it"
    return Fulfilment.NOT_VERIFIABLE, "no report says what came of it"


def _superseded(promise: Promise, others: Sequence[Promise]) -> Promise:
    """A promise that was still open when the same side promised the same act for another day or number."""
    if promise.state not in (Fulfilment.DUE, Fulfilment.NOT_VERIFIABLE) or promise.outcomes:
        return promise
    for other in others:
        if (
            other is promise
            or other.kind != promise.kind
            or set(other.actors) != set(promise.actors)
            or not promise.actors
        ):
            continue
        later = _later(other.mentions[0].published, promise.mentions[-1].published)
        moved = other.due is not None and promise.due is not None and other.due > promise.due
        if later and moved and _agree(other.quantity, promise.quantity):
            reason = f"promised anew for {other.due.isoformat()}" if other.due else "promised anew"
            return replace(promise, state=Fulfilment.SUPERSEDED, reason=reason, successor=other.mentions[0].id)
    return promise


def _day(due: str | None) -> date | None:
    try:
        return date.fromisoformat(due[:10]) if due else None
    except ValueError:
        return None


def _agree(a: int | None, b: int | None) -> bool:
    return a is None or b is None or a == b


def _public(published: date | None, as_of: date | None) -> bool:
    return as_of is None or published is None or published <= as_of


def _after(published: date | None, since: date | None) -> bool:
    return published is None or since is None or published >= since - timedelta(1)


def _later(a: date | None, b: date | None) -> bool:
    return a is not None and b is not None and a > b


def _order(entry: Entry[Commitment]) -> tuple[date, str, int]:
    return (entry.published or date.min, entry.report, entry.row.span.start)
