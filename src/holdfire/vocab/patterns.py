"""Word patterns: rows of lemmas with choices and gaps, found in linear time."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

GAP = 4  # words that `...` may skip
_CLAUSE_END = frozenset({",", ";", ":", ".", "!", "?", '"', "(", ")"})


@dataclass(frozen=True, slots=True)
class Hit:
    """A pattern found: tokens `first` to `last` inclusive, the label it stands for, and how many words it names."""

    first: int
    last: int
    label: str
    weight: int


class Patterns:
    """Patterns by label. A pattern is a string: words separated by spaces, `a|b` a choice, `...` a gap of up to four words."""

    def __init__(self, table: Iterable[tuple[str, str]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[frozenset[str] | None, ...], str]]] = {}
        spelt = dict.fromkeys((label, row) for label, pattern in table for row in _spellings(pattern))
        for label, pattern in spelt:
            parts = tuple(None if p == "..." else frozenset(p.split("|")) for p in pattern.split())
            first = parts[0]
            if first is None:
                raise ValueError(f"pattern {pattern!r} of {label} opens with a gap")
            for word in first:
                self._by_first.setdefault(word, []).append((parts, label))

    @property
    def labels(self) -> frozenset[str]:
        """Everything that a pattern can stand for."""
        return frozenset(label for entries in self._by_first.values() for _, label in entries)

    def find(self, lemmas: Sequence[str], lower: Sequence[str]) -> list[Hit]:
        """Every pattern in a row of tokens; a word matches by its lemma or as it stands. Ordered by place, longest first."""
        hits: list[Hit] = []
        for i, (lemma, low) in enumerate(zip(lemmas, lower, strict=True)):
            entries = self._by_first.get(lemma, ())
            if low != lemma:
                entries = (*entries, *self._by_first.get(low, ()))
            for parts, label in entries:
                last = _match(parts, i, lemmas, lower)
                if last is not None:
                    hits.append(Hit(i, last, label, sum(p is not None for p in parts)))
        return hits


def _spellings(pattern: str) -> Iterator[str]:
    """A pattern as it stands and, where it has a hyphen, as the tokens that a hyphenated word is cut into."""
    yield pattern
    words = pattern.split()
    for i, word in enumerate(words):
        for choice in word.split("|"):
            if "-" in choice.strip("-"):
                yield " ".join([*words[:i], choice.replace("-", " - "), *words[i + 1 :]])


def _match(parts: tuple[frozenset[str] | None, ...], i: int, lemmas: Sequence[str], lower: Sequence[str]) -> int | None:
    at = i + 1
    k = 1
    while k < len(parts):
        wanted = parts[k]
        if wanted is not None:
            if at >= len(lemmas) or (lemmas[at] not in wanted and lower[at] not in wanted):
                return None
            at += 1
            k += 1
            continue
        wanted = parts[k + 1]
        if wanted is None:
            raise ValueError("two gaps in a row")
        for j in range(at, min(len(lemmas), at + GAP + 1)):
            if lemmas[j] in wanted or lower[j] in wanted:
                at = j + 1
                break
            if lower[j] in _CLAUSE_END:
                return None
        else:
            return None
        k += 2
    return at - 1
