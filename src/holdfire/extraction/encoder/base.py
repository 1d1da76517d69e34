"""The lower layers of the encoder, as they were published: every reader's own layers stand on them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import as_file, files
from pathlib import Path

NETWORK, VOCABULARY, DIGESTS = "lower.onnx", "vocabulary.txt", "lower.sha256"


@dataclass(frozen=True, slots=True)
class Base:
    """`network` is an ONNX file from numbers of pieces to `below`; `vocabulary` names the pieces, in order."""

    network: bytes
    vocabulary: tuple[str, ...]


def save(base: Base, folder: Path) -> None:
    """Write `base` to `folder`, the same bytes for the same layers."""
    (folder / NETWORK).write_bytes(base.network)
    (folder / VOCABULARY).write_text("\n".join(base.vocabulary), encoding="utf-8", newline="\n")
    note_digests(folder, (NETWORK, VOCABULARY), DIGESTS)


def load(folder: Path) -> Base:
    """The layers in `folder`; OSError if a file is missing or its SHA-256 is not the one noted for it."""
    network, vocabulary = checked(folder, (NETWORK, VOCABULARY), DIGESTS)
    return Base(network, tuple(vocabulary.decode("utf-8").split("\n")))


@cache
def shipped() -> Base:
    """The layers that ship with the package."""
    with as_file(files("holdfire.extraction.encoder")) as folder:
        return load(folder)


def note_digests(folder: Path, names: Sequence[str], noted: str) -> None:
    """Write the SHA-256 of the files `names` of a folder to its file `noted`."""
    lines = (f"{sha256((folder / name).read_bytes()).hexdigest()}  {name}\n" for name in names)
    (folder / noted).write_text("".join(lines), encoding="utf-8")


def checked(folder: Path, names: Sequence[str], noted: str) -> list[bytes]:
    """What the files `names` of a folder hold; OSError if one is missing or is not what its file `noted` says."""
    digests = dict(line.split("  ")[::-1] for line in (folder / noted).read_text(encoding="utf-8").splitlines())
    contents = [(folder / name).read_bytes() for name in names]
    for name, held in zip(names, contents, strict=True):
        if sha256(held).hexdigest() != digests.get(name):
            raise OSError(f"the weights {name} are damaged; install holdfire again")
    return contents
