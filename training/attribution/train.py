"""Train the attribution reader: python -m training.attribution.train CORPUS [--dev FILE].

CORPUS is a file of JSON lines as `corpus.py` describes. One seed, whole numbers at the end: the same corpus and the
same pinned packages give the same bytes. Weights go beside the code that reads them.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from holdfire.extraction.attribution import labels, model
from holdfire.extraction.attribution.arguments import argument_features
from holdfire.extraction.attribution.cues import CueCounts, candidates, cue_features, grades_of, keys_of
from holdfire.extraction.attribution.found import Found
from holdfire.extraction.attribution.ranking import ranking_features
from holdfire.extraction.attribution.reach import reach, room_for
from holdfire.extraction.attribution.tokens import token_features
from holdfire.extraction.attribution.weights import Scores, Table, Weights, save
from holdfire.extraction.parsing import Parser
from training.attribution.calibration import calibration_error
from training.attribution.corpus import Example, Gold, articles, counts_of, examples
from training.attribution.logistic import fit
from training.attribution.perceptron import Stretch, train

SEED = 1
FOLDS = 4  # parts that the corpus is cut into, so that each stage sees what the one before does on unseen reports
RARE = 3  # a feature that was seen less often is left out
ROUNDS = 5
CUE_PENALTY, RANK_PENALTY = 10.0, 6.0
_SMALL = 0.004  # of the largest weight of a table; rows below are dropped

Chances = dict[int, float]


def main() -> None:
    """Read the corpus, train the three stages, write the weights."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("corpus", type=Path)
    options.add_argument("--to", type=Path, default=model.FILE)
    chosen = options.parse_args()
    parser = Parser.load()
    found = [e for n, a in enumerate(articles(chosen.corpus, parser)) for e in examples(n, a)]
    weights = trained(found, _say)
    digest = save(weights, chosen.to)
    chosen.to.with_suffix(".sha256").write_text(digest + "\n", encoding="ascii")
    _say(f"{chosen.to.name}: {chosen.to.stat().st_size:,} bytes, SHA-256 {digest}")


def trained(found: Sequence[Example], say: Callable[[str], None]) -> Weights:
    """The three stages, each trained on what the one before says about reports that it has not seen."""
    counts = counts_of(found)
    cues, chances = _cue_stage(found, counts, say)
    arguments, transitions, findings = _argument_stage(found, chances, say)
    ranks = _rank_stage(found, findings, say)
    return Weights(counts, cues, arguments, transitions, ranks)


def _cue_stage(found: Sequence[Example], counts: CueCounts, say: Callable[[str], None]) -> tuple[Table, list[Chances]]:
    names = _Names()
    cases: list[list[int]] = []
    right: list[bool] = []
    places: list[tuple[int, int]] = []
    for number, (example, own) in enumerate(_with_own_counts(found)):
        keys = keys_of(example.paragraph)
        grades = grades_of(keys, counts, own)
        for i in candidates(example.paragraph, keys, counts):
            cases.append(names.numbers(cue_features(example.paragraph, i, grades)))
            right.append(i in example.gold)
            places.append((number, i))
    rows, keep = names.frequent(cases)
    say(f"cues: {len(cases):,} candidates, {sum(right):,} right, {len(keep):,} features")
    weights, odds = _jackknifed(rows, right, [found[n].report for n, _ in places], len(keep), CUE_PENALTY)
    chances: list[Chances] = [{} for _ in found]
    for (number, i), value in zip(places, odds, strict=True):
        chances[number][i] = model.logistic(value)
    return _table(keep, weights[:, None]), chances


def _with_own_counts(found: Sequence[Example]) -> Iterable[tuple[Example, CueCounts]]:
    """Each paragraph with the counts of its own report, which must not testify for itself."""
    reports: dict[int, list[Example]] = {}
    for example in found:
        reports.setdefault(example.report, []).append(example)
    own = {report: counts_of(inside) for report, inside in reports.items()}
    return ((example, own[example.report]) for example in found)


def _jackknifed(
    rows: Sequence[npt.NDArray[np.int32]], right: Sequence[bool], reports: Sequence[int], features: int, penalty: float
) -> tuple[npt.NDArray[np.float64], list[float]]:
    """Weights from everything, and for each case its log-odds by weights that have not seen its report."""
    truth, fold = np.array(right), np.array(reports) % FOLDS
    odds = np.zeros(len(rows))
    for part in range(FOLDS):
        seen = np.nonzero(fold != part)[0].tolist()
        weights = fit([rows[j] for j in seen], truth[seen], features, penalty)
        for j in np.nonzero(fold == part)[0].tolist():
            odds[j] = weights[rows[j]].sum()
    return fit(rows, truth, features, penalty), odds.tolist()


def _argument_stage(
    found: Sequence[Example], chances: Sequence[Chances], say: Callable[[str], None]
) -> tuple[Table, Scores, list[list[Found]]]:
    names = _Names()
    cases: list[list[int]] = []
    shapes: list[tuple[int, list[int], list[int]]] = []
    for example, possible in zip(found, chances, strict=True):
        if example.gold:
            for numbers, starts, wanted in _labelled(example, possible, names):
                cases.append(numbers)
                shapes.append((example.report, starts, wanted))
    rows, keep = names.frequent(cases)
    sequences = [
        _thinned(case, row, starts, wanted, names)
        for case, row, (_, starts, wanted) in zip(cases, rows, shapes, strict=True)
    ]
    say(f"arguments: {len(cases):,} cues, {sum(len(w) for _, _, w in shapes):,} tokens, {len(keep):,} features")
    findings: list[list[Found]] = [[] for _ in found]
    for part in range(FOLDS):
        seen = [s for s, (report, _, _) in zip(sequences, shapes, strict=True) if report % FOLDS != part]
        weights, transitions = train(seen, len(keep), ROUNDS, SEED)
        table = Table(keep, weights)
        for number, example in enumerate(found):
            if example.report % FOLDS == part:
                findings[number] = model.label(example.paragraph, chances[number], table, transitions)
    weights, transitions = train(sequences, len(keep), ROUNDS, SEED)
    return _table(keep, weights), transitions, findings


def _labelled(example: Example, chances: Chances, names: "_Names") -> Iterable[tuple[list[int], list[int], list[int]]]:
    """For each gold cue the feature numbers of its reach, where each token's begin, and the right labels."""
    paragraph = example.paragraph
    grades = model.grades_by_chance(paragraph, chances)
    base = [names.numbers(features) for features in token_features(paragraph)]
    for at, gold in example.gold.items():
        first, end = reach(paragraph, at, room_for(len(paragraph), len(example.gold)))
        numbers: list[int] = []
        starts: list[int] = []
        features = argument_features(paragraph, at, grades, first, end)
        for own, seen in zip(base[first:end], features, strict=True):
            starts.append(len(numbers))
            numbers += own
            numbers += names.numbers(seen)
        yield numbers, [*starts, len(numbers)], _labels_of(gold, first, end)


def _labels_of(gold: Gold, first: int, end: int) -> list[int]:
    wanted = [labels.NOTHING] * (end - first)
    for begin, tokens in ((labels.CONTENT, gold.content), (labels.SOURCE, gold.source), (labels.CUE, gold.cue)):
        for i in tokens:
            if first <= i < end:
                wanted[i - first] = begin + 1 if i - 1 in tokens else begin
    for t, label in enumerate(wanted):  # a span that another one cut begins anew
        if label and label % 2 == 0 and (t == 0 or wanted[t - 1] not in (label, label - 1)):
            wanted[t] = label - 1
    return wanted


def _thinned(
    case: Sequence[int], row: npt.NDArray[np.int32], starts: Sequence[int], wanted: Sequence[int], names: "_Names"
) -> Stretch:
    """A sequence without its rare features."""
    kept = np.concatenate([[0], np.cumsum(names.is_frequent[np.array(case)])])
    return Stretch(row, kept[np.array(starts)].astype(np.int32), np.array(wanted, np.int8))


def _rank_stage(found: Sequence[Example], findings: Sequence[Sequence[Found]], say: Callable[[str], None]) -> Table:
    names = _Names()
    cases: list[list[int]] = []
    right: list[bool] = []
    reports: list[int] = []
    for example, inside in zip(found, findings, strict=True):
        for one in inside:
            if one.content:
                rivals = [f for f in inside if f is not one]
                cases.append(names.numbers(ranking_features(example.paragraph, one, rivals)))
                right.append(_is_right(example, one))
                reports.append(example.report)
    rows, keep = names.frequent(cases)
    weights, odds = _jackknifed(rows, right, reports, len(keep), RANK_PENALTY)
    error = calibration_error([model.logistic(o) for o in odds], right)
    say(f"judgement: {len(cases):,} findings, {sum(right):,} right, expected calibration error {error:.3f}")
    return _table(keep, weights[:, None])


def _is_right(example: Example, one: Found) -> bool:
    """Whether content and source meet the gold of the same cue: half of the words of both content and source in common."""
    gold = example.gold.get(one.at)
    if gold is None:
        return False
    words = example.paragraph.tree.words
    given, wanted = _words(words, one.content), _words(words, gold.content)
    source, owner = _words(words, one.source), _words(words, gold.source)
    same = (not source and not owner) or 4 * len(source & owner) >= len(source) + len(owner)
    return bool(wanted) and 2 * len(given & wanted) >= len(given | wanted) and same


def _words(words: Sequence[str], tokens: Iterable[int]) -> frozenset[int]:
    return frozenset(i for i in tokens if any(c.isalnum() for c in words[i]))


class _Names:
    """Features by number, in the order in which they are first seen."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self.is_frequent: npt.NDArray[np.bool_] = np.zeros(0, np.bool_)

    def numbers(self, features: Iterable[str]) -> list[int]:
        """The numbers of `features`; a new one gets the next. A line break within a word can't be stored and is left out."""
        known = self._numbers
        return [known.setdefault(f, len(known)) for f in features if "\n" not in f]

    def frequent(self, cases: Sequence[Sequence[int]]) -> tuple[list[npt.NDArray[np.int32]], dict[str, int]]:
        """The cases with their frequent features alone, numbered anew, and the names of these."""
        counts: Counter[int] = Counter()
        for case in cases:
            counts.update(case)
        often = np.array([counts[j] >= RARE for j in range(len(self._numbers))])
        new = (np.cumsum(often) - 1).astype(np.int32)
        self.is_frequent = often
        rows = [new[held[often[held]]] for held in (np.array(case, np.int64) for case in cases)]
        return rows, {name: int(new[j]) for name, j in self._numbers.items() if often[j]}


def _table(names: dict[str, int], values: npt.NDArray[np.floating]) -> Table:
    """A table of the rows that matter."""
    size = np.abs(values).max(axis=1)
    heavy = size > _SMALL * size.max()
    kept = [name for name, row in names.items() if heavy[row]]
    return Table({name: j for j, name in enumerate(kept)}, values[[names[n] for n in kept]].astype(np.float32))


def _say(message: str) -> None:
    sys.stderr.write(message + "\n")


if __name__ == "__main__":
    main()
