"""The local engine: results in order, one item lost where a process dies, and no process left behind."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from engine_work import doubled, process, strict, uneven

from holdfire.engines import Lost
from holdfire.engines.local import LocalEngine

ROOT = Path(__file__).parents[2]


def numbers(many: int) -> list[bytes]:
    return [f"{k:03d}".encode() for k in range(many)]


@pytest.mark.parametrize("processes", [1, 2])
def test_results_come_in_the_order_of_the_items(processes: int) -> None:
    assert list(LocalEngine(processes).map(uneven, numbers(100))) == numbers(100)


@pytest.mark.parametrize("processes", [1, 2])
@pytest.mark.parametrize("many", [0, 1, 7, 8, 9, 33])
def test_any_number_of_items(processes: int, many: int) -> None:
    assert list(LocalEngine(processes).map(doubled, numbers(many))) == [n * 2 for n in numbers(many)]


def test_the_work_is_done_by_as_many_processes_as_wanted() -> None:
    done_by = set(LocalEngine(2).map(process, numbers(200)))
    assert len(done_by) == 2
    assert str(os.getpid()).encode() not in done_by


def test_a_handful_of_items_starts_no_process() -> None:
    assert set(LocalEngine(2).map(process, numbers(5))) == {str(os.getpid()).encode()}


@pytest.mark.parametrize("processes", [1, 2])
def test_an_error_costs_the_item_that_raised_it(processes: int) -> None:
    items = [*numbers(20), b"bad", *numbers(20)]
    found = list(LocalEngine(processes).map(strict, items))
    assert found[20] == Lost(b"bad", "ValueError: a bad item")
    assert [r for r in found if isinstance(r, bytes)] == numbers(20) * 2


def test_a_process_that_is_killed_costs_the_item_it_was_killed_by() -> None:
    items = [*numbers(30), b"kill", *numbers(30), b"kill"]
    found = list(LocalEngine(2).map(strict, items))
    assert [k for k, r in enumerate(found) if isinstance(r, Lost)] == [30, 61]
    assert found[30] == Lost(b"kill", "its process was killed, as happens where memory runs out")
    assert [r for r in found if isinstance(r, bytes)] == numbers(30) * 2


def test_few_items_are_held_at_once() -> None:
    taken = 0

    def endless() -> Iterator[bytes]:
        nonlocal taken
        while True:
            taken += 1
            yield b"x"

    results = LocalEngine(2).map(doubled, endless())
    assert [next(results) for _ in range(100)] == [b"xx"] * 100
    results.close()  # type: ignore[attr-defined]
    assert taken < 100 + 2 * 4 * 16 + 16


SCRIPT = """
import sys
from holdfire.engines.local import LocalEngine
from engine_work import process
if __name__ == "__main__":
    def items():
        while True:
            yield b"x"
    pids = set()
    for result in LocalEngine(2).map(process, items()):
        pids.add(result.decode())
        if len(pids) == 2:
            print(*pids, flush=True)
            pids = set("12")
"""


def test_an_interrupted_program_leaves_no_process_behind(tmp_path: Path) -> None:
    script = tmp_path / "endless.py"
    script.write_text(SCRIPT, encoding="utf-8")
    paths = os.pathsep.join([str(ROOT / "src"), str(Path(__file__).parent)])
    run = subprocess.Popen(
        [sys.executable, str(script)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": paths},
        start_new_session=True,
    )
    assert run.stdout is not None
    workers = [int(pid) for pid in run.stdout.readline().split()]
    assert len(workers) == 2
    os.killpg(run.pid, 2)  # as Ctrl-C does
    _, errors = run.communicate(timeout=20)
    assert "KeyboardInterrupt" in errors
    assert run.returncode != 0
    assert not [pid for pid in workers if alive(pid)]


def alive(pid: int) -> bool:
    for _ in range(50):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return False
        time.sleep(0.1)
    return True
