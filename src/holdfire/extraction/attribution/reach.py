"""How far the words of a cue can reach: its sentence, and the quoted sentences that border on it."""

from collections.abc import Mapping

from holdfire.extraction.attribution.paragraph import Paragraph

_BEFORE, _AFTER = 3, 6  # sentences
_OF_A_MARK = 25  # sentences that a colon or a dash can govern: a turn in a transcript
_PROSE = 400  # tokens up to which a paragraph is read as it comes
_SPARSE = 16  # tokens to a cue in a longer one: news has about 40
_ROOM = 5  # tokens looked at for each token of a longer one, over all its cues; news needs 1.6


def reach(paragraph: Paragraph, cue: int, room: int) -> tuple[int, int]:
    """The tokens [first, end) that may belong to `cue`, at most `room` on either side."""
    tree, quotes = paragraph.tree, paragraph.quotes_in
    first = last = sentence = tree.sentence_of[cue]
    mark = not paragraph.lower[cue][0].isalpha()
    before, after = (_OF_A_MARK, _OF_A_MARK) if mark else (_BEFORE, _AFTER)
    while first > 0 and sentence - first < before and (mark or quotes[first - 1]):
        first -= 1
    while last + 1 < len(tree.sentences) and last - sentence < after and (mark or quotes[last + 1]):
        last += 1
    return max(tree.sentences[first][0], cue - room), min(tree.sentences[last][1], cue + room + 1)


def room_for(tokens: int, cues: int) -> int:
    """How many tokens on either side a cue may reach, so that a paragraph is read in time linear in its length."""
    return tokens if tokens <= _PROSE else _ROOM * tokens // (2 * max(1, cues))


def likeliest(chances: Mapping[int, float], tokens: int) -> list[int]:
    """The cues of a paragraph that are looked at, in order: all of them in prose, the likeliest of what no prose has."""
    if tokens <= _PROSE or len(chances) <= tokens // _SPARSE:
        return list(chances)
    return sorted(sorted(chances, key=lambda i: (-chances[i], i))[: tokens // _SPARSE])
