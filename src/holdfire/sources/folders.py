"""The files of a folder in the order of their names, however deep, without following links to other folders."""

import os
from collections.abc import Iterator
from pathlib import Path


def files_in(folder: Path) -> Iterator[tuple[str, Path]]:
    """Each file with its path from the folder, with slashes; nothing where there is no such folder."""
    names = []
    for root, folders, files in os.walk(folder):
        folders.sort()
        below = os.path.relpath(root, folder).replace(os.sep, "/")
        names += [name if below == "." else f"{below}/{name}" for name in files]
    for name in sorted(names):
        yield name, folder / name
