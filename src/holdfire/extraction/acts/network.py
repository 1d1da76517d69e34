"""The trained network behind the act reader: marked sentences in, scores of each act out."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from holdfire.extraction.acts.marking import Marked, Pieces, pieces_of
from holdfire.extraction.acts.wordpiece import WordPiece

Scores = npt.NDArray[np.float32]
_AT_ONCE = 16  # sentences of one batch; more gain nothing on one core


class Network:
    """A loaded network; `scores` runs on one thread, so that many readers can run side by side."""

    def __init__(self, content: bytes, vocabulary: Sequence[str]) -> None:
        import onnxruntime  # loaded with the first network alone: a command that reads no report does not wait for it

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._session: Any = onnxruntime.InferenceSession(content, options, providers=["CPUExecutionProvider"])
        self._cutter = WordPiece(vocabulary)

    def scores(self, sentences: Sequence[Marked]) -> Scores:
        """One row of scores a sentence and student, (sentences, students, acts); sentences of like length go together."""
        cut = [self._pieces(s) for s in sentences]
        order = sorted(range(len(cut)), key=lambda j: len(cut[j].ids))
        students, acts = self._session.get_outputs()[0].shape[1:]
        found = np.zeros((len(cut), students, acts), np.float32)
        for at in range(0, len(order), _AT_ONCE):
            some = order[at : at + _AT_ONCE]
            found[some] = self._session.run(None, _inputs([cut[j] for j in some]))[0]
        return found

    def _pieces(self, sentence: Marked) -> Pieces:
        return pieces_of(sentence, self._cutter.numbers, first=self._cutter.first, last=self._cutter.last)


def _inputs(cut: Sequence[Pieces]) -> dict[str, npt.NDArray[Any]]:
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
    return {"ids": ids, "bias": bias, "pool": pool}


def vocabulary_of(path: Path) -> list[str]:
    """The pieces of a vocabulary file, one a line."""
    return path.read_text(encoding="utf-8").split("\n")
