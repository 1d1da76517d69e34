"""Files opened without being fooled: regular files alone, and compressed ones unpacked no further than is bearable."""

import errno
import gzip
import io
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from holdfire.record import Problem

_MOST_UNPACKED = 2_000_000_000  # bytes; what is read in pieces may be long, but not without end
_SPECIAL = (
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
    (stat.S_ISDIR, "a folder"),
)
_HANDED_OVER = ("/dev/fd/", "/proc/self/fd/", "/dev/stdin")  # pipes that a shell opened for us: <(command)


class UnpackedTooLargeError(Exception):
    """A compressed file that goes on and on."""


def special(mode: int) -> str | None:
    """What a mode says that a file is, if it is none to be read to its end."""
    return next((word for is_it, word in _SPECIAL if is_it(mode)), None)


def open_file(path: Path, name: str) -> BinaryIO | Problem:
    """The file at `path`, open for reading, or the problem with it; waits for no pipe and touches no device."""
    try:
        what = special(path.stat().st_mode)
        if what is None or (what == "a pipe" and str(path).startswith(_HANDED_OVER)):
            # between the look and the opening, a pipe may have taken its place: no waiting for its other end
            descriptor = os.open(path, os.O_RDONLY | (getattr(os, "O_NONBLOCK", 0) if what is None else 0))
            stream = os.fdopen(descriptor, "rb")
            if what or not special(os.fstat(descriptor).st_mode):
                return stream
            stream.close()
            what = "a pipe"
    except (OSError, ValueError) as error:
        return unreadable(error, path, name)
    return Problem("not-a-file", f"{what}, not a file", "give a file, or - for standard input", name, fatal=True)


@contextmanager
def unpacked(stream: BinaryIO, suffix: str) -> Iterator[BinaryIO]:
    """The stream, without its compression where `suffix` is `.gz`."""
    if suffix != ".gz":
        yield stream
        return
    with gzip.GzipFile(fileobj=stream) as packed:
        yield cast(BinaryIO, io.BufferedReader(_Metered(packed)))


def unreadable(error: Exception, path: Path, name: str) -> Problem:
    """The problem behind an error of the file system."""
    code, message, remedy = "not-readable", f"cannot be read ({error.__class__.__name__})", "check the path"
    if isinstance(error, FileNotFoundError):
        code, message = "missing-file", "a link that leads nowhere" if path.is_symlink() else "no such file"
    elif isinstance(error, PermissionError):
        message, remedy = "no permission to read it", "check its permissions"
    elif isinstance(error, OSError) and error.errno == errno.ELOOP:
        message, remedy = "links that lead in a circle", "remove the link"
    elif isinstance(error, OSError) and error.strerror:
        message, remedy = f"cannot be read ({error.strerror})", "check the file and its disk"
    return Problem(code, message, remedy, name, fatal=True)


class _Metered(io.RawIOBase):
    """What comes out of a compressed file, until it is too much."""

    def __init__(self, packed: gzip.GzipFile) -> None:
        self._packed = packed
        self._left = _MOST_UNPACKED

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview | bytearray") -> int:  # type: ignore[override]
        piece = self._packed.read(len(buffer))
        self._left -= len(piece)
        if self._left < 0:
            raise UnpackedTooLargeError
        buffer[: len(piece)] = piece
        return len(piece)
