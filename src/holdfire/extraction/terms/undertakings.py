"""Which undertaking a term belongs to: the nearest that its sentence names, else the one that was spoken of before."""

from collections.abc import Sequence

from holdfire.extraction.halts import FULL
from holdfire.extraction.issues import Issues, Topic
from holdfire.extraction.terms.sentence import Found, Sentence
from holdfire.extraction.tree import Tree
from holdfire.record.reading import Axis
from holdfire.vocab.grammar import words_of
from holdfire.vocab.issues import DEAL, STRIKE, TRUCE

_WORDS = words_of("terms")
HALTS = frozenset(
    [
        "full_ceasefire",
        "energy_strikes",
        "infrastructure_strikes",
        "long_range_strikes",
        "maritime",
        "ground_operations",
    ]
)
UNDERTAKINGS = HALTS | frozenset(
    [
        "withdrawal",
        "hostage_release",
        "prisoner_exchange",
        "wounded_transfer",
        "remains_return",
        "humanitarian_access",
        "displaced_return",
        "disarmament",
    ]
)
COUNTED = frozenset({"prisoner_exchange", "wounded_transfer", "hostage_release", "remains_return"})
COUNTED_PEOPLE = ("hostage_release", "remains_return", "wounded_transfer", "prisoner_exchange")
_HELD = {
    "hostage_release": frozenset({"hostage", "abductee"}),
    "remains_return": frozenset({"body", "remains", "corpse"}),
    "wounded_transfer": frozenset({"wounded", "injured"}),
    "prisoner_exchange": frozenset({"prisoner", "soldier", "detainee", "captive", "serviceman", "pow", "fighter"}),
}
# what all fighting does: an attack of this kind breaks any ceasefire and names no halt of its own
_FIGHTING = frozenset({"infrastructure_strikes", "long_range_strikes", "ground_operations"})
_TALKS = frozenset({"negotiations", "final_settlement", "elections"})
_NEAREST = frozenset({Axis.START, Axis.END, Axis.DURATION})
_WEAK = frozenset({Axis.SCOPE, Axis.PLACE, Axis.MEANS, Axis.PARTY})
_HALTING_ONLY = frozenset({Axis.SCOPE, Axis.MEANS, Axis.RELEASE})
_CARRIED = 3  # sentences through which "it" can still mean the undertaking named before
_LONG_WAY = 14  # arcs
_NATURAL = {
    "energy": "energy_strikes",
    "sea": "maritime",
}  # what a class of targets is about where nothing else is named


class Undertakings:
    """Settles what is spoken of; one instance a report. Sentences are read in order of the text."""

    def __init__(self, issues: Issues, trees: Sequence[Tree]) -> None:
        self._issues = issues
        self._last: tuple[str, int] | None = None  # the undertaking named last and how many sentences ago
        self._people: str | None = None  # what those who were named last as held or taken would be handed over in
        self._spoken_of = {
            t.issue
            for k, tree in enumerate(trees)
            for t in issues.topics[k]
            if t.issue in HALTS and _speaks_of(tree, t)
        }

    def of(self, sentence: Sentence, one: Found) -> str | None:
        """The undertaking that a term belongs to; null where none is in sight."""
        if one.issue is not None:
            return one.issue
        i = sentence.token(one.anchor)
        topics = self._named(sentence)
        handed = self._handed_over(sentence, i, topics) if one.axis is not Axis.QUANTITY else None
        if handed is not None:
            return handed
        covering = next((t for t in topics if t.first <= i <= t.last and not t.explicit), None)
        if one.axis in _WEAK | _HALTING_ONLY and covering is not None and sentence.tree.lemmas[i] in _WORDS["halts"]:
            return self._settled(sentence, covering)  # "the ceasefire covers ..." is about the ceasefire
        if one.axis is Axis.CONDITION:  # what a condition asks for is not what it limits
            topics = [t for t in topics if not one.start <= sentence.tree.starts[t.first] < one.end]
        if one.axis is Axis.QUANTITY:
            return self._counted(sentence, i, topics)
        if (
            one.axis is Axis.SCOPE
            and sentence.tree.lower[sentence.first] in ("it", "this")
            and self._last is not None
            and not self._last[1]
        ):
            return self._last[0]
        if one.axis is Axis.PARTY and one.at >= 0:  # what they agreed is named behind the verb
            topics = (
                sorted((t for t in topics if t.first > i and t.issue in HALTS), key=lambda t: t.first)[:1] or topics
            )
        ranked = sorted(topics, key=lambda t: (distance(sentence.tree, i, t.first), abs(t.first - i)))
        talks = [t for t in ranked if t.issue in _TALKS]
        named = [t for t in ranked if t.issue in UNDERTAKINGS and self._fits(t, one)]
        implied = [t for t in ranked if t.issue in (DEAL, TRUCE) and _is_noun(sentence.tree, t)]
        best = next(iter(named or implied), None)
        if best is not None:
            nearer = talks and one.axis in _NEAREST and ranked.index(talks[0]) < ranked.index(best)
            return None if nearer else self._settled(sentence, best)
        if talks and one.axis in _NEAREST:
            return None
        if one.axis in _WEAK and any(
            t.issue == STRIKE for t in self._issues.between(sentence.k, sentence.first, sentence.last)
        ):
            return None
        natural = next((issue for top, issue in _NATURAL.items() if (one.value or "").startswith(top)), None)
        if one.axis is Axis.SCOPE and natural is not None:
            return natural
        near = self._last is not None and self._last[1] <= _CARRIED
        if near and self._last is not None and (one.axis not in _HALTING_ONLY or self._last[0] in HALTS):
            return self._last[0]
        return self._halt(self._issues.truce_at(sentence.k, i))

    def _handed_over(self, sentence: Sentence, i: int, topics: Sequence[Topic]) -> str | None:
        """What "they will be returned only after" is about: those who were named last as held or taken."""
        tree = sentence.tree
        if tree.lemmas[i] not in _WORDS["hands_over"] or any(t.issue in COUNTED for t in topics):
            return None
        people = {tree.lower[c] for c in tree.children[i] if tree.deps[c] in ("nsubjpass", "dobj", "nsubj")}
        return self._people if people & {"they", "them", "he", "him", "she", "these", "those", "soldiers"} else None

    def _halt(self, issue: str) -> str:
        """A narrower halt only where the report speaks of one, and not where it only tells what breaks any ceasefire."""
        return issue if issue == FULL or issue not in HALTS or issue in self._spoken_of else FULL

    def _counted(self, sentence: Sentence, i: int, topics: Sequence[Topic]) -> str | None:
        """What a number of people or bodies is promised for: the nearest undertaking of that kind."""
        fit = [t for t in topics if t.issue in COUNTED]
        return min(fit, key=lambda t: (distance(sentence.tree, i, t.first), abs(t.first - i))).issue if fit else None

    def pass_on(self, sentence: Sentence) -> None:
        """Remember what a sentence spoke of."""
        words = set(sentence.tree.lemmas[sentence.first : sentence.last + 1])
        held = next((kind for kind in COUNTED_PEOPLE if words & _HELD[kind]), None)
        if held is not None and (held != "prisoner_exchange" or words & _WORDS["taken"]):
            self._people = held
        own = [
            t
            for t in self._named(sentence)
            if t.issue in UNDERTAKINGS or (t.issue in (DEAL, TRUCE) and _is_noun(sentence.tree, t))
        ]
        halts = [t for t in own if t.issue in HALTS or t.issue in (DEAL, TRUCE)] or own
        if halts:
            explicit = [t for t in halts if t.explicit]
            self._last = (self._settled(sentence, (explicit or halts)[0]), 0)
        elif self._last is not None:
            self._last = (self._last[0], self._last[1] + 1)

    def _named(self, sentence: Sentence) -> list[Topic]:
        """The topics of a sentence without the attacks that it tells: what was struck is no undertaking."""
        return [
            t
            for t in self._issues.between(sentence.k, sentence.first, sentence.last)
            if t.issue != STRIKE and not is_attack(sentence.tree, t)
        ]

    @staticmethod
    def _fits(topic: Topic, one: Found) -> bool:
        return topic.issue in HALTS or one.axis not in _HALTING_ONLY

    def _settled(self, sentence: Sentence, topic: Topic) -> str:
        if not topic.explicit and _feast(sentence):
            return FULL
        if not topic.explicit and "hostility" in sentence.tree.lemmas[topic.first : topic.last + 1]:
            return FULL
        issue = self._issues.settled(sentence.k, topic)
        return issue if topic.explicit else self._halt(issue)


def _speaks_of(tree: Tree, topic: Topic) -> bool:
    """Whether a topic shows that a narrower halt is spoken of: it is halted, or attacks on targets of its own are told as done."""
    if _only_covered(tree, topic):
        return False
    if not is_attack(tree, topic) or any(
        tree.lemmas[i] in _WORDS["halts"] for i in range(max(0, topic.first - 4), topic.first)
    ):
        return True
    told = [
        i for t in range(topic.first, topic.last + 1) for i in (t, *_up(tree, t)) if tree.lemmas[i] in _WORDS["strikes"]
    ]
    return topic.issue not in _FIGHTING and all(tree.tags[i] != "VB" for i in told)


def _only_covered(tree: Tree, topic: Topic) -> bool:
    """Whether a topic is only one of the things that a halt covers: "the ceasefire covers attacks on civilian objects"."""
    span = range(topic.first, topic.last + 1)
    over = {tree.lemmas[a] for i in span for a in _up(tree, i)} | {tree.lemmas[i] for i in span}
    return "cover" in over and not over & _WORDS["halts"]


def _is_noun(tree: Tree, topic: Topic) -> bool:
    """Whether a deal is named by a noun; "according to" and "ordered" name none."""
    return tree.tags[topic.last].startswith("NN")


def _feast(sentence: Sentence) -> bool:
    """A truce for a feast or a day of remembrance is one of its own."""
    return any(w in _WORDS["feasts"] for w in sentence.tree.lower[sentence.first : sentence.last + 1])


def is_attack(tree: Tree, topic: Topic) -> bool:
    """Whether a topic is only the target of an attack that is told: no word over it or in it halts anything."""
    span = range(topic.first, topic.last + 1)
    if any(tree.lemmas[i] in _WORDS["halts"] or tree.lemmas[i] in _WORDS["terms_of_time"] for i in span):
        return False
    above = {a for i in span for a in _up(tree, i)}
    attack = any(tree.lemmas[i] in _WORDS["strikes"] for i in (*span, *above))
    return attack and not any(tree.lemmas[a] in _WORDS["halts"] or tree.lemmas[a] in _WORDS["covers"] for a in above)


def _up(tree: Tree, i: int) -> list[int]:
    found = []
    for a in tree.ancestors(i):
        found.append(a)
        if len(found) == 6:
            break
    return found


def distance(tree: Tree, i: int, j: int) -> int:
    """Arcs between two tokens of a sentence, 30 where there is no short way."""
    ups = {i: 0}
    for n, a in enumerate(tree.ancestors(i), start=1):
        ups[a] = n
        if n > _LONG_WAY:
            break
    at, n = j, 0
    while at not in ups:
        if tree.heads[at] == at or n > _LONG_WAY:
            return 30
        at, n = tree.heads[at], n + 1
    return ups[at] + n
