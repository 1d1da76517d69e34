"""Logistic regression over named features, by L-BFGS."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

Rows = Sequence[npt.NDArray[np.int32]]
Vector = npt.NDArray[np.float64]


def fit(rows: Rows, right: npt.NDArray[np.bool_], features: int, penalty: float, rounds: int = 60) -> Vector:
    """Weights that make `right` likely: `rows` are the numbers of the features of each case, `penalty` is on squares."""
    table = _table(rows, features)
    turned = table.T.tocsr()
    wanted = right.astype(np.float64)

    def loss(weights: Vector) -> tuple[float, Vector]:
        odds = table @ weights
        value = np.logaddexp(0, odds).sum() - wanted @ odds + 0.5 * penalty * (weights @ weights)
        return float(value), turned @ (1 / (1 + np.exp(-odds)) - wanted) + penalty * weights

    result = minimize(loss, np.zeros(features), jac=True, method="L-BFGS-B", options={"maxiter": rounds, "maxcor": 10})
    weights: Vector = result.x
    return weights


def _table(rows: Rows, features: int) -> csr_matrix:
    ends = np.cumsum([0, *map(len, rows)])
    return csr_matrix((np.ones(ends[-1], np.float64), np.concatenate(rows), ends), shape=(len(rows), features))
