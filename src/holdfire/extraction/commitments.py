"""Commitments: promised acts that can be checked later, with who, what, how many and by when."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from holdfire.extraction.actors import Actor, parties_of
from holdfire.extraction.cast import Cast
from holdfire.extraction.claims import Claim
from holdfire.extraction.clauses import hypothetical, modals, negated
from holdfire.extraction.dated_promises import dated_promises
from holdfire.extraction.issues import Issues, Topic
from holdfire.extraction.numbers import find_quantities
from holdfire.extraction.passage import Passage, Role
from holdfire.extraction.promise_parts import (
    COUNTED,
    also,
    completed,
    count_of_promise,
    due_of_promise,
    in_return,
    is_counted,
    is_due,
    key_of_promise,
    merely,
)
from holdfire.extraction.terms.numbers import find_numbers
from holdfire.extraction.terms.sentence import Found, Sentence, sentences_of
from holdfire.extraction.tree import Tree
from holdfire.record import Commitment, Span, When

_PROMISES = frozenset({"committed", "announced", "agreed", "proposed"})
_FUTURE = frozenset({"will", "would", "'ll", "shall"})
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
# help with these is promised without a day or a number
_HELP = frozenset(
    {"sanctions", "other:children", "prisoner_exchange", "hostage_release", "reconstruction", "humanitarian_access"}
)
_BY = re.compile(r"\b(?:by|within|from|starting|beginning|in\sthe\scoming|immediately|at\sonce)\b", re.I)


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
        published: date | None,
    ) -> None:
        self._trees, self._passages, self._text = trees, passages, text
        self._cast, self._issues, self._times, self._published = cast, issues, times, published

    def of(self, claims: Sequence[Claim]) -> tuple[Commitment, ...]:
        """The commitments in `claims`, each (kind, quantity, due) once, in order of the text."""
        found: dict[tuple[str, int | None, str | None], Commitment] = {}
        last: tuple[int, Commitment] | None = None
        for claim in claims:
            if claim.stance in _PROMISES and self._promised(claim):
                for commitment in self._of_claim(claim):
                    if (
                        last is not None
                        and claim.k == last[0]
                        and also(self._trees[claim.k], claim, last[1], commitment)
                    ):
                        commitment = replace(commitment, due=last[1].due)
                    whole = completed(last[1], commitment) if last is not None and claim.k - last[0] <= 1 else None
                    if whole is not None and last is not None:
                        found.pop(key_of_promise(last[1]), None)
                        commitment = whole
                    found.setdefault(key_of_promise(commitment), commitment)
                    last = (claim.k, commitment)
        counted = {(c.kind, c.quantity) for c in found.values()}
        for commitment in self._counted():
            if (commitment.kind, commitment.quantity) not in counted:
                found.setdefault(key_of_promise(commitment), commitment)
        self._add_dated(found)
        return tuple(sorted(found.values(), key=lambda c: c.span))

    def _add_dated(self, found: dict[tuple[str, int | None, str | None], Commitment]) -> None:
        """Add what is promised for a day, unless it was read: the same kind on the same day, or in the same words."""
        known = list(found.values())
        for row in dated_promises(
            self._trees, self._passages, self._text, self._published, self._times, self._cast, self._issues
        ):
            again = any(
                c.kind == row.kind
                and (c.due == row.due or (c.span.start < row.span.end and row.span.start < c.span.end))
                for c in known
            )
            if not again:
                found.setdefault(key_of_promise(row), row)
                known.append(row)

    def _counted(self) -> Iterator[Commitment]:
        """Numbers of people that are to be handed over, where no verb of promising tells it: "23 wounded would be handed over"."""
        last: tuple[int, str | None] = (-1, None)
        for k, tree in enumerate(self._trees):
            if self._passages[k].role is Role.HEADLINE:
                continue
            for sentence in sentences_of(k, tree, self._times[k], (), None):
                inside = sentence.times
                for one in find_numbers(sentence):
                    due = due_of_promise(sorted(inside, key=lambda t: abs(t.span.start - one.start))) or (
                        last[1] if last[0] == k else None
                    )
                    row = self._of_number(sentence, one, due)
                    if row is not None:
                        yield row
                        last = (k, due)
                last = (k, due_of_promise(inside) or (last[1] if last[0] == k else None))

    def _of_number(self, sentence: Sentence, one: Found, due: str | None) -> Commitment | None:
        tree, k, i = sentence.tree, sentence.k, sentence.token(one.start)
        topics = [t for t in self._issues.between(k, sentence.first, sentence.last) if t.issue in COUNTED]
        verb = next((a for a in tree.ancestors(i) if tree.tags[a].startswith("V") and tree.deps[a] != "amod"), None)
        if not topics or verb is None or hypothetical(tree, verb) or negated(tree, verb):
            return None
        topic = min(topics, key=lambda t: abs(t.first - i))
        span = self._passages[k].span(
            one.start, tree.ends[max(i, min(tree.rights[verb], topic.last + 6, sentence.last))]
        )
        subject = tree.child(verb, "nsubj")
        actors = parties_of(self._cast.actors(k, subject)) if subject is not None else ()
        return Commitment(topic.issue, actors, span.of(self._text), span, None, int(one.value or 0), None, due)

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
        topics = self._topics(claim, tree)
        first, last = self._clause(claim, tree)
        lo, hi = tree.chars(first, last)
        start, end = tree.sentences[tree.sentence_of[claim.at]]
        begin, stop = tree.chars(
            max(start, min(first, tree.lefts[claim.at])), min(end - 1, max(last, tree.rights[claim.at]))
        )
        times = [t for t in self._times[claim.k] if begin <= t.span.start < stop]
        due = due_of_promise([t for t in times if self._can_be_due(claim, tree, t, first, last)])
        numbers = [q for q in find_quantities(tree.text) if lo <= q.span.start < hi]
        for topic in topics:
            issue = self._issues.settled(claim.k, topic)
            count = count_of_promise(numbers, topic, topics, tree) if is_counted(issue) else None
            if (
                due is None
                and count is None
                and issue not in (_DELIVERABLE | _HELP if claim.stance == "committed" else _DELIVERABLE)
            ):
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

    def _topics(self, claim: Claim, tree: Tree) -> list[Topic]:
        """What is promised: the issues of the clause; of a relative clause that of its noun; of "the 23" what was counted before."""
        topics = [t for t in self._issues.within(claim.k, claim.head, claim.about) if t.issue not in ("deal", "strike")]
        others = [t for t in topics if t.explicit and t.issue != "full_ceasefire"]
        kept = [t for t in topics if not merely(tree, t, others) and not in_return(tree, t)]
        if topics or not kept:
            topics = kept
        if topics:
            return topics
        if tree.deps[claim.at] == "relcl" and not topics:
            noun = tree.heads[claim.at]
            named = [
                t
                for t in self._issues.between(claim.k, max(0, noun - 4), noun)
                if t.first <= noun <= t.last and t.issue not in ("deal", "strike")
            ]
            if named:
                return named[:1]
        if claim.stance == "committed" and any(tree.tags[j] == "CD" for j in claim.about):
            start = tree.sentences[tree.sentence_of[claim.at]][0]
            before = [t for t in self._issues.between(claim.k, start, claim.at - 1) if t.issue in COUNTED]
            return before[-1:]
        return []

    @staticmethod
    def _clause(claim: Claim, tree: Tree) -> tuple[int, int]:
        """First and last token of the words that a promise rests on."""
        first = min([claim.first, claim.at, *claim.about])
        last = max([claim.at, *claim.about])
        start, end = tree.sentences[tree.sentence_of[claim.at]]
        first, last = max(first, start), min(last, end - 1)
        while last > first and tree.tags[last] in (".", ","):
            last -= 1
        return first, last

    @staticmethod
    def _can_be_due(claim: Claim, tree: Tree, when: When, first: int, last: int) -> bool:
        """Whether a time can be when it falls due: no end ("until"), no other event ("captured after"), not when it was promised."""
        before = tree.text[max(0, when.span.start - 24) : when.span.start]
        if not is_due(tree.text, when):
            return False
        i = bisect_right(tree.starts, when.span.start) - 1
        verb = next((a for a in (i, *tree.ancestors(i)) if tree.tags[a].startswith("V")), None)
        if verb is not None and verb != claim.at and not first <= verb <= last:
            return False
        promised = claim.stance == "committed" and verb == claim.at and tree.tags[claim.at] in ("VBD", "VBN")
        return (
            not promised
            or bool(modals(tree, claim.at) & _FUTURE)
            or bool(_BY.search(before))
            or _BY.match(when.words) is not None
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
