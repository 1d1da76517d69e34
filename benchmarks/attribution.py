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

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
DEV = SHARED / "bench/attribution/dev.jsonl"
SPEECH = SHARED / "bench/attribution/speech_lex.txt"
SCORER = SHARED / "tools/score_attribution.py"

sys.path[:0] = [str(ROOT)]

from training.attribution.corpus import Article, articles  # noqa: E402

from holdfire.extraction.attribution.model import Model  # noqa: E402
from holdfire.extraction.attribution.selection import chosen as selected  # noqa: E402
from holdfire.extraction.attribution.spans import spans_of  # noqa: E402
from holdfire.extraction.parsing import Parser  # noqa: E402

Quotes = dict[str, list[dict[str, Any]]]


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
    parser, reader = Parser.load(), Model.load()
    start = time.process_time()
    read = list(articles(corpus, parser))
    quotes = {article.id: _quotes(article, reader) for article in read}
    seconds = time.process_time() - start
    words = sum(len(article.text.split()) for article in read)
    figures: dict[str, float] = {}
    scorer = _scorer()
    gold = {entry["id"]: entry for entry in scorer.load_gold(str(corpus))}
    lexicon = {line.strip().lower() for line in SPEECH.read_text(encoding="utf-8").splitlines() if line.strip()}
    for name, speech in (("all", None), ("speech", lexicon)):
        score = scorer.Score()
        for article in read:
            doc = scorer.Doc(article.text)
            score.add(doc, scorer.prep(doc, gold[article.id]["gold"]), scorer.prep(doc, quotes[article.id]), speech)
        report = score.report()
        for part in ("attribution", "content.token", "content.exact", "source.token", "cue.token"):
            figures[f"{name} {part} F1"] = report[part]["F1"]
        figures[f"{name} attribution P"] = report["attribution"]["P"]
        figures[f"{name} attribution R"] = report["attribution"]["R"]
    figures["words a second"] = round(words / seconds)
    return figures


def _quotes(article: Article, reader: Model) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for passage, paragraph in zip(article.passages, article.paragraphs, strict=True):
        found += [
            {
                part: [[s.start, s.end] for s in spans_of(paragraph.tree, passage, tokens)]
                for part, tokens in (("source", one.source), ("cue", one.cue), ("content", one.content))
            }
            for one in selected(reader.findings(paragraph))
        ]
    return found


def _scorer() -> Any:
    spec = importlib.util.spec_from_file_location("score_attribution", SCORER)
    if spec is None or spec.loader is None:
        raise OSError(f"{SCORER} cannot be loaded")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main()
