"""Numbers as a few classes, so that a linear model can weigh each class on its own."""

from bisect import bisect_right

_LENGTHS = (4, 6, 9, 14, 22, 35)
_CHANCES = (0.02, 0.06, 0.15, 0.3, 0.5, 0.7, 0.9)
_SHARES = (0.01, 0.03, 0.08, 0.18, 0.35, 0.6, 0.85)
UNSEEN = -1


def length(n: int) -> int:
    """A count of tokens: itself below 4, else the largest of 4, 6, 9, 14, 22, 35 that it reaches."""
    return n if n < 4 else _LENGTHS[bisect_right(_LENGTHS, n) - 1]


def chance(p: float) -> int:
    """A probability as 0 to 7."""
    return bisect_right(_CHANCES, p)


def share(hits: int, seen: int) -> int:
    """How often a word was a cue, as 0 to 7, drawn towards a tenth while it is rare; UNSEEN if it never was seen."""
    return bisect_right(_SHARES, (hits + 0.3) / (seen + 3)) if seen > 0 else UNSEEN
