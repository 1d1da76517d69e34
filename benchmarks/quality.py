"""Scores the reader on folders of gold reports: python benchmarks/quality.py [FOLDER ...] [-v].

Without folders: the gold that ships and, where it lies beside the checkout, the development set.
"""

import argparse
import json
import sys
from datetime import date
from pathlib import Path

from holdfire.extraction.reader import Reader
from holdfire.publishing.as_json import as_object
from holdfire.record import Report
from scoring import Tally, tally

HERE = Path(__file__).resolve().parent.parent
SHIPPED = HERE / "tests" / "gold"
SHARED = (HERE.parent / "shared" / "gold", HERE.parent / "shared" / "gold" / "dev")


def score(folder: Path, reader: Reader) -> dict[str, Tally]:
    """Tallies by report for every NAME.gold.json in `folder`."""
    found = {}
    for path in sorted(folder.glob("*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = (folder / gold["text_file"]).read_text(encoding="utf-8")
        report = Report(gold["id"], text, gold["text_file"], "", published=date.fromisoformat(gold["published"]))
        found[gold["id"]] = tally(gold, as_object(reader.read(report)), text)
    return found


def main() -> None:
    """Print a line a report and the totals of each folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument(
        "-v", action="store_true", help="list what was missed and what was added, with the rule that added it"
    )
    args = parser.parse_args()
    reader = Reader.load()
    for folder in args.folders or [SHIPPED, SHIPPED / "open", *SHARED]:
        if not folder.is_dir():
            _say(f"{folder.parent.name}/{folder.name}: skipped, it is not on this machine")
            continue
        total = Tally()
        for name, one in score(folder, reader).items():
            total.add(one)
            numbers = one.totals()
            _say(
                f"{name:<28} strict {numbers['strict_f1']:.2f}  grouped {numbers['grouped_f1']:.2f}  gold {one.gold:>3}  found {one.found:>3}"
            )
            if args.v:
                for row in one.missed:
                    _say(f"   missed {row['party']} | {row['issue']} | {row['stance']} | {row['evidence'][:100]}")
                for row in one.extra:
                    _say(
                        f"   extra  {row['party']} | {row['issue']} | {row['stance']} | {row['evidence'][:100]!r} | {row['rule']}"
                    )
        _say(f"{folder.parent.name}/{folder.name}: {json.dumps(total.totals())}")


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main()
