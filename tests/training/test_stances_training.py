"""What the stance reader learns from, and how it is judged."""

import importlib.util
import json
from collections import Counter
from itertools import islice
from pathlib import Path

import numpy as np
import pytest
from training.stances.corpus import NONE, Example, of_reports, of_sentences, of_table
from training.stances.figures import lines

from holdfire.extraction.encoder.marking import Marked
from holdfire.extraction.reader import Reader
from holdfire.extraction.stances.hints import ISSUE_NAMES, Hints, issue_at
from holdfire.vocab.issues import issue_words
from holdfire.vocab.stance_kinds import STANCES

ROOT = Path(__file__).resolve().parents[2]
SENTENCES = ROOT / "training" / "stances" / "sentences.tsv"
REPORTS = ROOT / "training" / "stances" / "reports"
IDIOMS = ROOT / "training" / "stances" / "idioms"
KNOWN = frozenset(issue_words().issues)
NAMES = (NONE, *sorted(STANCES))


def test_a_sentence_is_read_with_its_party_under_another_name(tmp_path: Path, reader: Reader) -> None:
    """[Moscow] would have none of the {truce} that Washington had laid on the table."""
    file = tmp_path / "some.tsv"
    file.write_text(
        "declined\t[Moscow] would have none of the {truce} that Washington had laid on the table.\n"
        "none\t[Moscow] is where the {truce} was talked over.\n",
        encoding="utf-8",
    )
    plain, empty = of_sentences(file, reader)
    assert (plain.stances, plain.group) == ({"declined": ("full_ceasefire",)}, "some.tsv:1")
    assert plain.read.text == "Alpha would have none of the truce that Bravo had laid on the table."
    assert plain.read.source is not None
    assert plain.read.text[slice(*plain.read.source)] == "Alpha"
    assert empty.stances == {}


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


def test_candidates_of_a_report_have_the_stances_of_its_rows(reader: Reader) -> None:
    found = list(of_reports(ROOT / "tests" / "gold", reader))
    assert {e.group for e in found} == {"border_truce", "line_of_control"}  # no party is in a report of a dock strike
    assert {s for e in found for s in e.stances} <= STANCES
    assert any(e.stances for e in found)
    assert not all(e.stances for e in found)


def test_a_table_beside_a_text_is_read_like_the_rows_of_a_gold_report(tmp_path: Path, reader: Reader) -> None:
    (tmp_path / "one.txt").write_text("Talks in Doha\n\nRwanda turned the truce down on Monday.", encoding="utf-8")
    row = "Rwanda\tfull_ceasefire\tdeclined\tRwanda\t-\t-\tRwanda turned the truce down"
    (tmp_path / "one.tsv").write_text(f"published\t2025-03-18\n{row}\n", encoding="utf-8")
    found = [e for e in of_reports(tmp_path, reader) if e.stances]
    assert [(e.stances, e.group) for e in found] == [({"declined": ("full_ceasefire",)}, "one")]


def test_every_row_of_the_reports_without_stock_phrases_leads_back_to_its_words() -> None:
    tables = sorted(IDIOMS.glob("*/*.gold.json"))
    assert len(tables) == 273
    for path in tables:
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = path.with_name(gold["text_file"]).read_text(encoding="utf-8")
        rows = [row for kind in ("positions", "commitments", "incidents") for row in gold[kind]]
        assert all(text[row["start"] : row["end"]] == row["evidence"] for row in rows), path.name
        assert {row["stance"] for row in gold["positions"]} <= STANCES, path.name
        assert {row["issue"] for row in gold["positions"] if not row["issue"].startswith("other:")} <= KNOWN, path.name


@pytest.mark.parametrize(
    "row", ["Rwanda\tfull_ceasefire", "Rwanda\ttruce\tno\t-\t-\t-\tRwanda", "a\tb\tagreed\t-\t-\t-\tnowhere"]
)
def test_a_row_that_is_no_position_is_named(tmp_path: Path, reader: Reader, row: str) -> None:
    (tmp_path / "one.txt").write_text("Rwanda turned the truce down on Monday.", encoding="utf-8")
    (tmp_path / "one.tsv").write_text(f"published\t2025-03-18\n{row}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"one\.tsv, line 2: not a position whose words stand once in one\.txt"):
        list(of_reports(tmp_path, reader))


def test_the_reports_that_ship_are_whole(reader: Reader) -> None:
    """Each table has its text, days that are days, and positions of the vocabulary whose words stand in the text."""
    tables = sorted(REPORTS.glob("*.tsv"))
    assert {t.stem for t in tables} == {t.stem for t in REPORTS.glob("*.txt")}
    assert len(tables) > 200
    stances: Counter[str] = Counter()
    for table in tables:
        text, published, rows = of_table(table)
        assert text.strip()
        assert published is not None
        assert all(row["issue"] in issue_words().issues or row["issue"].startswith("other:") for row in rows), (
            table.name
        )
        stances.update(row["stance"] for row in rows)
    assert set(stances) == STANCES
    assert min(stances.values()) > 50


def test_figures_count_what_is_found_and_what_of_it_is_right() -> None:
    silent = Hints(*(np.zeros(1, np.float32),) * 3)
    right: list[dict[str, tuple[str, ...]]] = [{"agreed": ("nuclear",)}, {"agreed": ("maritime",)}, {}, {}]
    examples = [Example(Marked("x", None), silent, stances, "report") for stances in right]
    chances = np.full((4, len(NAMES)), 0.01, np.float32)
    for row, name in enumerate(("agreed", "declined", NONE, "agreed")):
        chances[row, NAMES.index(name)] = 0.8
    issues = np.zeros((4, len(STANCES), len(ISSUE_NAMES)), np.float32)
    issues[:, :, issue_at("nuclear")] = 1
    told = list(lines(examples, chances, issues))
    assert told[0].startswith("candidates of reports: 4, accuracy 0.500")
    assert "  chance 0.5: precision 0.33, recall 0.50" in told
    assert "  agreed: F1 0.50 of 2" in told
    assert told[-1].startswith("  issues of candidates of reports: 2, accuracy 0.500")


@pytest.mark.skipif(
    any(importlib.util.find_spec(name) is None for name in ("torch", "onnx", "safetensors", "tokenizers", "scipy")),
    reason="the tools of training are not installed (torch, onnx, safetensors, tokenizers, scipy)",
)
def test_a_report_is_whole_in_one_fold(reader: Reader) -> None:
    from training.stances.train import folds

    found = list(of_reports(ROOT / "tests" / "gold", reader))
    of = folds(found)
    assert len({(e.group, f) for e, f in zip(found, of, strict=True)}) == len({e.group for e in found})


@pytest.mark.skipif(
    any(importlib.util.find_spec(name) is None for name in ("torch", "onnx", "safetensors", "tokenizers", "scipy")),
    reason="the tools of training are not installed (torch, onnx, safetensors, tokenizers, scipy)",
)
def test_a_tuned_reader_becomes_the_network_that_reads(tmp_path: Path, reader: Reader) -> None:
    """What is trained on three reports for each of three folds is written, loaded, and has learned its own reports by heart."""
    from small_encoder import write_encoder
    from training.acts.encoder import Encoder, vocabulary_of
    from training.acts.export import lower
    from training.acts.tuning import Plan
    from training.stances.train import finish, tuned

    from holdfire.extraction.encoder.base import Base
    from holdfire.extraction.stances.model import StanceModel
    from holdfire.extraction.stances.weights import load

    examples = list(of_reports(ROOT / "tests" / "gold", reader))
    examples += islice(of_reports(REPORTS, reader), 120)
    folder = write_encoder(tmp_path / "encoder", [f"{e.read.text} {e.read.before}" for e in examples])
    found = tuned(examples, folder, Plan(frozen=2, rounds=6, rate=1e-3, head_rate=1e-2))
    assert sorted(j for t in found for j in t.unseen) == list(range(len(examples)))
    told: list[str] = []
    finish(examples, found, tmp_path / "stances", told.append)
    assert told[0].startswith(f"candidates of reports: {len(examples)}, accuracy 0.")
    lowest = Base(lower(Encoder(folder, 0, 6), 2), vocabulary_of(folder))
    model = StanceModel(load(tmp_path / "stances"), lowest)
    readings = model.read([e.read for e in examples], [e.hints for e in examples])
    likeliest = [NAMES[int(r.stances.argmax())] for r in readings]
    hits = [given in (tuple(e.stances) or (NONE,)) for given, e in zip(likeliest, examples, strict=True)]
    assert sum(hits) > 0.6 * len(hits)
