"""The stance reader, loaded: marked sentences in, the likeliest stance of each out."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files

import numpy as np

from holdfire.extraction.encoder.base import Base, shipped
from holdfire.extraction.encoder.marking import Marked
from holdfire.extraction.encoder.network import Network, Scores
from holdfire.extraction.stances.weights import Weights, load

NONE = "none"


@dataclass(frozen=True, slots=True)
class ReadStance:
    """The likeliest stance of a sentence and its chance, 0 to 1; null where that of no stance is above one half."""

    stance: str | None
    chance: float


class StanceModel:
    """A loaded stance reader; reading is a pure function of the sentences, whatever others are read with them."""

    def __init__(self, weights: Weights, base: Base) -> None:
        self.stances = weights.stances
        self._network, self._scale = Network(base, weights.network), weights.scale

    @classmethod
    def load(cls) -> "StanceModel":
        """The model that ships with the package; OSError if a file of it is missing or damaged."""
        return _shipped()

    def chances(self, sentences: Sequence[Marked]) -> Scores:
        """The chance of each stance, (sentences, stances), rows that sum to one."""
        if not sentences:
            return np.zeros((0, len(self.stances)), np.float32)
        return chances_of(self._network.scores(sentences).mean(axis=1), self._scale)

    def read(self, sentences: Sequence[Marked]) -> list[ReadStance]:
        """The likeliest stance of each sentence."""
        none = self.stances.index(NONE)
        found = []
        for row in self.chances(sentences):
            best = max((j for j in range(len(row)) if j != none), key=lambda j: row[j])
            found.append(ReadStance(None if row[none] > 0.5 else self.stances[best], float(row[best])))
        return found


def chances_of(scores: Scores, scale: float) -> Scores:
    """Scores of the network, (sentences, stances), as chances."""
    weighed = scale * scores
    weighed = np.exp(weighed - weighed.max(axis=1, keepdims=True))
    chances: Scores = (weighed / weighed.sum(axis=1, keepdims=True)).astype(np.float32)
    return chances


@cache
def _shipped() -> StanceModel:
    with as_file(files("holdfire.extraction.stances")) as folder:
        return StanceModel(load(folder), shipped())
