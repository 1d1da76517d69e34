"""Trains the stance reader: python -m training.stances.train [SENTENCES] [--reports FOLDER ...] [--encoder FOLDER] [--to FOLDER].

SENTENCES is a file of sentences and each FOLDER a folder of annotated reports, as `corpus.py` describes; those that
ship are taken if none are named. A reader is tuned for each fold on the examples of the other folds, a report always
whole in one fold, and measured on its own; what ships is the mean of their weights. What has to be installed for it
is what the act reader's training needs (docs/models/acts.md).
"""

import argparse
import random
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import numpy as np
from scipy.optimize import minimize_scalar

from holdfire.extraction.encoder.marking import Marked
from holdfire.extraction.reader import Reader
from holdfire.extraction.stances.model import chances_of
from holdfire.extraction.stances.weights import Weights, save
from holdfire.vocab.stance_kinds import STANCES
from training.acts.encoder import CARRIER, published
from training.acts.export import upper
from training.acts.folding import SEED, Tuned, mean_of, tuned_by_fold
from training.acts.tuning import Chances, Plan
from training.stances.corpus import NONE, Example, of_reports, of_sentences
from training.stances.figures import lines

FOLDS = 3
PLAN = Plan(frozen=2, rounds=5, rate=1.5e-4, coarse=True)
ROOT = Path(__file__).resolve().parents[2]
SENTENCES = Path(__file__).parent / "sentences.tsv"
REPORTS = (ROOT / "tests" / "gold", ROOT / "tests" / "gold" / "open")
SHIPPED = ROOT / "src" / "holdfire" / "extraction" / "stances"


def main(argv: Sequence[str] | None = None) -> None:
    """Train and write the weights; the figures go to standard error."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("sentences", nargs="?", type=Path, default=SENTENCES)
    options.add_argument("--reports", nargs="*", type=Path, default=REPORTS)
    options.add_argument(
        "--encoder", type=Path, default=None, help=f"default: the one that the package {CARRIER} carries"
    )
    options.add_argument("--to", type=Path, default=SHIPPED, help="the folder for the weights")
    chosen = options.parse_args(argv)
    reader = Reader.load()
    examples = list(of_sentences(chosen.sentences, reader))
    for folder in chosen.reports:
        examples += of_reports(folder, reader)
    encoder = chosen.encoder or published()
    found = tuned(examples, encoder, PLAN)
    finish(examples, found, chosen.to, _say)


def tuned(examples: Sequence[Example], folder: Path, plan: Plan) -> list[Tuned]:
    """An encoder for each fold, tuned on the examples of all other folds; each fold in a process of its own."""
    names = (NONE, *sorted(STANCES))
    wanted = np.eye(len(names), dtype=np.float32)[[names.index(e.stance) for e in examples]]
    one = partial(_fold, [e.read for e in examples], wanted, folds(examples), folder=folder, plan=plan)
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        return [t for found in pool.map(one, range(FOLDS)) for t in found]


def _fold(
    marked: Sequence[Marked],
    wanted: Chances,
    of: Sequence[int],
    fold: int,
    *,
    folder: Path,
    plan: Plan,
) -> list[Tuned]:
    def say(message: str) -> None:
        _say(f"fold {fold}: {message}")

    return tuned_by_fold(marked, wanted, of, (fold,), folder, plan, say)


def folds(examples: Sequence[Example]) -> list[int]:
    """The fold of each example: those of one report, and the same sentence of a file, stay together."""
    groups = sorted({e.group for e in examples})
    random.Random(SEED).shuffle(groups)
    of = {group: place % FOLDS for place, group in enumerate(groups)}
    return [of[e.group] for e in examples]


def finish(examples: Sequence[Example], found: Sequence[Tuned], to: Path, say: Callable[[str], None]) -> None:
    """Fit the chances on unseen examples, report, and write what ships: the mean of the encoders' weights."""
    names = (NONE, *sorted(STANCES))
    own = [j for t in found for j in t.unseen]
    scores = np.concatenate([t.scores for t in found])
    right = [names.index(examples[j].stance) for j in own]
    scale = scale_of(scores, right)
    for line in lines([examples[j] for j in own], chances_of(scores, scale), names):
        say(line)
    mean = mean_of([t.encoder for t in found])
    to.mkdir(parents=True, exist_ok=True)
    save(Weights(upper([mean], PLAN.frozen), names, scale), to)


def scale_of(scores: Chances, right: Sequence[int]) -> float:
    """The factor to the scores under which what is right is likeliest."""
    rows = np.arange(len(right))

    def loss(scale: float) -> float:
        return -float(np.log(np.maximum(chances_of(scores, scale)[rows, right], 1e-9)).sum())

    return round(float(minimize_scalar(loss, bounds=(0.1, 5.0), method="bounded").x), 3)


def _say(message: str) -> None:
    sys.stderr.write(message + "\n")


if __name__ == "__main__":
    main()
