"""How a party's position on an issue went: what is newest, what came before it, and what contradicts it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from holdfire.ledger.statements import Outline
from holdfire.vocab.stance_kinds import STANDING, exclude

NEAR = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class History:
    """The statements of `party` on `issue` that answer what is negotiated (`standing`) or say how it is kept, oldest first."""

    party: str
    issue: str
    standing: bool
    statements: tuple[Outline, ...]

    @property
    def newest(self) -> Outline:
        """The position as it stands: of the last day the one that most independent texts carry."""
        return max(self.statements, key=_rank)

    def by_day(self) -> Iterator[Outline]:
        """The position of each day on which there is one, oldest first."""
        for _, same_day in groupby(self.statements, key=lambda s: s.day):
            yield max(same_day, key=_rank)


@dataclass(frozen=True, slots=True)
class Change:
    """What is new on a day; `before` is null for a first word.

    `kind` is `new` (a party's first word on an issue), `changed` (another stance than before) or `contradicts` (excludes
    what the same party said at most three days before).
    """

    kind: str
    now: Outline
    before: Outline | None = None


@dataclass(frozen=True, slots=True)
class Newest:
    """The position of a party on an issue as it stands, the newest of `number`.

    It answers what is negotiated (`standing`) or says how it is kept. `contradicted_by` are the statements of the party
    within three days that exclude it.
    """

    outline: Outline
    standing: bool
    number: int
    contradicted_by: tuple[str, ...]


def newest_of(found: Sequence[tuple[Outline, int, int]]) -> tuple[Newest, ...]:
    """The newest positions, out of what `statements.newest` gives."""
    excluding: dict[str, set[str]] = {}
    for change in contradictions(outline for outline, _, _ in found):
        if change.before is not None:
            excluding.setdefault(change.before.id, set()).add(change.now.id)
            excluding.setdefault(change.now.id, set()).add(change.before.id)
    held = [
        Newest(outline, outline.stance in STANDING, number, tuple(sorted(excluding.get(outline.id, ()))))
        for outline, number, place in found
        if place == 1
    ]
    return tuple(sorted(held, key=lambda n: (n.outline.issue, n.outline.party, not n.standing)))


def histories(statements: Iterable[Outline]) -> tuple[History, ...]:
    """The statements (oldest first) by issue and party, those that answer apart from those about conduct."""
    found: dict[tuple[str, str, bool], list[Outline]] = {}
    for s in statements:
        found.setdefault((s.issue, s.party, s.stance not in STANDING), []).append(s)
    return tuple(
        History(party, issue, not conduct, tuple(held)) for (issue, party, conduct), held in sorted(found.items())
    )


def changes(statements: Sequence[Outline], since: date) -> tuple[Change, ...]:
    """What is new since a day, by day."""
    found = [*contradictions(statements)]
    for history in histories(statements):
        before: Outline | None = None
        for now in history.by_day():
            if before is None or before.stance != now.stance:
                found.append(Change("changed" if before else "new", now, before))
            before = now
    new = (change for change in found if change.now.day is not None and change.now.day >= since)
    return tuple(sorted(new, key=_order))


def contradictions(statements: Iterable[Outline]) -> Iterator[Change]:
    """Outlines of one party on one issue that exclude each other within three days, each with the newest one before it."""
    dated = sorted((s for s in statements if s.day), key=lambda s: (s.party, s.issue, str(s.day), s.id))
    for _, group in groupby(dated, key=lambda s: (s.party, s.issue)):
        last: dict[str, tuple[int, Outline]] = {}  # of each stance
        for number, now in enumerate(group):
            near = (
                (at, s)
                for at, s in last.values()
                if exclude(s.stance, now.stance) and now.day and s.day and now.day - s.day <= NEAR
            )
            _, before = max(near, key=lambda found: found[0], default=(0, None))
            if before is not None:
                yield Change("contradicts", now, before)
            last[now.stance] = number, now


def _rank(s: Outline) -> tuple[bool, str, int, int, str]:
    return s.day is not None, str(s.day), s.origins, s.reports, s.id


def _order(change: Change) -> tuple[str, ...]:
    now, before = change.now, change.before
    return str(now.day), now.issue, now.party, change.kind, now.id, before.id if before else ""
