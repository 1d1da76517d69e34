"""A sentence with one or two places marked in it, and what stands before it."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

_MARK = re.compile(r"</?[st]>")
SOURCE_MARK, TARGET_MARK = "@", "#"  # signs that the encoder knows from its own training


@dataclass(frozen=True, slots=True)
class Marked:
    """`text` with the character ranges of who acts (`source`) and on whom (`target`); null where nobody is named.

    `before` is what the reader should know of the words in front of it.
    """

    text: str
    source: tuple[int, int] | None
    target: tuple[int, int] | None = None
    before: str = ""


def marked_of(marked: str) -> Marked:
    """Read a sentence with <s>source</s> and <t>target</t> in it; the first pair of each kind counts."""
    text, at = [], 0
    opened: dict[str, int] = {}
    spans: dict[str, tuple[int, int]] = {}
    for match in _MARK.finditer(marked):
        text.append(marked[at : match.start()])
        at = match.end()
        place = sum(map(len, text))
        kind = match[0][-2]
        if match[0][1] != "/":
            opened.setdefault(kind, place)
        elif kind in opened:
            spans.setdefault(kind, (opened[kind], place))
    text.append(marked[at:])
    return Marked("".join(text), spans.get("s"), spans.get("t"))


@dataclass(frozen=True, slots=True)
class Pieces:
    """A marked sentence in pieces of words: numbers of the vocabulary, and where the two marks stand (0: nowhere)."""

    ids: tuple[int, ...]
    source: int
    target: int


def pieces_of(
    marked: Marked, encode: Callable[[str], Sequence[int]], *, first: int, last: int, longest: int = 96
) -> Pieces:
    """Cut a sentence into pieces with `encode`, a sign before and behind each actor, `first` and `last` around the whole."""
    ids, at = [first], {SOURCE_MARK: 0, TARGET_MARK: 0}
    if marked.before:
        ids += [*encode(marked.before), last]
    for sign, words in _stretches(marked):
        if sign:
            at[sign] = at[sign] or len(ids)
            ids += [*encode(sign), *encode(words), *encode(sign)]
        else:
            ids += encode(words)
    ids = [*ids[: longest - 1], last]
    places = [p if p < len(ids) else 0 for p in at.values()]
    return Pieces(tuple(ids), places[0], places[1])


def _stretches(marked: Marked) -> Iterator[tuple[str, str]]:
    """The sentence in stretches: the sign of the actor that a stretch names, or an empty one, and its words."""
    actors = [(span, sign) for span, sign in ((marked.source, SOURCE_MARK), (marked.target, TARGET_MARK)) if span]
    at = 0
    for (start, end), sign in sorted(actors):
        if start < at:
            continue  # one within the other: the outer one is marked
        yield "", marked.text[at:start]
        yield sign, marked.text[start:end]
        at = end
    yield "", marked.text[at:]
