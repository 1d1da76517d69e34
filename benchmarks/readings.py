"""Prints the readings and counts that are found in a case's reports, and how many of the expected rows of a key file are among them."""

import argparse
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from holdfire.extraction.reader import Reader
from holdfire.record import Extraction, Report

HERE = Path(__file__).resolve().parent.parent


def reports(folder: Path) -> Iterator[Report]:
    """The reports of a case folder, with the day of publication out of their headers."""
    for path in sorted((folder / "reports").glob("*.txt")):
        head, text = path.read_text(encoding="utf-8").removeprefix("---\n").split("---\n", 1)
        fields = dict(line.split(": ", 1) for line in head.splitlines())
        yield Report(
            path.stem,
            text,
            path.name,
            "",
            published=date.fromisoformat(fields["published"][:10]),
            source=fields.get("source"),
        )


def lines(found: Extraction) -> Iterator[str]:
    """One line a reading and one a term; one line a count and one a part."""
    for r in found.readings:
        told = f" via {r.via}" if r.via else ""
        yield f"  {r.party} ({r.speaker}{told}) {r.issue} stated {r.stated}: {r.evidence[:90]!r}"
        for t in r.terms:
            yield f"      {t.axis}{' not' if t.negated else ''} {t.value or '-'}: {t.evidence!r}"
    for c in found.counts:
        yield f"  COUNT {c.by} ({c.speaker} via {c.via}) against {c.against} {c.issue}: {c.bound} {c.value} {c.unit} | {c.window} {c.start} {c.end} {c.hours} | {c.evidence!r}"
        for p in c.parts:
            yield f"      part {p.bound} {p.value} {p.unit} of {p.of}: {p.evidence!r}"


def main() -> None:
    """Show what is found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("case", type=Path, nargs="?", default=HERE / "cases" / "energy-truce-2025")
    parser.add_argument("--only", default="")
    arguments = parser.parse_args()
    reader = Reader.load()
    for report in reports(arguments.case):
        if arguments.only in report.id:
            sys.stdout.write("\n".join([f"== {report.id}", *lines(reader.read(report))]) + "\n")


if __name__ == "__main__":
    main()
