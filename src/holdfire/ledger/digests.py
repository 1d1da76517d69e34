"""Digests of files, taken again only where a file can have changed since."""

import json
import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

_ENOUGH = 16 << 20  # bytes; a larger file is no report, and its beginning and size tell it apart
_ERROR = "error"
_SETTLED = 2_000_000_000  # nanoseconds; the coarsest clock of a file system


class Digests:
    """SHA-256 of files, kept in `file` with size, times and inode of each; deleting it makes every file be read again.

    `now` is the moment by the clock of the file system, in nanoseconds. A file that was changed just before is read again
    the next time: it can be changed once more without another time on it.
    """

    def __init__(self, file: Path, now: int) -> None:
        self._file, self._settled = file, now - _SETTLED
        self._known = _loaded(file)
        self._kept: dict[str, list[str]] = {}

    def of(self, name: str, file: str | Path) -> str:
        """As `digest_of`, for a file that is known by this name."""
        try:
            found = os.stat(file)  # noqa: PTH116 - a Path for each of very many files takes longer than the question
            state = _state(found)
        except OSError as error:
            return f"{_ERROR} {error.errno}"
        held = self._known.get(name)
        digest = held[1] if held is not None and held[0] == state else digest_of(Path(file))
        # the second of the two times cannot be set by a program
        if max(found.st_mtime_ns, found.st_ctime_ns) < self._settled and not digest.startswith(_ERROR):
            self._kept[name] = [state, digest]
        return digest

    def save(self) -> None:
        """Keep the digests of all files that were asked for; where the disk is full they are taken again the next time."""
        if self._kept != self._known:
            with suppress(OSError):
                self._file.write_text(
                    json.dumps(self._kept, separators=(",", ":")), encoding="utf-8"
                )  # a torn one is not read


def _loaded(file: Path) -> dict[str, list[str]]:
    try:
        found = json.loads(file.read_bytes())
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _state(found: os.stat_result) -> str:
    return f"{found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_ino}"


def digest_of(file: Path) -> str:
    """The SHA-256 of a file's bytes; of one that cannot be read, why; of a huge one, which is no report, its size as well."""
    try:
        with file.open("rb", buffering=0) as stream:
            data = stream.read(_ENOUGH)
            digest = sha256(data).hexdigest()
            return f"{digest} {os.fstat(stream.fileno()).st_size}" if len(data) == _ENOUGH else digest
    except OSError as error:
        return f"{_ERROR} {error.errno}"
