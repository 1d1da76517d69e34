"""Promises by their day: what shall be done by or on a day to come, whatever verb tells it."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date

from holdfire.extraction.actors import parties_of
from holdfire.extraction.cast import Cast
from holdfire.extraction.clauses import asked, hypothetical, is_to, modals, negated
from holdfire.extraction.issues import Issues, Topic
from holdfire.extraction.numbers import find_quantities
from holdfire.extraction.passage import Passage, Role
from holdfire.extraction.promise_parts import count_of_promise, due_of_promise, is_counted, is_due
from holdfire.extraction.tree import Tree
from holdfire.record import Commitment, Precision, Span, When

_FUTURE = frozenset({"will", "would", "'ll", "shall", "'d"})
_PROMISES = frozenset(
    [
        "promise",
        "pledge",
        "undertake",
        "vow",
        "agree",
        "order",
        "instruct",
        "commit",
        "guarantee",
        "sign",
        "schedule",
        "plan",
        "set",
        "expect",
        "fix",
        "foresee",
    ]
)
_ASKS = frozenset(
    [
        "demand",
        "want",
        "urge",
        "ask",
        "call",
        "insist",
        "press",
        "seek",
        "propose",
        "suggest",
        "offer",
        "hope",
        "threaten",
        "warn",
        "refuse",
        "reject",
        "deny",
    ]
)
_SETTLED = frozenset({Precision.DAY, Precision.MONTH, Precision.YEAR})
_LONGEST = 300  # characters of evidence


def dated_promises(
    trees: Sequence[Tree],
    passages: Sequence[Passage],
    text: str,
    published: date | None,
    times: Sequence[tuple[When, ...]],
    cast: Cast,
    issues: Issues,
) -> Iterator[Commitment]:
    """A commitment for each day to come on which a clause puts an act that it names."""
    for k, tree in enumerate(trees):
        if passages[k].role is Role.HEADLINE:
            continue
        quantities = find_quantities(tree.text)
        for when in times[k]:
            verb = _verb_of(tree, when)
            if verb is None or not _is_to_come(when, published) or not _is_promised(tree, verb, when, published):
                continue
            topic = _topic_of(issues, k, tree, verb)
            if topic is None:
                continue
            issue = issues.settled(k, topic)
            first, last = tree.lefts[verb], tree.rights[verb]
            lo, hi = tree.chars(first, last)
            numbers = [q for q in quantities if lo <= q.span.start < hi]
            count = count_of_promise(numbers, topic, [topic], tree) if is_counted(issue) else None
            span = passages[k].span(lo, hi)
            span = Span(span.start, min(span.end, span.start + _LONGEST))
            subject = tree.subject(verb)
            actors = parties_of(cast.actors(k, subject)) if subject is not None else ()
            due = due_of_promise([when])
            yield Commitment(
                issue,
                actors,
                span.of(text),
                span,
                None,
                count.value if count else None,
                count.each or None if count else None,
                due,
            )


def _verb_of(tree: Tree, when: When) -> int | None:
    """The verb of the clause that a time stands in, if it can be when something falls due."""
    if not is_due(tree.text, when):
        return None
    at = bisect_left(tree.starts, when.span.start)
    if at == len(tree):
        return None
    verb = next((a for a in (at, *tree.ancestors(at)) if tree.tags[a].startswith("V")), None)
    while verb is not None and tree.deps[verb] == "xcomp" and tree.tags[tree.heads[verb]].startswith("V"):
        verb = tree.heads[verb]  # "is to be complete by", "agreed to leave on"
    return verb


def _is_to_come(when: When, published: date | None) -> bool:
    if "last" in when.words.lower().split():
        return False
    if when.precision in _SETTLED and published is not None and when.start is not None:
        return when.start > published if when.precision is Precision.DAY else (when.end or when.start) > published
    return when.words.lower().startswith(("by ", "within "))


def _is_promised(tree: Tree, verb: int, when: When, published: date | None) -> bool:
    """Whether the clause says that it will be done: no question, no "if", no demand, no refusal."""
    if asked(tree, verb) or hypothetical(tree, verb) or negated(tree, verb) or "had" in modals(tree, verb):
        return False
    above = [a for a in tree.ancestors(verb) if tree.sentence_of[a] == tree.sentence_of[verb]]
    if any(tree.lemmas[a] in _ASKS for a in (verb, *above[:2])):
        return False
    if modals(tree, verb) & _FUTURE or is_to(tree, verb) or tree.lemmas[verb] in _PROMISES:
        return True
    if tree.tags[verb] in ("VB", "VBG") and any(
        tree.lemmas[a] in _PROMISES or modals(tree, a) & _FUTURE for a in above[:2]
    ):
        return True
    # "the convoys leave on Saturday"
    return tree.tags[verb] in ("VBZ", "VBP", "VB") and when.precision is Precision.DAY and published is not None


def _topic_of(issues: Issues, k: int, tree: Tree, verb: int) -> Topic | None:
    """The issue that the clause names, the one nearest to its verb."""
    named = issues.between(k, tree.lefts[verb], tree.rights[verb])
    return min(
        (t for t in named if t.explicit and t.issue not in ("deal", "strike")),
        key=lambda t: abs(t.first - verb),
        default=None,
    )
