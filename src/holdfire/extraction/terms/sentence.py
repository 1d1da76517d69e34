"""A sentence as the rules for terms see it: its words, its tree, its dates and its lengths of time."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from holdfire.extraction.durations import Duration
from holdfire.extraction.tree import Tree
from holdfire.record import When
from holdfire.record.reading import Axis


@dataclass(frozen=True, slots=True)
class Found:
    """A term at `text[start:end]` of its passage. `at` is the offset whose place in the tree says what the term belongs to."""

    axis: Axis
    start: int
    end: int
    value: str | None = None
    negated: bool = False
    at: int = -1
    issue: str | None = None  # the undertaking, where the words name it themselves
    parties: bool = False  # whether the value is to be read from the actors named in the words

    @property
    def anchor(self) -> int:
        """Where the term hangs in its sentence."""
        return self.start if self.at < 0 else self.at


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens `first` to `last` (inclusive) of passage `k`, which are `text[start:end]`; offsets are into the passage."""

    k: int
    tree: Tree
    first: int
    last: int
    times: tuple[When, ...]
    durations: tuple[Duration, ...]
    published: date | None = None

    @property
    def text(self) -> str:
        """The whole passage, so that offsets fit."""
        return self.tree.text

    @property
    def start(self) -> int:
        """Where the sentence begins."""
        return self.tree.starts[self.first]

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.tree.ends[self.last]

    def token(self, offset: int) -> int:
        """The token at an offset, or the next one."""
        i = bisect_right(self.tree.starts, offset) - 1
        if i >= 0 and self.tree.ends[i] > offset:
            return i
        return min(bisect_left(self.tree.starts, offset), len(self.tree) - 1)


Finder = Callable[[Sentence], Iterator[Found]]


def whole_sentences(tree: Tree) -> Iterator[tuple[int, int]]:
    """Sentences, with those joined again that the parser parted at "9:45 p.m. Khartoum time"."""
    start = 0
    for n, (first, end) in enumerate(tree.sentences):
        following = tree.sentences[n + 1] if n + 1 < len(tree.sentences) else None
        if following is not None and _parted(tree, end, following):
            continue
        yield (start if start < first else first), end
        start = end


def _parted(tree: Tree, end: int, following: tuple[int, int]) -> bool:
    head = tree.lower[following[0] : min(following[1], following[0] + 4)]
    return "time" in head[:1] or (tree.lower[end - 1] in ("a.m.", "p.m.") and ("time" in head or head[:1] == ["on"]))


def sentences_of(
    k: int, tree: Tree, times: Sequence[When], durations: Sequence[Duration], published: date | None
) -> Iterator[Sentence]:
    """The sentences of passage `k`, each with the times and lengths of time that stand in it; linear in the passage."""
    starts, lengths = [t.span.start for t in times], [d.span.start for d in durations]
    for first, end in whole_sentences(tree):
        lo, hi = tree.chars(first, end - 1)
        within = tuple(times[bisect_left(starts, lo) : bisect_left(starts, hi)])
        long = tuple(durations[bisect_left(lengths, lo) : bisect_left(lengths, hi)])
        yield Sentence(k, tree, first, end - 1, within, long, published)
