"""A worker: a process of its own that applies a function to the items it is sent, until it is told to stop."""

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection

Answer = tuple[bool, bytes | str]  # (True, result) or (False, why there is none)


def attempt(function: Callable[[bytes], bytes], item: bytes) -> Answer:
    """The result of one item, or the error that it raised in a line; what stops the program is not held up."""
    try:
        return True, function(item)
    except Exception as error:
        return False, f"{type(error).__name__}: {error}".partition("\n")[0][:300]


class Worker:
    """A process with one line to it; `send` gives it work, `receive` takes the answers."""

    def __init__(self, function: Callable[[bytes], bytes]) -> None:
        # a fresh interpreter: a copy of this one would hold locks of threads that it does not have
        context = multiprocessing.get_context("spawn")
        self.line, far = context.Pipe()
        self._process = context.Process(target=_serve, args=(function, far), daemon=True)
        with _one_thread():
            self._process.start()
        far.close()  # so that the end of the process is the end of the line

    def send(self, items: Sequence[bytes]) -> None:
        """Give it items; OSError if it is dead."""
        self.line.send(items)

    def receive(self) -> list[Answer] | None:
        """The answers to what was sent last, or null once, when it has loaded its function; EOFError or OSError if it died."""
        answers: list[Answer] | None = self.line.recv()
        return answers

    def stop(self, patience: float = 0) -> str:
        """End the process, after `patience` seconds in which it may end by itself; how it ended, in words."""
        self._process.join(patience)
        self.line.close()
        self._process.terminate()
        self._process.join()
        code = self._process.exitcode or 0
        if code == -signal.SIGKILL:
            return "its process was killed, as happens where memory runs out"
        return f"its process was ended by signal {-code}" if code < 0 else f"its process ended with status {code}"


@contextmanager
def _one_thread() -> Iterator[None]:
    """Processes that share the processors do not each take all of them for their sums."""
    before = os.environ.get("OMP_NUM_THREADS")
    os.environ["OMP_NUM_THREADS"] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ["OMP_NUM_THREADS"]
        else:
            os.environ["OMP_NUM_THREADS"] = before


def _serve(function: Callable[[bytes], bytes], line: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to the whole group; the parent decides
    line.send(None)
    while True:
        try:
            items = line.recv()
        except EOFError:  # the parent is gone
            return
        line.send([attempt(function, item) for item in items])
