"""How well attributions agree with a person's: words of content, whole contents, and who said what."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from attribution_gold import Quote
from holdfire.record import Span

Words = frozenset[int]
_WORD = re.compile(r"\w+")
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Said:
    """An attribution as numbers of the words of its text: marks and blanks at the edge of a span count for nothing."""

    source: Words
    cue: Words
    content: Words


class Text:
    """A report's words by character."""

    def __init__(self, text: str) -> None:
        self.words = _WORD.findall(text)
        self._at = {c: i for i, m in enumerate(_WORD.finditer(text)) for c in range(m.start(), m.end())}

    def said(self, quotes: Iterable[Quote]) -> list[Said]:
        """The attributions that have content, each once."""
        found = (Said(self._in(q.source), self._in(q.cue), self._in(q.content)) for q in quotes)
        return list(dict.fromkeys(s for s in found if s.content))

    def _in(self, spans: Iterable[Span]) -> Words:
        return frozenset(self._at[c] for s in spans for c in range(s.start, s.end) if c in self._at)


@dataclass(slots=True)
class Agreement:
    """Counts over reports; `f1` in points."""

    right: Counter[str]
    given: Counter[str]
    wanted: Counter[str]

    def f1(self, part: str) -> float:
        """Of "attribution", "content words" or "content exact", 0 to 100."""
        both = self.given[part] + self.wanted[part]
        return round(200 * self.right[part] / both, 1) if both else 0.0


def agreement(reports: Iterable[tuple[Sequence[Said], Sequence[Said]]]) -> Agreement:
    """Of each report what a person found and what a reader gave; pairs are made greedily, best overlap first."""
    total = Agreement(Counter(), Counter(), Counter())
    for wanted, given in reports:
        _count(total, "content words", _union(wanted), _union(given))
        pairs = _paired(wanted, given)
        for part in ("attribution", "content exact"):
            total.wanted[part] += len(wanted)
            total.given[part] += len(given)
        total.right["content exact"] += sum(w.content == g.content for w, g in pairs)
        total.right["attribution"] += sum(meets(w, g) for w, g in pairs)
    return total


def meets(wanted: Said, given: Said) -> bool:
    """Whether two attributions say the same of the same: half of the content in common, and the same source by and large."""
    common = len(wanted.content & given.content) >= _HALF * len(wanted.content | given.content)
    if not wanted.source and not given.source:
        return common
    shared = 2 * len(wanted.source & given.source)
    return common and shared >= _HALF * (len(wanted.source) + len(given.source))


def _union(said: Iterable[Said]) -> Words:
    return frozenset(i for s in said for i in s.content)


def _count(total: Agreement, part: str, wanted: Collection[int], given: Collection[int]) -> None:
    total.right[part] += len(set(wanted) & set(given))
    total.wanted[part] += len(wanted)
    total.given[part] += len(given)


def _paired(wanted: Sequence[Said], given: Sequence[Said]) -> list[tuple[Said, Said]]:
    ranked = sorted(
        (
            (-len(w.content & g.content) / len(w.content | g.content), -len(w.source & g.source), i, j)
            for i, w in enumerate(wanted)
            for j, g in enumerate(given)
            if w.content & g.content
        ),
    )
    left, right, pairs = set(range(len(wanted))), set(range(len(given))), []
    for _, _, i, j in ranked:
        if i in left and j in right:
            left.remove(i)
            right.remove(j)
            pairs.append((wanted[i], given[j]))
    return pairs
