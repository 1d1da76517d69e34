"""Weights of the attribution reader: features by name and what each counts for, in one file without code in it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from holdfire.extraction.attribution.cues import CueCounts

Scores = npt.NDArray[np.float32]
_STEPS = 32767  # weights are kept as 16-bit whole numbers


@dataclass(frozen=True, slots=True)
class Table:
    """`rows[feature]` is the row of `values` (features x labels) that holds the feature's weights."""

    rows: Mapping[str, int]
    values: Scores

    def sum(self, features: Iterable[str]) -> Scores:
        """The sum of the weights of `features`, one number a label; unknown features count nothing."""
        total: Scores = np.add.reduce(self.values.take(self.known(features), axis=0), axis=0)
        return total

    def known(self, features: Iterable[str]) -> list[int]:
        """The rows of those `features` that have one, in order."""
        return [row for row in map(self.rows.get, features) if row is not None]


@dataclass(frozen=True, slots=True)
class Weights:
    """Everything that training leaves behind."""

    counts: CueCounts
    cues: Table
    arguments: Table
    transitions: Scores
    ranks: Table


def save(weights: Weights, path: Path) -> str:
    """Write `weights` to `path`, the same bytes for the same weights; the SHA-256 of the file."""
    arrays: dict[str, npt.NDArray[Any]] = {"transitions": weights.transitions.astype(np.float32)}
    for name, table in (("cues", weights.cues), ("arguments", weights.arguments), ("ranks", weights.ranks)):
        largest = float(np.abs(table.values).max()) or 1.0
        arrays[f"{name}_names"] = _packed(table.rows)
        arrays[f"{name}_values"] = np.round(table.values / largest * _STEPS).astype(np.int16)
        arrays[f"{name}_largest"] = np.array([largest], np.float64)
    hits = weights.counts.hits
    seen_often = (item for item in weights.counts.seen.items() if item[0] in hits or item[1] > 1)
    kept = sorted((key, seen) for key, seen in seen_often if not any(c in key[0] for c in "\n\t"))
    arrays["count_names"] = _packed(f"{lemma}\t{kind}" for (lemma, kind), _ in kept)
    arrays["count_values"] = np.array([(hits.get(key, 0), seen) for key, seen in kept], np.int32)
    with path.open("wb") as file:
        np.savez_compressed(file, allow_pickle=False, **arrays)
    return sha256(path.read_bytes()).hexdigest()


def load(path: Path, digest: str) -> Weights:
    """The weights in the file `path`; OSError if it is missing or its SHA-256 is not `digest`."""
    if sha256(path.read_bytes()).hexdigest() != digest:
        raise OSError(f"the weights {path.name} are damaged; install holdfire again")
    with np.load(path, allow_pickle=False) as arrays:
        keys = [tuple(name.split("\t")) for name in _unpacked(arrays["count_names"])]
        numbers = arrays["count_values"].tolist()
        hits = {(k[0], k[1]): n[0] for k, n in zip(keys, numbers, strict=True) if n[0]}
        seen = {(k[0], k[1]): n[1] for k, n in zip(keys, numbers, strict=True)}
        return Weights(
            counts=CueCounts(hits, seen),
            cues=_table(arrays, "cues"),
            arguments=_table(arrays, "arguments"),
            transitions=arrays["transitions"],
            ranks=_table(arrays, "ranks"),
        )


def _table(arrays: Any, name: str) -> Table:
    names = _unpacked(arrays[f"{name}_names"])
    step = float(arrays[f"{name}_largest"][0]) / _STEPS
    return Table(dict(zip(names, range(len(names)), strict=True)), arrays[f"{name}_values"].astype(np.float32) * step)


def _packed(names: Iterable[str]) -> npt.NDArray[np.uint8]:
    return np.frombuffer("\n".join(names).encode(), np.uint8)


def _unpacked(packed: npt.NDArray[np.uint8]) -> Sequence[str]:
    text = packed.tobytes().decode()
    return text.split("\n") if text else ()
