"""The Ray engine: a cluster of any size; items and results travel as Parquet files in a folder that all machines reach."""

import os
import socket
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count, islice
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from pyarrow.fs import FileSystem

from holdfire.engines.engine import EngineError, Lost
from holdfire.engines.worker import attempt

_TOGETHER = 64  # items a file
_HELD = 4  # files a processor that are under way
_PATIENCE = 10.0  # seconds for a cluster to answer
_SCHEMA = pa.schema([("item", pa.binary()), ("why", pa.string())])

Function = Callable[[bytes], bytes]


@dataclass(frozen=True, slots=True)
class _Part:
    """A file of items, the file that its results go to, and the task that makes these."""

    items: list[bytes]
    source: str
    target: str
    task: Any


class RayEngine:
    """Maps over the cluster at `address` ("auto", "ray://host:10001"; null: the one in RAY_ADDRESS, else one on this machine).

    `folder` is a path or an address that pyarrow knows ("s3://bucket/folder") and that every machine of the cluster reaches.
    Holdfire has to be installed on all of them.
    """

    def __init__(self, folder: str, address: str | None = None) -> None:
        self._ray = _ray()
        self._folder = folder.rstrip("/")
        if not self._ray.is_initialized():
            _joined(self._ray, address)

    def map(self, function: Function, items: Iterable[bytes]) -> Iterator[bytes | Lost]:
        """As `Engine.map`; a task that dies is done again item by item, so that one item is lost and not its file."""
        work = self._ray.remote(_work).options(max_retries=0)
        waiting, numbers = iter(items), count()
        most = _HELD * max(1, int(self._ray.cluster_resources().get("CPU", 1)))
        line: deque[_Part] = deque()
        while True:
            while len(line) < most and (batch := list(islice(waiting, _TOGETHER))):
                line.append(self._sent(work, function, batch, next(numbers)))
            if not line:
                return
            yield from self._received(work, function, line.popleft(), numbers)

    @staticmethod
    def close() -> None:
        """Let go of the cluster; one that was started for this process ends."""
        _ray().shutdown()

    def _sent(self, work: Any, function: Function, items: list[bytes], number: int) -> _Part:
        source, target = (f"{self._folder}/{kind}-{number:08d}.parquet" for kind in ("items", "results"))
        _write(source, items, [None] * len(items))
        return _Part(items, source, target, work.remote(function, source, target))

    def _received(self, work: Any, function: Function, part: _Part, numbers: Iterator[int]) -> Iterator[bytes | Lost]:
        try:
            self._ray.get(part.task)
        except self._ray.exceptions.RayError as error:
            _remove(part.source)
            if len(part.items) == 1:
                yield Lost(part.items[0], f"its task died ({type(error).__name__})")
                return
            for item in part.items:
                yield from self._received(work, function, self._sent(work, function, [item], next(numbers)), numbers)
            return
        found = _read(part.target)
        _remove(part.source)
        _remove(part.target)
        for item, (result, why) in zip(part.items, found, strict=True):
            yield Lost(item, why) if why is not None else result


def _work(function: Function, source: str, target: str) -> None:
    """One task: a file of items in, a file of results out."""
    answers = [attempt(function, item) for item, _ in _read(source)]
    _write(
        target, [v if isinstance(v, bytes) else b"" for _, v in answers], [None if ok else str(v) for ok, v in answers]
    )


def _write(address: str, items: Sequence[bytes], why: Sequence[str | None]) -> None:
    files, path = _place(address)
    files.create_dir(path.rpartition("/")[0], recursive=True)
    table = pa.Table.from_arrays([pa.array(items, pa.binary()), pa.array(why, pa.string())], schema=_SCHEMA)
    pq.write_table(table, path, filesystem=files)


def _read(address: str) -> list[tuple[bytes, str | None]]:
    files, path = _place(address)
    table = pq.read_table(path, filesystem=files, schema=_SCHEMA)
    return list(zip(table["item"].to_pylist(), table["why"].to_pylist(), strict=True))


def _remove(address: str) -> None:
    files, path = _place(address)
    files.delete_file(path)


def _place(address: str) -> tuple[FileSystem, str]:
    files, path = FileSystem.from_uri(address)
    return files, path


def _joined(ray: Any, address: str | None) -> None:
    host, colon, port = (address or "").removeprefix("ray://").rpartition(":")
    try:
        if colon and port.isdecimal():  # Ray itself would try for many minutes
            socket.create_connection((host, int(port)), _PATIENCE).close()
        ray.init(address=address, log_to_driver=False, include_dashboard=None if address else False)
    except (OSError, RuntimeError, ValueError) as error:
        why = str(error).partition("\n")[0]
        raise EngineError(f"the Ray cluster at {address or 'this machine'} cannot be reached: {why}") from error


def _ray() -> Any:
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # nobody is told that a build runs here
    try:
        import ray
    except ImportError as error:
        raise EngineError("the engine ray needs Ray; install it: pip install 'holdfire[ray]'") from error
    return ray
