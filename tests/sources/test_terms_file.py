"""A terms file as its user meets it: what it holds, and one line for every mistake that leads to its place."""

from datetime import date

import pytest

from holdfire.record import Axis, CaseTerms, Duty, Problem, Report
from holdfire.sources.terms_file import read_terms
from holdfire.sources.terms_lines import blocks_of

TEXT = (
    "The moratorium is valid for 30 days from 18 March 2025, the Kremlin said. Oil refineries and dams are on the list. "
    "For 30 days nobody strikes them. Russia will hand over 23 wounded."
)
REPORTS = {"readout": Report("a1b2", TEXT, "reports/readout.txt", "", published=date(2025, 3, 25), source="Kremlin")}
WHOLE = """
# kept by the desk
[[clause]]
id = "energy"
issue = "energy_strikes"
title = "Energy"
parties = ["Russia", "Ukraine"]

[[clause.reading]]
party = "Russia"
report = "readout"
words = "The moratorium is valid for 30 days from 18 March 2025"
start = { words = "from 18 March 2025", value = 2025-03-18 }
duration = { words = "for 30 days", value = "P30D" }
scope = [
    { words = "Oil refineries", value = "energy.refinery" },
    { words = "dams", value = "energy.hydro" },
]
parties = { words = "the Kremlin", value = "Russia" }
first_day_counts = true
zone = "Europe/Moscow"

[[commitment]]
kind = "wounded_transfer"
by = ["Russia"]
quantity = 23
report = "readout"
words = "Russia will hand over 23 wounded"

[drafted]
keys = ["0123456789"]
"""


def read(text: str) -> tuple[CaseTerms, list[Problem]]:
    return read_terms(text, "terms.toml", REPORTS.get)


def test_a_whole_file() -> None:
    terms, problems = read(WHOLE)
    assert problems == []
    (held,) = terms.clauses
    assert (held.clause.id, held.clause.duty, held.clause.parties) == (
        "energy",
        Duty.PROHIBITION,
        ("Russia", "Ukraine"),
    )
    (entry,) = held.readings
    reading = entry.row
    assert (entry.report, entry.published, entry.source) == ("a1b2", date(2025, 3, 25), "Kremlin")
    assert (reading.party, reading.speaker, reading.stated) == ("Russia", "Russia", None)
    assert (reading.first_day_counts, reading.zone) == (True, "Europe/Moscow")
    assert {(t.axis, t.value) for t in reading.terms} == {
        (Axis.START, "2025-03-18"),
        (Axis.DURATION, "P30D"),
        (Axis.SCOPE, "energy.refinery"),
        (Axis.SCOPE, "energy.hydro"),
        (Axis.PARTY, "Russia"),
    }
    assert all(t.span.of(TEXT) == t.evidence for t in reading.terms)
    assert reading.span.of(TEXT) == reading.evidence
    (promise,) = terms.commitments
    assert (promise.row.kind, promise.row.quantity, promise.row.actors) == ("wounded_transfer", 23, ("Russia",))
    assert terms.drafted == {"0123456789"}


@pytest.mark.parametrize(
    ("old", "new", "line", "message", "remedy"),
    [
        ('issue = "energy_strikes"', 'issue = "energy_strike"', 5, "issue energy_strike is not an issue of the vocabulary", "energy_strikes"),
        ('title = "Energy"', 'titel = "Energy"', 6, "a clause has no titel", "did you mean title?"),
        ('party = "Russia"\n', "", 9, "party is missing", 'party = "Russia"'),
        ('value = "P30D"', 'value = "30 days"', 14, "duration has the value 30 days, which is no length of time", "P30D"),
        ('value = "energy.hydro"', 'value = "energy.hydra"', 17, "scope has the value energy.hydra, which is no class of targets", "energy.hydro"),
        ('words = "dams"', 'words = "dames"', 17, "“dames” does not stand in the report", "to the letter"),
        ("value = 2025-03-18", 'value = "18 March"', 13, "start has the value 18 March, which is no time", "2025-03-18"),
        ('zone = "Europe/Moscow"', 'zone = "Europe/Moskow"', 21, "zone Europe/Moskow is not a time zone", "Europe/Moscow"),
        ("first_day_counts = true", 'first_day_counts = "yes"', 20, "first_day_counts is neither true nor false", "= true"),
        ('report = "readout"\nwords = "The', 'report = "gone"\nwords = "The', 11, "no report gone in the case", "reports/"),
        ("quantity = 23", 'quantity = "23"', 26, "quantity is no whole number", "175"),
        ('duration = {', "lasts = {", 14, "a reading has no lasts", "one of"),
        ('duration = { words = "for 30 days", value = "P30D" }', 'duration = "P30D"', 14, "duration is not a table with words", "words ="),
        ("[drafted]", "[draft]", 1, "a terms file has no draft", "one of: clause, commitment, drafted"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_its_line_and_loses_nothing_else(
    old: str, new: str, line: int, message: str, remedy: str
) -> None:
    assert WHOLE.count(old) >= 1
    terms, problems = read(WHOLE.replace(old, new, 1))
    (problem,) = problems
    assert (problem.file, problem.message) == (f"terms.toml:{line}", message)
    assert remedy in problem.remedy
    assert not problem.fatal
    kept = len(terms.commitments) + sum(len(t.readings) for t in terms.clauses)
    assert kept >= 1 or message.startswith(("issue", "a clause"))


def test_what_is_no_toml_names_the_line() -> None:
    terms, (problem,) = read('[[clause]]\nid = "energy"\nissue = energy_strikes\n')
    assert terms == CaseTerms()
    assert (problem.file, problem.fatal) == ("terms.toml:3", True)
    _, (problem,) = read('[[clause]]\nid = "energy')
    assert problem.file == "terms.toml:2"


def test_two_clauses_of_one_name() -> None:
    one = '[[clause]]\nid = "e"\nissue = "maritime"\n'
    terms, (problem,) = read(one + one)
    assert len(terms.clauses) == 1
    assert (problem.file, problem.message) == ("terms.toml:5", "a second clause e")


def test_words_are_found_where_the_reading_stands_or_where_the_file_says() -> None:
    """ "30 days" stands twice in the report."""
    base = '[[clause]]\nid = "e"\nissue = "maritime"\n[[clause.reading]]\nparty = "Russia"\nreport = "readout"\n'
    late = base + 'words = "For 30 days nobody strikes them"\nduration = { words = "30 days", value = "P30D" }\n'
    (entry,) = read(late)[0].clauses[0].readings
    assert entry.row.terms[0].span.start == TEXT.rindex("30 days")
    early = late.replace("value =", f"at = {TEXT.index('30 days')}, value =")
    (entry,) = read(early)[0].clauses[0].readings
    assert entry.row.terms[0].span.start == TEXT.index("30 days")


def test_lines_of_blocks_with_lists_strings_and_comments() -> None:
    blocks = blocks_of(
        '# [[clause]]\n[[clause]]  # one\nid = "a[["\nlist = [\n  [1],\n  # end\n]\n\n[[ clause.reading ]]\nx = 1\n# tail\n'
    )
    assert [(b.name, b.line, b.last) for b in blocks[1:]] == [("clause", 2, 7), ("clause.reading", 9, 10)]
    assert blocks[1].keys == {"id": 3, "list": 4}
