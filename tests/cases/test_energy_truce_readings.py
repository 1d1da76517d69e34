"""The case that ships: the readings and counts that a person finds in its reports are read out of them."""

import pytest

import readings
from holdfire.extraction.reader import Reader
from holdfire.record import Extraction

# how many rows of energy_truce_readings.tsv come out; the reader may only get better
READ = {"term": 90, "count": 19, "part": 19}


@pytest.fixture(scope="module")
def found(reader: Reader) -> dict[str, Extraction]:
    wanted = {key.report for key in readings.expected()}
    return {r.id: reader.read(r) for r in readings.reports(readings.CASE) if r.id in wanted}


def test_what_each_side_words_is_read(found: dict[str, Extraction]) -> None:
    got, missed = readings.recall(readings.expected(), found)
    listing = "\n".join(f"{k.report}: {k.party} {k.what} {k.how} {k.value}: {k.words}" for k in missed)
    for kind, floor in READ.items():
        assert got[kind][0] >= floor, f"not read:\n{listing}"


def test_every_word_of_it_stands_in_its_report(found: dict[str, Extraction]) -> None:
    for extraction in found.values():
        text = extraction.report.text
        rows = [(t.span, t.evidence) for r in extraction.readings for t in r.terms]
        rows += [(c.span, c.evidence) for c in extraction.counts]
        rows += [(p.span, p.evidence) for c in extraction.counts for p in c.parts]
        assert [evidence for span, evidence in rows if span.of(text) != evidence] == []
