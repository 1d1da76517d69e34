"""Stance frames: verbs, adjectives, nouns and set phrases that say which stance somebody takes, read into claims."""

from collections.abc import Iterator, Sequence

from holdfire.extraction.arguments import Arguments
from holdfire.extraction.cast import Cast
from holdfire.extraction.claims import Claim
from holdfire.extraction.noun_frames import NounFrames
from holdfire.extraction.phrase_frames import PhraseFrames
from holdfire.extraction.sayings import Sayings
from holdfire.extraction.tree import Tree
from holdfire.extraction.verb_frames import VerbFrames
from holdfire.vocab.stances import StanceWords


class Frames:
    """Reads the claims that the stance words of a report make; one instance a report."""

    def __init__(self, trees: Sequence[Tree], cast: Cast, sayings: Sayings, words: StanceWords) -> None:
        self._trees = trees
        self.arguments = Arguments(trees, cast, sayings, words)
        self._verbs, self._nouns = VerbFrames(self.arguments), NounFrames(self.arguments)
        self._phrases = PhraseFrames(self.arguments)
        self._hits = [words.phrases.find(t.lemmas, t.lower) for t in trees]

    def claims(self, k: int) -> Iterator[Claim]:
        """The claims of passage `k`: set phrases first, then word by word."""
        tree = self._trees[k]
        taken: set[int] = set()
        for hit in self._hits[k]:
            claim = self._phrases.phrase(k, tree, hit.first, hit.last, hit.label) if hit.first not in taken else None
            if claim is not None:
                taken.update(range(hit.first, hit.last + 1))
                yield claim
        for i, tag in enumerate(tree.tags):
            if i in taken:
                continue
            if tag.startswith("V"):
                yield from self._verbs.verb(k, tree, i)
            if tag.startswith("JJ") or (tag == "VBN" and tree.deps[i] == "acomp"):
                yield from self._phrases.adjective(k, tree, i)
            if tag in ("NN", "NNS", "NNP"):
                yield from self._nouns.noun(k, tree, i)
