"""The act reader, loaded: marked sentences in, the chance of each act out."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files

import numpy as np

from holdfire.extraction.acts.weights import Numbers, Weights, Words, load
from holdfire.extraction.acts.words import features
from holdfire.extraction.encoder.base import Base, shipped
from holdfire.extraction.encoder.marking import Marked
from holdfire.extraction.encoder.network import Network

OPEN_BELOW = 0.5  # an act with a smaller chance is left open


@dataclass(frozen=True, slots=True)
class ReadAct:
    """The likeliest act of a sentence, a PLOVER root code, and its chance, 0 to 1."""

    root: str
    chance: float

    @property
    def is_open(self) -> bool:
        """Whether the chance is too small to name the act."""
        return self.chance < OPEN_BELOW


class ActModel:
    """A loaded act reader; reading is a pure function of the sentences, whatever others are read with them."""

    def __init__(self, weights: Weights, base: Base) -> None:
        self.acts = weights.acts
        self._network = Network(base, weights.network)
        self._words, self._mixture = weights.words, weights.mixture

    @classmethod
    def load(cls) -> "ActModel":
        """The model that ships with the package; OSError if a file of it is missing or damaged."""
        return _shipped()

    def chances(self, sentences: Sequence[Marked]) -> Numbers:
        """The chance of each act, (sentences, acts), rows that sum to one."""
        if not sentences:
            return np.zeros((0, len(self.acts)), np.float32)
        network = self._network.scores(sentences).mean(axis=1)
        linear = np.stack([word_scores(self._words, s) for s in sentences])
        return chances_of(network, linear, self._mixture)

    def read(self, sentences: Sequence[Marked]) -> list[ReadAct]:
        """The likeliest act of each sentence."""
        chances = self.chances(sentences)
        return [ReadAct(self.acts[j], float(row[j])) for row, j in zip(chances, chances.argmax(axis=1), strict=True)]


def chances_of(network: Numbers, linear: Numbers, mixture: tuple[float, float]) -> Numbers:
    """Scores of the network and of the words, (sentences, acts) each, as chances."""
    score = mixture[0] * network + mixture[1] * linear
    score = np.exp(score - score.max(axis=1, keepdims=True))
    chances: Numbers = (score / score.sum(axis=1, keepdims=True)).astype(np.float32)
    return chances


def word_scores(words: Words, sentence: Marked) -> Numbers:
    """What the words of a sentence say for each act; unknown words count nothing."""
    rows = [words.rows[f] for f in features(sentence) if f in words.rows]
    weight = words.rarity[rows]
    size = max(1e-9, float(np.sqrt((weight * weight).sum())))
    return ((weight / size) @ words.values[rows] + words.base).astype(np.float32)


@cache
def _shipped() -> ActModel:
    with as_file(files("holdfire.extraction.acts")) as folder:
        return ActModel(load(folder), shipped())
