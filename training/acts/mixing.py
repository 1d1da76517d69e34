"""How much the network and the words count, and the chances that come of it, fitted on sentences that neither had seen."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from holdfire.extraction.acts.model import chances_of
from holdfire.extraction.acts.weights import Numbers
from holdfire.vocab.acts import acts
from training.acts.corpus import Sentence
from training.acts.figures import f1_by_label, macro_f1
from training.attribution.calibration import calibration_error


@dataclass(frozen=True, slots=True)
class Unseen:
    """Sentences with their folds and the scores of readers that were trained without their fold, (sentences, acts) each."""

    sentences: tuple[Sentence, ...]
    folds: tuple[int, ...]
    network: Numbers
    words: Numbers


def mixture_of(network: Numbers, words: Numbers, right: Sequence[int]) -> tuple[float, float]:
    """The weights of both scores under which what is right is likeliest."""
    rows = np.arange(len(right))

    def loss(mixture: npt.NDArray[np.float64]) -> float:
        chances = chances_of(network, words, (float(mixture[0]), float(mixture[1])))
        return -float(np.log(np.maximum(chances[rows, right], 1e-9)).sum())

    found = minimize(loss, np.array([1.0, 0.5]), method="Nelder-Mead", options={"xatol": 1e-3, "fatol": 1e-3})
    return round(float(found.x[0]), 3), round(float(found.x[1]), 3)


def report(unseen: Unseen) -> Iterator[str]:
    """Lines on how well unseen sentences are read: each part alone, and both, weighed by a mixture fitted on other folds."""
    names = list(acts())
    wanted = [s.act for s in unseen.sentences]
    right = [names.index(a) for a in wanted]
    yield f"{len(wanted):,} sentences of folds {sorted(set(unseen.folds))}"
    for title, scores in (("words alone", unseen.words), ("network alone", unseen.network)):
        given = [names[j] for j in scores.argmax(axis=1)]
        yield f"{title}: accuracy {_accuracy(wanted, given):.3f}, macro-F1 {macro_f1(wanted, given):.3f}"
    chances = _mixed_without_own_fold(unseen, right)
    given = [names[j] for j in chances.argmax(axis=1)]
    quads = macro_f1([s.quad for s in unseen.sentences], [acts()[g].quad for g in given])
    sure = chances.max(axis=1)
    hits = [g == w for g, w in zip(given, wanted, strict=True)]
    yield (
        f"both: accuracy {_accuracy(wanted, given):.3f}, macro-F1 {macro_f1(wanted, given):.3f}, quad macro-F1 {quads:.3f}, "
        f"expected calibration error {calibration_error(sure.tolist(), hits):.3f}"
    )
    for act, f1 in f1_by_label(wanted, given).items():
        yield f"  {act}: F1 {f1:.2f} of {wanted.count(str(act))}"
    for least in (0.5, 0.6, 0.7, 0.8, 0.9):
        kept = sure >= least
        share = float(np.array(hits)[kept].mean()) if kept.any() else 0.0
        yield f"  chance {least} and above: {float(kept.mean()):.2f} of the sentences, {share:.3f} of them right"


def _mixed_without_own_fold(unseen: Unseen, right: Sequence[int]) -> Numbers:
    """Chances by the mixture of the other folds; with one fold alone, by its own."""
    folds = np.array(unseen.folds)
    target = np.array(right)
    chances = np.zeros_like(unseen.network)
    for fold in sorted(set(unseen.folds)):
        own = folds == fold
        rest = ~own if (~own).any() else own
        mixture = mixture_of(unseen.network[rest], unseen.words[rest], target[rest].tolist())
        chances[own] = chances_of(unseen.network[own], unseen.words[own], mixture)
    return chances


def _accuracy(wanted: Sequence[str], given: Sequence[str]) -> float:
    return sum(w == g for w, g in zip(wanted, given, strict=True)) / len(wanted)
