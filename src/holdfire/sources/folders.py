"""The files of a folder in the order of their names, however deep, without following links to other folders."""

import os
from collections.abc import Iterator
from pathlib import Path


def files_in(folder: Path) -> Iterator[tuple[str, str]]:
    """Each file with its path from the folder, with slashes, and its path; nothing where there is no such folder.

    Both are plain strings, because there may be many.
    """
    names = []
    start = str(folder)
    for root, folders, files in os.walk(start):
        folders.sort()
        below = os.path.relpath(root, start).replace(os.sep, "/")
        names += [name if below == "." else f"{below}/{name}" for name in files]
    for name in sorted(names):
        yield name, f"{start}{os.sep}{name}"
