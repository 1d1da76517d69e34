"""The case that ships: its headers are whole, its digests lead to public sources, and what it should show is read out of it."""

import csv
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from holdfire.extraction.reader import Reader
from holdfire.record import Commitment, Extraction, Observation, Position, Report, Span

ROOT = Path(__file__).parent.parent.parent
CASE = ROOT / "cases" / "energy-truce-2025"
FACTS = ROOT.parent / "shared" / "data" / "energy-truce-2025"
REPORTS = sorted((CASE / "reports").glob("*.txt"))
KEYS = Path(__file__).with_name("energy_truce.tsv")

FIRST, LAST = date(2025, 3, 11), date(2025, 4, 27)
FIELDS = ["title", "url", "source", "published", "digest"]
HEADER = re.compile(r"\A---\n((?:[a-z_0-9]+: [^\n]+\n)+)---\n")
QUOTED = re.compile(r"“([^”]+)”")

# how many of the rows of energy_truce.tsv come out; the reader may only get better
READ = {"position": 117, "commitment": 6, "incident": 15}


def divide(raw: str) -> tuple[dict[str, str], str]:
    """The header's fields and the text below it, which every offset refers to."""
    header = HEADER.match(raw)
    assert header, f"no header: {raw[:60]!r}"
    fields = dict(line.split(": ", 1) for line in header[1].splitlines())
    return fields, raw[header.end() :]


HEADED = {path.stem: divide(path.read_text(encoding="utf-8")) for path in REPORTS}


@dataclass(frozen=True, slots=True)
class Key:
    """One row that a reader of the report would expect; `who` and `how` depend on the kind.

    position: party, issue, stances that are right, last words of the speakers that are right;
    commitment: quantity, kind, due; incident: place, kinds that are right, date.
    `words` stand in the report, and the row's own words have to overlap them.
    """

    kind: str
    report: str
    who: str
    what: str
    how: str
    speaker: str
    words: str

    def span(self) -> Span:
        """Where its words stand."""
        start = HEADED[self.report][1].index(self.words)
        return Span(start, start + len(self.words))

    def is_in(self, found: Extraction) -> bool:
        """Whether the extraction holds such a row at these words."""
        if self.kind == "position":
            return any(
                (p.party, p.issue) == (self.who, self.what)
                and p.stance in self.how.split(",")
                and (not self.speaker or p.speaker.split()[-1] in self.speaker.split(","))
                and _meets(self.span(), (p.span, *p.also))
                for p in found.positions
            )
        if self.kind == "commitment":
            return any(
                (str(c.quantity or ""), c.kind, c.due or "") == (self.who, self.what, self.how)
                and c.span.overlaps(self.span())
                for c in found.commitments
            )
        return any(
            (o.place or "", o.date) == (self.who, self.how)
            and o.kind in self.what.split(",")
            and o.span.overlaps(self.span())
            for o in found.observations
        )


def _meets(words: Span, spans: Iterable[Span]) -> bool:
    return any(span.overlaps(words) for span in spans)


def _keys() -> list[Key]:
    with KEYS.open(encoding="utf-8", newline="") as stream:
        return [Key(*row) for row in list(csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]]


@pytest.fixture(scope="module")
def extractions(reader: Reader) -> dict[str, Extraction]:
    return {
        name: reader.read(Report(name, text, f"{name}.txt", "", published=date.fromisoformat(head["published"][:10])))
        for name, (head, text) in HEADED.items()
    }


@pytest.fixture(scope="module")
def documented() -> str:
    """Every word of the files of facts, to look addresses and quotations up in."""
    if not FACTS.is_dir():
        pytest.skip("the files of facts, ../shared/data/energy-truce-2025, are not on this machine")
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(FACTS.glob("*.csv")))


def test_there_are_at_least_forty_reports_of_the_spring() -> None:
    assert len(REPORTS) >= 40


@pytest.mark.parametrize("name", HEADED, ids=HEADED)
def test_a_report_says_what_it_is_and_how_old(name: str) -> None:
    head, text = HEADED[name]
    assert list(head) == FIELDS
    assert head["url"].startswith("https://")
    assert head["digest"] == "true"
    assert name.startswith(head["published"][:10])
    assert FIRST <= date.fromisoformat(head["published"][:10]) <= LAST
    assert 79 < len(text.split()) <= 260


def test_no_two_reports_digest_the_same_page() -> None:
    assert [url for url, times in Counter(head["url"] for head, _ in HEADED.values()).items() if times > 1] == []


def test_every_digest_leads_to_a_documented_source(documented: str) -> None:
    assert [head["url"] for head, _ in HEADED.values() if head["url"] not in documented] == []


def test_every_background_source_is_documented(documented: str) -> None:
    addresses = re.findall(r"<(https://[^>]+)>", (CASE / "sources.md").read_text(encoding="utf-8"))
    assert len(addresses) > 50
    assert [url for url in addresses if url not in documented] == []


def test_nobody_is_quoted_with_words_that_are_not_documented(documented: str) -> None:
    # "April 16 was the last day of the moratorium" is documented in Russian
    known = documented.casefold().replace(
        "16 апреля был последний день моратория", "april 16 was the last day of the moratorium"
    )
    quoted = [words.rstrip(",.") for _, text in HEADED.values() for words in QUOTED.findall(text)]
    assert len(quoted) > 10
    assert [words for words in quoted if words.casefold() not in known] == []


def test_every_line_of_what_is_expected_rests_on_its_reports() -> None:
    rows = [line for line in (CASE / "expected.md").read_text(encoding="utf-8").splitlines() if line.startswith("|")]
    quoted = 0
    for row in rows:
        named = re.findall(r"`(2025-[\w-]+)`", row)
        texts = [HEADED[name][1] for name in named]
        for words in QUOTED.findall(row):
            assert any(words in text for text in texts), f"{words!r} is not in {named}"
            quoted += 1
    assert quoted > 100


def test_every_word_that_is_read_stands_in_its_report(extractions: dict[str, Extraction]) -> None:
    for name, found in extractions.items():
        rows: list[Position | Commitment | Observation] = [*found.positions, *found.commitments, *found.observations]
        for row in rows:
            assert row.span.of(HEADED[name][1]) == row.evidence
        assert [p.line() for p in found.problems if p.fatal] == []


def test_what_the_case_should_show_is_read_out_of_it(extractions: dict[str, Extraction]) -> None:
    keys = _keys()
    for kind, floor in READ.items():
        wanted = [key for key in keys if key.kind == kind]
        missed = [key for key in wanted if not key.is_in(extractions[key.report])]
        listing = "\n".join(f"{k.report}: {k.who} {k.what} {k.how} {k.speaker}: {k.words}" for k in missed)
        assert len(wanted) - len(missed) >= floor, f"{kind}s that are not read:\n{listing}"


def test_each_side_is_heard() -> None:
    keys = [key for key in _keys() if key.kind == "position"]
    by_party = Counter(key.who for key in keys)
    assert set(by_party) >= {"Russia", "Ukraine", "United States"}
    accusing = Counter(key.who for key in keys if key.how == "accused")
    assert min(accusing["Russia"], accusing["Ukraine"]) / max(accusing["Russia"], accusing["Ukraine"]) > 0.6
