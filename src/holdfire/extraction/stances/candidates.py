"""Who could take a stance on what: every party and every issue that meet in a sentence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from holdfire.extraction.actors import Actor, Standing
from holdfire.extraction.cast import Cast
from holdfire.extraction.encoder.marking import Marked
from holdfire.extraction.issues import Issues, Topic
from holdfire.extraction.sayings import Sayings
from holdfire.extraction.stances.masking import extent_of, masked
from holdfire.extraction.tree import Tree

_MOST_PARTIES, _MOST_ISSUES = 5, 4
_SUBJECTS = ("nsubj", "nsubjpass", "poss", "agent")


@dataclass(frozen=True, slots=True)
class Candidate:
    """`holder` and the issue of `topic` meet in tokens `sentence` of passage `k`; `told` where the holder speaks the sentence.

    `source` is the token that means the holder, null where it speaks without being named there.
    """

    k: int
    sentence: tuple[int, int]
    holder: Actor
    told: bool
    source: int | None
    topic: Topic
    read: Marked


class Candidates:
    """The candidates of a report, sentence by sentence."""

    def __init__(self, cast: Cast, sayings: Sayings, issues: Issues) -> None:
        self._cast, self._sayings, self._issues = cast, sayings, issues

    def all(self) -> Iterator[Candidate]:
        """In order of the text."""
        for k, tree in enumerate(self._cast.trees):
            for start, end in tree.sentences:
                topics = self._topics(k, start, end)
                holders = self._holders(k, tree, start, end, topics) if topics else ()
                for holder, told, source in holders:
                    for topic in topics:
                        yield self._candidate(k, (start, end - 1), holder, told, source, topic)

    def _topics(self, k: int, start: int, end: int) -> list[Topic]:
        """The issues that a sentence names, each at its first mention."""
        found: dict[str, Topic] = {}
        for topic in self._issues.between(k, start, end - 1):
            issue = self._issues.settled(k, topic)
            old = found.get(issue)
            if old is None or (topic.explicit and not old.explicit):
                found[issue] = Topic(issue, topic.first, topic.last, topic.explicit)
        return list(found.values())[:_MOST_ISSUES]

    def _holders(
        self, k: int, tree: Tree, start: int, end: int, topics: Sequence[Topic]
    ) -> list[tuple[Actor, bool, int | None]]:
        """Whoever speaks the sentence, and every party that it mentions: the actor, whether it speaks, its token."""
        found: dict[str, tuple[Actor, bool, int | None]] = {}
        root = next((i for i in range(start, end) if tree.deps[i] == "ROOT"), start)
        for i in (*(t.first for t in topics), root):
            chain = [s for s in self._sayings.chain(k, i) if any(a.party for a in s.actors)]
            for actor in chain[-1].actors if chain else ():
                if actor.party:
                    source = chain[-1].source
                    inside = source if source is not None and chain[-1].k == k and start <= source < end else None
                    found.setdefault(actor.party, (actor, True, inside))
        for subjects in (True, False):
            for i in range(start, end):
                if (tree.deps[i] in _SUBJECTS) is subjects:
                    for actor in self._cast.at[k].get(i, ()):
                        if actor.party and actor.standing is not Standing.FORCES:
                            found.setdefault(actor.party, (actor, False, i))
        return list(found.values())[:_MOST_PARTIES]

    def _candidate(
        self, k: int, sentence: tuple[int, int], holder: Actor, told: bool, source: int | None, topic: Topic
    ) -> Candidate:
        own = None if source is None else extent_of(self._cast.trees[k], source, sentence)
        read = masked(self._cast, k, sentence, holder.party, own, (topic.first, topic.last))
        return Candidate(k, sentence, holder, told, source, topic, read)
