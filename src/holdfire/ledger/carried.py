"""What a copy carries from its origin: the stretches of words that stand in both, in whatever order the paragraphs come."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from holdfire.extraction.number_words import UNITS
from holdfire.record import Span

_TOKEN = re.compile(r"\w+(?:[.,]\d+)*")
_SENTENCE_BEFORE = re.compile(r"(?:^|[.!?:\n]['\")\]”’]*)\s*['\"(\[“‘]*$")
_RUN = 3  # words in a row that stand in both texts
_BRIDGE = 2  # exchanged words that do not end a stretch
_STRETCH = 6  # words of a stretch; fewer in a row are a phrase that everybody uses
_MANY = 16  # places of one phrase that are tried
_NUMBER = "#"


class Kind(Enum):
    """What a word says: a number, a name, or anything else."""

    PLAIN = 0
    NUMBER = 1
    NAME = 2


@dataclass(frozen=True, slots=True)
class Wording:
    """A text as words: `spans` in the text, `words` in lower case, `masked` the same with every number alike, `kinds`."""

    spans: tuple[Span, ...]
    words: tuple[str, ...]
    masked: tuple[str, ...]
    kinds: tuple[Kind, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """`size` words from `at` in the copy that stand from `origin` in the origin, numbers aside."""

    at: int
    origin: int
    size: int


def wording(text: str, without: Sequence[Span] = ()) -> Wording:
    """The words of `text`; those in the spans `without` (page furniture) are left out."""
    found = [m for m in _TOKEN.finditer(text) if not any(s.start <= m.start() < s.end for s in without)]
    words = tuple(m[0].lower() for m in found)
    kinds = tuple(_kind(text, m, word) for m, word in zip(found, words, strict=True))
    masked = tuple(_NUMBER if kind is Kind.NUMBER else word for word, kind in zip(words, kinds, strict=True))
    return Wording(tuple(Span(*m.span()) for m in found), words, masked, kinds)


def runs(origin: Wording, copy: Wording) -> list[Run]:
    """The runs of a copy in its order: each the longest that goes on from where the last one stopped or begins anew."""
    places: dict[tuple[str, ...], list[int]] = {}
    a, b = origin.masked, copy.masked
    for i in range(len(a) - _RUN + 1):
        places.setdefault(a[i : i + _RUN], []).append(i)
    found: list[Run] = []
    at = 0
    while at <= len(b) - _RUN:
        starts = places.get(b[at : at + _RUN])
        if starts is None:
            at += 1
            continue
        after = found[-1].origin + found[-1].size if found else 0
        best = max((_run(origin, copy, s, at, after) for s in starts[:_MANY]), key=lambda r: r[0])[1]
        found.append(best)
        at += best.size
    return found


def _run(origin: Wording, copy: Wording, start: int, at: int, after: int) -> tuple[tuple[int, bool, int], Run]:
    """The run from two places, and how good it is: long, then with the same numbers in it, then near the last one."""
    a, b = origin.masked, copy.masked
    size = _RUN
    while at + size < len(b) and start + size < len(a) and a[start + size] == b[at + size]:
        size += 1
    same = origin.words[start : start + size] == copy.words[at : at + size]
    return (size, same, -abs(start - after)), Run(at, start, size)


def carried_spans(origin: str, copy: str) -> tuple[Span, ...]:
    """The stretches of `copy` that are carried from `origin`, in order; what lies between them is the copy's own.

    One or two exchanged words do not end a stretch, a number or a name that differs does. Offsets are characters of `copy`.
    """
    before, after = wording(origin), wording(copy)
    if after.words and before.words == after.words:
        return (Span(after.spans[0].start, after.spans[-1].end),)
    return tuple(
        Span(after.spans[first].start, after.spans[last].end)
        for first, last in _stretches(before, after)
        if last - first + 1 >= _STRETCH
    )


def _stretches(origin: Wording, copy: Wording) -> Iterator[tuple[int, int]]:
    """First and last word of each stretch."""
    held: tuple[int, int, int] | None = None  # first and last in the copy, next in the origin
    for piece in _alike(origin, copy):
        end = piece.at + piece.size - 1
        if held is not None and _bridged(copy, held[1] + 1, piece.at) and 0 <= piece.origin - held[2] <= _BRIDGE:
            held = (held[0], end, piece.origin + piece.size)
            continue
        if held is not None:
            yield held[0], held[1]
        held = (piece.at, end, piece.origin + piece.size)
    if held is not None:
        yield held[0], held[1]


def _bridged(copy: Wording, start: int, end: int) -> bool:
    return end - start <= _BRIDGE and all(copy.kinds[i] is Kind.PLAIN for i in range(start, end))


def _alike(origin: Wording, copy: Wording) -> Iterator[Run]:
    """The runs cut where a number differs."""
    for run in runs(origin, copy):
        begin = 0
        for k in range(run.size + 1):
            if k == run.size or origin.words[run.origin + k] != copy.words[run.at + k]:
                if k > begin:
                    yield Run(run.at + begin, run.origin + begin, k - begin)
                begin = k + 1


def _kind(text: str, match: re.Match[str], word: str) -> Kind:
    if word[0].isdigit() or word in UNITS:
        return Kind.NUMBER if word != "one" else Kind.PLAIN
    if not match[0][0].isupper() or len(word) < 3:
        return Kind.PLAIN
    opens = _SENTENCE_BEFORE.search(text, max(0, match.start() - 8), match.start())
    return Kind.PLAIN if opens else Kind.NAME  # the first word of a sentence has a capital in any case
