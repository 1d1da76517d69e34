"""Measures load time, words a second on one core, where the time goes, and whether it grows with the length alone."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent.parent
WORDS = 50_000


def load_seconds() -> float:
    """Seconds until a new process can read its first report: the best of three, since other work only adds to it."""
    code = "import time; t=time.perf_counter(); from holdfire.extraction.reader import Reader; Reader.load(); print(time.perf_counter()-t)"
    runs = (subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True) for _ in range(3))
    return min(float(run.stdout) for run in runs)


def times_the_parse(least: int) -> float:
    """Processor time of reading at least `least` words of the reports that ship, as a multiple of that of parsing them.

    Both are taken in turn, so that a slow or busy machine moves the figure little.
    """
    from holdfire.extraction.cleaning import clean
    from holdfire.extraction.reader import Reader
    from holdfire.record import Report

    reader = Reader.load()
    texts = [p.read_text(encoding="utf-8") for p in sorted((HERE / "tests" / "gold").glob("*.txt"))]
    reports = [Report("r", text, "-", "", published=date(2025, 7, 29)) for text in texts]
    words, reading, parsing = 0, 0.0, 0.0
    while words < least:
        for report in reports:
            began = time.process_time()
            reader.read(report)
            read = time.process_time()
            reader.parser.docs(clean(report).passages)
            reading, parsing = reading + read - began, parsing + time.process_time() - read
            words += len(report.text.split())
    return reading / parsing


def measure() -> dict[str, Any]:
    """Words a second over the reports that ship, each as one report, and the share of each stage."""
    from holdfire.extraction import reader as module
    from holdfire.record import Report

    reader = module.Reader.load()
    texts = [p.read_text(encoding="utf-8") for p in sorted((HERE / "tests" / "gold").glob("*.txt"))]
    spent: dict[str, float] = {}
    for name in ("clean", "trees_of"):
        setattr(module, name, _timed(getattr(module, name), name, spent))
    docs = reader.parser.docs
    reader.parser.docs = _timed(docs, "parse", spent)  # type: ignore[method-assign]
    words, number, began = 0, 0, time.perf_counter()
    while words < WORDS:
        for text in texts:
            reader.read(Report(f"r{number}", text, "-", "", published=date(2025, 7, 29)))
            words += len(text.split())
            number += 1
    total = time.perf_counter() - began
    spent["rules"] = total - sum(spent.values())
    return {"words_per_second": round(words / total), "seconds_by_stage": {k: round(v, 2) for k, v in spent.items()}}


def growth() -> dict[str, float]:
    """Seconds for hostile text at 1, 4 and 16 times a length; linear work keeps the ratio near the length's."""
    from holdfire.extraction.reader import Reader
    from holdfire.record import Report

    reader = Reader.load()
    found = {}
    for name, unit in (
        ("nested quotes", '"He said "'),
        ("one long line", "Kyiv and Moscow agreed to a truce, he said, and "),
    ):
        seconds = []
        for times in (500, 2000, 8000):
            began = time.perf_counter()
            reader.read(Report("h", unit * times, "-", ""))
            seconds.append(time.perf_counter() - began)
        found[name] = round(seconds[2] / seconds[1], 1)
    return found


def _timed(function: Callable[..., Any], name: str, spent: dict[str, float]) -> Callable[..., Any]:
    def run(*args: Any, **kwargs: Any) -> Any:
        began = time.perf_counter()
        try:
            return function(*args, **kwargs)
        finally:
            spent[name] = spent.get(name, 0.0) + time.perf_counter() - began

    return run


if __name__ == "__main__":
    os.environ["OMP_NUM_THREADS"] = "1"
    result = {"load_seconds": round(load_seconds(), 2), **measure(), "time_for_four_times_the_length": growth()}
    sys.stdout.write(json.dumps(result, indent=1) + "\n")
