"""Which issue words mean that name none ("I hope that they do"): carried over from the question, the sentences before and the head of the report."""

from collections import Counter
from collections.abc import Iterator, Sequence

from holdfire.extraction.issues import FULL, Issues, Topic
from holdfire.extraction.tree import Tree

_MOST = 2  # issues that one place is given
_HEAD = 2  # passages at the top that say what a report is about
_ASKED = 2  # passages within which an answer follows its question
# what an issue weighs for a place, by where it was named last before it; the second number is for "the deal" or an
# attack, which only mean one. Set by hand and held against reports that no weight was fitted to.
_SAME_SENTENCE = (5.0, 3.0)
_LATER_IN_IT = (2.0, 1.0)
_SENTENCES_BEFORE = ((3.0, 2.0), (2.0, 1.0), (1.2, 0.8), (0.8, 0.5))  # the last one is for any further in the passage
_NEXT_SENTENCE = (0.5, 0.5)
_PASSAGES_BEFORE = ((1.0, 0.8), (0.5, 0.3), (0.2, 0.1))
_QUESTION = 3.0
_IN_HEAD, _IN_HEADLINE = 0.3, 0.3
_SHARE = 2.0  # times the share of the report's topics that are about it
_TRUCE_ITSELF, _OF_THE_DAY = 0.8, 0.3


class Carried:
    """The issues of a report, carried over from place to place; one instance a report."""

    def __init__(self, trees: Sequence[Tree], issues: Issues) -> None:
        self._trees, self._issues = trees, issues
        self._base = self._anywhere()

    def carried(self, k: int, i: int) -> tuple[Topic, ...]:
        """The likeliest issues for token `i` of passage `k`, best first, at most two, whatever the token's own words name.

        Each topic stands at the token itself, since what names it may stand in another passage, and counts as explicit:
        its issue is settled. Takes time linear in the topics of the passage and of the three before it.
        """
        weights = dict(self._base)
        reasons: dict[tuple[str, object], float] = {}  # each reason counts once for an issue
        for issue, reason, weight in self._near(k, i):
            reasons[issue, reason] = max(weight, reasons.get((issue, reason), 0.0))
        for (issue, _), weight in reasons.items():
            weights[issue] = weights.get(issue, 0.0) + weight
        best = sorted(weights, key=lambda issue: (-weights[issue], issue))
        return tuple(Topic(issue, i, i) for issue in best[:_MOST])

    def _anywhere(self) -> dict[str, float]:
        """What an issue weighs at any place of the report."""
        named = Counter(
            self._issues.settled(k, t) for k, topics in enumerate(self._issues.topics) for t in topics
        )  # fmt: skip
        weights = {issue: _SHARE * n / named.total() for issue, n in named.items()}
        for k in range(min(_HEAD, len(self._trees))):
            for issue in {self._issues.settled(k, t) for t in self._issues.topics[k]}:
                weights[issue] += _IN_HEAD
        for issue in {self._issues.settled(0, t) for t in self._issues.topics[0]} if self._trees else ():
            weights[issue] += _IN_HEADLINE
        for issue, weight in ((FULL, _TRUCE_ITSELF), (self._issues.of_the_day, _OF_THE_DAY)):
            weights[issue] = weights.get(issue, 0.0) + weight
        return weights

    def _near(self, k: int, i: int) -> Iterator[tuple[str, object, float]]:
        """What the words around token `i` of passage `k` speak for: issue, reason and weight."""
        tree = self._trees[k]
        here = tree.sentence_of[i]
        for topic in self._issues.topics[k]:
            issue, means = self._issues.settled(k, topic), int(not topic.explicit)
            back = here - tree.sentence_of[topic.first]
            if back == 0:
                own = _SAME_SENTENCE if topic.first < i else _LATER_IN_IT
                yield issue, (own, means), own[means]
            elif back > 0:
                step = min(back, len(_SENTENCES_BEFORE)) - 1
                yield issue, ("sentence", step, means), _SENTENCES_BEFORE[step][means]
            elif back == -1:
                yield issue, "next", _NEXT_SENTENCE[means]
        for step, weights in enumerate(_PASSAGES_BEFORE):
            before = k - 1 - step
            for topic in self._issues.topics[before] if before >= 0 else ():
                means = int(not topic.explicit)
                yield self._issues.settled(before, topic), ("passage", step, means), weights[means]
        asked = self._question(k, here)
        if asked is not None:
            of, start, end = asked
            for topic in self._issues.topics[of]:
                if start <= topic.first < end:
                    yield self._issues.settled(of, topic), "asked", _QUESTION

    def _question(self, k: int, sentence: int) -> tuple[int, int, int] | None:
        """The last question before a sentence, in its passage or the two before: passage, first token and end."""
        for of in range(k, max(-1, k - 1 - _ASKED), -1):
            tree = self._trees[of]
            last = sentence if of == k else len(tree.sentences)
            for start, end in reversed(tree.sentences[:last]):
                if "?" in tree.words[start:end]:
                    return of, start, end
        return None
