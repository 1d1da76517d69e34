"""An encoder for each fold of a corpus, tuned on all others, and the one that ships: the mean of their weights."""

import copy
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import torch
from torch import nn

from holdfire.extraction.encoder.marking import Marked
from training.acts.encoder import Cutter, Encoder
from training.acts.tuning import Chances, Plan, Store, scores_of, tune

SEED = 0
DEPTH = 6  # layers of the encoder


@dataclass(frozen=True, slots=True)
class Tuned:
    """The encoder of one fold and its scores of the fold's sentences, numbered as in the corpus."""

    encoder: Encoder
    unseen: tuple[int, ...]
    scores: Chances


def tuned_by_fold(
    marked: Sequence[Marked],
    wanted: Chances,
    folds: Sequence[int],
    which: Sequence[int],
    folder: Path,
    plan: Plan,
    say: Callable[[str], None],
) -> list[Tuned]:
    """An encoder for each fold of `which`, tuned on the sentences of all other folds to give the chances `wanted`."""
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    cutter = Cutter(folder)
    torch.manual_seed(SEED)
    start = Encoder(folder, wanted.shape[1], DEPTH)
    store = Store(start, [cutter.pieces(m) for m in marked], plan.frozen)
    found = []
    for fold in which:
        encoder = copy.deepcopy(start)
        seen = [j for j, f in enumerate(folds) if f != fold]
        unseen = tuple(j for j, f in enumerate(folds) if f == fold)
        say(f"fold {fold}")
        tune(encoder, store, seen, wanted, plan, SEED + fold, say)
        found.append(Tuned(encoder, unseen, scores_of(encoder, store, unseen, plan.frozen)))
    return found


Module = TypeVar("Module", bound=nn.Module)


def mean_of(tuned: Sequence[Module]) -> Module:
    """A network with the mean of the weights of those that were tuned from the same start."""
    states = [t.state_dict() for t in tuned]
    mean = copy.deepcopy(tuned[0])
    mean.load_state_dict({name: sum(s[name] for s in states) / len(states) for name in states[0]})
    mean.eval()
    return mean
