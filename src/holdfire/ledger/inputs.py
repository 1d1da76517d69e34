"""What a ledger is made of: the files of a case, told apart by their bytes."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from holdfire.ledger.place import Place
from holdfire.sources.folders import files_in

_ENOUGH = 16 << 20  # bytes; a larger file is no report, and its beginning and size tell it apart


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a person gave: `mark` is one SHA-256 of all of it, `files` has the digest of each file of the reports.

    `way` names how it is read; another way of reading has another mark.
    """

    mark: str
    files: Mapping[str, str]
    way: str


def inputs_of(place: Place, way: str) -> Inputs:
    """What the case holds now."""
    files = _digests(place.reports)
    parts = [way, _content(place.case), *(f"{name} {digest}" for name, digest in files.items())]
    return Inputs(sha256("\n".join(parts).encode()).hexdigest(), files, way)


def versions_fingerprint(place: Place) -> str:
    """One SHA-256 of the texts that were kept when reports were edited; a build itself adds to them."""
    return sha256(str(_digests(place.versions)).encode()).hexdigest()


def _digests(folder: Path) -> dict[str, str]:
    # named as reports are: a name that is not in UTF-8 cannot be stored
    return {
        f"{folder.name}/{name}".encode("utf-8", "replace").decode(): _content(file) for name, file in files_in(folder)
    }


def _content(file: Path) -> str:
    """The SHA-256 of a file's bytes; of one that cannot be read, why; of a huge one, which is no report, its size as well."""
    try:
        with file.open("rb", buffering=0) as stream:
            data = stream.read(_ENOUGH)
            digest = sha256(data).hexdigest()
            return f"{digest} {file.stat().st_size}" if len(data) == _ENOUGH else digest
    except OSError as error:
        return f"error {error.errno}"
