"""Writes the real output of the demo into the README: python docs/refresh.py."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BEGIN, END = "<!-- demo output -->", "<!-- end of demo output -->"
CASE = "cases/energy-truce-2025"
LINES = 51  # of the demo's output that the README shows


def demo() -> str:
    """The first lines that the demo shows on a terminal of 100 columns: the terms of the case that ships."""
    holdfire = [sys.executable, "-m", "holdfire"]
    subprocess.run([*holdfire, "build", CASE], cwd=ROOT, capture_output=True, check=True)
    run = subprocess.run(
        [*holdfire, "show", CASE, "terms", "--issue", "energy_strikes", "--as-of", "2025-03-27"],
        cwd=ROOT,
        env={**os.environ, "COLUMNS": "100", "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    return "\n".join(line.rstrip() for line in run.stdout.split("\n")[:LINES])


def refreshed(readme: str) -> str:
    """The README with the demo's output in its place."""
    head, rest = readme.split(BEGIN)
    return f"{head}{BEGIN}\n```text\n{demo()}\n```\n{END}{rest.split(END)[1]}"


if __name__ == "__main__":
    path = ROOT / "README.md"
    path.write_text(refreshed(path.read_text(encoding="utf-8")), encoding="utf-8")
