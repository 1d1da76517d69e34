"""What the stance reader learns from, and how it is judged."""

import importlib.util
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from training.stances.corpus import NONE, Example, of_reports, of_sentences
from training.stances.figures import lines

from holdfire.extraction.encoder.marking import Marked
from holdfire.extraction.reader import Reader
from holdfire.vocab.stance_kinds import STANCES

ROOT = Path(__file__).resolve().parents[2]
SENTENCES = ROOT / "training" / "stances" / "sentences.tsv"
NAMES = (NONE, *sorted(STANCES))


def test_a_sentence_is_read_with_its_party_under_another_name(tmp_path: Path, reader: Reader) -> None:
    """[Moscow] would have none of the {truce} that Washington had laid on the table."""
    file = tmp_path / "some.tsv"
    file.write_text(
        "declined\t[Moscow] would have none of the {truce} that Washington had laid on the table.\n", encoding="utf-8"
    )
    (plain,) = of_sentences(file, reader)
    assert (plain.stance, plain.group) == ("declined", "some.tsv:1")
    assert plain.read.text == "Alpha would have none of the truce that Bravo had laid on the table."
    assert plain.read.source is not None
    assert plain.read.target is not None
    assert plain.read.text[slice(*plain.read.source)] == "Alpha"
    assert plain.read.text[slice(*plain.read.target)] == "truce"


@pytest.mark.parametrize("line", ["declined", "declined\tNobody is marked.", "declined\t[Moscow] said no."])
def test_a_line_that_is_no_example_is_named(tmp_path: Path, reader: Reader, line: str) -> None:
    file = tmp_path / "some.tsv"
    file.write_text(f"agreed\t[Kyiv] signed the {{truce}}.\n{line}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"some\.tsv, line 2: not a stance, a tab, and a sentence"):
        list(of_sentences(file, reader))


def test_the_sentences_that_ship_are_whole() -> None:
    rows = [line.partition("\t") for line in SENTENCES.read_text(encoding="utf-8").splitlines()]
    assert len(rows) == len(set(rows)) > 3_000
    assert {stance for stance, _, _ in rows} == set(NAMES)
    assert all(s.count("[") == s.count("]") == s.count("{") == s.count("}") == 1 for _, _, s in rows)
    assert min(Counter(stance for stance, _, _ in rows).values()) > 100


def test_candidates_of_a_report_have_the_stance_of_its_rows(reader: Reader) -> None:
    found = list(of_reports(ROOT / "tests" / "gold", reader))
    assert {e.group for e in found} == {"border_truce", "dock_strike", "line_of_control"}
    assert {e.stance for e in found} <= set(NAMES)
    assert any(e.stance != NONE for e in found)
    assert not any(e.stance != NONE for e in found if e.group == "dock_strike")


def test_figures_count_what_is_found_and_what_of_it_is_right() -> None:
    examples = [Example(Marked("x", None, None), stance, "report") for stance in ("agreed", "agreed", NONE, NONE)]
    chances = np.full((4, len(NAMES)), 0.01, np.float32)
    for row, name in enumerate(("agreed", "declined", NONE, "agreed")):
        chances[row, NAMES.index(name)] = 0.8
    told = list(lines(examples, chances, NAMES))
    assert told[0].startswith("candidates of reports: 4, accuracy 0.500")
    assert "  chance 0.5: precision 0.33, recall 0.50" in told
    assert "  agreed: F1 0.50 of 2" in told


@pytest.mark.skipif(
    any(importlib.util.find_spec(name) is None for name in ("torch", "onnx", "safetensors", "tokenizers", "scipy")),
    reason="the tools of training are not installed (torch, onnx, safetensors, tokenizers, scipy)",
)
def test_a_report_is_whole_in_one_fold(reader: Reader) -> None:
    from training.stances.train import folds

    found = list(of_reports(ROOT / "tests" / "gold", reader))
    of = folds(found)
    assert len({(e.group, f) for e, f in zip(found, of, strict=True)}) == len({e.group for e in found})
