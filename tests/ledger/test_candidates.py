"""Candidates: what is found with arrays is what a plain reading of the definition finds."""

from collections import Counter, defaultdict
from random import Random

import numpy as np
import pytest

from holdfire.ledger.candidates import candidates
from holdfire.ledger.fingerprints import MINIMA, Minima


def by_definition(minima: Minima) -> list[tuple[int, list[int]]]:
    """As `candidates`, bucket by bucket and pair by pair."""
    held = minima.tolist()
    rows = len(held)
    together: Counter[tuple[int, int]] = Counter()
    common = [[False] * MINIMA for _ in held]
    for column in range(MINIMA):
        buckets = defaultdict(list)
        for row in range(rows):
            buckets[held[row][column]].append(row)
        for bucket in buckets.values():
            for place, row in enumerate(bucket):
                common[row][column] = len(bucket) > max(64, rows // 100)
                near = bucket[max(0, place - (1 if len(bucket) > 64 else 4)) : place]
                together.update((earlier, row) for earlier in {*near, *bucket[: min(place, 1)]})
    found: dict[int, list[tuple[int, int]]] = {}
    for (earlier, later), number in together.items():
        rare = [c for c in range(MINIMA) if not common[earlier][c] and not common[later][c]]
        counted = rare if len(rare) >= 16 else range(MINIMA)
        equal = sum(held[earlier][c] == held[later][c] for c in counted) * MINIMA // len(counted)
        if number >= 6 and equal >= 12:
            found.setdefault(later, []).append((-equal, earlier))
    return [(later, [earlier for _, earlier in sorted(found[later])[:8]]) for later in sorted(found)]


def some_minima(random: Random) -> Minima:
    """Reports of which some were made from others, and some share a form; the highest values of 32 bits among them."""
    rows, spread = random.randint(1, 220), random.choice((2, 9, 400, 10**6))
    made = [[2**32 - 1 - random.randrange(spread) for _ in range(MINIMA)] for _ in range(rows)]
    form = random.randrange(MINIMA)
    for row in made:
        if random.random() < 0.6:
            row[:form] = made[0][:form]
        if random.random() < 0.3:
            kept = random.random()
            row[:] = [a if random.random() < kept else b for a, b in zip(random.choice(made), row, strict=True)]
    return np.array(made, np.uint32)


@pytest.mark.parametrize("seed", range(12))
def test_candidates_are_those_of_the_definition(seed: int) -> None:
    minima = some_minima(Random(seed))
    assert list(candidates(minima)) == by_definition(minima)


def test_what_is_compared_above_is_not_nothing() -> None:
    found = [pair for seed in range(12) for pair in candidates(some_minima(Random(seed)))]
    assert len(found) > 100
    assert max(len(earlier) for _, earlier in found) == 8
