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

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # `training` stands beside this folder, not in the package

from training.attribution.calibration import calibration_error

from holdfire.extraction.reader import Reader
from holdfire.record import Attribution, Report
from memory import peak_memory

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
        for manner in ("direct", "mixed", "indirect"):
            entry = report[f"type.{manner}"]
            figures[f"{name} {manner} gold"] = entry["gold"]
            figures[f"{name} {manner} content found, %"] = entry["R_iou50"]
            figures[f"{name} {manner} content right, %"] = entry["P_iou50"]
    figures["calibration error"] = round(_calibration_error(scorer, gold, read, quotes), 3)
    figures["words a second"] = round(words / seconds)
    figures["resident memory, MB"] = peak_memory()
    return figures


def _calibration_error(scorer: Any, gold: Any, read: list[Report], quotes: dict[str, list[dict[str, Any]]]) -> float:
    """The expected calibration error of the confidence, over ten bins: right means the scorer's measure of an attribution."""
    confidence: list[float] = []
    right: list[bool] = []
    for report in read:
        doc = scorer.Doc(report.text)
        wanted = scorer.prep(doc, gold[report.id]["gold"])
        for entry in quotes[report.id]:
            for given in scorer.prep(doc, [entry]):
                confidence.append(entry["confidence"])
                right.append(any(_meets(scorer, given, one) for one in wanted))
    return calibration_error(confidence, right)


def _meets(scorer: Any, given: Any, wanted: Any) -> bool:
    common = 2 * len(given["c"] & wanted["c"]) >= len(given["c"] | wanted["c"])
    return common and bool(scorer.f1(given["s"], wanted["s"]) >= 0.5)


def _entry(a: Attribution) -> dict[str, Any]:
    parts = (("source", a.source), ("cue", a.cue), ("content", a.content))
    entry: dict[str, Any] = {name: [[span.start, span.end] for span in spans] for name, spans in parts}
    return entry | {"confidence": a.confidence}


def _scorer() -> Any:
    spec = importlib.util.spec_from_file_location("score_attribution", SCORER)
    if spec is None or spec.loader is None:
        raise OSError(f"{SCORER} cannot be loaded")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main()
