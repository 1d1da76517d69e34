"""The local engine: processes on this machine, each of which loads what it needs once."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, islice
from multiprocessing.connection import wait

from holdfire.engines.engine import Lost
from holdfire.engines.worker import Answer, Worker, attempt

_TOGETHER = 16  # items that are sent at once
_HELD = 4  # batches a worker that are held
_PATIENCE = 5.0  # seconds for a process to end whose line is dead
_FEW = 8  # items that are done sooner here than a process starts


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@dataclass(slots=True)
class _Batch:
    """Items that are sent together, and what is known of them; once a worker died over them they are sent one by one."""

    items: list[bytes]
    found: list[bytes | Lost] = field(default_factory=list)
    one_by_one: bool = False

    @property
    def next(self) -> list[bytes]:
        """The items to be sent next; none when all are done."""
        rest = self.items[len(self.found) :]
        return rest[:1] if self.one_by_one else rest


class LocalEngine:
    """Maps over `processes` workers; with one, or for a handful of items, in this process.

    A worker that dies takes one item with it, and a new one takes its place. Whatever ends the iteration ends the workers.
    """

    def __init__(self, processes: int | None = None) -> None:
        self.processes = max(1, processes or processors())

    def map(self, function: Callable[[bytes], bytes], items: Iterable[bytes]) -> Iterator[bytes | Lost]:
        """As `Engine.map`; at most four batches of 16 items a worker are held."""
        waiting = iter(items)
        first = list(islice(waiting, _FEW))
        if self.processes == 1 or len(first) < _FEW:
            for item in chain(first, waiting):
                yield _result(item, attempt(function, item))
            return
        crew = _Crew(function, self.processes)
        try:
            yield from crew.work(chain(first, waiting))
        finally:
            crew.stop()


class _Crew:
    """Workers and what each is busy with."""

    def __init__(self, function: Callable[[bytes], bytes], size: int) -> None:
        self._function, self._size = function, size
        self._busy: dict[Worker, _Batch] = {}
        self._idle: list[Worker] = []
        self._loaded: set[Worker] = set()

    def work(self, items: Iterator[bytes]) -> Iterator[bytes | Lost]:
        """Results in order; a batch that is done early waits for those before it."""
        line: deque[_Batch] = deque()  # as they came
        ready: deque[_Batch] = deque()  # waiting for a worker
        while True:
            while len(line) < _HELD * self._size and (batch := list(islice(items, _TOGETHER))):
                line.append(_Batch(batch))
                ready.append(line[-1])
            if not line:
                return
            while ready and (self._idle or len(self._busy) < self._size):
                self._give(ready.popleft(), ready)
            ready.extendleft(self._take())
            while line and not line[0].next:
                yield from line.popleft().found

    def stop(self) -> None:
        """End all workers, whatever they do."""
        for worker in (*self._busy, *self._idle):
            worker.stop()

    def _give(self, batch: _Batch, ready: deque[_Batch]) -> None:
        worker = self._idle.pop() if self._idle else Worker(self._function)
        try:
            worker.send(batch.next)
        except OSError:  # it died while it had nothing to do
            worker.stop()
            ready.appendleft(batch)
        else:
            self._busy[worker] = batch

    def _take(self) -> Iterator[_Batch]:
        """Wait until a worker answers or dies; the batches that need more work."""
        told = wait([worker.line for worker in self._busy])
        for worker in [w for w in self._busy if w.line in told]:
            batch = self._busy[worker]
            try:
                answers = worker.receive()
            except (EOFError, OSError):
                del self._busy[worker]
                self._died(worker, batch)
            else:
                if answers is None:
                    self._loaded.add(worker)
                    continue
                del self._busy[worker]
                batch.found += [_result(i, a) for i, a in zip(batch.next, answers, strict=True)]
                self._idle.append(worker)
            if batch.next:
                yield batch

    def _died(self, worker: Worker, batch: _Batch) -> None:
        """Of several items nobody knows which one it was: they are sent again one by one. A single one is lost."""
        why = worker.stop(_PATIENCE)
        if worker not in self._loaded:
            raise RuntimeError(f"a worker could not be started: {why}")
        self._loaded.discard(worker)
        if len(batch.next) == 1:
            batch.found.append(Lost(batch.next[0], why))
        batch.one_by_one = True


def _result(item: bytes, answer: Answer) -> bytes | Lost:
    done, value = answer
    return value if done and isinstance(value, bytes) else Lost(item, str(value))
