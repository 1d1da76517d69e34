"""What vocabulary and rules say about a candidate, as numbers beside the words that the reader reads."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from holdfire.extraction.issues import Topic
from holdfire.extraction.tree import Tree
from holdfire.record import Position
from holdfire.vocab.issues import issue_words
from holdfire.vocab.stance_kinds import STANCES

Numbers = npt.NDArray[np.float32]

STANCE_NAMES = tuple(sorted(STANCES))
OTHER = "other"  # stands for every issue of the form other:word
ISSUE_NAMES = (*sorted(i for i in issue_words().issues if not i.startswith(OTHER)), OTHER)
_STANCE_AT: Mapping[str, int] = {name: n for n, name in enumerate(STANCE_NAMES)}
_ISSUE_AT: Mapping[str, int] = {name: n for n, name in enumerate(ISSUE_NAMES)}
_NEAR, _OPENING = 4, 3  # sentences before, and at the head of the report
_ROLES = (("nsubj", "nsubjpass"), ("poss",), ("agent",), ("pobj", "dobj", "dative", "npadvmod"))
STANDING, NAMED = 9, 7  # how many numbers tell how the holder stands, and how many ways an issue can be named
_HERE, _UNSETTLED, _BEFORE, _EARLIER, _OFTEN, _AT_ONCE, _BY_RULE = range(NAMED)


@dataclass(frozen=True, slots=True)
class Hints:
    """`standing` (9): how the holder stands in its sentence; `ruled` (stances): what rules have read of it there.

    `named` (7, issues): issues named in the sentence, by "the deal" there, in the sentence before, in the three before
    that, how often in the report, at its head, and by the rules.
    """

    standing: Numbers
    ruled: Numbers
    named: Numbers


def issue_at(issue: str) -> int:
    """The place of an issue among `ISSUE_NAMES`."""
    return _ISSUE_AT.get(issue, _ISSUE_AT[OTHER])


class Naming:
    """Which issues a report names where; `topics` are those of each sentence, in order."""

    def __init__(self, topics: Sequence[Mapping[str, Topic]]) -> None:
        self._topics = topics
        count = np.zeros(len(ISSUE_NAMES), np.float32)
        for found in topics:
            count[_places(found)] += 1
        self._often = count / max(1.0, float(count.max(initial=0)))
        self._at_once = _marked(i for found in topics[:_OPENING] for i in found)
        self._of: dict[int, Numbers] = {}

    def of(self, n: int) -> Numbers:
        """How the issues are named at sentence `n`, (7, issues); what rules say is left open."""
        if n not in self._of:
            self._of[n] = self._read(n)
        return self._of[n]

    def _read(self, n: int) -> Numbers:
        found = np.zeros((NAMED, len(ISSUE_NAMES)), np.float32)
        for issue, topic in self._topics[n].items():
            found[_HERE if topic.explicit else _UNSETTLED, issue_at(issue)] = 1
        if n:
            found[_BEFORE] = _marked(self._topics[n - 1])
            found[_EARLIER] = _marked(i for some in self._topics[max(0, n - _NEAR) : n - 1] for i in some)
        found[_OFTEN], found[_AT_ONCE] = self._often, self._at_once
        return found


def hints(
    tree: Tree, source: int | None, named: Numbers, ruled: Sequence[Position], *, told: bool, alone: bool
) -> Hints:
    """The hints of a holder at token `source`, beside the rows `ruled` that rules have read of it in its sentence."""
    stances = np.zeros(len(STANCE_NAMES), np.float32)
    stances[[_STANCE_AT[row.stance] for row in ruled]] = 1
    own = named.copy()
    own[_BY_RULE] = _marked(row.issue for row in ruled)
    return Hints(_standing(tree, source, told=told, alone=alone), stances, own)


def _standing(tree: Tree, source: int | None, *, told: bool, alone: bool) -> Numbers:
    role = 0
    if source is not None:
        role = next((n for n, deps in enumerate(_ROLES, 1) if tree.deps[source] in deps), len(_ROLES) + 1)
    found = np.zeros(STANDING, np.float32)
    found[:3] = told, alone, source is None
    found[3 + role] = 1
    return found


def _places(issues: Iterable[str]) -> list[int]:
    return sorted({issue_at(i) for i in issues})


def _marked(issues: Iterable[str]) -> Numbers:
    found = np.zeros(len(ISSUE_NAMES), np.float32)
    found[_places(issues)] = 1
    return found
