"""A parsed paragraph as the attribution reader sees it: its tree, its quotation marks and the dashes in one spelling."""

from collections.abc import Sequence
from dataclasses import dataclass

from holdfire.extraction.passage import Passage, Role
from holdfire.extraction.tree import Tree

DASHES = frozenset({"-", "--", "–", "—", "―", "‒", "−"})
QUOTE_MARKS = frozenset({'"', "``", "''"})
_DATELINE = 14  # tokens within which a dateline ends
_OPENING = frozenset("“„«‟")
_CLOSING = frozenset("”»")


@dataclass(slots=True)
class Paragraph:
    """`lower`, `lemmas` and `tags` by token; `quoted[i]` numbers the quotation that token `i` belongs to, 0 outside of any.

    `quotes_in[s]` counts the quoted tokens of sentence `s`.
    """

    tree: Tree
    headline: bool
    lower: list[str]
    lemmas: list[str]
    quoted: list[int]
    quotes_in: list[int]

    @property
    def opens_a_quotation(self) -> bool:
        """Whether the first mark of the paragraph is a quotation mark."""
        return bool(self.tree.words) and self.tree.words[0] in QUOTE_MARKS

    @property
    def wholly_quoted(self) -> bool:
        """Whether the paragraph is one quotation from its first mark to its last word."""
        if len(self) < 3 or not self.opens_a_quotation:
            return False
        return all(q or not word[0].isalnum() for q, word in zip(self.quoted, self.tree.words, strict=True))

    def __len__(self) -> int:
        return len(self.tree)


def paragraph_of(tree: Tree, passage: Passage, text: str) -> Paragraph:
    """The paragraph of a passage of the report whose text is `text`; the report still has the typographic marks."""
    quoted = _quoted(tree, passage.origins, text)
    return Paragraph(
        tree=tree,
        headline=passage.role is Role.HEADLINE,
        lower=["—" if w.strip('"') in DASHES else w for w in tree.lower],
        lemmas=["—" if w.strip('"') in DASHES else w.lower() for w in tree.lemmas],
        quoted=quoted,
        quotes_in=[sum(1 for q in quoted[a:b] if q) for a, b in tree.sentences],
    )


def dateline(paragraph: Paragraph) -> int:
    """How many tokens the dateline takes that the paragraph opens with, its dash included: "SURIN, July 29 (Reuters) —"; else 0."""
    words, lower = paragraph.tree.words, paragraph.lower
    if not words or not (words[0].isupper() and len(words[0]) > 2):
        return 0
    dash = next((i for i, word in enumerate(lower[:_DATELINE]) if word == "—"), None)
    if dash is None or any(t.startswith("V") or t == "MD" for t in paragraph.tree.tags[1:dash]):
        return 0
    return dash + 1


def _quoted(tree: Tree, origins: Sequence[int], text: str) -> list[int]:
    """The quotation of each token: typographic marks open and close by their shape, straight ones in turn.

    Two apostrophes count as straight: some papers print them on both sides.
    """
    quoted = [0] * len(tree)
    current = count = 0
    for i, word in enumerate(tree.words):
        if word not in QUOTE_MARKS:
            quoted[i] = current
            continue
        mark = text[origins[tree.starts[i]]]
        opens = mark in _OPENING or word == "``"
        closes = mark in _CLOSING
        if opens or (not closes and not current):
            count += 1
            current = quoted[i] = count
        else:
            quoted[i], current = current, 0
    return quoted
