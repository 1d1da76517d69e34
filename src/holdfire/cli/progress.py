"""How far the reading has come: a bar on standard error, for many files, and only on a terminal."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from holdfire.record import Extraction, Problem

if TYPE_CHECKING:
    from rich.progress import TaskID

Result = Extraction | Problem


def shown(results: Iterator[Result], paths: Sequence[str]) -> Iterator[Result]:
    """The results as they come, while a bar counts their files; the bar is gone whenever a result is handed on."""
    total = _file_count(paths) if sys.stderr.isatty() else 0
    if total < 2:
        yield from results
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TextColumn("files"))
    bar = Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False, redirect_stderr=False)
    task = bar.add_task("reading", total=total)
    seen: set[str] = set()
    bar.start()
    try:
        for result in results:
            seen.add(result.report.file if isinstance(result, Extraction) else result.file)
            bar.update(task, completed=len(seen))
            bar.stop()
            yield result
            bar.start()
    finally:
        bar.stop()


def _file_count(paths: Sequence[str]) -> int:
    from holdfire.sources.files import SUFFIXES

    folders = [Path(path) for path in paths if path != "-" and Path(path).is_dir()]
    inside = sum(1 for folder in folders for file in folder.rglob("*") if file.suffix.lower() in SUFFIXES)
    return len(paths) - len(folders) + inside


@contextmanager
def stages() -> Iterator[Callable[[str, int, int], None]]:
    """Something to tell how far a build has come: a bar on standard error, and nothing where that is no terminal."""
    if not sys.stderr.isatty():
        yield lambda stage, done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        tasks: dict[str, TaskID] = {}

        def notice(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bar.add_task(stage, total=total or None)
            bar.update(tasks[stage], completed=done, total=total or None)

        yield notice
