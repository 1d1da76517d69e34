"""An averaged structured perceptron over label sequences, with a margin."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

import numpy as np
import numpy.typing as npt

from holdfire.extraction.attribution.labels import COUNT, best_labels

Scores = npt.NDArray[np.float32]
_MARGIN = np.float32(1.0)  # the lead that the right label must have


@dataclass(frozen=True, slots=True)
class Stretch:
    """A labelled stretch: `features[starts[t]:starts[t + 1]]` are the feature numbers of token `t`, at least one a token."""

    features: npt.NDArray[np.int32]
    starts: npt.NDArray[np.int32]
    labels: npt.NDArray[np.int8]


def train(sequences: Sequence[Stretch], features: int, rounds: int, seed: int) -> tuple[Scores, Scores]:
    """Averaged weights (features x labels) and transitions (labels x labels)."""
    weights, drift = np.zeros((features, COUNT), np.float32), np.zeros((features, COUNT), np.float64)
    follow, follow_drift = np.zeros((COUNT, COUNT), np.float32), np.zeros((COUNT, COUNT), np.float64)
    order, step, random = list(range(len(sequences))), 1, Random(seed)
    for _ in range(rounds):
        random.shuffle(order)
        for number in order:
            one = sequences[number]
            right = one.labels
            scores = np.add.reduceat(weights[one.features], one.starts[:-1], axis=0) + _MARGIN
            scores[np.arange(len(right)), right] -= _MARGIN
            guess = np.array(best_labels(scores, follow), np.int8)
            for t in np.nonzero(guess != right)[0].tolist():
                own = one.features[one.starts[t] : one.starts[t + 1]]
                for label, sign in ((right[t], 1), (guess[t], -1)):
                    weights[own, label] += sign
                    drift[own, label] += sign * step
            for t in range(1, len(right)):
                if guess[t] != right[t] or guess[t - 1] != right[t - 1]:
                    for path, sign in ((right, 1), (guess, -1)):
                        follow[path[t - 1], path[t]] += sign
                        follow_drift[path[t - 1], path[t]] += sign * step
            step += 1
    return (weights - drift / step).astype(np.float32), (follow - follow_drift / step).astype(np.float32)
