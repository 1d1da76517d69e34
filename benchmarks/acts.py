"""Scores the act reader on annotated sentences: python benchmarks/acts.py GOLD.jsonl; prints one JSON object.

GOLD.jsonl is a file of JSON lines as `training/acts/corpus.py` describes. `accuracy`, `macro_f1` and `quad_macro_f1`
are of the marked sentences: the F1 of an act or quad class is averaged over those that the gold or the reader names.
A sentence's quad class is the annotated one; the reader's is that of its act. `pair_f1` is of source and target read
out of the plain sentence without marks: a pair is right where the head words of both stand in the annotated source
and target. `sentences_per_second` counts the reading of acts on one core (processor time, the best of three),
`pairs_per_second` parsing and pairing. `calibration_error` is the expected one over ten bins.
"""

import json
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")  # one core: before anything that counts is loaded
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # `training` stands beside this folder, not in the package

from training.acts.corpus import Sentence, sentences
from training.acts.figures import macro_f1
from training.acts.pairing import Parsed, pair_f1, parsed
from training.attribution.calibration import calibration_error

from holdfire.extraction.acts.model import ActModel
from holdfire.extraction.acts.pairs import best_pair
from holdfire.extraction.parsing import Parser
from holdfire.vocab.acts import acts


def main(argv: Sequence[str]) -> int:
    """Score the file that is named; 2 where none is."""
    if len(argv) != 1:
        sys.stderr.write("name the annotated sentences: benchmarks/acts.py GOLD.jsonl\n")
        return 2
    try:
        corpus = sentences(Path(argv[0]))
    except (OSError, ValueError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    sys.stdout.write(json.dumps(measured(corpus)) + "\n")
    return 0


def measured(corpus: Sequence[Sentence]) -> dict[str, float]:
    """The figures of a corpus, each from 0 to 1 but for the speeds."""
    model = ActModel.load()
    model.read([s.marked for s in corpus[:16]])
    seconds = []
    for _ in range(3):
        start = time.process_time()
        read = model.read([s.marked for s in corpus])
        seconds.append(time.process_time() - start)
    right = [r.root == s.act for r, s in zip(read, corpus, strict=True)]
    quads = [acts()[r.root].quad for r in read]
    examples, pairing = _paired(corpus)
    return {
        "sentences": len(corpus),
        "accuracy": round(sum(right) / len(right), 4),
        "macro_f1": round(macro_f1([s.act for s in corpus], [r.root for r in read]), 4),
        "quad_macro_f1": round(macro_f1([s.quad for s in corpus], quads), 4),
        "pair_f1": round(pair_f1(examples), 4),
        "sentences_per_second": round(len(corpus) / min(seconds), 1),
        "pairs_per_second": round(len(corpus) / pairing, 1),
        "calibration_error": round(calibration_error([r.chance for r in read], right), 4),
        "left_open": round(sum(r.is_open for r in read) / len(read), 4),
    }


def _paired(corpus: Sequence[Sentence]) -> tuple[list[Parsed], float]:
    """The parsed sentences, and the seconds that parsing and pairing take."""
    parser = Parser.load()
    start = time.process_time()
    examples = parsed(corpus, parser)
    for e in examples:
        best_pair(e.tree, 0, len(e.tree))
    return examples, time.process_time() - start


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
