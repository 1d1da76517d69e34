"""Which undertaking a bare "the ceasefire" is: in a report that speaks of one halt alone, it is that one."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from holdfire.record import Entry, Position, Reading
from holdfire.vocab.occasions import occasion_words

GENERAL = "full_ceasefire"
# what "the ceasefire" can mean; an exchange of prisoners or a withdrawal is none
HALTS = frozenset(
    {GENERAL, "energy_strikes", "infrastructure_strikes", "long_range_strikes", "maritime", "ground_operations"}
)
# words that speak of fighting as a whole, so that no narrower halt is meant
_FIGHTING = re.compile(
    r"\b(?:hostilit\w+|fighting|military (?:activit\w+|action|operation)\w*|front|combat|war)\b", re.I
)


Row = TypeVar("Row", Reading, Position)


def narrow_halts(entries: Sequence[Entry[Reading]]) -> dict[str, str]:
    """For each report whose readings speak of one narrower halt alone, the issue of it.

    A report that speaks of fighting as a whole, of a full or general ceasefire or of a truce with a name of its own, in any
    of its readings, is not among them.
    """
    issues: dict[str, set[str]] = {}
    for e in entries:
        if e.row.issue not in HALTS:
            continue
        spoken = issues.setdefault(e.report, set())
        if e.row.issue != GENERAL:
            spoken.add(e.row.issue)
        elif says_so(e.row.evidence):
            spoken.add(GENERAL)
    return {
        report: next(iter(spoken)) for report, spoken in issues.items() if len(spoken) == 1 and GENERAL not in spoken
    }


def settled(entries: Sequence[Entry[Row]], halts: Mapping[str, str]) -> list[Entry[Row]]:
    """The rows with those on "the ceasefire" moved to the one narrower halt of their report, if they do not say otherwise.

    "Kyiv counts from 25 March" in a report on a halt to strikes on energy is about that halt.
    """
    moved = []
    for e in entries:
        issue = halts.get(e.report)
        if e.row.issue == GENERAL and issue is not None and not says_so(e.row.evidence):
            e = replace(e, row=replace(e.row, issue=issue))
        moved.append(e)
    return moved


def says_so(words: str) -> bool:
    """Whether words about a ceasefire say that fighting as a whole is meant, or a truce with a name of its own."""
    named = occasion_words()
    return bool(named.is_general(words) or named.named_in(words) or _FIGHTING.search(words))
