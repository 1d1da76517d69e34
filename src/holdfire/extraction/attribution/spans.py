"""From tokens of a paragraph to spans of the report."""

from collections.abc import Sequence

from holdfire.extraction.passage import Passage
from holdfire.extraction.tree import Tree
from holdfire.record import Span


def spans_of(tree: Tree, passage: Passage, tokens: Sequence[int]) -> tuple[Span, ...]:
    """One span for each run of neighbouring tokens; `tokens` are in order."""
    runs: list[tuple[int, int]] = []
    for i in tokens:
        if runs and runs[-1][1] == i - 1:
            runs[-1] = (runs[-1][0], i)
        else:
            runs.append((i, i))
    return tuple(passage.span(tree.starts[a], tree.ends[b]) for a, b in runs)
