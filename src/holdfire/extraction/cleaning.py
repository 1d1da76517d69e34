"""Cleaning: a report cut into passages that are news, and the page furniture around them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from holdfire.extraction.passage import Passage, Role
from holdfire.extraction.plain import plain
from holdfire.record import Report, Span
from holdfire.vocab.furniture import FurnitureWords, furniture_words

_LONGEST = 6000  # characters of a passage; longer paragraphs are cut at the end of a sentence
_HEADER = re.compile(r"\A\ufeff?---\n(?:[a-z_]+:[^\n]*\n){1,20}---\n")
# the end of a sentence, also where the next one is glued to it: "agencies)Discover"
_END = re.compile(
    r"(?<=[.!?])[\"')\]]*\s+(?=[\"'(\[]?[A-Z0-9©#▪•—-])|(?<=[a-z0-9][.!?])[\"')\]]*(?=[A-Z][a-z]+ )|(?<=[a-z]\))(?=[A-Z][a-z])"
)
_WRAPPED = re.compile(r"[^\n]{50,90}\n(?=[a-z(\"'])")
_STOP = re.compile(r"[.!?:;…]['\")\]]*$")
_TIMESTAMP = re.compile(r"^\d{1,2}[:.]\d\d\b")
_SHORT = 160
_BULLET = re.compile(r"(?:[•▪●■◆►▶◦‣⁃·@*–—-]+|\(?\d{1,2}[.)]|[a-z]\))\s+(?=\S)")  # what a line of a list opens with


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A report's news as passages in order, and the spans of its page furniture."""

    passages: tuple[Passage, ...]
    furniture: tuple[Span, ...]


def clean(report: Report) -> Cleaned:
    """Cut a report into passages and furniture; what is neither is blank."""
    words = furniture_words()
    text = report.text
    passages: list[Passage] = []
    furniture: list[Span] = []
    header = _HEADER.match(text)
    if header is not None:
        furniture.append(Span(0, header.end() - 1))
    spans = list(_paragraphs(text, header.end() if header else 0))
    headline = True
    for start, end in spans:
        kept: list[tuple[int, int]] = []
        for s, e, junk in _sorted_out(text, start, end, words):
            if junk:
                _extend(furniture, text, s, e)
            elif kept and not text[kept[-1][1] : s].strip():
                kept[-1] = (kept[-1][0], e)
            else:
                kept.append((s, e))
        for s, e in kept:
            if _caption_like(text, s, e, furniture, spans):
                _extend(furniture, text, s, e)
                continue
            headline = headline and not _STOP.search(text[s:e].rstrip()) and e - s < 250
            bullet = _BULLET.match(text, s, e)
            for piece in _pieces(text, bullet.end() if bullet is not None else s, e):
                made, origins = plain(text[piece[0] : piece[1]], piece[0])
                if made.strip():
                    passages.append(Passage(made, origins, Role.HEADLINE if headline else Role.BODY))
    return Cleaned(tuple(passages), tuple(furniture))


def _paragraphs(text: str, begin: int) -> Iterator[tuple[int, int]]:
    """Paragraphs by line; lines that were wrapped by hand within a sentence are joined."""
    wrapped = len(_WRAPPED.findall(text, begin, begin + 20_000)) >= 3
    at = begin
    held: int | None = None
    for line in text[begin:].split("\n"):
        end = at + len(line)
        if line.strip():
            follows = (
                wrapped
                and len(line) >= 50
                and end + 1 < len(text)
                and re.match(r"[^\n]*\S", text[end + 1 : end + 200] or "") is not None
            )
            begins = held if held is not None else at + len(line) - len(line.lstrip())
            if follows and text[end + 1 : end + 2] not in ("\n", ""):
                held = begins
            else:
                yield begins, at + len(line.rstrip())
                held = None
        elif held is not None:
            yield held, at
            held = None
        at = end + 1
    if held is not None:
        yield held, len(text)


def _sorted_out(text: str, start: int, end: int, words: FurnitureWords) -> Iterator[tuple[int, int, bool]]:
    """The sentences of a paragraph, each with whether it is furniture."""
    paragraph = text[start:end]
    lowered = _lowered(paragraph)
    if len(paragraph) < _SHORT * 2 and _is_teaser(paragraph, lowered, words):
        yield start, end, True
        return
    if len(lowered) < 4000 and not words.always.search(lowered) and not words.product.search(lowered):
        yield start, end, False
        return
    for s, e in _sentences(paragraph):
        sentence = _lowered(paragraph[s:e]).strip()
        yield start + s, start + e, len(sentence) < 600 and _is_furniture(sentence, words)


def _sentences(paragraph: str) -> Iterator[tuple[int, int]]:
    at = 0
    for match in _END.finditer(paragraph):
        if match.end() > at:
            yield at, match.start()
            at = match.end()
    yield at, len(paragraph)


def _is_furniture(sentence: str, words: FurnitureWords) -> bool:
    if sentence.startswith('"') or not sentence:
        return False
    if words.always.search(sentence):
        return True
    return bool(
        words.address.match(sentence)
        and words.product.search(sentence)
        and len(sentence) < 200
        and " said" not in sentence
    )


def _is_teaser(paragraph: str, lowered: str, words: FurnitureWords) -> bool:
    """A line of its own: a teaser list with bars, or a line that opens as furniture does."""
    if paragraph.count(" | ") >= 2 and not _TIMESTAMP.match(paragraph):
        return True
    opened = words.always.match(lowered)
    return (
        bool(opened)
        and len(paragraph) < _SHORT * 2
        and not _TIMESTAMP.match(paragraph)
        and (lowered.count(". ") == 0 or (opened is not None and opened.start() == 0 and lowered.count(". ") <= 1))
    )


def _caption_like(text: str, start: int, end: int, furniture: list[Span], spans: list[tuple[int, int]]) -> bool:
    """A short line without a full stop that hangs on furniture: a teaser's headline, at the end of a page."""
    if not furniture or end - start > _SHORT or text[furniture[-1].end : start].strip():
        return False
    if _STOP.search(text[start:end].rstrip()) and not text[start:end].rstrip().endswith("?"):
        return False
    return start > len(text) * 0.6 and spans[-1][1] - start < 800


def _extend(furniture: list[Span], text: str, start: int, end: int) -> None:
    """Add a stretch of furniture, joined to the last one where nothing but a blank lies between on the same line."""
    if furniture and "\n" not in text[furniture[-1].end : start] and not text[furniture[-1].end : start].strip():
        furniture[-1] = Span(furniture[-1].start, end)
    else:
        furniture.append(Span(start, end))


def _lowered(text: str) -> str:
    return text.translate({0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"', 0xA0: " "}).lower()


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A paragraph in stretches that a parser can take, cut at sentences where that is possible."""
    while end - start > _LONGEST:
        cut = max(text.rfind(". ", start, start + _LONGEST), text.rfind('" ', start, start + _LONGEST))
        cut = cut + 1 if cut > start else text.rfind(" ", start + _LONGEST // 2, start + _LONGEST)
        cut = cut if cut > start else start + _LONGEST
        yield start, cut
        start = cut
    yield start, end
