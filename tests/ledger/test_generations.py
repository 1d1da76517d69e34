"""A build never spoils what stands: killed, without room on the disk, or started twice, the generation before answers."""

import json
import multiprocessing
import os
import random
import resource
import signal
import time
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from cheap import made, new_case, put

from holdfire.ledger import Ledger
from holdfire.ledger.decisions import append
from holdfire.ledger.generations import current
from holdfire.ledger.lock import BuildError, locked
from holdfire.ledger.place import Place
from holdfire.record import Act, Decision, Position

PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload(["cheap", "holdfire.ledger.making", "holdfire.ledger"])
KILLS = 50
WORDS = "Russia (Putin) agreed energy_strikes: the halt number {}\n" + "No position stands here. " * 40


def build_in_a_process(folder: Path, room: int | None, answer: "Connection | None") -> None:
    """Build, and say what came of it; `room` is the size in bytes that no file may pass, as on a full disk."""
    if room is not None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
    try:
        said = f"read {made(Place(folder)).read}"
    except BuildError as error:
        said = str(error)
    if answer:
        answer.send(said)


def started(folder: Path, room: int | None = None) -> "tuple[multiprocessing.process.BaseProcess, Connection]":
    here, there = PROCESSES.Pipe(duplex=False)
    process = PROCESSES.Process(target=build_in_a_process, args=(folder, room, there))
    process.start()
    there.close()
    return process, here


def outcome(folder: Path, room: int | None = None) -> str:
    """What a build in a process of its own says."""
    process, answer = started(folder, room)
    said = str(answer.recv())
    process.join()
    return said


def state(folder: Path) -> tuple[int, int]:
    """How many reports and positions the ledger answers with; each position stands in its report."""
    with Ledger.open(folder) as ledger:
        entries = ledger.entries(Position)
        for entry in entries:
            assert entry.row.span.of(ledger.text(entry.report)) == entry.row.evidence
        assert len(ledger.statements()) == len({e.row.evidence for e in entries})
        return len(ledger.reports()), len(entries)


def lines_read(folder: Path) -> int:
    """How many results of reading are on the disk, torn ones not counted."""
    return sum(file.read_bytes().count(b"\n") for file in (folder / ".holdfire" / "readings").glob("*.log"))


def test_a_build_that_is_killed_anywhere_leaves_the_ledger_as_it_was(tmp_path: Path) -> None:
    chance = random.Random(14)
    folder = tmp_path / "case"
    place = new_case(folder, **{f"r{n}": WORDS.format(n) for n in range(15)})
    made(place)
    decision = Decision("0" * 16, Act.ACCEPT, "a person", "2026-01-01T00:00:00+00:00", "checked")
    append(place, [decision])
    outcome(folder)  # the server of processes loads what it needs
    put(folder, "first", WORDS.format("first"))
    begun = time.perf_counter()
    outcome(folder)
    whole = time.perf_counter() - begun
    reports, killed, read = 16, 0, lines_read(folder)
    while killed < KILLS:
        put(folder, f"new{reports}", WORDS.format(f"new {reports}"))
        process, answer = started(folder)
        time.sleep(chance.uniform(0, whole))
        process.kill()
        process.join()
        answer.close()
        killed += process.exitcode == -signal.SIGKILL
        now = state(folder)
        # some builds came as far as moving the pointer
        assert now[0] == now[1]
        assert reports <= now[0]
        reports = now[0]
        assert lines_read(folder) >= read
        read = lines_read(folder)
        assert json.loads(place.decisions.read_text(encoding="utf-8"))["why"] == "checked"
        if now[0] == len(list((folder / "reports").iterdir())):
            continue
        if chance.random() < 0.3:
            assert outcome(folder).startswith("read ")
            reports = state(folder)[0]
            assert reports == len(list((folder / "reports").iterdir()))
    assert outcome(folder).startswith("read ")
    assert state(folder)[0] == len(list((folder / "reports").iterdir()))
    # what was read before a kill was not read again
    assert lines_read(folder) == len(list((folder / "reports").iterdir()))
    leftover = [f.name for f in place.derived.iterdir() if f.name.startswith(("draft", "."))]
    assert leftover == []


@pytest.mark.parametrize("room", [0, 20_000, 100_000, 300_000, 600_000])
def test_a_full_disk_leaves_the_ledger_as_it_was(tmp_path: Path, room: int) -> None:
    folder = tmp_path / "case"
    place = new_case(folder, **{f"r{n}": WORDS.format(n) for n in range(40)})
    made(place)
    stood, before = current(place), state(folder)
    for n in range(200):
        put(folder, f"n{n}", WORDS.format(f"new {n}") * 5)
    said = outcome(folder, room)
    assert said.endswith("the ledger stands as it was, build again once that is mended"), said
    assert "\n" not in said
    assert (current(place), state(folder)) == (stood, before)
    assert outcome(folder).startswith("read ")
    assert state(folder)[0] == 240


def test_of_two_builds_at_once_the_second_says_that_the_first_is_at_work(tmp_path: Path) -> None:
    folder = tmp_path / "case"
    place = new_case(folder, one=WORDS.format(1))
    place.derived.mkdir()
    with locked(place):
        said = outcome(folder)
    assert said == f"{folder}: another build is running (process {os.getpid()}); wait until it has ended"
    assert outcome(folder) == "read 1"


def test_whoever_reads_while_a_build_ends_keeps_what_was_opened(tmp_path: Path) -> None:
    folder = tmp_path / "case"
    place = new_case(folder, one=WORDS.format(1))
    made(place)
    with Ledger.open(folder) as ledger:
        for n in range(4):
            put(folder, f"more{n}", WORDS.format(f"more {n}"))
            made(place)
        assert len(ledger.reports()) == 1
        assert len(ledger.entries(Position)) == 1
    assert len(list(place.derived.glob("generation-*"))) == 2


def test_a_damaged_generation_is_built_anew(tmp_path: Path) -> None:
    folder = tmp_path / "case"
    place = new_case(folder, one=WORDS.format(1))
    made(place)
    stood = current(place)
    assert stood is not None
    stood.unlink()
    assert made(place).fresh
    assert state(folder) == (1, 1)
