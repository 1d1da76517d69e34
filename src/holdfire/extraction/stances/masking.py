"""A sentence with the names of parties and their people replaced by letters, so that no side is judged by its name."""

from collections.abc import Iterator, Mapping

from holdfire.extraction.actors import Standing
from holdfire.extraction.cast import Cast
from holdfire.extraction.encoder.marking import Marked
from holdfire.extraction.tree import Tree

OWN = "Alpha"  # the party whose stance is asked for
_OTHERS = ("Bravo", "Charlie", "Delta", "Echo", "Foxtrot")
Range = tuple[int, int]  # first and last token
Characters = tuple[int, int]


def masked(cast: Cast, k: int, sentence: Range, party: str | None, source: Range | None, target: Range) -> Marked:
    """Tokens `sentence` of passage `k` as text, `party` under a name of its own, with two marks.

    `source` are the tokens that mean the party; where it speaks the sentence without being named in it they are null,
    and its name is put in front. `target` are those that name the issue.
    """
    tree = cast.trees[k]
    text = "" if source is not None else f"{OWN}: "
    places: dict[int, Characters] = {}
    last = sentence[0]
    for first, end, word in _words(cast, k, sentence, party):
        text += " " if tree.ends[last] < tree.starts[first] else ""
        places |= dict.fromkeys(range(first, end + 1), (len(text), len(text) + len(word)))
        text += word
        last = end
    own = (0, len(OWN)) if source is None else _place(places, source, sentence)
    return Marked(text, own, _place(places, target, sentence))


def _place(places: Mapping[int, Characters], tokens: Range, sentence: Range) -> Characters | None:
    first, last = max(tokens[0], sentence[0]), min(tokens[1], sentence[1])
    return (places[first][0], places[last][1]) if first <= last else None


def _words(cast: Cast, k: int, sentence: Range, party: str | None) -> Iterator[tuple[int, int, str]]:
    """The words of a sentence with their tokens; the names of a party in a row are one letter."""
    tree = cast.trees[k]
    letters = {party: OWN} if party else dict[str, str]()
    i = sentence[0]
    while i <= sentence[1]:
        side = _side(cast, k, i)
        if side is None:
            yield i, i, tree.words[i]
            i += 1
            continue
        last = i
        while last < sentence[1] and _side(cast, k, last + 1) == side:
            last += 1
        if side not in letters:
            others = len(letters) - (party in letters)
            letters[side] = _OTHERS[min(others, len(_OTHERS) - 1)]
        yield i, last, letters[side]
        i = last + 1


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


def extent_of(tree: Tree, i: int, sentence: Range) -> Range:
    """The tokens of the noun phrase that `i` heads, without what follows it, within `sentence`."""
    return max(sentence[0], min(tree.lefts[i], i)), i
