"""A trained network: marked sentences in, scores of each act or stance out."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from holdfire.extraction.encoder.base import Base
from holdfire.extraction.encoder.marking import Marked, Pieces, pieces_of
from holdfire.extraction.encoder.wordpiece import WordPiece

Scores = npt.NDArray[np.float32]
_AT_ONCE = 4  # sentences of one batch: 8 cost a twentieth more time on one core, 16 a quarter


class Network:
    """A loaded network; it runs on one thread, so that many readers can run side by side."""

    def __init__(self, base: Base, content: bytes, *, longest: int = 96) -> None:
        self._lower, self._upper = _session(base.network), _session(content)
        self._cutter, self._longest = WordPiece(base.vocabulary), longest

    def scores(self, sentences: Sequence[Marked]) -> Scores:
        """One row of scores a sentence and student, (sentences, students, labels)."""
        return self.run(sentences, {})[0]

    def run(self, sentences: Sequence[Marked], more: Mapping[str, Scores]) -> list[Scores]:
        """What the network gives, one row a sentence each; `more` are further inputs, one row a sentence each."""
        cut = [self._pieces(s) for s in sentences]
        # sentences of like length go together
        order = sorted(range(len(cut)), key=lambda j: len(cut[j].ids))
        found: list[list[Scores]] = []
        for at in range(0, len(order), _AT_ONCE):
            some = order[at : at + _AT_ONCE]
            ids, bias, pool = _inputs([cut[j] for j in some])
            below = self._lower.run(None, {"ids": ids, "bias": bias})[0]
            own = {name: values[some] for name, values in more.items()}
            found.append(self._upper.run(None, {"below": below, "bias": bias, "pool": pool, **own}))
        back = np.argsort(order)
        return [np.concatenate(rows)[back] for rows in zip(*found, strict=True)]

    def _pieces(self, sentence: Marked) -> Pieces:
        cutter = self._cutter
        return pieces_of(sentence, cutter.numbers, first=cutter.first, last=cutter.last, longest=self._longest)


def _session(content: bytes) -> Any:
    import onnxruntime  # loaded with the first network alone: a command that reads no report does not wait for it

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    # the fused kernel of sum and norm takes three times as long as the two by themselves
    slower = ["SkipLayerNormFusion"]
    return onnxruntime.InferenceSession(
        content, options, providers=["CPUExecutionProvider"], disabled_optimizers=slower
    )


def _inputs(cut: Sequence[Pieces]) -> tuple[npt.NDArray[np.int64], Scores, Scores]:
    """Numbers of pieces; what hides the filling from the attention; the mean and the two marks as weights of places."""
    longest = max(len(p.ids) for p in cut)
    ids = np.zeros((len(cut), longest), np.int64)
    bias = np.full((len(cut), 1, 1, longest), -1e4, np.float32)
    pool = np.zeros((len(cut), 3, longest), np.float32)
    for j, p in enumerate(cut):
        size = len(p.ids)
        ids[j, :size] = p.ids
        bias[j, ..., :size] = 0
        pool[j, 0, :size] = 1 / size
        pool[j, 1, p.source] = pool[j, 2, p.target] = 1
    return ids, bias, pool
