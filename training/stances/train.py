"""Trains the stance reader: python -m training.stances.train [SENTENCES] [--reports FOLDER ...] [--encoder FOLDER] [--to FOLDER].

SENTENCES is a file of sentences and each FOLDER a folder of annotated reports, as `corpus.py` describes; those that
ship are taken if none are named. Two readers are tuned, each on the examples of five of six folds, a report always whole
in one, and measured on the sixth; what ships is the mean of their weights. What has to be installed for it
is what the act reader's training needs (docs/models/acts.md).
"""

import argparse
import random
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import torch
from scipy.optimize import minimize_scalar

from holdfire.extraction.reader import Reader
from holdfire.extraction.stances.hints import ISSUE_NAMES, STANCE_NAMES, issue_at
from holdfire.extraction.stances.model import LONGEST, NONE, chances_of
from holdfire.extraction.stances.weights import Weights, save
from training.acts.encoder import CARRIER, Cutter, published
from training.acts.folding import SEED, mean_of
from training.acts.tuning import Chances, Plan, Store
from training.stances.corpus import Example, of_reports, of_sentences
from training.stances.export import network
from training.stances.figures import lines
from training.stances.tuned import Aim, Examples, StanceEncoder, scores_of, tune

FOLDS, READERS = 6, 2  # a reader for each of the first folds is tuned on all others
PLAN = Plan(frozen=2, rounds=4, rate=1.5e-4)
ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).parent
SENTENCES = HERE / "sentences.tsv"
IDIOMS = HERE / "idioms"
GOLD = ROOT / "tests" / "gold"
REPORTS = (HERE / "reports", IDIOMS / "seen", IDIOMS / "unseen", GOLD, GOLD / "open")
SHIPPED = ROOT / "src" / "holdfire" / "extraction" / "stances"


@dataclass(frozen=True, slots=True)
class Tuned:
    """The reader of one fold, the examples that it has not seen, and its scores of their stances and issues."""

    reader: StanceEncoder
    unseen: tuple[int, ...]
    stances: Chances
    issues: Chances


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
    _say(f"{len(examples):,} examples, {sum(bool(e.stances) for e in examples):,} of them with a stance")
    found = tuned(examples, chosen.encoder or published(), PLAN)
    finish(examples, found, chosen.to, _say)


def tuned(examples: Sequence[Example], folder: Path, plan: Plan) -> list[Tuned]:
    """A reader for each of the first folds, tuned on the examples of all other folds; each in a process of its own."""
    one = partial(_fold, examples, folds(examples), folder=folder, plan=plan)
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        return list(pool.map(one, range(READERS)))


def _fold(examples: Sequence[Example], of: Sequence[int], fold: int, *, folder: Path, plan: Plan) -> Tuned:
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    torch.manual_seed(SEED)
    reader = StanceEncoder(folder)
    cutter = Cutter(folder, LONGEST)
    store = Store(reader.encoder, [cutter.pieces(e.read) for e in examples], plan.frozen)
    together = Examples(store.cut, [e.hints for e in examples], [aim_of(e) for e in examples])
    seen = [j for j, f in enumerate(of) if f != fold]
    unseen = tuple(j for j, f in enumerate(of) if f == fold)
    tune(reader, store, together, seen, plan, SEED + fold, lambda message: _say(f"fold {fold}: {message}"))
    return Tuned(reader, unseen, *scores_of(reader, store, together, unseen, plan.frozen))


def aim_of(example: Example) -> Aim:
    """What is right for an example, in numbers."""
    return Aim(
        tuple(
            (STANCE_NAMES.index(stance), tuple(issue_at(i) for i in issues))
            for stance, issues in example.stances.items()
        )
    )


def folds(examples: Sequence[Example]) -> list[int]:
    """The fold of each example: those of one report, and the same sentence of a file, stay together."""
    groups = sorted({e.group for e in examples})
    random.Random(SEED).shuffle(groups)
    of = {group: place % FOLDS for place, group in enumerate(groups)}
    return [of[e.group] for e in examples]


def finish(examples: Sequence[Example], found: Sequence[Tuned], to: Path, say: Callable[[str], None]) -> None:
    """Fit the chances on unseen examples, report, and write what ships: the mean of the readers' weights."""
    own = [examples[j] for t in found for j in t.unseen]
    stances = np.concatenate([t.stances for t in found])
    issues = np.concatenate([t.issues for t in found])
    names = (NONE, *STANCE_NAMES)
    right = [names.index(next(iter(e.stances), NONE)) for e in own]
    stance_scale = scale_of(stances, right)
    rows = [(j, s, on[0]) for j, e in enumerate(own) for s, on in aim_of(e).stances if on]
    issue_scale = scale_of(np.stack([issues[j, s] for j, s, _ in rows]), [on for *_, on in rows])
    for line in lines(own, chances_of(stances, stance_scale), chances_of(issues, issue_scale)):
        say(line)
    mean = mean_of([t.reader for t in found])
    to.mkdir(parents=True, exist_ok=True)
    save(Weights(network(mean, PLAN.frozen), names, ISSUE_NAMES, stance_scale, issue_scale), to)


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
