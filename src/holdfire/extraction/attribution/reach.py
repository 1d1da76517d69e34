"""How far the words of a cue can reach: its sentence, and the quoted sentences that border on it."""

from holdfire.extraction.attribution.paragraph import Paragraph

_BEFORE, _AFTER = 3, 6  # sentences
_OF_A_MARK = 25  # sentences that a colon or a dash can govern: a turn in a transcript


def reach(paragraph: Paragraph, cue: int) -> tuple[int, int]:
    """The tokens [first, end) that may belong to `cue`."""
    tree, quotes = paragraph.tree, paragraph.quotes_in
    first = last = sentence = tree.sentence_of[cue]
    mark = not paragraph.lower[cue][0].isalpha()
    before, after = (_OF_A_MARK, _OF_A_MARK) if mark else (_BEFORE, _AFTER)
    while first > 0 and sentence - first < before and (mark or quotes[first - 1]):
        first -= 1
    while last + 1 < len(tree.sentences) and last - sentence < after and (mark or quotes[last + 1]):
        last += 1
    return tree.sentences[first][0], tree.sentences[last][1]
