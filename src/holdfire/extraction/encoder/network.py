"""A trained network: marked sentences in, scores of each act or stance out."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from holdfire.extraction.encoder.base import Base
from holdfire.extraction.encoder.marking import Marked, Pieces, pieces_of
from holdfire.extraction.encoder.wordpiece import WordPiece

Scores = npt.NDArray[np.float32]


class Network:
    """A loaded network; it runs on one thread, so that many readers can run side by side."""

    def __init__(self, base: Base, content: bytes, *, longest: int = 96) -> None:
        self._lower, self._upper = _session(base.network), _session(content)
        self._cutter, self._longest = WordPiece(base.vocabulary), longest

    def scores(self, sentences: Sequence[Marked]) -> Scores:
        """One row of scores a sentence and student, (sentences, students, labels)."""
        return self.run(sentences, {})[0]

    def run(self, sentences: Sequence[Marked], more: Mapping[str, Scores]) -> list[Scores]:
        """What the network gives, one row a sentence each; `more` are further inputs, one row a sentence each.

        One sentence at a time: the bytes of a batch are scaled by all that stands in it, so that its sentences would change
        each other's scores; on one core a batch saves nothing.
        """
        found: list[list[Scores]] = []
        for j, sentence in enumerate(sentences):
            ids, bias, pool = _inputs(self._pieces(sentence))
            below = self._lower.run(None, {"ids": ids, "bias": bias})[0]
            own = {name: values[j : j + 1] for name, values in more.items()}
            found.append(self._upper.run(None, {"below": below, "bias": bias, "pool": pool, **own}))
        return [np.concatenate(rows) for rows in zip(*found, strict=True)]

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


def _inputs(pieces: Pieces) -> tuple[npt.NDArray[np.int64], Scores, Scores]:
    """Numbers of pieces; what hides nothing from the attention; the mean and the two marks as weights of places."""
    size = len(pieces.ids)
    pool = np.zeros((1, 3, size), np.float32)
    pool[0, 0] = 1 / size
    pool[0, 1, pieces.source] = pool[0, 2, pieces.target] = 1
    return np.array([pieces.ids], np.int64), np.zeros((1, 1, 1, size), np.float32), pool
