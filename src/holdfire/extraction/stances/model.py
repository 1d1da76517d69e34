"""The stance reader, loaded: sentences with a party marked in, the chances of each stance and issue out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files

import numpy as np

from holdfire.extraction.encoder.base import Base, shipped
from holdfire.extraction.encoder.marking import Marked
from holdfire.extraction.encoder.network import Network, Scores
from holdfire.extraction.stances.hints import ISSUE_NAMES, STANCE_NAMES, Hints, issue_at
from holdfire.extraction.stances.weights import Weights, load

NONE = "none"
LONGEST = 112  # pieces of a sentence and of what stands before it
_ALSO = 0.3  # the chance from which on a second issue is read beside the likeliest


@dataclass(frozen=True, slots=True)
class Reading:
    """The chances of one candidate: `stances` that it takes none, and each; `issues` (stances, issues) if it takes that one."""

    stances: Scores
    issues: Scores

    def of(self, stance: str) -> float:
        """The chance of a stance."""
        return float(self.stances[1 + STANCE_NAMES.index(stance)])

    def issue(self, stance: str) -> tuple[str, float]:
        """The likeliest issue of a stance, and its chance if the stance is taken."""
        chances = self.issues[STANCE_NAMES.index(stance)]
        best = int(chances.argmax())
        return ISSUE_NAMES[best], float(chances[best])

    def chance_of(self, stance: str, issue: str) -> float:
        """The chance of an issue if the stance is taken."""
        return float(self.issues[STANCE_NAMES.index(stance), issue_at(issue)])

    def sure(self, least: float) -> Iterator[tuple[str, str, float]]:
        """Stances with their likeliest issue and those that are likely beside it, where the chance of both is `least` or more."""
        for n in np.flatnonzero(self.stances[1:] >= least):
            chances = self.issues[n]
            for i in np.flatnonzero((chances >= _ALSO) | (np.arange(len(chances)) == chances.argmax())):
                both = float(self.stances[1 + n] * chances[i])
                if both >= least:
                    yield STANCE_NAMES[n], ISSUE_NAMES[i], both


class StanceModel:
    """A loaded stance reader; reading is a pure function of the sentences, whatever others are read with them."""

    def __init__(self, weights: Weights, base: Base) -> None:
        self._network = Network(base, weights.network, longest=LONGEST)
        self._scales = weights.stance_scale, weights.issue_scale

    @classmethod
    def load(cls) -> "StanceModel":
        """The model that ships with the package; OSError if a file of it is missing or damaged."""
        return _shipped()

    def read(self, sentences: Sequence[Marked], hints: Sequence[Hints]) -> list[Reading]:
        """The chances of each sentence with its hints."""
        if not sentences:
            return []
        more = {
            "standing": np.stack([h.standing for h in hints]),
            "ruled": np.stack([h.ruled for h in hints]),
            "named": np.stack([h.named for h in hints]),
        }
        stances, issues = self._network.run(sentences, more)
        return [
            Reading(s, i)
            for s, i in zip(chances_of(stances, self._scales[0]), chances_of(issues, self._scales[1]), strict=True)
        ]


def chances_of(scores: Scores, scale: float) -> Scores:
    """Scores of the network as chances, over the last axis."""
    weighed = scale * scores
    weighed = np.exp(weighed - weighed.max(axis=-1, keepdims=True))
    chances: Scores = (weighed / weighed.sum(axis=-1, keepdims=True)).astype(np.float32)
    return chances


@cache
def _shipped() -> StanceModel:
    with as_file(files("holdfire.extraction.stances")) as folder:
        return StanceModel(load(folder), shipped())
