"""Which positions are one statement: the same speaker on the same day takes the same stance, in whichever reports."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from holdfire.ledger.identity import identity
from holdfire.vocab.spelling import fold

_FIGURE = re.compile(r"\d[\d,.]*\d|\d")


@dataclass(frozen=True, slots=True)
class Carried:
    """A position as far as it matters here; `origin` stands in for the day of a report that has none."""

    entry: str
    report: str
    origin: str
    published: date | None
    party: str
    issue: str
    stance: str
    target: str | None
    speaker: str
    evidence: str

    @property
    def act(self) -> tuple[str, ...]:
        """What all carriers of one statement share."""
        day = self.published.isoformat() if self.published else self.origin
        return (day, self.party, self.issue, self.stance, self.target or "", speaker_key(self.speaker))


def speech_acts(positions: Iterable[Carried]) -> Iterator[tuple[str, Carried]]:
    """Each position with the identity of its statement.

    `positions` come by day; those of a day fit into memory. Two that name different figures are two statements.
    """
    for _, same_day in groupby(positions, key=lambda p: p.published or p.origin):
        acts: dict[tuple[str, ...], list[Carried]] = {}
        for position in same_day:
            acts.setdefault(position.act, []).append(position)
        for act, carried in sorted(acts.items()):
            for number, alike in enumerate(_by_content(carried)):
                words = () if number == 0 else (min(p.evidence for p in alike),)
                mark = identity("statement", *act, *words)
                yield from ((mark, position) for position in alike)


def speaker_key(speaker: str) -> str:
    """One key for a speaker, however a report names and spells them: the last word of the name."""
    words = speaker.split()
    return fold(words[-1]).casefold() if words else ""


def _by_content(carried: list[Carried]) -> list[list[Carried]]:
    """Groups of positions that can be one statement, the largest first: no two of a group name different figures."""
    groups: list[tuple[set[str], list[Carried]]] = []
    for position in sorted(carried, key=lambda p: (p.evidence, p.report)):
        figures = set(_FIGURE.findall(position.evidence))
        for known, members in groups:
            if not figures or not known or figures & known:
                known |= figures
                members.append(position)
                break
        else:
            groups.append((figures, [position]))
    return sorted((members for _, members in groups), key=lambda m: (-len(m), m[0].evidence))
