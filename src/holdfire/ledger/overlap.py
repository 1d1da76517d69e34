"""How much of two texts stands in both, in arrays: enough to settle most pairs without aligning them."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from holdfire.ledger.words import Words, capitals, figures, triples, words_of

_SAME = 0.6  # of the figures (names) of the text that has fewer


@dataclass(frozen=True, slots=True)
class Pattern:
    """A text prepared for comparison: its length in words, its runs of three words, its figures and its capitalised words."""

    length: int
    runs: Words
    ordered: Words
    figures: frozenset[int]
    names: frozenset[int]


@dataclass(frozen=True, slots=True)
class Overlap:
    """Words that stand in both texts in rows of three or more, figures aside, as shares of each text.

    `same_facts` if the figures and names of one text are mostly those of the other, so that it is no form filled in anew.
    """

    words: int
    of_origin: float
    of_copy: float
    same_facts: bool


def pattern_of(text: str) -> Pattern:
    """Prepare a text."""
    words = words_of(text)
    runs = triples(words)
    return Pattern(len(words), runs, np.sort(runs), figures(words), capitals(words))


def overlap(origin: Pattern, copy: Pattern) -> Overlap:
    """What the two share."""
    ours, theirs = _covered(copy.runs, origin.ordered), _covered(origin.runs, copy.ordered)
    facts = _shared(origin.figures, copy.figures) and _shared(origin.names, copy.names)
    return Overlap(ours, theirs / max(1, origin.length), ours / max(1, copy.length), facts)


def _covered(runs: Words, ordered: Words) -> int:
    """How many words of a text lie in one of its runs of three that are among `ordered`."""
    if not len(runs) or not len(ordered):
        return 0
    places = np.minimum(np.searchsorted(ordered, runs), len(ordered) - 1)
    found = ordered[places] == runs
    covered: npt.NDArray[np.bool_] = np.zeros(len(runs) + 2, np.bool_)
    covered[:-2] |= found
    covered[1:-1] |= found
    covered[2:] |= found
    return int(np.count_nonzero(covered))


def _shared(some: frozenset[int], others: frozenset[int]) -> bool:
    return len(some & others) >= _SAME * min(len(some), len(others))
