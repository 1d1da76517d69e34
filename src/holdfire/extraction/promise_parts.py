"""Parts of a promise: its number, its day, and what belongs to another undertaking."""

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
_ANOTHER_COUNT = words_of("commitments")["another_count"]


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
    if best is None:
        return None
    rivals = [t for t in topics if t.issue in COUNTED and t.issue != topic.issue and t.first != topic.first]
    if any(abs(tree.starts[t.first] - best.span.start) < abs(place - best.span.start) for t in rivals):
        return None
    return best
