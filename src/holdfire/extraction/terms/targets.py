"""Classes of targets and means that the words of a sentence name."""

from holdfire.extraction.terms.sentence import Sentence
from holdfire.vocab.patterns import Hit, Patterns


def hits_in(patterns: Patterns, sentence: Sentence, region: set[int]) -> list[Hit]:
    """The longest patterns inside the region, none overlapping, in order of the text."""
    tree = sentence.tree
    window = slice(sentence.first, sentence.last + 1)
    hits = patterns.find(tree.lemmas[window], tree.lower[window])
    taken: set[int] = set()
    kept = []
    for hit in sorted(hits, key=lambda h: (-h.weight, -(h.last - h.first), h.first)):
        first, last = hit.first + sentence.first, hit.last + sentence.first
        own = range(first, last + 1)
        if any(i in taken for i in own) or not all(i in region for i in (first, last)):
            continue
        taken.update(own)
        kept.append(Hit(first, last, hit.label, hit.weight))
    return sorted(kept, key=lambda h: h.first)
