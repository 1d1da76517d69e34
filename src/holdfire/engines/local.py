"""The engine of one machine: this process for little work, several processes for much."""

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from typing import TypeVar

Given = TypeVar("Given")
Made = TypeVar("Made")

_FEW = 150  # things; loading a reader in a further process takes longer than these
_CHUNK = 8
_AHEAD = 4  # chunks a process that wait, so that memory does not grow with the work


class EngineError(OSError):
    """The machine did not let the work be done; what was read before stays read."""


class LocalEngine:
    """`processes` at most; null for one a core."""

    def __init__(self, processes: int | None = None) -> None:
        self.processes = processes or os.cpu_count() or 1

    def map(self, function: Callable[[Given], Made], things: Iterable[Given]) -> Iterator[Made]:
        """`function` of each of `things`, in any order."""
        coming = iter(things)
        first = list(islice(coming, _FEW if self.processes > 1 else 0))
        if self.processes == 1 or len(first) < _FEW:
            yield from map(function, chain(first, coming))
            return
        context = multiprocessing.get_context("spawn")
        pool = ProcessPoolExecutor(self.processes, context, _end_with, (os.getpid(),))
        try:
            yield from _spread(pool, self.processes * _AHEAD, function, chain(first, coming))
        except BrokenProcessPool:
            raise EngineError(
                None, "a process that was reading ended by itself, most likely for lack of memory"
            ) from None
        finally:
            pool.shutdown(cancel_futures=True)


def _spread(
    pool: ProcessPoolExecutor, ahead: int, function: Callable[[Given], Made], things: Iterator[Given]
) -> Iterator[Made]:
    waiting: set[Future[list[Made]]] = set()
    while True:
        while len(waiting) < ahead and (chunk := list(islice(things, _CHUNK))):
            waiting.add(pool.submit(_each, function, chunk))
        if not waiting:
            return
        done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
        for future in done:
            yield from future.result()


def _each(function: Callable[[Given], Made], chunk: list[Given]) -> list[Made]:
    return [function(thing) for thing in chunk]


def _end_with(parent: int) -> None:
    """End this process when the one that started it is gone, however that ended; Ctrl-C is the other's business."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(1)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
