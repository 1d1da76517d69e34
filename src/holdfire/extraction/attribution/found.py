"""An attribution as tokens of a paragraph: what the model found for one cue."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Found:
    """`at` is the head of the cue; `source`, `cue` and `content` are token numbers in order; `source` may be empty.

    `chance` is the chance that `at` is a cue at all; `margins` are the leads of the labels chosen, averaged over the
    content, the source and everything, and the smallest one; `confidence` is the chance that who and what are right.
    """

    at: int
    source: tuple[int, ...]
    cue: tuple[int, ...]
    content: tuple[int, ...]
    chance: float
    margins: tuple[float, float, float, float]
    confidence: float = 0.0
