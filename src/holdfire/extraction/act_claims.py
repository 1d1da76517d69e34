"""Claims of the act reader: where a party and an issue meet in a clause and no rule reads a stance, the act decides."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from holdfire.extraction.actors import parties_of
from holdfire.extraction.acts.model import ActModel
from holdfire.extraction.acts.pairs import extent
from holdfire.extraction.arguments import Arguments
from holdfire.extraction.claims import Claim
from holdfire.extraction.clauses import complements
from holdfire.extraction.encoder.marking import Marked
from holdfire.extraction.issues import Issues, Topic
from holdfire.extraction.tree import Tree
from holdfire.vocab.acts import acts
from holdfire.vocab.issues import DEAL, TRUCE

SURE = 0.9  # the chance from which on an act makes a claim
_CLAUSES = frozenset({"ROOT", "ccomp", "conj", "parataxis"})
_NAMED = frozenset({TRUCE, DEAL})
# acts of speech that are read well enough; a deed is an incident, support and threats are too often something else
_FOLLOWED = frozenset({"AGREE", "REQUEST", "ACCUSE", "REJECT"})
# no stance of their own: what is told is read in its own clause
_ONLY_TELLS = frozenset(
    ["be", "say", "tell", "add", "note", "write", "state", "argue", "report", "explain", "recall", "describe", "speak"]
)
_DIRECTED = frozenset({"accused", "threatened"})


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A claim but for its stance, and the sentence that is read for it."""

    claim: Claim
    sentence: Marked


class ActClaims:
    """Reads claims by their act; one instance a report."""

    def __init__(self, trees: Sequence[Tree], issues: Issues, arguments: Arguments, model: ActModel) -> None:
        self._trees, self._issues, self._args, self._model = trees, issues, arguments, model

    def all(self, known: Sequence[Claim]) -> list[Claim]:
        """The claims of a report at clauses that are not among those `known`; the whole report is read in one go."""
        read: dict[int, set[int]] = {}
        for claim in known:
            read.setdefault(claim.k, set()).update((claim.at, *claim.about))
        found = [c for k, tree in enumerate(self._trees) for c in self._candidates(k, tree, read.get(k, set()))]
        judged = self._model.read([c.sentence for c in found])
        claims = []
        for candidate, act in zip(found, judged, strict=True):
            stance = acts()[act.root].stance
            if stance is not None and act.root in _FOLLOWED and act.chance >= SURE:
                claims.append(_with(candidate.claim, stance, f"act:{act.root} {act.chance:.2f}"))
        return claims

    def _candidates(self, k: int, tree: Tree, read: set[int]) -> Iterator[_Candidate]:
        for v, tag in enumerate(tree.tags):
            if not tag.startswith("V") or tree.deps[v] not in _CLAUSES or tree.lemmas[v] in _ONLY_TELLS or v in read:
                continue
            holders, about, head, first = self._args.arguments(k, tree, v)
            if not parties_of(holders) or read & set(about) or not self._args.factual(k, tree, v):
                continue
            # a verb that names the issue itself ("does not negotiate about it") takes no stance on it
            topics = [t for t in self._issues.within(k, head, about) if _names(t) and not t.first <= v <= t.last]
            subject = tree.subject(v)
            if not topics or subject is None:
                continue
            targets = self._args.targets(k, tree, v, holders, about)
            claim = Claim(k, v, "", "", holders, about, head, first, max(about), targets, vague=True)
            yield _Candidate(claim, self._sentence(tree, v, subject))

    @staticmethod
    def _sentence(tree: Tree, v: int, subject: int) -> Marked:
        """The sentence of verb `v` with its subject as the source and its first object as the target."""
        start, end = tree.sentences[tree.sentence_of[v]]
        base = tree.starts[start]

        def span(noun: int) -> tuple[int, int]:
            first, last = extent(tree, noun)
            return tree.starts[max(first, start)] - base, tree.ends[min(last, end - 1)] - base

        objects = (
            o for c in complements(tree, v) for o in (c, *tree.each(c, "pobj", "dobj")) if tree.tags[o][:2] == "NN"
        )
        target = next((o for o in objects if start <= o < end), None)
        text = tree.text[base : tree.ends[end - 1]]
        return Marked(text, span(subject) if start <= subject < end else None, None if target is None else span(target))


def _names(topic: Topic) -> bool:
    """Whether the words name an issue by themselves, or the truce or deal that the report is about."""
    return topic.explicit or topic.issue in _NAMED


def _with(claim: Claim, stance: str, rule: str) -> Claim:
    return Claim(
        claim.k,
        claim.at,
        stance,
        rule,
        claim.holders,
        claim.about,
        claim.head,
        claim.first,
        claim.last,
        claim.targets if stance in _DIRECTED else (),
    )
