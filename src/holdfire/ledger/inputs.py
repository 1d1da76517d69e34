"""What a ledger is made of: the files of a case, told apart by their bytes."""

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from holdfire.ledger.place import Place

_READ = 1 << 20  # bytes at a time
_ENOUGH = 64 << 20  # bytes; a larger file is no report, and its size tells it apart


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
    for file in sorted(file for file in folder.rglob("*") if file.is_file() or file.is_symlink()):
        digest.update(f"\n{file.relative_to(folder).as_posix()} ".encode("utf-8", "surrogateescape"))
        digest.update(_content(file))
    return digest.hexdigest()


def _content(file: Path) -> bytes:
    """The SHA-256 of a file's bytes; of one that cannot be read, why."""
    digest = sha256()
    try:
        with file.open("rb") as stream:
            while (piece := stream.read(_READ)) and stream.tell() <= _ENOUGH:
                digest.update(piece)
            digest.update(str(file.stat().st_size).encode())
    except OSError as error:
        return repr(error.errno).encode()
    return digest.digest()
