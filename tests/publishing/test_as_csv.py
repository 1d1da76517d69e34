"""One table for a spreadsheet: stable columns, no formulas out of reports, words that can be had back."""

import csv
import io
from dataclasses import replace

import pytest
from gold_records import NAMES, gold_extraction
from hostile import UNSAFE, extractions
from hypothesis import given

from holdfire.publishing.as_csv import COLUMNS, csv_header, csv_rows
from holdfire.record import Extraction, Position, Report, Span


def table(extraction: Extraction) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(csv_header() + csv_rows(extraction), newline="")))


@pytest.mark.parametrize("name", NAMES)
def test_every_record_is_a_row(name: str) -> None:
    extraction = gold_extraction(name)
    rows = table(extraction)
    counts = {
        kind: sum(row["record"] == kind for row in rows) for kind in ("report", "position", "incident", "problem")
    }
    assert counts == {
        "report": 1,
        "position": len(extraction.positions),
        "incident": len(extraction.observations),
        "problem": 1,
    }
    assert all(row["report"] == extraction.report.id for row in rows)
    assert all(set(row) == set(COLUMNS) for row in rows)


def test_a_commitment_of_two_parties_is_one_row() -> None:
    swap = next(c for c in gold_extraction("border_truce").commitments)
    row = next(row for row in table(gold_extraction("border_truce")) if row["record"] == "commitment")
    assert row["party"] == "; ".join(swap.actors)
    assert (row["issue"], row["due"]) == (swap.kind, swap.due or "")


@pytest.mark.parametrize(
    ("words", "cell"),
    [
        ('=HYPERLINK("x")', '\'=HYPERLINK("x")'),
        ("+1 agreed", "'+1 agreed"),
        ("-we agreed", "'-we agreed"),
        ("@NATO agreed", "'@NATO agreed"),
        (" =1", "' =1"),
        ("\t=1", "'\t=1"),
        ("＝1", "'＝1"),
        ("'no', it said", "''no', it said"),
        ("agreed = yes", "agreed = yes"),
    ],
)
def test_words_that_look_like_a_formula_get_an_apostrophe(words: str, cell: str) -> None:
    row = Position("Ruritania", "maritime", "agreed", "Ruritania", words, Span(0, len(words)))
    shown = table(Extraction(Report("r", words, "r.txt", "0"), (row,)))[1]["evidence"]
    assert shown == cell
    assert shown.removeprefix("'") == words


@given(extractions)
def test_no_cell_is_a_formula_or_steers_a_terminal(extraction: Extraction) -> None:
    text = csv_rows(extraction)
    assert set(UNSAFE) & set(text) <= {"\n", "\t"}
    for row in table(extraction):
        for cell in row.values():
            assert not cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\n"))


@given(extractions)
def test_evidence_can_be_had_back(extraction: Extraction) -> None:
    plain = [p for p in extraction.positions if not set(p.evidence) & set(UNSAFE)]
    rows = table(replace(extraction, positions=tuple(plain)))
    assert [row["evidence"].removeprefix("'") for row in rows if row["record"] == "position"] == [
        p.evidence for p in plain
    ]
