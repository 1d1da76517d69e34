"""What a ledger is made of: the files of a case, told apart by their bytes."""

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from holdfire.ledger.place import Place
from holdfire.sources.folders import files_in

_ENOUGH = 16 << 20  # bytes; a larger file is no report, and its beginning and size tell it apart


def fingerprint(place: Place, ways: Iterable[str]) -> str:
    """One SHA-256 of what a person gave: `case.toml` and the reports; and of `ways`, the names of how they are read."""
    digest = sha256("\n".join(ways).encode())
    digest.update(_content(place.case))
    return _of_folder(place.reports, digest.hexdigest())


def versions_fingerprint(place: Place) -> str:
    """One SHA-256 of the texts that were kept when reports were edited; a build itself adds to them."""
    return _of_folder(place.versions, "")


def _of_folder(folder: Path, start: str) -> str:
    digest = sha256(start.encode())
    for name, file in files_in(folder):
        digest.update(f"\n{name} ".encode("utf-8", "surrogateescape"))
        digest.update(_content(file))
    return digest.hexdigest()


def _content(file: Path) -> bytes:
    """The SHA-256 of a file's bytes; of one that cannot be read, why; of a huge one, which is no report, its size."""
    try:
        with file.open("rb", buffering=0) as stream:
            data = stream.read(_ENOUGH)
            more = stream.read(1)
            return sha256(data).digest() + (str(file.stat().st_size).encode() if more else b"")
    except OSError as error:
        return repr(error.errno).encode()
