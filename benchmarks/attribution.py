"""Quality and speed of the attribution reader: python benchmarks/attribution.py [CORPUS] [--json FILE].

CORPUS is a file of JSON lines as `training/attribution/corpus.py` describes (default: the development part of the corpus
that the model was tuned on, where it is at hand). Scores are those of the corpus's own scorer, all and speech alone.
"""

import argparse
import importlib.util
import json
import sys
import time
from pathlib import Path
from typing import Any

from holdfire.extraction.reader import Reader
from holdfire.record import Attribution, Report

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
DEV = SHARED / "bench/attribution/dev.jsonl"
SPEECH = SHARED / "bench/attribution/speech_lex.txt"
SCORER = SHARED / "tools/score_attribution.py"


def main() -> None:
    """Read the corpus, score it, print the figures."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("corpus", nargs="?", type=Path, default=DEV)
    options.add_argument("--json", type=Path, help="also write the figures to this file")
    chosen = options.parse_args()
    if not chosen.corpus.is_file() or not SCORER.is_file():
        sys.stderr.write(f"skipped: no corpus at {chosen.corpus} or no scorer beside it\n")
        return
    figures = measured(chosen.corpus)
    for name, value in figures.items():
        sys.stdout.write(f"{name:28s} {value}\n")
    if chosen.json:
        chosen.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


def measured(corpus: Path) -> dict[str, float]:
    """F1 in points, words a second on one core (parsing and cleaning included), expected calibration error."""
    reader = Reader.load()
    read = [
        Report(e["id"], e["text"], "-", "") for e in map(json.loads, corpus.read_text(encoding="utf-8").splitlines())
    ]
    start = time.process_time()
    quotes = {report.id: [_entry(a) for a in reader.attributions(report)] for report in read}
    seconds = time.process_time() - start
    words = sum(len(report.text.split()) for report in read)
    figures: dict[str, float] = {}
    scorer = _scorer()
    gold = {entry["id"]: entry for entry in scorer.load_gold(str(corpus))}
    lexicon = {line.strip().lower() for line in SPEECH.read_text(encoding="utf-8").splitlines() if line.strip()}
    for name, speech in (("all", None), ("speech", lexicon)):
        score = scorer.Score()
        for report in read:
            doc = scorer.Doc(report.text)
            score.add(doc, scorer.prep(doc, gold[report.id]["gold"]), scorer.prep(doc, quotes[report.id]), speech)
        report = score.report()
        for part in ("attribution", "content.token", "content.exact", "source.token", "cue.token"):
            figures[f"{name} {part} F1"] = report[part]["F1"]
        figures[f"{name} attribution P"] = report["attribution"]["P"]
        figures[f"{name} attribution R"] = report["attribution"]["R"]
    figures["words a second"] = round(words / seconds)
    return figures


def _entry(a: Attribution) -> dict[str, Any]:
    parts = (("source", a.source), ("cue", a.cue), ("content", a.content))
    return {name: [[span.start, span.end] for span in spans] for name, spans in parts}


def _scorer() -> Any:
    spec = importlib.util.spec_from_file_location("score_attribution", SCORER)
    if spec is None or spec.loader is None:
        raise OSError(f"{SCORER} cannot be loaded")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main()
