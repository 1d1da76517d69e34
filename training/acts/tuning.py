"""Tuning an encoder's upper layers on sentences with the chances of each act that somebody, or a teacher, gives them."""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from holdfire.extraction.encoder.marking import Pieces
from training.acts.encoder import Encoder, batch_of

Chances = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Plan:
    """How an encoder is tuned: layers that stay as they are, rounds, sentences a step, rates of learning.

    `coarse` reckons in bfloat16: two to three times as fast on processors that multiply it, and other numbers.
    """

    frozen: int
    rounds: int
    step: int = 16
    rate: float = 5e-5
    head_rate: float = 1e-3
    smoothing: float = 0.05
    coarse: bool = False


class Store:
    """Sentences as the frozen layers leave them, computed once."""

    def __init__(self, encoder: Encoder, cut: Sequence[Pieces], frozen: int) -> None:
        self.cut = cut
        self._kept: list[Tensor] = [torch.zeros(0)] * len(cut)
        encoder.eval()
        order = sorted(range(len(cut)), key=lambda j: len(cut[j].ids))
        with torch.no_grad():
            for at in range(0, len(order), 32):
                some = order[at : at + 32]
                x = encoder.lower(batch_of([cut[j] for j in some]), frozen)
                for j, row in zip(some, x, strict=True):
                    self._kept[j] = row[: len(cut[j].ids)].half().clone()

    def rows(self, some: Sequence[int]) -> Tensor:
        """The sentences of a batch, (n, longest, width)."""
        return torch.nn.utils.rnn.pad_sequence([self._kept[j] for j in some], batch_first=True).float()


def tune(
    encoder: Encoder,
    store: Store,
    which: Sequence[int],
    wanted: Chances,
    plan: Plan,
    seed: int,
    say: Callable[[str], None],
) -> None:
    """Tune the layers above `plan.frozen` on sentences `which` of `store` so that they give the chances `wanted[j]`."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    top = [p for layer in list(encoder.layers)[plan.frozen :] for p in layer.parameters()]
    groups = [{"params": top, "lr": plan.rate}, {"params": encoder.head.parameters(), "lr": plan.head_rate}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    steps = plan.rounds * -(-len(which) // plan.step)
    schedule = up_and_down(optimizer, steps)
    acts = wanted.shape[1]
    aims = torch.from_numpy(wanted * (1 - plan.smoothing) + plan.smoothing / acts).float()
    for turn in range(plan.rounds):
        encoder.train()
        total = 0.0
        for some in batches(store.cut, which, plan.step, chance):
            with torch.autocast("cpu", torch.bfloat16, enabled=plan.coarse, cache_enabled=False):
                scores = encoder.upper(store.rows(some), batch_of([store.cut[j] for j in some]), plan.frozen).float()
            loss = torch.nn.functional.cross_entropy(scores, aims[some])
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(top, 1.0)
            optimizer.step()
            schedule.step()
            total += float(loss.detach()) * len(some)
        say(f"round {turn + 1} of {plan.rounds}: loss {total / len(which):.3f}")


def up_and_down(optimizer: torch.optim.Optimizer, steps: int) -> torch.optim.lr_scheduler.LRScheduler:
    """The rate of learning over `steps`: up during the first tenth, then down to nothing."""
    return torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda t: min((t + 1) / (0.1 * steps), max(0.0, (steps - t) / (0.9 * steps)))
    )


def scores_of(encoder: Encoder, store: Store, which: Sequence[int], frozen: int) -> Chances:
    """The acts' scores of sentences `which`, (n, acts)."""
    encoder.eval()
    found = np.zeros((len(which), encoder.head.out_features), np.float32)
    order = sorted(range(len(which)), key=lambda r: len(store.cut[which[r]].ids))
    with torch.no_grad():
        for at in range(0, len(order), 32):
            rows = order[at : at + 32]
            some = [which[r] for r in rows]
            found[rows] = encoder.upper(store.rows(some), batch_of([store.cut[j] for j in some]), frozen).numpy()
    return found


def batches(cut: Sequence[Pieces], which: Sequence[int], step: int, chance: random.Random) -> Iterator[list[int]]:
    """Sentences of like length together, in a new order each time."""
    order = sorted(which, key=lambda j: len(cut[j].ids) + chance.uniform(-6, 6))
    lots = [order[at : at + step] for at in range(0, len(order), step)]
    chance.shuffle(lots)
    yield from lots
