"""The command as a process: what a shell, a pipe and a terminal see of it."""

import os
import pty
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

GOLD = Path(__file__).parent.parent / "gold"
HOLDFIRE = (sys.executable, "-c", "import sys; from holdfire.cli import main; sys.exit(main())")
ENV = {**os.environ, "COLUMNS": "100", "TERM": "xterm-256color"}
ENV.pop("NO_COLOR", None)


def start(*args: str, **options: object) -> "subprocess.Popen[bytes]":
    return subprocess.Popen((*HOLDFIRE, *args), **{"env": ENV, "stderr": subprocess.PIPE, **options})  # type: ignore[call-overload, no-any-return]


def drained(terminal: int) -> str:
    """Everything that was written to a terminal whose programs have ended."""
    said = b""
    try:
        while piece := os.read(terminal, 65536):
            said += piece
    except OSError:
        pass  # the other side is closed
    os.close(terminal)
    return said.decode()


def test_ctrl_c_ends_it_quietly() -> None:
    with start("read", "-", stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        time.sleep(1.5)
        process.send_signal(signal.SIGINT)
        assert process.communicate(timeout=20) == (b"", b"")
    assert process.returncode == 130


@pytest.mark.parametrize("args", [("schema",), ("read", str(GOLD), "--csv", "--published", "2025-07-29")])
def test_a_closed_pipe_ends_it_quietly(args: tuple[str, ...]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with start(*args, stdout=writing) as process:
        os.close(writing)
        assert process.communicate(timeout=60)[1] == b""
    assert process.returncode == 141


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_is_one_line() -> None:
    with Path("/dev/full").open("wb") as full, start("schema", stdout=full) as process:
        said = process.communicate(timeout=20)[1]
    assert (process.returncode, said.count(b"\n")) == (2, 1)
    assert said.startswith(b"holdfire: standard output: ")


@pytest.mark.parametrize(
    ("args", "status"),
    [(["--help"], 0), (["read", "--help"], 0), (["read", "x", "--published", "never"], 2), (["read", "gone.txt"], 2)],
)
def test_nothing_heavy_is_loaded_to_help_or_refuse(args: list[str], status: int) -> None:
    probe = f"""
import sys
sys.argv = ["holdfire", *{args!r}]
from holdfire.cli import main
status = main()
print(status, sorted({{"spacy", "numpy", "lingua", "rich.table"}} & set(sys.modules)), file=sys.stderr)
"""
    result = subprocess.run([sys.executable, "-c", probe], env=ENV, capture_output=True, text=True, timeout=60)
    assert result.stderr.splitlines()[-1] == f"{status} []"


@pytest.mark.parametrize(
    ("environment", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)]
)
def test_colour_is_for_terminals_that_want_it(environment: dict[str, str], coloured: bool) -> None:
    screen, terminal = pty.openpty()
    args = ("read", str(GOLD / "dock_strike.txt"), "--published", "2025-07-29")
    with start(*args, stdout=terminal, env=ENV | environment) as process:
        os.close(terminal)
        shown = drained(screen)
        assert process.communicate(timeout=60)[1] == b""
    assert ("\x1b[" in shown) == coloured
    assert "No positions found." in shown


def test_progress_is_shown_on_a_terminal_and_stays_out_of_the_output() -> None:
    screen, terminal = pty.openpty()
    reports = [str(path) for path in sorted(GOLD.glob("*.txt"))]
    with start("read", *reports, "--json", stdout=subprocess.PIPE, stderr=terminal) as process:
        os.close(terminal)
        shown = drained(screen)
        lines = process.communicate(timeout=60)[0].splitlines()
    assert process.returncode == 0
    assert f"/{len(reports)} files" in re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", shown)
    assert len(lines) == len(reports)
    assert all(line.startswith(b"{") and line.endswith(b"}") for line in lines)
