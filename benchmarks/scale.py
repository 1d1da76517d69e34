"""Measures scale on generated reports: scale.py [--reports 100000] [--only near-copies|gate|build|engines] [--json].

Prints seconds on the clock and of the processors (all processes together), and the memory of the largest process. The
clock depends on what else the machine does, the processors' seconds much less.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from generated_copies import with_copies
from generated_reports import Generated, reports
from memory import peak_memory

NEW = 100  # reports that come after the first build
PARTIES = ("Russia", "Ukraine", "United States")

Figures = dict[str, Any]


def near_copies(number: int) -> Figures:
    """Pairs found among `number` reports of which a share are copies with up to three words in ten edited."""
    from holdfire.ledger.near_copies import origins

    made = list(with_copies(number))
    measured = _timed(lambda: origins((g.id, g.published, g.text) for g in made))
    found = measured.pop("result")
    both = _pairs((found[g.id], g.origin) for g in made)
    ours, known = _pairs(found.values()), _pairs(g.origin for g in made)
    return {"reports": number, "pair F1": round(2 * both / (ours + known), 4), **measured, **_memory()}


def gate(number: int) -> Figures:
    """What the gate lets through, and its pace."""
    from holdfire.extraction.gate import Gate

    loaded = Gate.load(dict.fromkeys(PARTIES, ()))
    made = list(reports(number, seed=3))
    measured = _timed(lambda: [loaded.skipped(g.text) is None for g in made])
    passed = [g for g, let in zip(made, measured["result"], strict=True) if let]
    return {
        "relevant": sum(g.relevant for g in made),
        "relevant let through": sum(g.relevant for g in passed),
        "others let through": sum(not g.relevant for g in passed),
        "words a second": round(sum(len(g.text.split()) for g in made) / measured["processor seconds"]),
    }


def build(number: int, *options: str) -> Figures:
    """A case of `number` reports built, built again, built with 100 more, and asked for its positions."""
    with TemporaryDirectory() as folder:
        case = Path(folder) / "case"
        _write_case(case, reports(number))
        figures = {"first build": _command("build", str(case), *options), "unchanged": _command("build", str(case))}
        _write_reports(case, reports(NEW, seed=2))
        figures[f"{NEW} new"] = _command("build", str(case), *options)
        figures["show positions"] = _command("show", str(case), "positions", "--json")
        return {"reports": number, **figures}


def engines(number: int) -> Figures:
    """Relevant reports read by the local engine and by Ray with as many processors: seconds, and whether the bytes are equal."""
    from holdfire.engines.local import LocalEngine
    from holdfire.engines.ray import RayEngine
    from holdfire.ledger.codec import dumped
    from holdfire.pipeline import ReadReport
    from holdfire.record import Report

    function = ReadReport(tuple((party, ()) for party in PARTIES))
    made = reports(number, relevant=1.0)
    items = [dumped(Report(g.id, g.text, g.id, "", published=g.published)).encode() for g in made]
    local = _timed(lambda: list(LocalEngine().map(function, items)))
    with TemporaryDirectory() as folder, closing(RayEngine(folder)) as cluster:
        warm = list(cluster.map(function, items[:64]))
        ray = _timed(lambda: list(cluster.map(function, items)))
    same = local["result"] == ray["result"] and warm == local["result"][:64]
    seconds = local["seconds"], ray["seconds"]
    return {
        "reports": number,
        "local": seconds[0],
        "ray": seconds[1],
        "times": round(seconds[1] / seconds[0], 2),
        "same bytes": same,
    }


MEASURES: dict[str, Callable[[int], Figures]] = {
    "near-copies": near_copies,
    "gate": lambda number: gate(min(number, 20_000)),
    "build": build,
    "engines": lambda number: engines(max(200, number // 100)),
}


def _write_case(folder: Path, made: Iterable[Generated]) -> None:
    folder.mkdir(parents=True)
    (folder / "reports").mkdir()
    parties = "".join(f'\n[[party]]\nname = "{party}"\n' for party in PARTIES)
    (folder / "case.toml").write_text(f'title = "Generated reports"\n{parties}', encoding="utf-8")
    _write_reports(folder, made)


def _write_reports(folder: Path, made: Iterable[Generated]) -> None:
    for g in made:
        header = f"---\nsource: {g.source}\npublished: {g.published}\n---\n"
        (folder / "reports" / f"{g.id}.txt").write_text(header + g.text, encoding="utf-8")


def _command(*arguments: str) -> Figures:
    """One run of the command line in a process of its own, as a person runs it."""
    command = [sys.executable, "-m", "holdfire", *arguments]
    began = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert process.stdout is not None
    said = process.stdout.read().decode()
    _, status, used = os.wait4(process.pid, 0)  # also for the processes that it started and waited for
    if status:
        raise RuntimeError(f"{' '.join(command)} ended with status {status}: {said[-300:]}")
    return {
        "seconds": round(time.perf_counter() - began, 2),
        "processor seconds": round(used.ru_utime + used.ru_stime, 2),
        "largest process, MB": used.ru_maxrss // 1024,
        "says": said.partition("\n")[0][:100],
    }


def _timed(work: Callable[[], Any]) -> Figures:
    began, used = time.perf_counter(), time.process_time()
    result = work()
    clock, cpu = time.perf_counter() - began, time.process_time() - used
    return {"result": result, "seconds": round(clock, 2), "processor seconds": round(cpu, 2)}


def _memory() -> Figures:
    return {"memory, MB": peak_memory()}


def _pairs(groups: Iterable[object]) -> int:
    return sum(n * (n - 1) // 2 for n in Counter(groups).values())


def main() -> None:
    """Measure, and print each figure as it comes."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--reports", type=int, default=100_000)
    options.add_argument("--only", choices=MEASURES, action="append")
    chosen = options.parse_args()
    for name in chosen.only or MEASURES:
        sys.stdout.write(json.dumps({name: MEASURES[name](chosen.reports)}, indent=1) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
