"""What a ledger is made of: the files of a case, told apart by their bytes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from holdfire.ledger.digests import Digests, digest_of
from holdfire.ledger.place import Place
from holdfire.sources.folders import files_in


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a person gave: `mark` is one SHA-256 of all of it, `files` has the digest of each file of the reports.

    `way` names how it is read; another way of reading has another mark.
    """

    mark: str
    files: Mapping[str, str]
    way: str


def inputs_of(place: Place, way: str) -> Inputs:
    """What the case holds now; the lock of the case is held, and tells the time of its file system."""
    digests = Digests(place.digests, place.lock.stat().st_mtime_ns)
    files = {name: digests.of(name, file) for name, file in _named(place.reports)}
    parts = [way, digests.of(place.case.name, place.case), *(f"{name} {digest}" for name, digest in files.items())]
    digests.save()
    return Inputs(sha256("\n".join(parts).encode()).hexdigest(), files, way)


def versions_fingerprint(place: Place) -> str:
    """One SHA-256 of the texts that were kept when reports were edited; a build itself adds to them."""
    return sha256(str({name: digest_of(Path(file)) for name, file in _named(place.versions)}).encode()).hexdigest()


def _named(folder: Path) -> Iterator[tuple[str, str]]:
    # named as reports are: a name that is not in UTF-8 cannot be stored
    for name, file in files_in(folder):
        yield f"{folder.name}/{name}".encode("utf-8", "replace").decode(), file
