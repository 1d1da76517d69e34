"""Weights of the act reader: the network, the weights of words and what ties them together, in files without code in them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from holdfire.extraction.encoder.base import checked, note_digests

Numbers = npt.NDArray[np.float32]
NETWORK, WORDS, DIGESTS = "acts.onnx", "acts.npz", "acts.sha256"
_STEPS = 32767  # weights are kept as 16-bit whole numbers


@dataclass(frozen=True, slots=True)
class Words:
    """`rows[feature]` is the row of `values` (features x acts); `rarity` weighs a feature, `base` is what acts start from."""

    rows: Mapping[str, int]
    values: Numbers
    rarity: Numbers
    base: Numbers


@dataclass(frozen=True, slots=True)
class Weights:
    """Everything that training leaves behind.

    `mixture` weighs the scores of the network and those of the words before they become chances; fitted on sentences
    that neither had seen, it also keeps the chances honest. `acts` are root codes, in the order of the scores.
    """

    network: bytes
    words: Words
    mixture: tuple[float, float]
    acts: tuple[str, ...]


def save(weights: Weights, folder: Path) -> None:
    """Write `weights` to `folder`, the same bytes for the same weights."""
    words = weights.words
    largest = float(np.abs(words.values).max()) or 1.0
    (folder / NETWORK).write_bytes(weights.network)
    with (folder / WORDS).open("wb") as file:
        np.savez_compressed(
            file,
            allow_pickle=False,
            acts=_packed(weights.acts),
            names=_packed(list(words.rows)),
            values=np.round(words.values / largest * _STEPS).astype(np.int16),
            largest=np.array([largest], np.float64),
            rarity=words.rarity.astype(np.float32),
            base=words.base.astype(np.float32),
            mixture=np.array(weights.mixture, np.float64),
        )
    note_digests(folder, (NETWORK, WORDS), DIGESTS)


def load(folder: Path) -> Weights:
    """The weights in `folder`; OSError if a file is missing or its SHA-256 is not the one noted for it."""
    content, _ = checked(folder, (NETWORK, WORDS), DIGESTS)
    with np.load(folder / WORDS, allow_pickle=False) as arrays:
        step = float(arrays["largest"][0]) / _STEPS
        words = Words(
            rows={name: row for row, name in enumerate(_unpacked(arrays["names"]))},
            values=arrays["values"].astype(np.float32) * np.float32(step),
            rarity=arrays["rarity"],
            base=arrays["base"],
        )
        network, linear = (float(x) for x in arrays["mixture"])
        acts = tuple(_unpacked(arrays["acts"]))
    return Weights(content, words, (network, linear), acts)


def _packed(names: Sequence[str]) -> npt.NDArray[np.uint8]:
    return np.frombuffer("\n".join(names).encode(), np.uint8)


def _unpacked(packed: npt.NDArray[np.uint8]) -> list[str]:
    return packed.tobytes().decode().split("\n")
