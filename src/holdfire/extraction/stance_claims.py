"""What the stance reader adds to the rules: stances that no rule reads, and the issues that no sentence names."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from holdfire.extraction.cast import Cast
from holdfire.extraction.claims import Claim
from holdfire.extraction.stances.candidates import Candidate
from holdfire.extraction.stances.hints import OTHER
from holdfire.extraction.stances.model import Reading, StanceModel
from holdfire.extraction.tree import Tree
from holdfire.record import Position

SURE = 0.3  # the chance of a stance and its issue from which on they make a claim
_UNLIKELY_STANCE = 0.1
_LIKELY_ISSUE, _UNLIKELY_ISSUE = 0.5, 0.15
_CLAUSES = frozenset({"ROOT", "ccomp", "conj", "parataxis", "advcl"})
_ACTIVE = frozenset({"demanded", "accused", "threatened"})  # what somebody does to another
_DIRECTED = frozenset({"accused", "denied", "threatened"})


class StanceClaims:
    """Reads claims by a trained model; one instance a report."""

    def __init__(self, cast: Cast, model: StanceModel) -> None:
        self._cast, self._model = cast, model

    def read(
        self, candidates: Sequence[Candidate], ruled: Sequence[Position]
    ) -> tuple[list[Claim], tuple[Position, ...]]:
        """The claims beside the rows `ruled` that rules have read, and those rows once the reader has had its say.

        The whole report is read in one go. A candidate of whom a rule has read a stance is asked only where the sentence
        does not name the row's issue.
        """
        asked = [c for c in candidates if not c.ruled or any(_is_unnamed(row, c) for row in c.ruled)]
        readings = self._model.read([c.read for c in asked], [c.hints for c in asked])
        claims: list[Claim] = []
        rows: dict[Position, Position | None] = {row: row for row in ruled}
        for candidate, reading in zip(asked, readings, strict=True):
            if not candidate.ruled:
                claims += self._claims(candidate, reading)
            for row in candidate.ruled:
                if _is_unnamed(row, candidate):
                    rows[row] = revised(row, reading)
        return claims, tuple(row for row in rows.values() if row is not None)

    def _claims(self, candidate: Candidate, reading: Reading) -> Iterator[Claim]:
        for stance, issue, chance in reading.sure(SURE):
            own = _own_issue(candidate, issue)
            if own is not None and not (stance in _ACTIVE and self._is_acted_on(candidate)):
                yield self._claim(candidate, stance, own, chance)

    def _is_acted_on(self, candidate: Candidate) -> bool:
        """ "Putin had been asked to accept a truce": who is asked, urged or accused demands and charges nothing by it."""
        holder, tree = candidate.holder, self._cast.trees[candidate.sentence.k]
        return not holder.told and holder.source is not None and tree.deps[holder.source] == "nsubjpass"

    def _claim(self, candidate: Candidate, stance: str, issue: str, chance: float) -> Claim:
        k, first, last = candidate.sentence
        tree = self._cast.trees[k]
        verb = _clause(tree, candidate, issue)
        return Claim(
            k,
            verb,
            stance,
            f"stance:{stance} {chance:.2f}",
            holders=(candidate.holder.actor,),
            head=verb,
            first=max(tree.lefts[verb], first),
            last=min(tree.rights[verb], last),
            targets=self._targets(candidate) if stance in _DIRECTED else (),
            issues=(issue,),
        )

    def _targets(self, candidate: Candidate) -> tuple[str, ...]:
        """The first other party that the sentence mentions."""
        table = self._cast.at[candidate.sentence.k]
        _, first, last = candidate.sentence
        parties = (a.party for i in range(first, last + 1) for a in table.get(i, ()) if a.party)
        other = next((p for p in parties if p != candidate.party), None)
        return (other,) if other else ()


def _is_unnamed(row: Position, candidate: Candidate) -> bool:
    """Whether a rule's row states its position in the candidate's sentence without its issue being named there.

    A denial is left alone: its issue is that of the charge that it answers, wherever that stands.
    """
    if row.stance == "denied":
        return False
    topic = candidate.topics.get(row.issue)
    stated = row.span.start < candidate.span.end and candidate.span.start < row.span.end
    return stated and (topic is None or not topic.explicit)


def revised(row: Position, reading: Reading) -> Position | None:
    """A rule's row whose issue is not named: dropped where its stance is unlikely, on another issue where that is far likelier."""
    if row.stance != "accused" and reading.of(row.stance) < _UNLIKELY_STANCE:
        return None  # an accusation stays: the denial that answers it rests on it
    issue, chance = reading.issue(row.stance)
    likelier = chance > _LIKELY_ISSUE and reading.chance_of(row.stance, row.issue) < _UNLIKELY_ISSUE
    if issue == OTHER or row.issue.startswith(OTHER) or not likelier:
        return row
    return replace(row, issue=issue, rule=f"{row.rule}, issue:{issue} {chance:.2f}")


def _own_issue(candidate: Candidate, issue: str) -> str | None:
    """An issue under its own name: what is read as another one is what the sentence names beside the common ones."""
    if issue != OTHER:
        return issue
    return next((i for i in candidate.topics if i.startswith(OTHER)), None)


def together(ruled: Sequence[Position], learned: Sequence[Position]) -> tuple[Position, ...]:
    """The positions that rules have read and those that were learned, each once; what rules alone read stays as it is."""
    known = {(p.party, p.issue, p.stance, p.target): p for p in learned}
    for row in sorted(ruled, key=lambda p: not p.is_learned):  # what rules alone read comes last, and stays
        again = known.get((row.party, row.issue, row.stance, row.target))
        more = () if again is None else (again.span, *again.also)
        known[row.party, row.issue, row.stance, row.target] = replace(row, also=(*row.also, *more))
    return tuple(sorted(known.values(), key=lambda p: (p.span, p.party, p.issue, p.stance, p.target or "")))


def _clause(tree: Tree, candidate: Candidate, issue: str) -> int:
    """The verb of the smallest clause around the words that name the issue, else around the party, else the sentence's root."""
    _, first, last = candidate.sentence
    topic = candidate.topics.get(issue)
    at = topic.first if topic is not None else candidate.holder.source
    for i in (at, *tree.ancestors(at)) if at is not None else ():
        if tree.tags[i].startswith("V") and tree.deps[i] in _CLAUSES and first <= i <= last:
            return i
    return next((i for i in range(first, last + 1) if tree.deps[i] == "ROOT"), first)
