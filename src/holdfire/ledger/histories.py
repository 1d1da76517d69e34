"""How a party's position on an issue went: what is newest, what came before it, and what contradicts it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby

from holdfire.record import Statement
from holdfire.vocab.stance_kinds import STANDING, exclude

NEAR = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class History:
    """The statements of `party` on `issue` that answer what is negotiated (`standing`) or say how it is kept, oldest first."""

    party: str
    issue: str
    standing: bool
    statements: tuple[Statement, ...]

    @property
    def newest(self) -> Statement:
        """The position as it stands: of the last day the one that most independent texts carry."""
        return max(self.statements, key=lambda s: (s.day is not None, str(s.day), s.origins, len(s.reports), s.id))


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two statements of one party on one issue, within three days, that exclude each other."""

    first: Statement
    second: Statement


def histories(statements: Iterable[Statement]) -> tuple[History, ...]:
    """The statements by issue and party, those that answer apart from those about conduct."""
    found: dict[tuple[str, str, bool], list[Statement]] = {}
    for s in statements:
        found.setdefault((s.issue, s.party, s.stance not in STANDING), []).append(s)
    return tuple(
        History(party, issue, not conduct, tuple(held)) for (issue, party, conduct), held in sorted(found.items())
    )


def contradictions(statements: Iterable[Statement]) -> Iterator[Contradiction]:
    """All pairs that exclude each other within three days, by day."""
    dated = sorted((s for s in statements if s.day), key=lambda s: (s.party, s.issue, str(s.day), s.id))
    found = []
    for _, group in groupby(dated, key=lambda s: (s.party, s.issue)):
        held = list(group)
        for number, second in enumerate(held):
            for first in held[:number]:
                near = first.day is not None and second.day is not None and second.day - first.day <= NEAR
                if near and exclude(first.stance, second.stance):
                    found.append(Contradiction(first, second))
    yield from sorted(found, key=lambda c: (str(c.second.day), c.second.issue, c.second.party, c.first.id, c.second.id))
