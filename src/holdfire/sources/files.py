"""Files, folders and standard input: each becomes reports, or a problem that says what to do; the others are still read."""

import gzip
import sys
import zlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from holdfire.record import Problem, Report
from holdfire.sources.delivery import Delivery, Follow, Found
from holdfire.sources.kinds import ENDINGS, read_delivery
from holdfire.sources.opening import UnpackedTooLargeError, open_file, unreadable
from holdfire.sources.walking import ending, shown, walk

SUFFIXES = ENDINGS


def read_files(paths: Sequence[str], *, published: date | None = None, source: str | None = None, today: date) -> Found:
    """Every report that `paths` name, in order; a folder's files are sorted. `published` and `source` go before what a file says."""
    for path in paths:
        for found in read_path(path, today):
            if isinstance(found, Report):
                yield replace(found, published=published or found.published, source=source or found.source)
            elif found.code != "kind-not-read":  # whoever reads a folder knows what else is in it
                yield found


def read_path(path: str, today: date, follow: Follow | None = None) -> Found:
    """The reports of one file or folder, or of standard input (`-`); nothing that is wrong with it stops the rest."""
    if path == "-":
        yield from read_delivery(Delivery(sys.stdin.buffer, "-", "-"), today, follow)
        return
    place = Path(path)
    try:
        is_folder = place.is_dir()
    except (OSError, ValueError) as error:
        yield unreadable(error, place, path)
        return
    if not is_folder:
        yield from _file(place, path, today, follow)
        return
    nothing = True
    for found in walk(place, SUFFIXES):
        nothing = nothing and isinstance(found, Problem) and not found.fatal
        yield from [found] if isinstance(found, Problem) else _file(found, shown(found), today, follow)
    if nothing:
        remedy = f"put {', '.join(sorted(end for end in SUFFIXES if not end.endswith('.gz')))} files there"
        yield Problem("no-reports", "no reports in this folder", remedy, path, fatal=True)


def _file(file: Path, name: str, today: date, follow: Follow | None) -> Found:
    suffix = ending(file.name)
    stem = file.name[: -len(suffix)] if suffix in SUFFIXES and suffix else file.stem
    stream = open_file(file, name)
    if isinstance(stream, Problem):
        yield stream
        return
    with stream:
        try:
            yield from read_delivery(Delivery(stream, name, stem, suffix), today, follow)
        except (gzip.BadGzipFile, EOFError, zlib.error):
            remedy = "get the file again, or unpack what is left of it"
            yield Problem("broken-compression", "the compressed file is broken or cut off", remedy, name, fatal=True)
        except UnpackedTooLargeError:
            yield Problem("too-large", "unpacks to more than 2 GB", "unpack it and give its parts", name, fatal=True)
        except OSError as error:
            yield unreadable(error, file, name)
