"""Trains the act reader: python -m training.acts.train CORPUS [--encoder FOLDER] [--to FOLDER] [--folds 0,1,2,3,4].

CORPUS is a file of JSON lines as `corpus.py` describes. A reader is tuned for each fold on the sentences of the other
folds and measured on its own; what ships is the mean of their weights. torch, onnx and safetensors are needed beside
what Holdfire itself needs (docs/models/acts.md), and the published encoder that is tuned.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from holdfire.extraction.acts.model import word_scores
from holdfire.extraction.acts.weights import Weights, save
from holdfire.extraction.encoder import base
from holdfire.extraction.encoder.base import Base
from holdfire.extraction.parsing import Parser
from holdfire.vocab.acts import acts
from training.acts.corpus import Sentence, folds, sentences
from training.acts.encoder import CARRIER, published, vocabulary_of
from training.acts.export import lower, upper
from training.acts.folding import SEED, Tuned, mean_of, tuned_by_fold
from training.acts.mixing import Unseen, mixture_of, report
from training.acts.pairing import pair_f1, parsed, trained_pairs
from training.acts.tuning import Plan
from training.acts.wording import trained_words

FOLDS = 5
PLAN = Plan(frozen=2, rounds=6, rate=1.5e-4)
SHIPPED = Path(__file__).resolve().parents[2] / "src" / "holdfire" / "extraction"


def main(argv: Sequence[str] | None = None) -> None:
    """Train and write the weights; the figures go to standard error."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("corpus", type=Path)
    options.add_argument(
        "--encoder", type=Path, default=None, help=f"default: the one that the package {CARRIER} carries"
    )
    options.add_argument("--to", type=Path, default=SHIPPED, help="the folder for the folders of the weights")
    options.add_argument("--folds", type=lambda s: tuple(map(int, s.split(","))), default=tuple(range(FOLDS)))
    chosen = options.parse_args(argv)
    folder = chosen.encoder or published()
    corpus = sentences(chosen.corpus)
    found = tuned(corpus, folder, chosen.folds, PLAN, _say)
    finish(corpus, found, folder, chosen.to, _say)


def tuned(
    corpus: Sequence[Sentence], folder: Path, which: Sequence[int], plan: Plan, say: Callable[[str], None]
) -> list[Tuned]:
    """An encoder for each fold of `which`, tuned on the sentences of all other folds."""
    names = list(acts())
    wanted = np.eye(len(names), dtype=np.float32)[[names.index(s.act) for s in corpus]]
    of = folds(corpus, FOLDS, SEED + 1)
    return tuned_by_fold([s.marked for s in corpus], wanted, of, which, folder, plan, say)


def finish(
    corpus: Sequence[Sentence], found: Sequence[Tuned], folder: Path, to: Path, say: Callable[[str], None]
) -> None:
    """Weigh words and pairs, mix, report, and write what ships: the mean of the encoders' weights."""
    names = list(acts())
    numbers = [names.index(s.act) for s in corpus]
    unseen = _unseen(corpus, found, numbers, len(names))
    for line in report(unseen):
        say(line)
    mixture = mixture_of(unseen.network, unseen.words, [names.index(s.act) for s in unseen.sentences])
    say(f"weights of network and words: {mixture}")
    mean = mean_of([t.encoder for t in found])
    words = trained_words([s.marked for s in corpus], numbers, len(names))
    own, shared = to / "acts", to / "encoder"
    for place in (own, shared):
        place.mkdir(parents=True, exist_ok=True)
    base.save(Base(lower(mean, PLAN.frozen), vocabulary_of(folder)), shared)
    save(Weights(upper([mean], PLAN.frozen), words, mixture, tuple(names)), own)
    _pairs(corpus, own / "pairs.tsv", say)


def _unseen(corpus: Sequence[Sentence], found: Sequence[Tuned], numbers: Sequence[int], count: int) -> Unseen:
    own, fold_of, network, words = [], [], [], []
    for fold, tuned_one in enumerate(found):
        held = set(tuned_one.unseen)
        rest = [j for j in range(len(corpus)) if j not in held]
        weights = trained_words([corpus[j].marked for j in rest], [numbers[j] for j in rest], count)
        own += [corpus[j] for j in tuned_one.unseen]
        fold_of += [fold] * len(tuned_one.unseen)
        network.append(tuned_one.scores)
        words.append(np.stack([word_scores(weights, corpus[j].marked) for j in tuned_one.unseen]))
    return Unseen(tuple(own), tuple(fold_of), np.concatenate(network), np.concatenate(words))


def _pairs(corpus: Sequence[Sentence], file: Path, say: Callable[[str], None]) -> None:
    """Weights of source and target; their F1 is that of five folds."""
    examples = parsed(corpus, Parser.load())
    of = folds(corpus, FOLDS, SEED + 1)
    scores = []
    for fold in range(FOLDS):
        weights = trained_pairs([e for e, f in zip(examples, of, strict=True) if f != fold])
        scores.append(pair_f1([e for e, f in zip(examples, of, strict=True) if f == fold], weights))
    say(f"pairs of source and target: F1 {sum(scores) / FOLDS:.3f} over five folds")
    lines = (f"{name}\t{weight:g}\n" for name, weight in sorted(trained_pairs(examples).items()))
    file.write_text("".join(lines), encoding="utf-8")


def _say(message: str) -> None:
    sys.stderr.write(message + "\n")


if __name__ == "__main__":
    main()
