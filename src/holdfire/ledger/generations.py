"""Generations: a build makes a new file beside the one that answers, and then moves one pointer."""

import json
import os
import re
import shutil
from collections.abc import Mapping
from pathlib import Path

from holdfire.ledger.place import Place

_KEPT = 2  # the one that answers, and the one that somebody may have open
_NAME = re.compile(r"generation-(\d{6,})\.duckdb")


def current(place: Place) -> Path | None:
    """The file of the generation that answers, null where there is none."""
    name = _pointed(place)[0].strip()
    file = place.derived / name
    return file if _NAME.fullmatch(name) and file.is_file() else None


def facts_of(place: Place) -> dict[str, str]:
    """What was noted about the generation that answers when it was made; empty where that cannot be read."""
    try:
        return {str(name): str(value) for name, value in json.loads(_pointed(place)[1]).items()}
    except (ValueError, AttributeError):
        return {}


def draft_file(place: Place) -> Path:
    """Where to write the next generation; what builds that were killed left behind is cleared away."""
    for file in place.derived.glob("draft.duckdb*"):
        # the database puts what does not fit into memory into a folder
        shutil.rmtree(file) if file.is_dir() else file.unlink()
    return place.derived / "draft.duckdb"


def move_pointer(place: Place, draft: Path, facts: Mapping[str, str]) -> Path:
    """Make the draft the generation that answers: it is on the disk before the pointer names it. Raises OSError.

    The pointer is a file of two lines, the name of the generation and facts about it as JSON.
    """
    fresh = place.derived / f"generation-{_newest(place) + 1:06}.duckdb"
    flush(draft)
    draft.replace(fresh)
    flush(place.derived)
    write_whole(place.pointer, f"{fresh.name}\n{json.dumps(dict(facts))}\n".encode())
    return fresh


def clear(place: Place) -> None:
    """Remove generations that nobody needs any more."""
    numbered = sorted((int(m[1]), file) for file in place.derived.iterdir() if (m := _NAME.fullmatch(file.name)))
    for _, file in numbered[:-_KEPT]:
        if file != current(place):
            file.unlink()


def write_whole(file: Path, data: bytes) -> None:
    """Put a file in place so that a reader finds the old one or the new one, whenever the power goes; raises OSError."""
    fresh = file.with_name(f".{file.name}.new")
    try:
        with fresh.open("wb") as stream:
            stream.write(data)
        flush(fresh)
        fresh.replace(file)
    except OSError:
        fresh.unlink(missing_ok=True)
        raise
    flush(file.parent)


def flush(file: Path) -> None:
    """Make sure that a file's bytes, or the names in a folder, outlive a loss of power."""
    handle = os.open(file, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _pointed(place: Place) -> tuple[str, str]:
    try:
        first, _, second = place.pointer.read_text(encoding="utf-8", errors="replace").partition("\n")
    except FileNotFoundError:
        return "", ""
    return first, second


def _newest(place: Place) -> int:
    return max((int(m[1]) for file in place.derived.iterdir() if (m := _NAME.fullmatch(file.name))), default=0)
