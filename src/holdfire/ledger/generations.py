"""Generations: a build makes a new file beside the one that answers, and then moves one pointer."""

import os
from pathlib import Path

from holdfire.ledger.place import Place


def current(place: Place) -> Path | None:
    """The file of the generation that answers, null where there is none."""
    try:
        name = place.pointer.read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return None
    file = place.derived / name
    return file if name and file.is_file() else None


def write_whole(file: Path, data: bytes) -> None:
    """Put a file in place so that a reader finds the old one or the new one, whenever the power goes; raises OSError."""
    fresh = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        with fresh.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        fresh.replace(file)
    except OSError:
        fresh.unlink(missing_ok=True)
        raise
    settle(file.parent)


def settle(folder: Path) -> None:
    """Make sure that the names in a folder outlive a loss of power."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
