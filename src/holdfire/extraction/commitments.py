"""Commitments: promised acts that can be checked later, with who, what, how many and by when."""

from collections.abc import Iterator, Sequence

from holdfire.extraction.actors import Actor, parties_of
from holdfire.extraction.cast import Cast
from holdfire.extraction.claims import Claim
from holdfire.extraction.clauses import hypothetical, modals, negated
from holdfire.extraction.dates import due_of
from holdfire.extraction.issues import Issues, Topic
from holdfire.extraction.numbers import Quantity, find_quantities
from holdfire.extraction.passage import Passage
from holdfire.extraction.tree import Tree
from holdfire.record import Commitment, Span, When
from holdfire.vocab.grammar import words_of

_PROMISES = frozenset({"committed", "announced", "agreed", "proposed"})
_FUTURE = frozenset({"will", "would", "'ll", "shall"})
_COUNTED = frozenset(
    {
        "prisoner_exchange",
        "wounded_transfer",
        "hostage_release",
        "remains_return",
        "military_aid",
        "humanitarian_access",
        "peacekeepers",
        "other:children",
    }
)
# a halt, talks or monitoring are no deliverable without a day; these are
_DELIVERABLE = frozenset(
    {
        "withdrawal",
        "displaced_return",
        "remains_return",
        "military_aid",
        "intelligence_sharing",
        "monitoring",
        "other:minerals",
        "disarmament",
        "other:border_opening",
        "other:demining",
    }
)
_ANOTHER_COUNT = words_of("commitments")["another_count"]


class Commitments:
    """Finds the promises among a report's claims; one instance a report."""

    def __init__(
        self,
        trees: Sequence[Tree],
        passages: Sequence[Passage],
        text: str,
        cast: Cast,
        issues: Issues,
        times: Sequence[tuple[When, ...]],
    ) -> None:
        self._trees, self._passages, self._text = trees, passages, text
        self._cast, self._issues, self._times = cast, issues, times

    def of(self, claims: Sequence[Claim]) -> tuple[Commitment, ...]:
        """The commitments in `claims`, each (kind, quantity, due) once, in order of the text."""
        found: dict[tuple[str, int | None, str | None], Commitment] = {}
        for claim in claims:
            if claim.stance in _PROMISES and self._promised(claim):
                for commitment in self._of_claim(claim):
                    found.setdefault((commitment.kind, commitment.quantity, commitment.due), commitment)
        return tuple(sorted(found.values(), key=lambda c: c.span))

    def _promised(self, claim: Claim) -> bool:
        """Whether the act is still to come and hangs on no "if"."""
        tree = self._trees[claim.k]
        if claim.stance == "committed":
            return True
        if hypothetical(tree, claim.at) or negated(tree, claim.at):
            return False
        if claim.stance == "proposed":
            return False
        if claim.stance == "agreed":
            return any(tree.deps[c] == "xcomp" for c in tree.children[claim.at]) or claim.rule.startswith(
                "verb:undertake"
            )
        return bool(modals(tree, claim.at) & _FUTURE) or any(
            tree.lowered_child(x, "to") is not None for x in tree.each(claim.at, "xcomp", "acomp")
        )

    def _of_claim(self, claim: Claim) -> Iterator[Commitment]:
        tree = self._trees[claim.k]
        topics = [t for t in self._issues.within(claim.k, claim.head, claim.about) if t.issue not in ("deal", "strike")]
        first = min([claim.first, claim.at, *claim.about])
        last = max([claim.at, *claim.about])
        start, end = tree.sentences[tree.sentence_of[claim.at]]
        first, last = max(first, start), min(last, end - 1)
        while last > first and tree.tags[last] in (".", ","):
            last -= 1
        lo, hi = tree.chars(first, last)
        times = [t for t in self._times[claim.k] if lo <= t.span.start < hi]
        due = _due(times)
        numbers = [q for q in find_quantities(tree.text) if lo <= q.span.start < hi]
        for topic in topics:
            issue = self._issues.settled(claim.k, topic)
            count = _count(numbers, topic, tree) if issue in _COUNTED else None
            if due is None and count is None and issue not in _DELIVERABLE:
                continue
            if count is None and due is None and claim.stance == "agreed" and issue == "monitoring":
                continue
            actors = self._actors(claim, tree)
            span = self._passages[claim.k].span(lo, hi)
            span = Span(span.start, min(span.end, span.start + 300))
            yield Commitment(
                issue,
                actors,
                span.of(self._text),
                span,
                self._recipient(claim, tree, actors),
                count.value if count else None,
                count.each or None if count else None,
                due,
            )

    def _actors(self, claim: Claim, tree: Tree) -> tuple[str, ...]:
        subject = tree.subject(claim.at)
        found: tuple[Actor, ...] = self._cast.actors(claim.k, subject) if subject is not None else ()
        return parties_of(found) or parties_of(claim.holders)

    def _recipient(self, claim: Claim, tree: Tree, actors: tuple[str, ...]) -> str | None:
        """Whom it is for: the party after "to" or "for"."""
        for j in claim.about:
            if tree.lower[tree.heads[j]] in ("to", "for") and tree.deps[j] == "pobj" and j > claim.at:
                other = [p for p in parties_of(self._cast.actors(claim.k, j)) if p not in actors]
                if other:
                    return other[0]
        return None


def _due(times: Sequence[When]) -> str | None:
    return next((d for d in (due_of(t) for t in times) if d is not None), None)


def _count(numbers: Sequence[Quantity], topic: Topic, tree: Tree) -> Quantity | None:
    """The number that counts what the topic names: the nearest one that is no length of time."""
    near = [q for q in numbers if q.value is not None and (q.unit_words or "").rstrip("s") not in _ANOTHER_COUNT]
    place = tree.starts[topic.first]
    return min(near, key=lambda q: abs(q.span.start - place), default=None)
