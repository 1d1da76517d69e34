"""Checks the reading of times on gold reports, and its speed: python benchmarks/dates.py [FOLDER ...] [-v].

For every due date and every day of an incident in the gold: is it among the times that the evidence's paragraph names
(or, for an incident, the day of the report, which stands for "overnight" and for reports that name no day)?
"""

import argparse
import json
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from holdfire.extraction.cleaning import clean
from holdfire.extraction.date_frame import Anchors
from holdfire.extraction.dates import day_of, due_of, find_times, read_times
from holdfire.extraction.durations import find_durations
from holdfire.extraction.numbers import find_quantities
from holdfire.record import Report, When

HERE = Path(__file__).resolve().parent.parent
SHARED = HERE.parent / "shared" / "gold"
FOLDERS = (HERE / "tests" / "gold", HERE / "tests" / "gold" / "open", SHARED, SHARED / "dev")
ROUNDS = 5


def reports(folder: Path) -> Iterator[tuple[dict[str, list[dict[str, str]]], Report]]:
    """Each gold table of a folder with its report."""
    for path in sorted(folder.glob("*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = (folder / gold["text_file"]).read_text(encoding="utf-8")
        yield gold, Report(gold["id"], text, gold["text_file"], "", published=date.fromisoformat(gold["published"]))


def times_near(report: Report) -> list[tuple[int, int, tuple[When, ...]]]:
    """For each passage: where it starts and ends in the report, and the times that it names."""
    found = []
    anchors = Anchors()
    for passage in clean(report).passages:
        times, anchors = read_times(passage.text, report.published, anchors=anchors)
        found.append((passage.origins[0], passage.origins[len(passage.text)], times))
    return found


def check(folder: Path, verbose: bool) -> tuple[int, int]:
    """How many days of the gold are among the times of their paragraph, and how many there are."""
    right = total = 0
    for gold, report in reports(folder):
        places = times_near(report)
        for kind, key, told in (("commitments", "due", due_of), ("incidents", "date", day_of)):
            for row in gold.get(kind, ()):
                wanted = row.get(key)
                if wanted is None:
                    continue
                at = int(row["start"])
                times = next((t for lo, hi, t in places if lo <= at < hi), ())
                named = [told(t) for t in times]
                if kind == "incidents" and report.published is not None:
                    named.append(report.published.isoformat())
                total += 1
                right += wanted in named
                if verbose and wanted not in named:
                    say(f"  {report.id}: {row['evidence'][:70]!r} wants {wanted}, has {named}")
    return right, total


def speed(folder: Path) -> None:
    """Words a second of each finder on the paragraphs of a folder."""
    texts = [(p.text, r.published) for _, r in reports(folder) for p in clean(r).passages]
    words = sum(len(text.split()) for text, _ in texts)
    for name in ("times", "quantities", "durations"):
        begun = time.perf_counter()
        for _ in range(ROUNDS):
            for text, published in texts:
                if name == "times":
                    find_times(text, published)
                elif name == "quantities":
                    find_quantities(text)
                else:
                    find_durations(text)
        say(f"  {name}: {ROUNDS * words / (time.perf_counter() - begun):,.0f} words/s")


def main() -> None:
    """Print a line a folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("-v", action="store_true", help="list the days that were not found")
    args = parser.parse_args()
    for folder in args.folders or FOLDERS:
        if not folder.is_dir():
            say(f"{folder.parent.name}/{folder.name}: skipped, it is not on this machine")
            continue
        right, total = check(folder, args.v)
        say(f"{folder.parent.name}/{folder.name}: {right} of {total} days are among the times of their paragraph")
    speed(FOLDERS[0])


def say(line: str) -> None:
    """One line on standard output."""
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main()
