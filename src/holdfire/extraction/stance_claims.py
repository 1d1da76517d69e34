"""Claims of the stance reader: where a party and an issue meet in a sentence and no rule reads a stance."""

from collections.abc import Sequence
from dataclasses import replace

from holdfire.extraction.cast import Cast
from holdfire.extraction.claims import Claim
from holdfire.extraction.passage import Passage
from holdfire.extraction.stances.candidates import Candidate
from holdfire.extraction.stances.model import ReadStance, StanceModel
from holdfire.extraction.tree import Tree
from holdfire.record import Position, Span

SURE = 0.6  # the chance from which on a stance makes a claim
_CLAUSES = frozenset({"ROOT", "ccomp", "conj", "parataxis", "advcl"})
_OBJECTS = frozenset({"pobj", "dobj", "dative", "npadvmod"})
_DIRECTED = frozenset({"accused", "denied", "threatened"})


class StanceClaims:
    """Reads claims by a trained model; one instance a report."""

    def __init__(self, cast: Cast, passages: Sequence[Passage], model: StanceModel) -> None:
        self._cast, self._passages, self._model = cast, passages, model

    def all(self, candidates: Sequence[Candidate], ruled: Sequence[Position]) -> list[Claim]:
        """The claims of a report beside the rows that rules have read; the whole report is read in one go."""
        known: dict[str, list[Span]] = {}
        for row in ruled:
            known.setdefault(row.party, []).extend((row.span, *row.also))
        open_ones = [
            c for c in candidates if self._could_hold(c) and not self._is_read(c, known.get(c.holder.party or "", ()))
        ]
        read = self._model.read([c.read for c in open_ones])
        sure = [(c, r) for c, r in zip(open_ones, read, strict=True) if r.stance is not None and r.chance >= SURE]
        return [self._claim(c, r) for c, r in sure]

    def _could_hold(self, candidate: Candidate) -> bool:
        """Whether the party stands where a holder of a stance does: of 310 objects one held the stance that was read."""
        deps = self._cast.trees[candidate.k].deps
        return candidate.source is None or candidate.told or deps[candidate.source] not in _OBJECTS

    def _is_read(self, candidate: Candidate, known: Sequence[Span]) -> bool:
        """Whether a rule has read a stance of the candidate's party, on whatever issue, in its sentence."""
        tree = self._cast.trees[candidate.k]
        own = self._passages[candidate.k].span(*tree.chars(*candidate.sentence))
        return any(span.start < own.end and own.start < span.end for span in known)

    def _claim(self, candidate: Candidate, read: ReadStance) -> Claim:
        k, tree = candidate.k, self._cast.trees[candidate.k]
        verb = _clause(tree, candidate)
        return Claim(
            k,
            verb,
            read.stance or "",
            f"stance:{read.stance} {read.chance:.2f}",
            holders=(candidate.holder,),
            head=verb,
            first=max(tree.lefts[verb], candidate.sentence[0]),
            last=min(tree.rights[verb], candidate.sentence[1]),
            targets=self._targets(candidate) if read.stance in _DIRECTED else (),
            issues=(candidate.topic.issue,),
        )

    def _targets(self, candidate: Candidate) -> tuple[str, ...]:
        """The first other party that the sentence mentions."""
        table = self._cast.at[candidate.k]
        first, last = candidate.sentence
        parties = (a.party for i in range(first, last + 1) for a in table.get(i, ()) if a.party)
        other = next((p for p in parties if p != candidate.holder.party), None)
        return (other,) if other else ()


def together(ruled: Sequence[Position], learned: Sequence[Position]) -> tuple[Position, ...]:
    """The positions that rules have read and those that were learned, each once; a rule's row stays as it is."""
    known = {(p.party, p.issue, p.stance, p.target): p for p in learned}
    for row in ruled:
        again = known.get((row.party, row.issue, row.stance, row.target))
        more = () if again is None else (again.span, *again.also)
        known[row.party, row.issue, row.stance, row.target] = replace(row, also=(*row.also, *more))
    return tuple(sorted(known.values(), key=lambda p: (p.span, p.party, p.issue, p.stance, p.target or "")))


def _clause(tree: Tree, candidate: Candidate) -> int:
    """The verb of the smallest clause around the words that name the issue, else the root of the sentence."""
    first, last = candidate.sentence
    root = next((i for i in range(first, last + 1) if tree.deps[i] == "ROOT"), first)
    for i in (candidate.topic.first, *tree.ancestors(candidate.topic.first)):
        if tree.tags[i].startswith("V") and tree.deps[i] in _CLAUSES and first <= i <= last:
            return i
    return root
