"""A folder of reports: its files in alphabetical order, each folder once, and a word about everything left out."""

import os
import stat
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from holdfire.record import Problem
from holdfire.sources.opening import special, unreadable


def ending(name: str) -> str:
    """The ending of a file name in small letters, with that before a `.gz`: `.warc.gz`."""
    path = Path(name.lower())
    return Path(path.stem).suffix + path.suffix if path.suffix == ".gz" else path.suffix


def shown(path: Path) -> str:
    """A path as text that can be printed, whatever bytes it is made of."""
    return os.fsencode(path).decode("utf-8", "replace")


def walk(folder: Path, endings: frozenset[str]) -> Iterator[Path | Problem]:
    """Files of `folder` and the folders in it whose ending is in `endings`; hidden ones (`.git`) are none of ours.

    Links are followed, but no folder is entered twice. What has another ending is counted, and told at the end.
    """
    entered: set[tuple[int, int]] = set()
    waiting = [str(folder)]  # plain strings, because there may be many
    left_out: Counter[str] = Counter()
    first: dict[str, str] = {}
    while waiting:
        path = Path(waiting.pop())
        try:
            status = path.stat()
            if stat.S_ISDIR(status.st_mode):
                if (status.st_dev, status.st_ino) in entered:
                    yield Problem("link-loop", "leads back to a folder that was read", "remove the link", shown(path))
                    continue
                entered.add((status.st_dev, status.st_ino))
                with os.scandir(path) as inside:
                    names = sorted((one.name for one in inside if not one.name.startswith(".")), reverse=True)
                waiting += [f"{path}{os.sep}{name}" for name in names]
                continue
            odd = special(status.st_mode)
        except OSError as error:
            if path.is_dir() or ending(path.name) in endings or not isinstance(error, FileNotFoundError):
                yield unreadable(error, path, shown(path))
                continue
            odd = None
        kind = ending(path.name)
        if odd:
            yield Problem("not-a-file", f"{odd}, not a file", "give a file", shown(path), fatal=True)
        elif kind in endings:
            yield path
        else:
            left_out[kind] += 1
            first.setdefault(kind, shown(path.relative_to(folder)))
    for kind, count in sorted(left_out.items()):
        yield _left_out(kind, count, first[kind], shown(folder))


def _left_out(kind: str, count: int, first: str, folder: str) -> Problem:
    what = f"{kind} files are" if kind else "files without an ending are"
    others = f" and {count - 1:,} more" if count > 1 else ""
    return Problem("kind-not-read", f"{what} not read: {first}{others}", "save what matters as .txt or .html", folder)
