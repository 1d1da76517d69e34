"""Signed quotations: a paragraph that is a quotation, a dash and a name, as pull quotes and letters are set."""

from holdfire.extraction.attribution.found import Found
from holdfire.extraction.attribution.paragraph import QUOTE_MARKS, Paragraph

_LONGEST_NAME = 12  # tokens
_OF_A_NAME = frozenset({"NNP", "NNPS", "NN", ",", "CD", "IN", "DT", "POS", ".", "HYPH"})
CONFIDENCE = 0.9  # 24 of 24 in the development corpus, but these stand in one article


def signed(paragraph: Paragraph) -> Found | None:
    """The attribution of a quotation that fills its paragraph up to a dash and a name; null for any other paragraph."""
    lower, tree = paragraph.lower, paragraph.tree
    n = len(lower)
    if n < 4 or tree.words[0] not in QUOTE_MARKS:
        return None
    dash = next((i for i in range(n - 2, max(2, n - 2 - _LONGEST_NAME), -1) if lower[i] == "—"), None)
    if dash is None:
        return None
    name = [i for i in range(dash + 1, n) if any(c.isalnum() for c in tree.words[i])]
    quoted = '"' in tree.words[dash] or tree.words[dash - 1] in QUOTE_MARKS
    if not quoted or not name or not tree.words[name[0]][0].isupper():
        return None
    if any(tree.tags[i] not in _OF_A_NAME for i in range(dash + 1, n)):
        return None
    source = tuple(range(name[0], name[-1] + 1))
    return Found(dash, source, (dash,), tuple(range(dash)), CONFIDENCE, (0.0, 0.0, 0.0, 0.0), CONFIDENCE)
