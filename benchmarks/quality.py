"""Scores the reader on folders of gold reports: quality.py [FOLDER ...] [-v] [--by stance] [--worst 10] [--json].

Without folders: the gold that ships and, where it lies beside the checkout, the seed report and the development set.
A folder named "blind" is held out: nobody tunes to it, so only its totals are shown unless --reveal is given.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Protocol

from error_tables import AXES, table
from holdfire.publishing.as_json import as_object
from holdfire.record import Extraction, Report
from scoring import Row, Score, score_rows, sum_of

ROOT = Path(__file__).resolve().parent.parent
SHIPPED = ROOT / "tests" / "gold"
OPEN, BLIND = SHIPPED / "open", SHIPPED / "blind"
SEED = ROOT.parent / "shared" / "gold"
DEV = SEED / "dev"
FOLDERS = (SHIPPED, OPEN, BLIND, SEED, DEV)


class Reads(Protocol):
    """Whatever reads a report; `holdfire.extraction.reader.Reader` does."""

    def read(self, report: Report) -> Extraction:
        """Everything that the report says."""


def score(folder: Path, reader: Reads) -> dict[str, Score]:
    """The score of each report of a folder by its id: NAME.txt against NAME.gold.json beside it."""
    return {gold["id"]: score_rows(gold, found_by(reader, gold, text), text) for gold, text in gold_reports(folder)}


def gold_reports(folder: Path) -> Iterator[tuple[Row, str]]:
    """Each gold table of a folder with the text that it is about; UnicodeError, OSError or ValueError if unreadable."""
    for path in sorted(folder.glob("*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        yield gold, (folder / gold["text_file"]).read_text(encoding="utf-8")


def found_by(reader: Reads, gold: Row, text: str) -> Row:
    """What the reader finds, as `read --json` gives it; each position also names the rule that read it."""
    published = date.fromisoformat(gold["published"]) if gold["published"] else None
    extraction = reader.read(Report(gold["id"], text, gold["text_file"], "", published=published))
    found = as_object(extraction)
    rows = [json_row | {"rule": p.rule} for json_row, p in zip(_rows(found), extraction.positions, strict=True)]
    return found | {"positions": rows}


def is_blind(folder: Path) -> bool:
    """Whether the folder is held out."""
    return folder.resolve().name == "blind"


def report_lines(folder: Path, scores: Mapping[str, Score], *, rows: bool) -> list[str]:
    """A line a report and the rows that differ, if asked for; the totals come last."""
    lines = []
    for name, one in scores.items():
        lines.append(f"{name:<28} {_in_short(one)}")
        lines += _differing(one) if rows else []
    return [*lines, total_line(folder, scores)]


def total_line(folder: Path, scores: Mapping[str, Score]) -> str:
    """The folder's totals in one line."""
    total = sum_of(scores.values())
    numbers = total.totals()
    return (
        f"{_name(folder)}: {len(scores)} reports, strict F1 {numbers['strict_f1']:.3f} "
        f"(precision {numbers['precision']:.2f}, recall {numbers['recall']:.2f}), grouped {numbers['grouped_f1']:.3f}, "
        f"speakers {numbers['speaker_accuracy']:.2f}, commitments {numbers['commitments_f1']:.2f}, "
        f"incidents {numbers['incidents_f1']:.2f}, wrong spans {total.wrong_spans}"
    )


def _name(folder: Path) -> str:
    return "/".join(folder.resolve().parts[-2:])


def _rows(found: Mapping[str, object]) -> list[dict[str, object]]:
    rows = found["positions"]
    assert isinstance(rows, list)
    return rows


def _in_short(one: Score) -> str:
    numbers = one.totals()
    promised, happened = (f"{len(m.pairs)}/{m.gold}/{m.found}" for m in (one.commitments, one.incidents))
    return (
        f"strict {numbers['strict_f1']:.2f}  grouped {numbers['grouped_f1']:.2f}  "
        f"gold {one.strict.gold:>3}  found {one.strict.found:>3}  commitments {promised}  incidents {happened}"
    )


def _differing(one: Score) -> list[str]:
    kinds = (
        (one.strict, ("party", "issue", "stance", "target")),
        (one.commitments, ("kind", "quantity", "due")),
        (one.incidents, ("kind", "place", "date")),
    )
    lines = []
    for match, names in kinds:
        lines += [f"   missed  {_told(row, names)}" for row in match.missed]
        lines += [f"   added   {_told(row, names)}  [{row.get('rule', '')}]" for row in match.extra]
    for gold, found in one.told_by_others():
        voices = " / ".join(f"{row['speaker']} via {row.get('via') or '-'}" for row in (gold, found))
        lines.append(f"   speaker {voices} | {gold['evidence'][:90]!r}  [{found.get('rule', '')}]")
    return lines


def _told(row: Row, names: Sequence[str]) -> str:
    cells = " | ".join(str(row[n]) if row.get(n) is not None else "-" for n in names)
    return f"{cells} | {row['evidence'][:100]!r}"


def _arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, default=FOLDERS)
    parser.add_argument("-v", "--rows", action="store_true", help="list rows that were missed or added, with the rule")
    parser.add_argument("--by", choices=AXES, help="a table of hits and misses by this, over all folders shown")
    parser.add_argument("--worst", type=int, metavar="N", help="only the N reports with the lowest strict F1")
    parser.add_argument("--reveal", action="store_true", help="show reports and rows of blind folders too")
    parser.add_argument("--json", action="store_true", help="print the totals of each folder as JSON, nothing else")
    return parser.parse_args(argv)


def main(argv: Sequence[str] | None = None, reader: Reads | None = None) -> None:
    """Print a line a report and the totals of each folder."""
    args = _arguments(argv)
    if reader is None:
        from holdfire.extraction.reader import Reader  # takes a second: not for --help

        reader = Reader.load()
    shown: dict[str, Score] = {}
    totals: dict[str, dict[str, float]] = {}
    lines: list[str] = []
    for folder in args.folders:
        if not any(folder.glob("*.gold.json")):
            lines.append(f"{_name(folder)}: skipped, no gold reports are there on this machine")
            continue
        scores = score(folder, reader)
        totals[_name(folder)] = sum_of(scores.values()).totals()
        open_to_view = args.reveal or not is_blind(folder)
        shown |= scores if open_to_view else {}
        whole = open_to_view and not (args.worst or args.by)
        lines += report_lines(folder, scores, rows=args.rows) if whole else [total_line(folder, scores)]
    if args.worst:
        for name, one in sorted(shown.items(), key=lambda item: item[1].strict.f1)[: args.worst]:
            lines += [f"{name:<28} {_in_short(one)}", *(_differing(one) if args.rows else [])]
    if args.by:
        lines += table(shown, args.by)
    sys.stdout.write(json.dumps(totals, indent=1) + "\n" if args.json else "\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
