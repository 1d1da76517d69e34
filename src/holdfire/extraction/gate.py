"""The gate: which reports cannot hold a position on a ceasefire, told from their words alone, before anything is parsed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType

from holdfire.vocab.actor_names import entries
from holdfire.vocab.gate import GateWords, WordList, gate_words
from holdfire.vocab.spelling import fold, word_list

_NO_ALIASES: Mapping[str, Sequence[str]] = MappingProxyType({})
_ENOUGH = 2  # different words, where one by itself can mean anything
_SHORT = 150  # words; a short text says a thing once, and costs little to read


# a text without them may be in another language: that is not for a list of English words to pass by
_ENGLISH = frozenset({"the", "and", "with", "that", "said", "from", "were", "this"})


class Skipped(StrEnum):
    """Why a report is not read; the value is what a person is told."""

    NO_ISSUE = "has no words of a truce, of war or of talks"
    NO_PARTY = "names no state, armed group or organisation"
    OTHERS = "is about talks of others"


class Gate:
    """A loaded gate. `skipped` is a pure function of the text; it lets through too much rather than too little."""

    def __init__(self, names: Iterable[tuple[str, str]], words: GateWords, parties: frozenset[str]) -> None:
        self._words, self._case = words, parties
        self._names: dict[str, list[tuple[str, frozenset[str]]]] = {}
        for name, party in (pair for one in names for pair in _written(*one)):
            parts = [fold(word) for word in word_list(name)]
            key = max((w for w in parts if not w.islower()), key=len, default=parts[0])
            entry = party, frozenset(w.casefold() for w in parts if w != key)
            for written in dict.fromkeys((key, key.upper())):  # as in a headline in capitals
                self._names.setdefault(written, []).append(entry)

    @classmethod
    def load(cls, aliases: Mapping[str, Sequence[str]] = _NO_ALIASES) -> "Gate":
        """The gate for every party that ships; `aliases` (the parties of a case to further names) come on top.

        Where the parties of a case are given, talks between others do not matter; a truce or a war of others still does.
        """
        shipped = [
            (e.name.words, e.name.party) for e in entries() if not e.weak
        ]  # a weak name needs a strong one anyway
        own = [(name, party) for party, names in aliases.items() for name in (party, *names)]
        return cls([*shipped, *own], gate_words(), frozenset(aliases))

    def skipped(self, text: str) -> Skipped | None:
        """Why a report with this text cannot hold a position, or null where it has to be read."""
        found = word_list(text)
        joined = f" {' '.join(found)}".lower()
        low = set(joined.split())
        short = len(found) < _SHORT
        enough = 1 if short else _ENOUGH
        war = _count(self._words.war, low, joined, enough)
        alone = war >= enough or _count(self._words.halt, low, joined, 1) > 0
        if not alone and war + _count(self._words.talks, low, joined, enough) < enough:
            return Skipped.NO_ISSUE if len(low & _ENGLISH) >= _ENOUGH else None
        parties = self._parties(set(found), low)
        if not parties:
            return Skipped.NO_PARTY
        concerned = (short or len(parties) > 1) and (not self._case or not self._case.isdisjoint(parties))
        return None if alone or concerned else Skipped.OTHERS

    def _parties(self, words: set[str], low: set[str]) -> set[str]:
        """The parties that a text names; words of one name count wherever they stand, and "us" in capitals is a party."""
        found: set[str] = set()
        for word in words:
            if not word.islower():
                found.update(party for party, others in self._names.get(fold(word), ()) if others <= low)
        return found


def _count(listed: WordList, low: set[str], joined: str, enough: int) -> int:
    """How many different words of a list a text has, counted up to `enough`."""
    found = {listed.forms[word] for word in low & listed.forms.keys()}
    if len(found) >= enough:
        return enough
    return min(enough, len(found) + sum(phrase in joined for phrase in listed.phrases))


def _written(name: str, party: str) -> Iterator[tuple[str, str]]:
    """A name as it is listed, and without the apostrophes that some reports leave out."""
    yield name, party
    bare = name.replace("'", "").replace("’", "")
    if bare != name:
        yield bare, party
