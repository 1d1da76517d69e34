"""Differences inside one report: two accounts of one undertaking that part on scope, on dates or on numbers."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from holdfire.record import Account, Commitment, Difference, Position, Span

_YES = frozenset({"agreed", "agreed_in_principle", "committed", "announced", "proposed"})
_HALTS = (
    "energy_strikes",
    "infrastructure_strikes",
    "long_range_strikes",
    "maritime",
    "ground_operations",
    "full_ceasefire",
)


def differences_of(positions: Sequence[Position], commitments: Sequence[Commitment]) -> tuple[Difference, ...]:
    """Where accounts part, each pair of sources once an axis, in order of the text."""
    found: dict[tuple[str, str, frozenset[str]], Difference] = {}
    for difference in (*_scope(positions), *_contradicted(positions), *_quantity(commitments)):
        found.setdefault(
            (difference.issue, difference.axis, frozenset({difference.a.source, difference.b.source})), difference
        )
    return tuple(sorted(found.values(), key=lambda d: (d.a.span, d.b.span, d.axis)))


def _scope(positions: Sequence[Position]) -> Iterator[Difference]:
    """One side's yes covers a class of targets that the other's does not: "energy" and "energy and infrastructure"."""
    by_source: dict[tuple[str, str], list[Position]] = {}
    for p in positions:
        if p.stance in _YES and p.issue in _HALTS[:5]:
            by_source.setdefault((p.party, p.speaker), []).append(p)
    for (one, rows), (other, others) in combinations(by_source.items(), 2):
        if one[0] == other[0]:
            continue
        issues, more = {p.issue for p in rows}, {p.issue for p in others}
        if (
            "energy_strikes" in issues | more
            and issues & {"energy_strikes", "infrastructure_strikes"}
            and more & {"energy_strikes", "infrastructure_strikes"}
            and issues != more
        ):
            extra = issues ^ more
            if "infrastructure_strikes" in extra:
                yield Difference("energy_strikes", "scope", _account(rows[0]), _account(others[0]))


def _contradicted(positions: Sequence[Position]) -> Iterator[Difference]:
    """One side says that a halt has run out, another holds to it; or both say since when they count."""
    ended = [p for p in positions if p.stance == "suspended" and p.issue in _HALTS]
    held = [
        p
        for p in positions
        if p.stance in ("agreed", "committed", "announced", "claimed_compliance") and p.issue in _HALTS
    ]
    for a in ended:
        for b in held:
            if a.issue == b.issue and a.party != b.party and b.span.start > a.span.start:
                yield Difference(a.issue, "end", _account(a), _account(b))
                break


def _quantity(commitments: Sequence[Commitment]) -> Iterator[Difference]:
    """A promise and its outcome, or two promises, that name different numbers of the same kind of people."""
    counted = [c for c in commitments if c.quantity is not None]
    for a, b in combinations(counted, 2):
        if a.kind == b.kind and a.quantity != b.quantity and a.due == b.due and set(a.actors) == set(b.actors):
            yield Difference(
                a.kind,
                "quantity",
                Account(" and ".join(a.actors) or "report", a.evidence, a.span),
                Account(" and ".join(b.actors) or "report", b.evidence, b.span),
            )


def _account(position: Position) -> Account:
    return Account(position.speaker, position.evidence, Span(position.span.start, position.span.end))
