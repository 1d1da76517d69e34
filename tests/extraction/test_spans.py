"""Every row leads back to its words, whatever the text is made of."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import Read
from holdfire.extraction.cleaning import clean
from holdfire.extraction.reader import Reader
from holdfire.record import Commitment, Extraction, Observation, Position, Report

FRAGMENTS = st.sampled_from(
    [
        "Russia agreed to a ceasefire. ", "“We will release 40 prisoners on Friday,” Zelensky said. ", "Israel’s army struck Gaza overnight. ",
        "â€œWe do not accept it,â€\x9d the Kremlin said. ", "\n\n", "\u202e", "\x1b[31m", "(With inputs from agencies)Subscribe now! ", "▪ 12:30, Hamas: ",
        "The truce\u00a0will begin on Monday. ", "é", "\U0001f54a", "\u200b",
    ]
)  # fmt: skip


def check_spans(extraction: Extraction) -> int:
    text = extraction.report.text
    rows: list[Position | Commitment | Observation] = [
        *extraction.positions,
        *extraction.commitments,
        *extraction.observations,
    ]
    assert all(row.span.of(text) == row.evidence and row.evidence for row in rows)
    assert all(x.span.of(text) == x.wording for d in extraction.differences for x in (d.a, d.b))
    assert all(0 <= s.start < s.end <= len(text) for s in extraction.furniture)
    return len(rows)


@given(st.lists(st.one_of(FRAGMENTS, st.text(max_size=12)), max_size=12).map("".join))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_evidence_is_the_text_between_its_offsets(reader: Reader, text: str) -> None:
    check_spans(reader.read(Report("h", text, "h", "")))


@given(st.text(max_size=400))
@settings(max_examples=300, deadline=None)
def test_cleaning_keeps_the_way_back(text: str) -> None:
    for passage in clean(Report("h", text, "h", "")).passages:
        assert len(passage.origins) == len(passage.text) + 1
        assert all(a <= b for a, b in zip(passage.origins, passage.origins[1:], strict=False))
        assert passage.origins[-1] <= len(text)


def test_the_property_meets_real_rows(read: Read) -> None:
    assert (
        check_spans(
            read("“We will release 40 prisoners on Friday,” Zelensky said. Israel’s army struck Gaza overnight.")
        )
        >= 2
    )


@pytest.mark.parametrize(
    "text",
    [
        '"' * 100_000,
        "He said " + '"he said ' * 20_000,
        "x" * 1_000_000,
        "Kyiv agreed to a truce and " * 8_000,
        "\x1b[2J\u202e" * 50_000,
        "(" * 50_000,
    ],
    ids=["quotes", "nested sayings", "one word", "one sentence", "controls", "brackets"],
)
def test_hostile_text_is_read_in_time(reader: Reader, text: str) -> None:
    began = time.process_time()
    check_spans(reader.read(Report("h", text, "h", "")))
    assert (
        time.process_time() - began < 60
    )  # seconds of processor time, over all threads; quadratic work would take minutes
