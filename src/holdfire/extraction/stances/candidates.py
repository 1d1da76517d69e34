"""Who could take a stance on what: every party and every issue that meet in a sentence, or that it takes up from before."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from holdfire.extraction.actors import Actor, Standing
from holdfire.extraction.carried import Carried
from holdfire.extraction.cast import Cast
from holdfire.extraction.encoder.marking import Marked
from holdfire.extraction.issues import Issues, Topic
from holdfire.extraction.sayings import Sayings
from holdfire.extraction.stances.masking import extent_of, masked
from holdfire.extraction.tree import Tree

_MOST_PARTIES, _MOST_ISSUES = 5, 4
_CARRIED = (2, 1)  # issues taken up by a sentence that names none, and by one that names some
_SUBJECTS = ("nsubj", "nsubjpass", "poss", "agent")


@dataclass(frozen=True, slots=True)
class Candidate:
    """`holder` and `issue` meet in tokens `sentence` of passage `k`; `told` where the holder speaks the sentence.

    `topic` is the token that names the issue there, null where the issue is taken up from before.
    """

    k: int
    sentence: tuple[int, int]
    holder: Actor
    told: bool
    source: int | None
    issue: str
    topic: Topic | None
    read: Marked


class Candidates:
    """The candidates of a report, sentence by sentence."""

    def __init__(self, cast: Cast, sayings: Sayings, issues: Issues) -> None:
        self._cast, self._sayings, self._issues = cast, sayings, issues
        self._carried = Carried(cast.trees, issues)

    def all(self) -> Iterator[Candidate]:
        """In order of the text."""
        spoke: Actor | None = None
        for k, tree in enumerate(self._cast.trees):
            for start, end in tree.sentences:
                here = self._topics(k, start, end)
                sentence = (start, end - 1)
                holders = self._holders(k, tree, start, end, here)
                tellers = [holder for holder, told, _ in holders if told]
                if tellers:
                    spoke = tellers[0]
                elif spoke is not None and all(h.party != spoke.party for h, _, _ in holders):
                    holders.append((spoke, False, None))  # whoever spoke last may speak on
                carried = self._taken_up(k, tree, start, end, here)
                for holder, told, source in holders:
                    for topic in here:
                        yield self._candidate(k, sentence, holder, told, source, topic.issue, topic)
                    for issue in carried:
                        yield self._candidate(k, sentence, holder, told, source, issue, None)

    def _topics(self, k: int, start: int, end: int) -> list[Topic]:
        """The issues that a sentence names, each at its first mention."""
        found: dict[str, Topic] = {}
        for topic in self._issues.between(k, start, end - 1):
            issue = self._issues.settled(k, topic)
            old = found.get(issue)
            if old is None or (topic.explicit and not old.explicit):
                found[issue] = Topic(issue, topic.first, topic.last, topic.explicit)
        return list(found.values())[:_MOST_ISSUES]

    def _taken_up(self, k: int, tree: Tree, start: int, end: int, here: Sequence[Topic]) -> list[str]:
        """The issues that a sentence may mean without naming them."""
        root = next((i for i in range(start, end) if tree.deps[i] == "ROOT"), start)
        named = {t.issue for t in here}
        return [t.issue for t in self._carried.carried(k, root) if t.issue not in named][: _CARRIED[bool(here)]]

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
        self,
        k: int,
        sentence: tuple[int, int],
        holder: Actor,
        told: bool,
        source: int | None,
        issue: str,
        topic: Topic | None,
    ) -> Candidate:
        tree = self._cast.trees[k]
        own = None if source is None else extent_of(tree, source, sentence)
        target = words_for(issue) if topic is None else (topic.first, topic.last)
        return Candidate(
            k, sentence, holder, told, source, issue, topic, masked(self._cast, k, sentence, holder.party, own, target)
        )


def words_for(issue: str) -> str:
    """How an issue is named to the reader where the sentence does not name it."""
    return issue.removeprefix("other:").replace("_", " ")
