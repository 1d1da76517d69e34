"""A sentence with the names of parties and their people replaced by letters, so that no side is judged by its name."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from holdfire.extraction.actors import Standing
from holdfire.extraction.cast import Cast
from holdfire.extraction.encoder.marking import Marked
from holdfire.extraction.tree import Tree

OWN = "Alpha"  # the party whose stance is asked for
_OTHERS = ("Bravo", "Charlie", "Delta", "Echo", "Foxtrot", "Golf", "Hotel")
_BEFORE = 20  # tokens of the sentence before that are read with one
_AHEAD, _LONGEST = 48, 96  # tokens of a long sentence that are read in front of the party, and in all


class Sentence(NamedTuple):
    """A sentence of a report: tokens `first` to `last` of passage `k`, both inclusive."""

    k: int
    first: int
    last: int


def masked(
    cast: Cast, own: Sentence, party: str | None, source: int | None, before: Sentence | None, teller: str | None
) -> Marked:
    """Sentence `own` as text, `party` under a name of its own and marked at token `source`.

    Where the party speaks the sentence without being named in it, `source` is null and its name is put in front.
    `before` is the sentence before it, and `teller` who speaks that one without being named in it.
    """
    letters = _Letters(party)
    own = _in_reach(own, source)
    text = "" if source is not None else f"{OWN}: "
    place = (0, len(OWN)) if source is None else None
    last = own.first
    tree = cast.trees[own.k]
    for first, end, word in _words(cast, own, letters):
        text += " " if tree.ends[last] < tree.starts[first] else ""
        if source is not None and first <= source <= end:
            place = (len(text), len(text) + len(word))
        text += word
        last = end
    return Marked(text, place, None, "" if before is None else _told(cast, before, letters, teller))


def _in_reach(own: Sentence, source: int | None) -> Sentence:
    """What of a sentence is read: of one that does not end, the words around its party, so that the mark is never cut off."""
    first = own.first if source is None else max(own.first, source - _AHEAD)
    return own._replace(first=first, last=min(own.last, first + _LONGEST - 1))


class _Letters:
    """Which letter stands for which side: the party asked for is the first, the others follow in the order of their names."""

    def __init__(self, party: str | None) -> None:
        self._of = {party: OWN} if party else dict[str, str]()
        self._named = 0

    def of(self, side: str) -> str:
        """The letter of a side."""
        if side not in self._of:
            self._of[side] = _OTHERS[min(self._named, len(_OTHERS) - 1)]
            self._named += 1
        return self._of[side]

    def known(self) -> Mapping[str, str]:
        """The letters given so far."""
        return self._of


def _told(cast: Cast, before: Sentence, letters: _Letters, teller: str | None) -> str:
    """The last words of the sentence before, with whoever speaks it in front where the sentence names that side as well."""
    opening = [f"{letters.of(teller)}:"] if teller is not None and teller in letters.known() else []
    end = before._replace(first=max(before.first, before.last - _BEFORE + 1))
    return " ".join([*opening, *(word for _, _, word in _words(cast, end, letters))])


def _words(cast: Cast, sentence: Sentence, letters: _Letters) -> Iterator[tuple[int, int, str]]:
    """The words of a sentence with their tokens; the names of a party in a row are one letter."""
    k, i, last = sentence.k, sentence.first, sentence.last
    tree = cast.trees[k]
    while i <= last:
        side = _side(cast, k, i)
        if side is None:
            yield i, i, tree.words[i]
            i += 1
            continue
        end = i
        while end < last and _side(cast, k, end + 1) == side:
            end += 1
        yield i, end, letters.of(side)
        i = end + 1


def _side(cast: Cast, k: int, i: int) -> str | None:
    """The party that token `i` names, or the person where the party is not known; null for every other word."""
    name = cast.sides[k].get(i)
    if name is not None:
        return name.party
    if cast.trees[k].tags[i].startswith("NNP"):
        for actor in cast.at[k].get(i, ()):
            if actor.standing is Standing.PERSON:
                return actor.party or actor.name
    return None


def sentences_of(trees: Sequence[Tree]) -> list[Sentence]:
    """Every sentence of a report, in order."""
    return [Sentence(k, start, end - 1) for k, tree in enumerate(trees) for start, end in tree.sentences]
