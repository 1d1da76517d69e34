"""How well unseen examples are read: all, those of reports, and by stance."""

from collections.abc import Iterator, Sequence

import numpy as np

from holdfire.extraction.encoder.network import Scores
from training.attribution.calibration import calibration_error
from training.stances.corpus import NONE, Example


def lines(examples: Sequence[Example], chances: Scores, names: Sequence[str]) -> Iterator[str]:
    """Lines for sentences and for reports: how many stances are found at a chance, and how many of them are right."""
    reports = [":" not in e.group for e in examples]
    for title, which in (("sentences", False), ("candidates of reports", True)):
        rows = [j for j, r in enumerate(reports) if r is which]
        if not rows:
            continue
        wanted = [examples[j].stance for j in rows]
        given = [names[j] for j in chances[rows].argmax(axis=1)]
        right = [w == g for w, g in zip(wanted, given, strict=True)]
        sure = chances[rows].max(axis=1)
        yield (
            f"{title}: {len(rows):,}, accuracy {sum(right) / len(right):.3f}, "
            f"expected calibration error {calibration_error(sure.tolist(), right):.3f}"
        )
        for least in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8):
            yield "  " + _at(least, wanted, chances[rows], names)
        for name in names:
            hits = sum(w == g == name for w, g in zip(wanted, given, strict=True))
            both = wanted.count(name) + given.count(name)
            yield f"  {name}: F1 {2 * hits / both if both else 0:.2f} of {wanted.count(name)}"


def _at(least: float, wanted: Sequence[str], chances: Scores, names: Sequence[str]) -> str:
    """Precision and recall of the likeliest stance where its chance is `least` or more."""
    stances = np.array([j for j, name in enumerate(names) if name != NONE])
    best = stances[chances[:, stances].argmax(axis=1)]
    found = [(w, names[b]) for w, b, row in zip(wanted, best, chances, strict=True) if row[b] >= least]
    hits = sum(w == g for w, g in found)
    there = sum(w != NONE for w in wanted)
    return f"chance {least}: precision {hits / max(1, len(found)):.2f}, recall {hits / max(1, there):.2f}"
