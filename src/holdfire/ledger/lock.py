"""One build of a case at a time, also when the last one was killed."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager

from holdfire.ledger.place import Place


class BuildError(Exception):
    """A build could not be made; the text says in one line why and what to do. The ledger stands as it was."""


@contextmanager
def locked(place: Place) -> Iterator[None]:
    """Hold the case's lock; raises BuildError where another process holds it. The lock of a killed process is free."""
    with place.lock.open("a+", encoding="utf-8") as stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            stream.seek(0)
            who = stream.read(20).strip()
            process = f" (process {who})" if who.isdecimal() else ""
            raise BuildError(f"{place.root}: another build is running{process}; wait until it has ended") from None
        stream.truncate(0)
        stream.write(str(os.getpid()))
        stream.flush()
        yield
