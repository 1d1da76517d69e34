"""Whether one report is a copy of another: how much it carries, and whether the facts in it are the same ones."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from holdfire.ledger.carried import Kind, Run, Wording, runs
from holdfire.ledger.overlap import Overlap

_MOSTLY = 0.44  # of the shorter text that is carried
_PARTLY = 0.2  # of the longer text that is carried
_SHORT = 80  # words; below, everything but a few words has to be carried
_SHORT_MOSTLY = 0.75
_LEAST = 20  # words that are carried
_FURNITURE = 150  # words; what is carried can be page furniture up to that length
_GAP = 4  # words between two runs that can be one wording in the place of another
_OTHERS = 3  # facts that differ from which on they are weighed


@dataclass(frozen=True, slots=True)
class Resemblance:
    """What two texts share: `words` of the copy that are carried, as shares of each text; numbers and names, the same and exchanged.

    A number or name is exchanged where another one stands in its place in the same wording: "killed 3" for "killed 5".
    """

    words: int
    of_copy: float
    of_origin: float
    same_numbers: int
    other_numbers: int
    same_names: int
    other_names: int
    short: bool

    @property
    def copied(self) -> bool:
        """Whether one text was made from the other, and not both from a template or out of the same event."""
        if self.short:
            exchanged = self.other_numbers + self.other_names
            return self.words >= _LEAST and min(self.of_copy, self.of_origin) >= _SHORT_MOSTLY and not exchanged
        return _enough(self.words, self.of_copy, self.of_origin) and not self._template

    @property
    def _template(self) -> bool:
        """The same form, filled in anew: of the numbers, or of the names, more are exchanged than kept."""
        pairs = ((self.same_numbers, self.other_numbers), (self.same_names, self.other_names))
        return any(other >= _OTHERS and other > same for same, other in pairs)


def settled(found: Overlap, shorter: int) -> bool | None:
    """What an overlap says by itself: a copy, none, or null where only the alignment of the words can tell.

    `shorter` is the length of the shorter text in words.
    """
    if not _enough(found.words, found.of_copy, found.of_origin):
        return False
    if shorter < _SHORT or found.words < _FURNITURE or not found.same_facts:
        return None
    return True


def _enough(words: int, of_copy: float, of_origin: float) -> bool:
    return words >= _LEAST and max(of_copy, of_origin) >= _MOSTLY and min(of_copy, of_origin) >= _PARTLY


def resemblance(origin: Wording, copy: Wording) -> Resemblance:
    """What `copy` shares with `origin`."""
    found = runs(origin, copy)
    words = sum(run.size for run in found)
    covered = len({i for run in found for i in range(run.origin, run.origin + run.size)})
    numbers = _within(origin, copy, found)
    return Resemblance(
        words,
        words / max(1, len(copy.words)),
        covered / max(1, len(origin.words)),
        numbers.count(True),
        numbers.count(False),
        sum(copy.kinds[i] is Kind.NAME for run in found for i in range(run.at, run.at + run.size)),
        len(list(_between(origin, copy, found))),
        min(len(origin.words), len(copy.words)) < _SHORT,
    )


def _within(origin: Wording, copy: Wording, found: Sequence[Run]) -> list[bool]:
    """For each number in a run, whether it is the same in the origin."""
    return [
        copy.words[run.at + k] == origin.words[run.origin + k]
        for run in found
        for k in range(run.size)
        if copy.kinds[run.at + k] is Kind.NUMBER
    ]


def _between(origin: Wording, copy: Wording, found: Sequence[Run]) -> Iterator[str]:
    """Names that stand between two runs in the place of another name."""
    for one, two in pairwise(found):
        here, there = range(one.at + one.size, two.at), range(one.origin + one.size, two.origin)
        if 0 < len(here) <= _GAP and 0 < len(there) <= _GAP:
            own = [copy.words[i] for i in here if copy.kinds[i] is Kind.NAME]
            theirs = {origin.words[i] for i in there if origin.kinds[i] is Kind.NAME}
            if theirs:
                yield from (name for name in own if name not in theirs)
