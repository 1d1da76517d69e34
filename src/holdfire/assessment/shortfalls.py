"""Where a promise and what came of it part: the number that was promised and the one that reports tell."""

from collections.abc import Iterable, Iterator

from holdfire.record import Account, Axis, Change, Commitment, Difference, Entry, Move, Relation
from holdfire.record.promise import Outcome, Promise


def shortfalls(promises: Iterable[Promise]) -> Iterator[Difference]:
    """A difference on quantity for each promise and each other figure that a report gives for what was done, at its first mention.

    A figure that somebody else gives is a difference too where another report has the promised one.
    """
    for promise in promises:
        told: set[int] = set()
        counted = next((m for m in promise.mentions if m.row.quantity is not None), None)
        for outcome in promise.outcomes:
            if counted is None or outcome.quantity is None or outcome.quantity in (promise.quantity, *told):
                continue
            told.add(outcome.quantity)
            b = _done(outcome)
            days = [d for d in (counted.published, outcome.published) if d is not None]
            change = Change(max(days, default=None), Move.OPENED, b, Relation.CONTRADICTS)
            a = _promised(counted)
            yield Difference(promise.kind, Axis.QUANTITY.value, a, b, promise.kind, Relation.CONTRADICTS, (change,))


def _promised(mention: Entry[Commitment]) -> Account:
    row = mention.row
    party = row.actors[0] if len(row.actors) == 1 else None
    who = " and ".join(row.actors) or "party not stated"
    return Account(who, row.evidence, row.span, mention.report, party, mention.published, mention.published)


def _done(o: Outcome) -> Account:
    return Account(o.source or "report", o.evidence, o.span, o.report, None, o.day, o.published)
