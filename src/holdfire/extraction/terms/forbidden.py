"""What somebody says that it would take for a breach: "any movement of warships will be regarded as a violation"."""

import re
from collections.abc import Iterator

from holdfire.extraction.terms.sentence import Found, Sentence
from holdfire.extraction.terms.targets import hits_in
from holdfire.record.reading import Axis
from holdfire.vocab.targets import target_words

_BREACH = r"(?:\w+\s){0,2}?(?:a|an|the)?\s?(?:[\w-]+\s){0,2}?(?:violations?|breach(?:es)?|infringements?)\b"
_SEEN = r"(?:regard|consider|see|treat|view|take|deem|interpret|count)"
# the breach lies ahead: what was called one after the act is an accusation
_PASSIVE = re.compile(
    rf"\b(?:will|would|shall|is\sto|are\sto)\s(?:also\s|therefore\s)?be\s{_SEEN}(?:ed|n)?\s(?:by\s[^,;.]{{2,40}}?\s)?(?:as|for|to\sbe)\s{_BREACH}"
    rf"|\b(?:will|would|shall)\s(?:also\s|therefore\s)?(?:be|constitute|amount\sto|mean|violate|breach)\s{_BREACH}",
    re.I,
)
_ACTIVE = re.compile(
    rf"\b(?:will|would|shall)\s(?:also\s)?{_SEEN}\s(?P<what>[^,;.]{{4,120}}?)\s(?:as|for|to\sbe)\s{_BREACH}", re.I
)
_OPENS = re.compile(r"[;:\"]\s?|,\s(?:that\s)?|\b(?:said|says|warned|added|that)\s(?:that\s)?")


def find_forbidden(sentence: Sentence) -> Iterator[Found]:
    """SCOPE terms: the act that would be a breach, with the class of what it is done with or to."""
    text = sentence.text
    for match in _ACTIVE.finditer(text, sentence.start, sentence.end):
        yield from _forbidden(sentence, match.start("what"), match.end("what"), match.start())
    for match in _PASSIVE.finditer(text, sentence.start, sentence.end):
        opened = [m.end() for m in _OPENS.finditer(text, sentence.start, match.start())]
        start = opened[-1] if opened else sentence.start
        yield from _forbidden(sentence, start, match.start(), match.start())


def _forbidden(sentence: Sentence, start: int, end: int, at: int) -> Iterator[Found]:
    while end > start and sentence.text[end - 1] in " ,":
        end -= 1
    if end - start < 4:
        return
    first, last = sentence.token(start), sentence.token(end - 1)
    named = hits_in(target_words().classes, sentence, set(range(first, last + 1)))
    # "of the Black Sea" is where, and "warships" what
    what = [h.label for h in named if h.label not in ("sea", "land", "land.front", "land.border", "air")]
    if what:
        yield Found(Axis.SCOPE, start, end, what[0], at=at)
