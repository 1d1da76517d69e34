"""Training turns annotated sentences into the act reader's weights, the same each time."""

import importlib.util
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from training.acts.corpus import Sentence, folds, sentences
from training.acts.figures import f1_by_label, macro_f1
from training.acts.mixing import Unseen, mixture_of, report
from training.acts.pairing import pair_f1, parsed, trained_pairs
from training.acts.wording import trained_words

from holdfire.extraction.acts.model import chances_of, word_scores
from holdfire.extraction.parsing import Parser
from holdfire.vocab.acts import acts

TORCH = ("torch", "onnx", "safetensors", "tokenizers")
WHO = ("The ministry", "Rebels", "The general", "Police", "The envoy")
WHOM = ("the village", "an opposition leader", "the government", "the border guards")
DONE = {"ACCUSE": "blamed", "REJECT": "rebuffed", "ASSAULT": "bombed", "COERCE": "arrested", "CONSULT": "visited"}


def corpus() -> Iterator[dict[str, object]]:
    """Made-up sentences, twenty for each act; the verb tells the act."""
    for act, verb in DONE.items():
        for n, (who, whom) in enumerate((who, whom) for who in WHO for whom in WHOM):
            yield {
                "id": f"{act}-{n}",
                "text": f"{who} {verb} {whom} on Monday.",
                "marked": f"<s>{who}</s> {verb} <t>{whom}</t> on Monday.",
                "source": who,
                "target": whom,
                "root": act,
                "penta": acts()[act].quad,
            }


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("corpus") / "acts.jsonl"
    file.write_text("\n".join(map(json.dumps, corpus())), encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def read(path: Path) -> list[Sentence]:
    return sentences(path)


def test_a_line_that_is_no_sentence_is_named(tmp_path: Path) -> None:
    file = tmp_path / "acts.jsonl"
    file.write_text('{"id": "a"}\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"acts\.jsonl, line 1: not an annotated sentence"):
        sentences(file)


def test_folds_share_the_acts_and_part_no_text(read: list[Sentence]) -> None:
    twice = folds([*read, *read[:10]], 5, 1)
    assert twice[:10] == twice[len(read) :]
    of = folds(read, 5, 1)
    assert of == folds(read, 5, 1)
    for act in DONE:
        held = [f for s, f in zip(read, of, strict=True) if s.act == act]
        assert sorted(held.count(f) for f in range(5)) == [4] * 5


def test_the_words_of_an_act_are_learned(read: list[Sentence]) -> None:
    names = sorted(DONE)
    learned = trained_words([s.marked for s in read], [names.index(s.act) for s in read], len(names))
    again = trained_words([s.marked for s in read], [names.index(s.act) for s in read], len(names))
    assert (learned.values == again.values).all()
    assert [names[int(word_scores(learned, s.marked).argmax())] for s in read] == [s.act for s in read]


def test_the_pairs_that_were_annotated_are_learned(read: list[Sentence]) -> None:
    """On Monday rebels were blamed by the ministry: who acts stands last, and is found none the less."""
    turned = [
        replace(s, text=f"On Monday {s.target} was {DONE[s.act]} by {s.source}.", source=s.source, target=s.target)
        for s in read[::3]
    ]
    examples = parsed([*read[1::3], *turned], Parser.load())
    assert pair_f1(examples, {}) < 0.6
    assert pair_f1(examples, trained_pairs(examples)) > 0.95


def test_a_reader_that_is_too_sure_is_held_back() -> None:
    chance = np.random.default_rng(3)
    right = chance.integers(0, 4, 400).tolist()
    shown = [r if chance.random() < 0.7 else int(chance.integers(0, 4)) for r in right]
    loud = (np.eye(4)[shown] * 20).astype(np.float32)
    nothing = np.zeros_like(loud)
    network, _ = mixture_of(loud, nothing, right)
    assert 0 < network < 0.5
    sure = chances_of(loud, nothing, (network, 1.0)).max(axis=1).mean()
    assert abs(sure - np.mean(np.array(shown) == np.array(right))) < 0.03


def test_figures_are_told_of_unseen_sentences(read: list[Sentence]) -> None:
    names = list(acts())
    right = np.eye(len(names), dtype=np.float32)[[names.index(s.act) for s in read]] * 9
    lines = list(report(Unseen(tuple(read), tuple(n % 2 for n in range(len(read))), right, right)))
    assert any(line.startswith("both: accuracy 1.000, macro-F1 1.000, quad macro-F1 1.000") for line in lines)


def test_macro_f1_is_the_mean_over_acts() -> None:
    assert f1_by_label(["a", "a", "b"], ["a", "b", "b"]) == {"a": pytest.approx(2 / 3), "b": pytest.approx(2 / 3)}
    assert macro_f1(["a", "a", "b"], ["a", "a", "a"]) == pytest.approx(0.4)


@pytest.mark.skipif(
    any(importlib.util.find_spec(name) is None for name in TORCH),
    reason="the tools of training are not installed (torch, onnx, safetensors, tokenizers)",
)
def test_a_tuned_encoder_becomes_the_network_that_reads(path: Path, tmp_path: Path) -> None:
    from small_encoder import write_encoder
    from training.acts.train import finish, tuned
    from training.acts.tuning import Plan

    from holdfire.extraction.acts.model import ActModel
    from holdfire.extraction.acts.weights import load
    from holdfire.extraction.encoder import base

    read = sentences(path)
    folder = write_encoder(tmp_path / "encoder", [s.text for s in read])
    plan = Plan(frozen=2, rounds=8, rate=1e-3, head_rate=1e-2)
    found = tuned(read, folder, (0, 1), plan, lambda line: None)
    again = tuned(read, folder, (0, 1), plan, lambda line: None)
    assert all((a.scores == b.scores).all() for a, b in zip(found, again, strict=True))
    finish(read, found, folder, tmp_path, lambda line: None)
    model = ActModel(load(tmp_path / "acts"), base.load(tmp_path / "encoder"))
    hits = [r.root == s.act for r, s in zip(model.read([s.marked for s in read]), read, strict=True)]
    assert sum(hits) > 0.9 * len(hits)
