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
    follow = transitions + ALLOWED
    reached = scores[0] + _FIRST
    back = np.empty((len(scores), COUNT), np.intp)
    columns = np.arange(COUNT)
    for t in range(1, len(scores)):
        ways = reached[:, None] + follow
        back[t] = ways.argmax(axis=0)
        reached = ways[back[t], columns] + scores[t]
    label = int(reached.argmax())
    labels = [label]
    for t in range(len(scores) - 1, 0, -1):
        label = int(back[t, label])
        labels.append(label)
    labels.reverse()
    return labels
