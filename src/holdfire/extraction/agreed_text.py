"""Where a report gives the text of an agreement: sections of a memorandum, and sentences that say what a deal provides."""

from collections.abc import Sequence

from holdfire.extraction.passage import Passage, Role
from holdfire.extraction.tree import Tree
from holdfire.vocab.grammar import words_of

_TEXTS = words_of("agreed_text")["texts"]
_TITLES = words_of("agreed_text")["titles"]
_OTHERWISE = words_of("agreed_text")["otherwise"]
_PROVIDES = words_of("agreed_text")["provides"]
_PROPOSED = frozenset({"plan", "roadmap", "framework", "document", "declaration"})  # which need not be agreed
_HEADING = 16  # tokens of a heading at most
_STOPS = frozenset({".", "!", "?", ";", ","})


class AgreedText:
    """Knows for each passage whether it stands in a section that gives what was agreed; one instance a report."""

    def __init__(self, trees: Sequence[Tree], passages: Sequence[Passage]) -> None:
        self._given = []
        given = False
        for tree, passage in zip(trees, passages, strict=True):
            if is_heading(tree):
                words = set(tree.lemmas) | set(tree.lower)
                if words & _OTHERWISE:
                    given = False
                elif words & _TITLES or (passage.role is not Role.HEADLINE and words & _TEXTS):
                    given = True
                elif passage.role is not Role.HEADLINE and tree.words and tree.words[0].isupper():
                    given = False
            self._given.append(given)

    def gives(self, k: int, tree: Tree, v: int) -> bool:
        """Whether the clause of verb `v` says what was agreed: by its section, or "under the deal, ..."."""
        return self._given[k] or under_a_deal(tree, v)


def under_a_deal(tree: Tree, v: int) -> bool:
    """Whether the sentence of verb `v` says that it goes by an agreement: "under the deal, ..."."""
    start, end = tree.sentences[tree.sentence_of[v]]
    return any(
        tree.lower[i] in ("under", "per") and any(tree.lemmas[o] in _TEXTS for o in tree.each(i, "pobj"))
        for i in range(start, end - 1)
    )


def provides(tree: Tree, v: int) -> bool:
    """Whether a clause tells what an agreement says: "the accord provides for", "the text foresees"."""
    subject = tree.subject(v)
    return subject is not None and tree.lemmas[subject] in _TEXTS - _PROPOSED and tree.lemmas[v] in _PROVIDES


def is_heading(tree: Tree) -> bool:
    """Whether a passage is a heading: short, without a verb of its own, no full stop at its end."""
    return (
        0 < len(tree) <= _HEADING * 2
        and tree.words[-1] not in _STOPS
        and not any(t in ("VBZ", "VBD") for t in tree.tags)
    )
