"""A corpus of acts: sentences with the source and the target of one act marked, and the act that a person saw in it.

A corpus is a file of JSON lines: {"id", "text", "marked", "source", "target", "root", "penta"}. `marked` is the sentence
with <s>source</s> and <t>target</t>, `root` the PLOVER root code, `penta` the quad class, 1 to 4.
"""

import json
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from holdfire.extraction.encoder.marking import Marked, marked_of


@dataclass(frozen=True, slots=True)
class Sentence:
    """An annotated sentence."""

    id: str
    text: str
    marked: Marked
    source: str
    target: str
    act: str
    quad: int


def sentences(path: Path) -> list[Sentence]:
    """The sentences of a corpus, in its order; ValueError names the line that cannot be read."""
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            row = json.loads(line)
            found.append(
                Sentence(
                    row["id"],
                    row["text"],
                    marked_of(row["marked"]),
                    row["source"],
                    row["target"],
                    row["root"],
                    int(row["penta"]),
                )
            )
        except (KeyError, TypeError, ValueError) as error:
            raise ValueError(f"{path.name}, line {number}: not an annotated sentence ({error})") from error
    return found


def folds(corpus: Sequence[Sentence], count: int, seed: int) -> list[int]:
    """The fold of each sentence, 0 to `count` - 1: acts spread evenly, the same text always in one fold."""
    order = list(range(len(corpus)))
    random.Random(seed).shuffle(order)
    order.sort(key=lambda j: corpus[j].act)
    of_text: dict[str, int] = {}
    for place, j in enumerate(order):
        of_text.setdefault(corpus[j].text, place % count)
    return [of_text[s.text] for s in corpus]
