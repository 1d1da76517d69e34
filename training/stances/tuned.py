"""The stance reader as it is tuned: an encoder, a head for the stance and one for its issue, and how far hints are trusted."""

import random
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor, nn

from holdfire.extraction.encoder.marking import Pieces
from holdfire.extraction.stances.hints import ISSUE_NAMES, NAMED, STANCE_NAMES, STANDING, Hints
from training.acts.encoder import Batch, Encoder, batch_of
from training.acts.folding import DEPTH
from training.acts.tuning import Plan, Store, batches, up_and_down

STANCES, ISSUES = len(STANCE_NAMES), len(ISSUE_NAMES)
_INNER = 256
_BY_RULE = NAMED - 1
_UNRULED = 0.15  # share of the examples whose rules are hidden, so that the reader learns to do without them


class Aim(NamedTuple):
    """What is right for an example: each stance with its issues; none where it is empty."""

    stances: tuple[tuple[int, tuple[int, ...]], ...]


class StanceEncoder(nn.Module):
    """An encoder with the heads of the stance reader."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.encoder = Encoder(folder, 0, DEPTH)
        width = 3 * self.encoder.width
        self.drop = nn.Dropout(0.15)
        self.stance_in, self.stance_out = nn.Linear(width + STANDING, _INNER), nn.Linear(_INNER, 1 + STANCES)
        self.issue_in, self.issue_out = nn.Linear(width, _INNER), nn.Linear(_INNER, ISSUES)
        self.issue_of = nn.Parameter(torch.zeros(STANCES, _INNER))
        self.trust, self.any_rule = nn.Parameter(torch.ones(STANCES)), nn.Parameter(torch.zeros(1))
        self.naming = nn.Parameter(torch.tensor([2.0, 0.5, 1.0, 0.3, 0.5, 0.5, 1.5]))

    def stance(self, pooled: Tensor, standing: Tensor, ruled: Tensor) -> Tensor:
        """The scores of no stance and of each, (n, 1 + stances)."""
        inner = nn.functional.gelu(self.stance_in(self.drop(torch.cat([pooled, standing], 1))))
        by_rule = torch.cat([-self.any_rule * ruled.amax(1, keepdim=True), ruled * self.trust], 1)
        scores: Tensor = self.stance_out(self.drop(inner)) + by_rule
        return scores

    def issue(self, pooled: Tensor, named: Tensor) -> Tensor:
        """The scores of each issue for each stance, (n, stances, issues)."""
        inner = self.issue_in(self.drop(pooled))[:, None] + self.issue_of[None]
        by_name = (named * self.naming[None, :, None]).sum(1)
        scores: Tensor = self.issue_out(self.drop(nn.functional.gelu(inner))) + by_name[:, None]
        return scores


class Examples:
    """Examples side by side: pieces of the sentences, hints, and what is right."""

    def __init__(self, cut: Sequence[Pieces], hints: Sequence[Hints], aims: Sequence[Aim]) -> None:
        self.cut, self.aims = cut, aims
        self._standing = torch.from_numpy(np.stack([h.standing for h in hints]))
        self._ruled = torch.from_numpy(np.stack([h.ruled for h in hints]))
        self._named = torch.from_numpy(np.stack([h.named for h in hints]))

    def hints(self, some: Sequence[int]) -> tuple[Tensor, Tensor, Tensor]:
        """The hints of a batch."""
        which = list(some)
        return self._standing[which], self._ruled[which], self._named[which]

    def right(self, some: Sequence[int]) -> tuple[Tensor, Tensor]:
        """What is right in a batch: the share of each stance, (n, 1 + stances), and that of its issues, (n, stances, issues)."""
        stances, issues = torch.zeros(len(some), 1 + STANCES), torch.zeros(len(some), STANCES, ISSUES)
        for row, j in enumerate(some):
            taken = self.aims[j].stances
            if not taken:
                stances[row, 0] = 1
            for stance, on in taken:
                stances[row, 1 + stance] += 1 / len(taken)
                for issue in on:
                    issues[row, stance, issue] += 1 / len(on)
        return stances, issues


def tune(
    reader: StanceEncoder,
    store: Store,
    examples: Examples,
    which: Sequence[int],
    plan: Plan,
    seed: int,
    say: Callable[[str], None],
) -> None:
    """Tune the layers above `plan.frozen` and the heads on examples `which`."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    top = [p for layer in list(reader.encoder.layers)[plan.frozen :] for p in layer.parameters()]
    trusts = [reader.trust, reader.any_rule, reader.naming]
    heads = [p for name, p in reader.named_parameters() if "encoder." not in name and all(p is not t for t in trusts)]
    optimizer = torch.optim.AdamW(
        [
            {"params": top, "lr": plan.rate},
            {"params": heads, "lr": plan.head_rate},
            {"params": trusts, "lr": 10 * plan.head_rate, "weight_decay": 0.0},
        ],
        weight_decay=0.01,
    )
    steps = plan.rounds * -(-len(which) // plan.step)
    schedule = up_and_down(optimizer, steps)
    for turn in range(plan.rounds):
        reader.train()
        total = 0.0
        for some in batches(store.cut, which, plan.step, chance):
            loss = _loss(reader, store, examples, some, plan)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(top, 1.0)
            optimizer.step()
            schedule.step()
            total += float(loss.detach()) * len(some)
        say(f"round {turn + 1} of {plan.rounds}: loss {total / len(which):.3f}")


def _loss(reader: StanceEncoder, store: Store, examples: Examples, some: Sequence[int], plan: Plan) -> Tensor:
    standing, ruled, named = examples.hints(some)
    seen = (torch.rand(len(some)) > _UNRULED).float()
    ruled, named = ruled * seen[:, None], named.clone()
    named[:, _BY_RULE] *= seen[:, None]
    with torch.autocast("cpu", torch.bfloat16, enabled=plan.coarse, cache_enabled=False):
        pooled = reader.encoder.pooled(store.rows(some), _batch(store, some), plan.frozen)
        stances, issues = reader.stance(pooled, standing, ruled), reader.issue(pooled, named)
    aim, on = examples.right(some)
    loss = nn.functional.cross_entropy(stances.float(), _smooth(aim, plan.smoothing))
    rows = on.sum(2) > 0
    if bool(rows.any()):
        of_issues = nn.functional.cross_entropy(
            issues.float()[rows], _smooth(on[rows], plan.smoothing), reduction="sum"
        )
        loss = loss + of_issues / len(some)
    return loss


def scores_of(
    reader: StanceEncoder, store: Store, examples: Examples, which: Sequence[int], frozen: int
) -> tuple[np.ndarray, np.ndarray]:
    """The scores of examples `which`: stances (n, 1 + stances), issues (n, stances, issues)."""
    reader.eval()
    stances = np.zeros((len(which), 1 + STANCES), np.float32)
    issues = np.zeros((len(which), STANCES, ISSUES), np.float32)
    order = sorted(range(len(which)), key=lambda r: len(store.cut[which[r]].ids))
    with torch.no_grad():
        for at in range(0, len(order), 32):
            rows = order[at : at + 32]
            some = [which[r] for r in rows]
            standing, ruled, named = examples.hints(some)
            pooled = reader.encoder.pooled(store.rows(some), _batch(store, some), frozen)
            stances[rows], issues[rows] = reader.stance(pooled, standing, ruled), reader.issue(pooled, named)
    return stances, issues


def _batch(store: Store, some: Sequence[int]) -> Batch:
    return batch_of([store.cut[j] for j in some])


def _smooth(aim: Tensor, by: float) -> Tensor:
    return aim * (1 - by) + by / aim.shape[-1]
