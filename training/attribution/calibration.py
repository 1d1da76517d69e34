"""How far a confidence can be taken at its word."""

from collections.abc import Sequence


def calibration_error(confidence: Sequence[float], right: Sequence[bool], bins: int = 10) -> float:
    """The expected calibration error: how far confidence is from the share that is right, averaged over equal bins."""
    sums = [[0.0, 0.0] for _ in range(bins)]
    for p, hit in zip(confidence, right, strict=True):
        cell = sums[min(bins - 1, int(p * bins))]
        cell[0] += p
        cell[1] += hit
    return sum(abs(p - hit) for p, hit in sums) / max(1, len(right))
