"""Training the weighing of source and target: of all pairs of noun phrases in a sentence, the annotated one is the likeliest."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from holdfire.extraction.acts.pairs import alone, best_pair, candidates, heads_within, together
from holdfire.extraction.parsing import Parser
from holdfire.extraction.passage import Passage
from holdfire.extraction.tree import Tree, trees_of
from training.acts.corpus import Sentence

_PENALTY = 0.02  # of the squared weights, a sentence
_RARE = 3  # pairs of noun phrases; features of fewer are left out


@dataclass(frozen=True, slots=True)
class Parsed:
    """A sentence with its tree and the tokens that the annotated source and target are made of."""

    tree: Tree
    source: frozenset[int]
    target: frozenset[int]


def parsed(corpus: Sequence[Sentence], parser: Parser) -> list[Parsed]:
    """The sentences of a corpus, parsed without their marks."""
    trees = trees_of(parser.docs([Passage(s.text, range(len(s.text) + 1)) for s in corpus]), parser.lemmas)
    return [
        Parsed(tree, tokens_of(tree, s.source), tokens_of(tree, s.target))
        for tree, s in zip(trees, corpus, strict=True)
    ]


def tokens_of(tree: Tree, words: str) -> frozenset[int]:
    """The tokens of every place where `words` stand in a sentence; none for no words."""
    spans = [m.span() for m in re.finditer(re.escape(words.strip()), tree.text)] if words.strip() else []
    return frozenset(heads_within(tree, spans))


def trained_pairs(examples: Sequence[Parsed]) -> dict[str, float]:
    """Weights by feature under which the annotated pairs are likeliest (a softmax over the pairs of a sentence)."""
    cases = [c for c in (_case(e) for e in examples) if c is not None]
    counts = Counter(f for pairs, _ in cases for features in pairs for f in features)
    names = {f: j for j, f in enumerate(sorted(f for f, n in counts.items() if n >= _RARE))}
    rows = [[names[f] for f in features if f in names] for pairs, _ in cases for features in pairs]
    matrix = csr_matrix(
        (np.ones(sum(map(len, rows))), np.concatenate(rows), np.concatenate([[0], np.cumsum([len(r) for r in rows])])),
        shape=(len(rows), len(names)),
    )
    right = np.concatenate([r for _, r in cases])
    sizes = np.array([len(r) for _, r in cases])
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])

    def loss(weights: npt.NDArray[np.float64]) -> tuple[float, npt.NDArray[np.float64]]:
        score = matrix @ weights
        score = np.exp(score - np.repeat(np.maximum.reduceat(score, starts), sizes))
        whole, good = np.add.reduceat(score, starts), np.add.reduceat(score * right, starts)
        slope = score / np.repeat(whole, sizes) - score * right / np.repeat(good, sizes)
        cost = float(np.log(whole / good).sum()) + _PENALTY * len(cases) / 100 * float(weights @ weights)
        return cost, matrix.T @ slope + 2 * _PENALTY * len(cases) / 100 * weights

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 200})
    return {f: round(float(found.x[j]), 3) for f, j in names.items() if abs(found.x[j]) >= 0.005}


def _case(example: Parsed) -> tuple[list[list[str]], npt.NDArray[np.float64]] | None:
    """The features of each pair of a sentence, and which pairs are right; null where none is."""
    tree = example.tree
    nouns = candidates(tree, 0, len(tree))
    own = {(role, i): list(alone(tree, 0, i, role)) for i in nouns for role in "st"}
    both = [(s, t) for s in nouns for t in nouns if s != t]
    right = np.array([is_right(example, s, t) for s, t in both], np.float64)
    if not right.any():
        return None
    return [[*own["s", s], *own["t", t], *together(tree, s, t)] for s, t in both], right


def is_right(example: Parsed, source: int, target: int | None) -> bool:
    """Whether both head words stand in the annotated source and target."""
    return source in example.source and target in example.target


def pair_f1(examples: Sequence[Parsed], weights: dict[str, float] | None = None) -> float:
    """F1 of the pairs given: right where both head words stand in the annotated source and target."""
    given = [best_pair(e.tree, 0, len(e.tree), weights) for e in examples]
    found = [(e, p) for e, p in zip(examples, given, strict=True) if p is not None and p.target is not None]
    wanted = sum(1 for e in examples if e.source and e.target)
    hits = sum(is_right(e, p.source, p.target) for e, p in found)
    return 2 * hits / (len(found) + wanted)
