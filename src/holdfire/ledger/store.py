"""What was read already: a file that only grows, a line for each report, and a torn last line costs one reading."""

import os
from pathlib import Path
from types import TracebackType
from zlib import crc32

_KEPT = 3  # files of other readers that stay, for whoever goes back and forth between versions
_KEY = 64


class Store:
    """Lines `KEY CRC PAYLOAD` in `folder`, in a file for each way of reading (`reader`: a name that is safe for a file).

    What `put` was given can be got as soon as it returns and by any later process, whenever this one is killed.
    """

    def __init__(self, folder: Path, reader: str) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._file = folder / f"{reader}.log"
        self._places: dict[str, tuple[int, int]] = {}
        self._stream = self._file.open("a+b", buffering=0)
        self._end = self._scan()
        self._stream.truncate(self._end)

    def __enter__(self) -> "Store":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stream.close()

    def __contains__(self, key: str) -> bool:
        return key in self._places

    def get(self, key: str) -> str:
        """The payload of a key; KeyError where there is none."""
        start, length = self._places[key]
        return os.pread(self._stream.fileno(), length, start).decode("utf-8", "surrogatepass")

    def put(self, key: str, payload: str) -> None:
        """Keep a payload (one line) under a key; raises OSError where the disk is full, and nothing is lost by that."""
        data = payload.encode("utf-8", "surrogatepass")
        head = f"{key} {crc32(data):08x} ".encode()
        line = head + data + b"\n"
        written = 0
        try:
            while written < len(line):
                # an unbuffered file may take less than it was given
                written += self._stream.write(line[written:])
        except OSError:
            self._stream.truncate(self._end)
            raise
        self._places[key] = (self._end + len(head), len(data))
        self._end += len(line)

    def forget_others(self) -> None:
        """Remove the files of other ways of reading but the newest few."""
        others = [file for file in self._file.parent.glob("*.log") if file != self._file]
        for file in sorted(others, key=lambda f: f.stat().st_mtime, reverse=True)[_KEPT:]:
            file.unlink()

    def _scan(self) -> int:
        """Find the places of all whole lines; the offset behind the last of them."""
        self._stream.seek(0)
        offset = 0
        with self._file.open("rb") as lines:
            for line in lines:
                key, checksum, payload = line[:_KEY], line[_KEY + 1 : _KEY + 9], line[_KEY + 10 : -1]
                if not line.endswith(b"\n"):
                    break
                if b"%08x" % crc32(payload) == checksum:
                    self._places[key.decode("ascii", "replace")] = (offset + _KEY + 10, len(payload))
                offset += len(line)
        return offset
