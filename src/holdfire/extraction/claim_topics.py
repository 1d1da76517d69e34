"""Which issues a claim is about: those that its words name, what they take up from before, or the halt of the report."""

from collections.abc import Sequence

from holdfire.extraction.actors import Standing
from holdfire.extraction.cast import Cast
from holdfire.extraction.claims import Claim
from holdfire.extraction.issues import Issues, Topic
from holdfire.extraction.left_open import means_the_truce
from holdfire.extraction.tree import Tree
from holdfire.vocab.grammar import words_of
from holdfire.vocab.issues import DEAL
from holdfire.vocab.roles import roles

_OPEN_ISSUE = frozenset(
    {
        "denied",
        "claimed_compliance",
        "accused",
        "declined",
        "agreed",
        "agreed_in_principle",
        "welcomed",
        "suspended",
        "sceptical",
        "threatened",
    }
)
_DAYS = frozenset({"today", "tomorrow", "tonight", "yesterday", "day", "week", "month"})
_OFFERS = frozenset({"request", "offer", "call", "demand", "invitation", "suggestion", "appeal"})
_TERMS = frozenset(
    [
        "month",
        "period",
        "truce",
        "ceasefire",
        "deadline",
        "moratorium",
        "pause",
        "order",
        "agreement",
        "deal",
        "term",
        "week",
        "day",
        "halt",
        "armistice",
    ]
)
_GENERIC = words_of("positions")["generic"]
_PRONOUNS = frozenset({"it", "that", "this", "them", "so", "one"})


class ClaimTopics:
    """Finds the issues of claims in the order of the text; one instance a report.

    What an earlier claim was about is remembered: `charge` is the last accusation, its issue, accuser and accused, and
    the passage that it stands in.
    """

    def __init__(self, trees: Sequence[Tree], cast: Cast, issues: Issues) -> None:
        self._trees, self._cast, self._issues = trees, cast, issues
        self._last_issue: str | None = None
        self._last_offer: tuple[str, int] | None = None
        self.charge: tuple[str, str, str, int] | None = None

    def settled(self, claim: Claim, topics: Sequence[Topic]) -> None:
        """Remember what a claim was about."""
        self._last_issue = topics[-1].issue
        if claim.stance in ("proposed", "demanded"):
            self._last_offer = (topics[-1].issue, claim.k)

    def of(self, claim: Claim) -> list[Topic]:
        """The issues of a claim, each at the words that name it."""
        if claim.issues:
            return [Topic(i, claim.at, claim.at, explicit=False) for i in claim.issues]
        tree = self._trees[claim.k]
        blaming = claim.stance == "accused" and claim.rule.startswith(
            ("clause", "verb:allege", "verb:accuse", "verb:claim")
        )
        found = self._issues.within(claim.k, claim.head, claim.about, plainly=blaming)
        explicit = [t for t in found if t.explicit]
        if claim.stance == "discussed":
            own = set(range(claim.at, claim.at + 3)) if "talk" in claim.rule else set()
            return [t for t in explicit if t.first not in own]
        if explicit:
            return explicit
        if not found and self._about_the_truce(claim, tree):
            return [Topic(self._issues.truce_at(claim.k, claim.at), claim.at, claim.at, explicit=False)]
        if (
            not found
            and claim.rule in ("verb:expire", "verb:lapse", "verb:run")
            and any(tree.lemmas[j] in _TERMS for j in claim.about)
        ):
            return [Topic(self._issues.truce_at(claim.k, claim.at), claim.at, claim.at, explicit=False)]
        offered = self._taken_up(claim, tree) if found else None
        if offered is not None:
            return [offered]
        if claim.stance == "denied" and self.charge:
            return [Topic(self.charge[0], claim.at, claim.at, explicit=False)]
        if found and claim.stance in ("proposed", "committed") and all(t.issue == DEAL for t in found):
            return []
        if found:
            if not claim.vague and all(t.issue == DEAL for t in found):
                return []
            issue = self._issues.truce_at(claim.k, found[0].first)
            return [Topic(issue, found[0].first, found[0].last, explicit=False)]
        if (
            claim.rule.startswith("adjective")
            and claim.stance == "sceptical"
            and self._last_issue
            and any(h.standing is Standing.PERSON for h in claim.holders)
        ):
            return [Topic(self._last_issue, claim.at, claim.at, explicit=False)]
        if (
            self._last_issue
            and claim.rule.startswith("verb:not ")
            and not any(tree.tags[j].startswith("NN") for j in claim.about)
        ):
            return [Topic(self._last_issue, claim.at, claim.at, explicit=False)]  # "Moscow has not responded"
        if self._last_issue and claim.rule.startswith(("verb", "phrase")):
            bare = not any(
                tree.tags[j].startswith("NN")
                and tree.lemmas[j] not in _GENERIC
                and j not in self._cast.at[claim.k]
                and tree.lower[j] not in roles().calendar | _DAYS
                for j in claim.about
            )
            spoken = {tree.lower[j] for j in claim.about}
            if (
                (bare and claim.stance in ("demanded", "hoped") and spoken & _PRONOUNS)
                or (claim.stance in _OPEN_ISSUE and (spoken & _PRONOUNS and claim.stance != "undecided"))
                or (bare and claim.stance in ("proposed", *_OPEN_ISSUE))
            ):
                return [Topic(self._last_issue, claim.at, claim.at, explicit=False)]
        return self._left_to_the_report(claim, tree)

    def _left_to_the_report(self, claim: Claim, tree: Tree) -> list[Topic]:
        """The report's truce, where a stance that names nothing can only be about it."""
        somebody = any(self._cast.at[claim.k].get(j) for j in claim.about)
        charged = self.charge is not None and self.charge[3] == claim.k
        if not means_the_truce(claim, tree, somebody=somebody, charged=charged):
            return []
        return [Topic(self._issues.truce_at(claim.k, claim.at), claim.at, claim.at, explicit=False)]

    @staticmethod
    def _about_the_truce(claim: Claim, tree: Tree) -> bool:
        """Whether a claim that names no issue is about the halt that the report is about: harm that is announced, "they violated it"."""
        if claim.rule in ("clause:not until", "clause:harm announced", "clause:would meet harm"):
            return True
        return claim.rule == "clause:breach told of another" and any(tree.lower[j] in _PRONOUNS for j in claim.about)

    def _taken_up(self, claim: Claim, tree: Tree) -> Topic | None:
        """ "the request", "that offer": what was last put forward or demanded nearby."""
        word = next(
            (
                j
                for j in claim.about
                if tree.lemmas[j] in _OFFERS and tree.lowered_child(j, "the", "that", "this") is not None
            ),
            None,
        )
        if word is None or self._last_offer is None or claim.k - self._last_offer[1] > 1:
            return None
        return Topic(self._last_offer[0], word, word, explicit=False)
