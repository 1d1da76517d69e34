"""Work for engines to do: at module level, as a process that starts afresh has to find it."""

import os
import signal
import time


def doubled(item: bytes) -> bytes:
    return item * 2


def process(item: bytes) -> bytes:
    """Which process did it; slow enough that all take part."""
    time.sleep(0.01)
    return str(os.getpid()).encode()


def strict(item: bytes) -> bytes:
    """An error for b"bad", sudden death for b"kill"."""
    if item == b"bad":
        raise ValueError("a bad item\nwith a second line")
    if item == b"kill":
        os.kill(os.getpid(), signal.SIGKILL)
    return item.upper()


def uneven(item: bytes) -> bytes:
    """The first ones take longest."""
    time.sleep(0.05 if item < b"010" else 0)
    return item
