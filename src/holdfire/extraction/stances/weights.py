"""Weights of the stance reader: its network and what makes chances of the scores, in files without code in them."""

import json
from dataclasses import dataclass
from pathlib import Path

from holdfire.extraction.encoder.base import checked, note_digests

NETWORK, LABELS, DIGESTS = "stances.onnx", "stances.json", "stances.sha256"


@dataclass(frozen=True, slots=True)
class Weights:
    """Everything that training leaves behind; the scales weigh the scores so that the chances are honest on unseen words."""

    network: bytes
    stances: tuple[str, ...]
    issues: tuple[str, ...]
    stance_scale: float
    issue_scale: float


def save(weights: Weights, folder: Path) -> None:
    """Write `weights` to `folder`, the same bytes for the same weights."""
    (folder / NETWORK).write_bytes(weights.network)
    labels = {
        "stances": weights.stances,
        "issues": weights.issues,
        "stance_scale": weights.stance_scale,
        "issue_scale": weights.issue_scale,
    }
    (folder / LABELS).write_text(json.dumps(labels, indent=1) + "\n", encoding="utf-8")
    note_digests(folder, (NETWORK, LABELS), DIGESTS)


def load(folder: Path) -> Weights:
    """The weights in `folder`; OSError if a file is missing or its SHA-256 is not the one noted for it."""
    network, labels = checked(folder, (NETWORK, LABELS), DIGESTS)
    read = json.loads(labels)
    return Weights(
        network, tuple(read["stances"]), tuple(read["issues"]), float(read["stance_scale"]), float(read["issue_scale"])
    )
