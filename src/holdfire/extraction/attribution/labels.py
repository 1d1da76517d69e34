"""Labels of tokens with regard to one cue, and the best sequence of them."""

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float32]

NOTHING, SOURCE, SOURCE_ON, CUE, CUE_ON, CONTENT, CONTENT_ON = range(7)
COUNT = 7
_FORBIDDEN = np.float32(-1e6)
_ON = ((SOURCE, SOURCE_ON), (CUE, CUE_ON), (CONTENT, CONTENT_ON))


def _allowed() -> Scores:
    """Zero where the second label may follow the first: a span goes on only after it began."""
    table = np.zeros((COUNT, COUNT), np.float32)
    for begin, on in _ON:
        for before in range(COUNT):
            if before not in (begin, on):
                table[before, on] = _FORBIDDEN
    return table


ALLOWED = _allowed()
_FIRST = np.array([_FORBIDDEN if label in (SOURCE_ON, CUE_ON, CONTENT_ON) else 0 for label in range(COUNT)], np.float32)


def best_labels(scores: Scores, transitions: Scores) -> list[int]:
    """The labels with the highest sum: `scores` is tokens x labels, `transitions` labels x labels (Viterbi)."""
    into = np.ascontiguousarray((transitions + ALLOWED).T)  # row: the label that comes, column: the one before
    reached = np.empty_like(scores)
    reached[0] = scores[0] + _FIRST
    ways = np.empty((COUNT, COUNT), np.float32)
    for before, now, own in zip(reached[:-1], reached[1:], scores[1:], strict=True):
        np.add(before, into, out=ways)
        np.maximum.reduce(ways, axis=1, out=now)
        np.add(now, own, out=now)
    label = int(reached[-1].argmax())
    labels = [label]
    back = (reached[:-1, None, :] + into).argmax(axis=2).tolist()
    for best in reversed(back):
        label = best[label]
        labels.append(label)
    labels.reverse()
    return labels
