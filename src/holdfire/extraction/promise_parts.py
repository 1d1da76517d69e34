"""Parts of a promise: its number, its day, and what belongs to another undertaking."""

import re
from collections.abc import Sequence
from dataclasses import replace

from holdfire.extraction.claims import Claim
from holdfire.extraction.dates import due_of
from holdfire.extraction.issues import Topic
from holdfire.extraction.numbers import Quantity
from holdfire.extraction.tree import Tree
from holdfire.record import Commitment, When
from holdfire.vocab.grammar import words_of

COUNTED = frozenset(
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
# what is counted of these is a length of time, or nothing that is handed over
_UNCOUNTED = frozenset(
    {
        "full_ceasefire", "energy_strikes", "infrastructure_strikes", "long_range_strikes", "maritime", "ground_operations",
        "negotiations", "final_settlement", "elections", "territory", "security_guarantees", "alliance_membership",
    }
)  # fmt: skip
_NOT_DUE = re.compile(
    r"\b(?:after|since|before|until|till|past|beyond)\s(?:the\s)?(?:(?:end|close)\sof\s(?:the\s)?)?$", re.I
)
_NEAR = 50  # characters; what is mostly not counted has its number beside it
_ANOTHER_COUNT = words_of("commitments")["another_count"]


def is_counted(issue: str) -> bool:
    """Whether a number beside the issue counts what is promised."""
    return issue not in _UNCOUNTED


def is_due(text: str, when: When) -> bool:
    """Whether a time can be when something falls due: not after "until" or "since"."""
    return _NOT_DUE.search(text[max(0, when.span.start - 24) : when.span.start]) is None


def due_of_promise(times: Sequence[When]) -> str | None:
    """The first of some times that can be a due date."""
    return next((d for d in (due_of(t) for t in times) if d is not None), None)


def key_of_promise(row: Commitment) -> tuple[str, int | None, str | None]:
    """What tells two promises of a report apart."""
    return row.kind, row.quantity, row.due


def completed(before: Commitment, row: Commitment) -> Commitment | None:
    """ "1,000 each ...; the exchange would take place in the coming days": the day of what the clause before promised."""
    if (
        before.kind != row.kind
        or before.due is not None
        or row.due is None
        or row.quantity is not None
        or before.quantity is None
    ):
        return None
    return replace(before, due=row.due) if not row.actors or set(row.actors) <= set(before.actors) else None


def also(tree: Tree, claim: Claim, before: Commitment, row: Commitment) -> bool:
    """ "In addition, 23 would be handed over", on the day of the exchange that was named just before."""
    if row.due is not None or before.due is None or not {row.kind, before.kind} <= COUNTED:
        return False
    start, end = tree.sentences[tree.sentence_of[claim.at]]
    words = tree.lower[start:end]
    if before.evidence in tree.text[tree.starts[start] : tree.ends[end - 1]]:
        return True
    return any(w in words for w in ("also", "additionally", "addition", "too")) or "as well" in " ".join(words)


def merely(tree: Tree, topic: Topic, others: Sequence[Topic]) -> bool:
    """Whether a halt is only one of something else: "lift the pause on intelligence sharing"."""
    if topic.issue not in ("full_ceasefire", "truce"):
        return False
    under = {
        c
        for i in range(topic.first, topic.last + 1)
        for p in tree.each(i, "prep")
        for c in range(p, tree.rights[p] + 1)
    }
    return any(t.first in under for t in others)


def in_return(tree: Tree, topic: Topic) -> bool:
    """ "in return for Palestinian prisoners": what the other side gives."""
    opening = " ".join(tree.lower[max(0, topic.first - 5) : topic.first])
    return "return for" in opening or "exchange for" in opening


def count_of_promise(numbers: Sequence[Quantity], topic: Topic, topics: Sequence[Topic], tree: Tree) -> Quantity | None:
    """The number that counts what the topic names: the nearest one that is no length of time and counts nothing nearer."""
    near = [q for q in numbers if q.value is not None and (q.unit_words or "").rstrip("s") not in _ANOTHER_COUNT]
    place = tree.starts[topic.first]
    best = min(near, key=lambda q: abs(q.span.start - place), default=None)
    if best is None or (topic.issue not in COUNTED and abs(best.span.start - place) > _NEAR):
        return None
    rivals = [t for t in topics if t.issue in COUNTED and t.issue != topic.issue and t.first != topic.first]
    if any(abs(tree.starts[t.first] - best.span.start) < abs(place - best.span.start) for t in rivals):
        return None
    return best
