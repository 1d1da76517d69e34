"""Near-copies: which reports carry the text of an earlier one, so that a count tells independent origins and not pages."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from holdfire.extraction.cleaning import clean
from holdfire.ledger.candidates import candidates
from holdfire.ledger.carried import Wording, wording
from holdfire.ledger.copying import resemblance, settled
from holdfire.ledger.fingerprints import comparable, digest_of, length_of, minima_of, signatures
from holdfire.ledger.origins import chain_of
from holdfire.ledger.overlap import overlap, pattern_of
from holdfire.record import Report

_HELD = 8192  # texts that are kept at hand
_SENTENCE = 12  # words; a shorter text that is found twice was not copied, unless on the same day
# a report by its id, and earlier ones that resemble it
Pairs = Sequence[tuple[str, Sequence[str]]]
_NO_DAY = date.max  # a report without a day cannot claim to be the first


@dataclass(frozen=True, slots=True)
class Signed:
    """A report for comparison: `signature` is that of its text, `published` null where the day is not known."""

    id: str
    published: date | None
    signature: bytes


def origins(documents: Iterable[tuple[str, date | None, str]]) -> dict[str, str]:
    """For each report (id, published, text) the earliest that carries the same text: itself where it stands alone.

    Reports of one day are ordered by id, and one without a day comes last. Neither the order in which the reports come nor
    anything but their content changes the result.
    """
    given = list(documents)
    texts = {name: text for name, _, text in given}
    marks = signatures(text for _, _, text in given)
    signed = [Signed(name, day, mark) for (name, day, _), mark in zip(given, marks, strict=True)]
    return origins_of(signed, texts.__getitem__)


def origins_of(signed: Iterable[Signed], text_of: Callable[[str], str]) -> dict[str, str]:
    """As `origins`, with signatures that were made before; `text_of` gives a report's text by its id, and only those in question are asked for."""
    given = list(signed)
    compared = Compared(text_of)

    def comparing(pairs: Pairs) -> Iterator[str | None]:
        for later, earlier in pairs:
            yield next((one for one in earlier if compared.copied(one, later)), None)

    found = links_of(given, comparing)
    return {s.id: (chain_of(s.id, found) or [s.id])[-1] for s in given}


def links_of(signed: Iterable[Signed], comparing: Callable[[Pairs], Iterator[str | None]]) -> dict[str, str]:
    """For each copy the earlier report that it was made from.

    `comparing` is given reports with earlier ones that resemble them, the most similar first, and says for each which of
    these it was made from.
    """
    ordered = sorted(signed, key=lambda s: (s.published or _NO_DAY, s.id))
    made_from = _same_words(ordered)
    long = [s for s in ordered if s.id not in made_from and comparable(s.signature)]
    if long:
        alike = candidates(minima_of([s.signature for s in long]))
        pairs = [(long[later].id, [long[i].id for i in earlier]) for later, earlier in alike]
        for (later, _), found in zip(pairs, comparing(pairs), strict=True):
            if found is not None:
                made_from[later] = found
    return made_from


def _same_words(ordered: Sequence[Signed]) -> dict[str, str]:
    """Reports with the words of an earlier one, to the letter; a short line that returns on another day is none."""
    seen: dict[bytes, Signed] = {}
    same: dict[str, str] = {}
    for one in ordered:
        first = seen.setdefault(digest_of(one.signature), one)
        if length_of(one.signature) < _SENTENCE and first.published != one.published:
            seen[digest_of(one.signature)] = one
        elif first is not one and length_of(one.signature):
            same[one.id] = first.id
    return same


class Compared:
    """Compares two texts, word for word only where their overlap does not settle it, and without page furniture where that could decide."""

    def __init__(self, text_of: Callable[[str], str]) -> None:
        self._text_of = text_of
        self._pattern = lru_cache(_HELD)(lambda name: pattern_of(text_of(name)))
        self._news = lru_cache(_HELD)(self._without_furniture)

    def copied(self, origin: str, copy: str) -> bool:
        """Whether the text of `copy` was made from that of `origin`."""
        one, two = self._pattern(origin), self._pattern(copy)
        known = settled(overlap(one, two), min(one.length, two.length))
        return resemblance(self._news(origin), self._news(copy)).copied if known is None else known

    def _without_furniture(self, name: str) -> Wording:
        text = self._text_of(name)
        return wording(text, clean(Report(name, text, "", "")).furniture)
