"""What a ledger is made of: the files of a case, told apart by their bytes."""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

from holdfire.ledger.place import Place

_READ = 1 << 20  # bytes at a time
_ENOUGH = 64 << 20  # bytes; a larger file is no report, and its size tells it apart


def fingerprint(place: Place, ways: Iterable[str]) -> str:
    """One SHA-256 of everything that a build depends on: the case's files, and `ways`, the names of how they are read."""
    digest = sha256("\n".join(ways).encode())
    for file in _files(place):
        digest.update(f"\n{file.relative_to(place.root).as_posix()} ".encode("utf-8", "surrogateescape"))
        digest.update(_content(file))
    return digest.hexdigest()


def _files(place: Place) -> Iterator[Path]:
    yield from (file for file in (place.case,) if file.is_file())
    for folder in (place.reports, place.versions):
        yield from sorted(file for file in folder.rglob("*") if file.is_file() or file.is_symlink())


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
