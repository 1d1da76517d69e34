"""Figures of what was read against what was annotated."""

from collections.abc import Hashable, Sequence


def f1_by_label(wanted: Sequence[Hashable], given: Sequence[Hashable]) -> dict[Hashable, float]:
    """The F1 of each label that is wanted or given."""
    found = {}
    for label in sorted({*wanted, *given}, key=str):
        hits = sum(w == g == label for w, g in zip(wanted, given, strict=True))
        found[label] = 2 * hits / (wanted.count(label) + given.count(label))
    return found


def macro_f1(wanted: Sequence[Hashable], given: Sequence[Hashable]) -> float:
    """The mean of the labels' F1."""
    found = f1_by_label(wanted, given)
    return sum(found.values()) / len(found)
