"""Prints the readings and counts that are found in a case's reports; against a key file: which expected rows are missing, and what nobody expected.

A key is a row of seven columns: `term`, report, party, issue, axis, value, words; `count`, report, who counts, against
whom, bound, value, words; `part`, report, who counts, nothing, unit, value, words. The words stand in the report, and
what is found has to overlap them. A value of `-` is any or none; `!` before it wants it negated.
"""

import argparse
import csv
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from holdfire.extraction.reader import Reader
from holdfire.record import Extraction, Report, Span, Term

HERE = Path(__file__).resolve().parent.parent
CASE = HERE / "cases" / "energy-truce-2025"
TIMED = ("start", "end", "duration", "condition", "release", "existence")
KEYS = HERE / "tests" / "cases" / "energy_truce_readings.tsv"


@dataclass(frozen=True, slots=True)
class Key:
    """A row that a person expects, as the module says."""

    kind: str
    report: str
    party: str
    what: str
    how: str
    value: str
    words: str

    def is_in(self, found: Extraction) -> bool:
        """Whether the extraction holds it at its words."""
        start = found.report.text.index(self.words)
        span = Span(start, start + len(self.words))
        if self.kind == "term":
            return any(
                (r.party, r.issue) == (self.party, self.what)
                and any(self._fits(t) and t.span.overlaps(span) for t in r.terms)
                for r in found.readings
            )
        if self.kind == "count":
            return any(
                (c.by, c.against, c.bound, str(c.value)) == (self.party, self.what, self.how, self.value)
                and c.span.overlaps(span)
                for c in found.counts
            )
        return any(
            c.by == self.party
            and any((p.unit, str(p.value)) == (self.how, self.value) and p.span.overlaps(span) for p in c.parts)
            for c in found.counts
        )

    def _fits(self, term: Term) -> bool:
        wanted = self.value.removeprefix("!")
        return term.axis == self.how and term.negated == self.value.startswith("!") and wanted in ("", "-", term.value)


def expected(path: Path = KEYS) -> list[Key]:
    """The rows of a key file."""
    with path.open(encoding="utf-8", newline="") as stream:
        return [Key(*row) for row in list(csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]]


def reports(folder: Path) -> Iterator[Report]:
    """The reports of a case folder, with source and day of publication out of their headers."""
    for path in sorted((folder / "reports").glob("*.txt")):
        head, text = path.read_text(encoding="utf-8").removeprefix("---\n").split("---\n", 1)
        fields = dict(line.split(": ", 1) for line in head.splitlines())
        published = date.fromisoformat(fields["published"][:10])
        yield Report(path.stem, text, path.name, "", published=published, source=fields.get("source"))


def lines(found: Extraction) -> Iterator[str]:
    """One line a reading and a term, a count and a part."""
    for r in found.readings:
        told = f" via {r.via}" if r.via else ""
        yield f"  {r.party} ({r.speaker}{told}) {r.issue} stated {r.stated}: {r.evidence[:90]!r}"
        for t in r.terms:
            yield f"      {t.axis}{' not' if t.negated else ''} {t.value or '-'}: {t.evidence!r}"
    for c in found.counts:
        told = f"{c.speaker} via {c.via}" if c.via else f"{c.speaker}"
        window = f"{c.window} {c.start} {c.end} {c.hours}"
        yield f"  COUNT {c.by} ({told}) against {c.against} {c.issue}: {c.bound} {c.value} {c.unit} | {window} | {c.evidence!r}"
        for p in c.parts:
            yield f"      part {p.bound} {p.value} {p.unit} of {p.of}: {p.evidence!r}"


def recall(wanted: Sequence[Key], found: dict[str, Extraction]) -> tuple[dict[str, tuple[int, int]], list[Key]]:
    """How many rows of each kind are found, of how many; and those that are not."""
    missed = [k for k in wanted if not k.is_in(found[k.report])]
    kinds = dict.fromkeys(k.kind for k in wanted)
    return {
        x: (sum(k.kind == x for k in wanted) - sum(k.kind == x for k in missed), sum(k.kind == x for k in wanted))
        for x in kinds
    }, missed


def unexpected(wanted: Sequence[Key], found: dict[str, Extraction]) -> list[str]:
    """Terms on START, END, DURATION and CONDITION, in reports that the keys cover, with a value that no key has for that party."""
    strange = []
    for name in dict.fromkeys(k.report for k in wanted):
        known = {(k.party, k.how) for k in wanted if k.report == name and k.kind == "term"}
        strange += [
            f"{name}: {r.party} {r.issue} {t.axis} {t.value}: {t.evidence!r}"
            for r in found[name].readings
            for t in r.terms
            if t.axis in TIMED and (r.party, t.axis) not in known
        ]
    return strange


def main() -> None:
    """Show what is found, or what a key file misses."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("case", type=Path, nargs="?", default=CASE)
    parser.add_argument("--only", default="", help="reports whose name holds this")
    parser.add_argument("--keys", type=Path, help="a key file to hold it against")
    arguments = parser.parse_args()
    reader = Reader.load()
    found = {r.id: reader.read(r) for r in reports(arguments.case) if arguments.only in r.id}
    if arguments.keys is None:
        for name, extraction in found.items():
            sys.stdout.write("\n".join([f"== {name}", *lines(extraction)]) + "\n")
        return
    wanted = [k for k in expected(arguments.keys) if k.report in found]
    got, missed = recall(wanted, found)
    for key in missed:
        sys.stdout.write(
            f"missed {key.kind} {key.report}: {key.party} {key.what} {key.how} {key.value}: {key.words!r}\n"
        )
    for line in unexpected(wanted, found):
        sys.stdout.write(f"not expected {line}\n")
    sys.stdout.write(", ".join(f"{kind}s {n} of {of}" for kind, (n, of) in got.items()) + "\n")


if __name__ == "__main__":
    main()
