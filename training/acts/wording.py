"""Training the weights of words: logistic regression over the words of a sentence, rare ones weighing more."""

from collections import Counter
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from holdfire.extraction.acts.weights import Words
from holdfire.extraction.acts.words import features
from holdfire.extraction.encoder.marking import Marked

_PENALTY = 0.05  # on half of the squared weights, against the loss summed over the sentences
_RARE = 2  # sentences; features of fewer are left out


def trained_words(sentences: Sequence[Marked], acts: Sequence[int], count: int) -> Words:
    """Weights by feature from sentences and the number of the act of each; `count` acts, each as heavy as the others."""
    given = [list(features(s)) for s in sentences]
    often = Counter(f for row in given for f in row)
    names = {f: j for j, f in enumerate(sorted(f for f, n in often.items() if n >= _RARE))}
    rarity = np.array([np.log((1 + len(given)) / (1 + often[f])) + 1 for f in names])
    matrix = _matrix([[names[f] for f in row if f in names] for row in given], rarity)
    heavy = len(acts) / (count * np.bincount(acts, minlength=count)[acts])
    wanted = np.eye(count)[acts]

    def loss(flat: npt.NDArray[np.float64]) -> tuple[float, npt.NDArray[np.float64]]:
        weights, base = flat[:-count].reshape(-1, count), flat[-count:]
        score = matrix @ weights + base
        score -= score.max(axis=1, keepdims=True)
        log = score - np.log(np.exp(score).sum(axis=1, keepdims=True))
        slope = heavy[:, None] * (np.exp(log) - wanted)
        cost = -float((heavy * (log * wanted).sum(axis=1)).sum()) + _PENALTY * float((weights * weights).sum())
        return cost, np.concatenate([(matrix.T @ slope + 2 * _PENALTY * weights).ravel(), slope.sum(axis=0)])

    start = np.zeros(len(names) * count + count)
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
    weights = found[:-count].reshape(-1, count).astype(np.float32)
    return Words(names, weights, rarity.astype(np.float32), found[-count:].astype(np.float32))


def _matrix(rows: Sequence[Sequence[int]], rarity: npt.NDArray[np.float64]) -> csr_matrix:
    """Sentences x features, each sentence of length one."""
    starts = np.concatenate([[0], np.cumsum([len(r) for r in rows])])
    columns = np.concatenate([np.array(r, np.int64) for r in rows])
    values = rarity[columns]
    matrix = csr_matrix((values, columns, starts), shape=(len(rows), len(rarity)))
    size = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    return csr_matrix(matrix.multiply(1 / np.maximum(size, 1e-9)[:, None]))
