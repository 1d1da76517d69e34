"""Training turns an annotated corpus into weights, the same bytes each time."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from training.attribution.calibration import calibration_error
from training.attribution.corpus import Example, articles, examples
from training.attribution.train import trained

from holdfire.extraction.attribution.model import Model
from holdfire.extraction.attribution.selection import chosen
from holdfire.extraction.attribution.weights import Weights, load, save
from holdfire.extraction.parsing import Parser

WHO = ("The ministry", "A spokesman", "The general", "Officials", "The mayor", "The envoy")
CUES = ("said", "claimed", "warned", "added")
WHAT = ("the truce had begun", "shelling went on", "both sides would meet", "the port was closed", "talks had failed")


def corpus() -> Iterator[dict[str, object]]:
    """Made-up reports of one sentence a paragraph; every second sentence has no attribution."""
    for n in range(24):
        text, gold = "", []
        for k in range(5):
            who, cue, what = WHO[(n + k) % len(WHO)], CUES[(n * k) % len(CUES)], WHAT[(2 * n + k) % len(WHAT)]
            at = len(text)
            middle = at + len(who) + 1
            end = middle + len(cue) + 1
            gold.append(
                {"source": [[at, at + len(who)]], "cue": [[middle, end - 1]], "content": [[end, end + len(what)]]}
            )
            text += f"{who} {cue} {what}.\nThe weather stayed cold in the hills.\n"
        yield {"id": f"r{n}", "text": text, "gold": gold}


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> list[Example]:
    path = tmp_path_factory.mktemp("corpus") / "corpus.jsonl"
    path.write_text("\n".join(map(json.dumps, corpus())), encoding="utf-8")
    return [e for n, a in enumerate(articles(path, Parser.load())) for e in examples(n, a)]


@pytest.fixture(scope="module")
def learned(found: list[Example]) -> Weights:
    return trained(found, lambda line: None)


def test_gold_becomes_tokens_of_its_paragraph(found: list[Example]) -> None:
    told = [e for e in found if e.gold]
    assert len(told) == 24 * 5
    (gold,) = told[0].gold.values()
    words = told[0].paragraph.tree.words
    assert [words[i] for i in gold.source] == ["The", "ministry"]
    assert (words[gold.at], [words[i] for i in gold.content][:2]) == ("said", ["the", "truce"])


def test_what_was_annotated_is_learned(found: list[Example], learned: Weights) -> None:
    model = Model(learned)
    for example in found[:20]:
        (*read,) = chosen(model.findings(example.paragraph))
        assert [(f.at, f.source, f.content) for f in read] == [
            (g.at, g.source, g.content) for g in example.gold.values()
        ]


def test_the_same_corpus_gives_the_same_bytes(found: list[Example], learned: Weights, tmp_path: Path) -> None:
    one = save(learned, tmp_path / "one.npz")
    other = save(trained(found, lambda line: None), tmp_path / "other.npz")
    assert one == other
    assert load(tmp_path / "one.npz", one).counts.hits == learned.counts.hits


def test_calibration_error_is_the_distance_from_what_is_right() -> None:
    assert calibration_error([0.75] * 4, [True, True, True, False]) == 0
    assert calibration_error([0.9] * 2, [False, False]) == pytest.approx(0.9)
