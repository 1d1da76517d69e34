"""Which issues a stretch of text is about: the words that name them, what a halt applies to, and which deal "the deal" is."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from holdfire.extraction.clauses import negated
from holdfire.extraction.halt_kinds import kinds_of, root_of
from holdfire.extraction.halts import FULL, HALTS, Halts
from holdfire.extraction.occasions import mere_means, occasion
from holdfire.extraction.tree import Tree
from holdfire.vocab.grammar import words_of
from holdfire.vocab.issues import DEAL, STRIKE, TRUCE, IssueWords
from holdfire.vocab.patterns import Hit

_NEAR = 4  # steps up from an attack to the word for its halt
_TRUCES = frozenset({"truce", "ceasefire", "moratorium", "halt", "pause"})
_WHOLE = frozenset(
    [
        "full", "complete", "general", "wider", "broader", "comprehensive", "total", "unconditional", "nationwide", "permanent", "lasting",
    ]
)  # fmt: skip
_PART = frozenset(["limited", "partial", "narrow", "narrower"])
_DEFINITE = frozenset(["the", "this", "that", "its", "their", "his", "her", "such", "same", "own"])
# single words that name an issue as verbs too; "guarantee", "land" or "body" do so only as nouns
_ACTS = words_of("issues")["acts"]
# arcs and prepositions below which words set the scene and name no issue of the clause
_ASIDE = frozenset({"advcl", "relcl", "appos", "npadvmod", "poss", "nsubj_aside"})
_ASIDE_PREPOSITIONS = words_of("issues")["aside_prepositions"]


@dataclass(frozen=True, slots=True)
class Topic:
    """An issue named by tokens `first` to `last` of a passage; `explicit` unless it is read out of "the deal" or "it"."""

    issue: str
    first: int
    last: int
    explicit: bool = True


class Issues:
    """The issues of a report, passage by passage."""

    def __init__(self, trees: Sequence[Tree], words: IssueWords) -> None:
        self._words = words
        self._trees = trees
        self._hits = [words.topics.find(t.lemmas, t.lower) for t in trees]
        self._targets = [_by_token(words.targets.find(t.lemmas, t.lower)) for t in trees]
        self._halts = Halts()
        self.topics = [self._read(k) for k in range(len(trees))]
        self._starts = [[t.first for t in topics] for topics in self.topics]
        named = [t.issue for topics in self.topics for t in topics]
        self._default = self._halts.of_the_report(named.count(FULL), speaks_of_truce=FULL in named or TRUCE in named)

    def within(
        self, k: int, head: int, tokens: Sequence[int], *, aside: bool = False, plainly: bool = False
    ) -> list[Topic]:
        """The issues that `tokens` of passage `k`, headed by `head`, are about, in order of the text.

        What stands in an aside (a relative clause, "under the deal") counts only where nothing else does, and not at all if `plainly`.
        """
        inside = set(tokens)
        found = [t for t in self.topics[k] if t.first in inside and t.last in inside]
        found = [t for t in found if not mere_means(self._trees[k], t.first, t.last)] or found
        found = [
            t
            for t in found
            if not (t.issue == "negotiations" and occasion(self._trees[k], self._root(self._trees[k], t)))
        ] or found
        if not found:
            return []
        tree = self._trees[k]
        roots = [self._root(tree, t) for t in found]
        plain = [
            (t, r) for t, r in zip(found, roots, strict=True) if aside or not self._in_aside(tree, r, head, inside)
        ]
        if not plain and plainly:
            return []
        if not plain:
            plain = list(zip(found, roots, strict=True))
        kept: list[tuple[Topic, int]] = []
        ranked = sorted(plain, key=lambda p: (not p[0].explicit, self._depth(tree, p[1], head), p[0].first))
        for topic, root in ranked:
            over = any(
                self._dominates(tree, t, other, topic, root) or self._talked_about(tree, t, topic, root)
                for t, other in kept
                if other != root
                and not (t.first <= topic.first and topic.last <= t.last)  # "military and intelligence aid" is both
            )
            under = not topic.explicit and any(self._dominates(tree, topic, root, t, other) for t, other in kept)
            if not over and not under:
                kept.append((topic, root))
        return _distinct([t for t, _ in kept])

    def between(self, k: int, first: int, last: int) -> list[Topic]:
        """The topics of passage `k` that begin at tokens `first` to `last`, both inclusive."""
        starts = self._starts[k]
        return self.topics[k][bisect_left(starts, first) : bisect_right(starts, last)]

    @staticmethod
    def _talked_about(tree: Tree, talks: Topic, topic: Topic, root: int) -> bool:
        """In "start talks at once on a lasting peace" the talks are the issue, not what they are about."""
        if talks.issue != "negotiations" or topic.first < talks.first or tree.deps[root] != "pobj":
            return False
        return tree.lower[tree.heads[root]] in (
            "on",
            "about",
            "over",
            "regarding",
            "concerning",
            "aimed",
            "to",
            "toward",
            "towards",
        )

    def settled(self, k: int, topic: Topic) -> str:
        """The issue of a topic, with "the deal" and "the truce" settled."""
        return topic.issue if topic.explicit else self.truce_at(k, topic.first)

    def truce_at(self, k: int, i: int) -> str:
        """Which halt "the truce", "the deal" or "it" means at token `i` of passage `k`: the last one that was named in kind."""
        tree = self._trees[k]
        near = {tree.lower[c] for c in tree.children[i]} | set(tree.lower[max(0, i - 2) : i]) | {tree.lower[i]}
        if near & (_PART | {"moratorium"}):
            return self._halts.limited(k, i, last="moratorium" in near) or self._default
        return self._default

    def _read(self, k: int) -> list[Topic]:
        _tree, topics = self._trees[k], []
        taken: set[int] = set()
        hits = sorted(self._hits[k], key=lambda h: (-h.weight, -(h.last - h.first), h.first))
        for hit in hits:
            # of a pattern with a gap only the ends are taken: "military and intelligence assistance" is both
            whole = hit.last - hit.first + 1 == hit.weight
            own = range(hit.first, hit.last + 1) if whole else (hit.first, hit.last)
            if any(i in taken for i in own):
                continue
            found = self._topics_of(k, hit)
            if found:
                topics.extend(found)
                taken.update(own)
        return sorted(topics, key=lambda t: (t.first, t.last, t.issue))

    def _topics_of(self, k: int, hit: Hit) -> list[Topic]:
        tree = self._trees[k]
        if hit.label not in (TRUCE, STRIKE, DEAL):
            if hit.label == "security_guarantees" and hit.last + 1 < len(tree) and tree.lower[hit.last + 1] == "that":
                return []  # "guarantees that Kyiv will not rearm" are about what follows
            if hit.first == hit.last and tree.tags[hit.first].startswith("V") and tree.lemmas[hit.first] not in _ACTS:
                return []
            if hit.label in HALTS:
                is_truce = any(tree.lemmas[i] in _TRUCES for i in range(hit.first, hit.last + 1))  # "the energy truce"
                if is_truce:
                    self._halts.typed(k, hit.first, [hit.label], stops=True)
                else:
                    self._halts.named(k, hit.first, hit.label)
            return [Topic(hit.label, hit.first, hit.last)]
        kinds = kinds_of(tree, self._targets[k], hit)
        if kinds:
            self._halts.typed(k, hit.first, kinds, stops=hit.label != STRIKE or self._stops(k, hit))
            return [Topic(issue, hit.first, hit.last) for issue in kinds]
        if hit.label == DEAL:
            if tree.tags[hit.first].startswith("V") and hit.first == hit.last:
                return []  # "according to", "offers": no deal by another name
            return [Topic(DEAL, hit.first, hit.last, explicit=False)]
        if hit.label == STRIKE:
            return [Topic(STRIKE, hit.first, hit.last, explicit=False)]
        if any(
            tree.tags[c] == "NNP" and tree.deps[c] == "compound"
            for i in range(hit.first, hit.last + 1)
            for c in tree.children[i]
        ):
            return [Topic(FULL, hit.first, hit.last)]  # "the Easter truce" is one of its own
        around = {tree.lower[c] for i in range(hit.first, hit.last + 1) for c in tree.children[i]}
        around |= set(tree.lower[max(0, hit.first - 3) : hit.first])
        if tree.lemmas[hit.first] == "moratorium" and not around & _WHOLE:
            return [Topic(TRUCE, hit.first, hit.last, explicit=False)]  # a moratorium is always one on something
        if around & _WHOLE or any("day" in w and "-" in w for w in around):
            return [Topic(FULL, hit.first, hit.last)]
        if around & _PART or around & _DEFINITE:
            return [Topic(TRUCE, hit.first, hit.last, explicit=False)]
        return [Topic(FULL, hit.first, hit.last)]

    def _stops(self, k: int, hit: Hit) -> bool:
        """Whether an attack is one that stops: "a pause in attacks on", "the order not to hit"; a mere attack tells no halt."""
        tree = self._trees[k]
        root = root_of(tree, hit.first, hit.last)
        if negated(tree, root) or tree.lowered_child(root, "no") is not None:
            return True
        above = (i for _, i in zip(range(_NEAR), tree.ancestors(root), strict=False))
        return any(tree.lemmas[i] in self._words.halting or tree.lemmas[i] in _TRUCES for i in above)

    def _root(self, tree: Tree, topic: Topic) -> int:
        return root_of(tree, topic.first, topic.last)

    @staticmethod
    def _depth(tree: Tree, i: int, head: int) -> int:
        depth = 0
        while i != head and tree.heads[i] != i and depth < 30:
            depth += tree.deps[i] != "conj"
            i = tree.heads[i]
        return depth

    @staticmethod
    def _in_aside(tree: Tree, i: int, head: int, inside: set[int]) -> bool:
        while i != head and tree.heads[i] != i and i in inside:
            if tree.deps[i] == "dobj" and tree.lemmas[tree.heads[i]] in ("use", "exploit") and i != head:
                return True  # "use the pause to rearm" is about rearming
            if tree.deps[i] == "advcl" and tree.lemmas[tree.heads[i]] in ("use", "exploit"):
                i = tree.heads[i]
                continue
            if tree.deps[i] in _ASIDE or (tree.deps[i] == "prep" and tree.lower[i] in _ASIDE_PREPOSITIONS):
                return True
            i = tree.heads[i]
        return False

    @staticmethod
    def _dominates(tree: Tree, over: Topic, upper: int, under: Topic, lower: int) -> bool:
        """Whether `lower` depends on `upper` other than by coordination, so that it only says more of the same.

        What a halt is coordinated with, or a verb's subject, is an issue of its own.
        """
        i, joined = lower, False
        while tree.heads[i] != i:
            dep, i = tree.deps[i], tree.heads[i]
            joined = joined or dep == "conj"
            if i == upper:
                if dep == "nsubj" and tree.tags[upper].startswith("V") and under.explicit:
                    return False
                return dep != "conj" and not (
                    joined and over.issue in HALTS and under.issue not in HALTS and under.explicit
                )
        return False


def _by_token(hits: Sequence[Hit]) -> dict[int, list[str]]:
    table: dict[int, list[str]] = {}
    for hit in hits:
        for i in range(hit.first, hit.last + 1):
            table.setdefault(i, []).append(hit.label)
    return table


def _distinct(topics: list[Topic]) -> list[Topic]:
    seen: dict[str, Topic] = {}
    for t in sorted(topics, key=lambda t: (t.first, t.last)):
        seen.setdefault(t.issue, t)
    return list(seen.values())
