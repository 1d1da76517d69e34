"""Decisions: who ruled what and why outlives every build, is on the disk at once, and is stale once the words have changed."""

from pathlib import Path

import pytest
from cheap import made, new_case, put

from holdfire.ledger import Ledger
from holdfire.ledger.finding import UnknownIdError, find
from holdfire.ledger.place import Place
from holdfire.ledger.provenance import decisions_on, grounds
from holdfire.ledger.ruling import WrongRulingError, rule, rule_all
from holdfire.record import Position, Statement

WHEN = "2026-01-01T12:00:00+00:00"
PUTIN = "Russia (Putin) agreed energy_strikes: we halt\n"
PESKOV = "Russia (Peskov) agreed energy_strikes: the president has ordered a halt\n"


@pytest.fixture
def place(tmp_path: Path) -> Place:
    place = new_case(tmp_path / "case")
    put(place.root, "a", PUTIN + "One.", published="2025-03-18", url="https://a.example/1")
    put(place.root, "b", PUTIN + "Two.", published="2025-03-18", url="https://b.example/2")
    put(place.root, "c", PESKOV, published="2025-03-18", url="https://c.example/3")
    made(place)
    return place


def held(place: Place) -> dict[str, Statement]:
    """The statements by their speakers."""
    with Ledger.open(place.root) as ledger:
        return {f"{s.speaker} {len(s.reports)}": s for s in ledger.statements()}


def decide(place: Place, mark: str, act: str, argument: str | None = None) -> None:
    with Ledger.open(place.root) as ledger:
        rule(ledger, mark, act, argument, "because", "a person", WHEN)


def problems(place: Place) -> list[str]:
    with Ledger.open(place.root) as ledger:
        return [p.code for p in ledger.problems()]


def test_what_was_dismissed_is_gone_from_statements_and_entries_and_comes_back(place: Place) -> None:
    mark = held(place)["Putin 2"].id
    decide(place, mark[:8], "dismiss")
    assert set(held(place)) == {"Peskov 1"}
    with Ledger.open(place.root) as ledger:
        assert {e.row.speaker for e in ledger.entries(Position)} == {"Peskov"}
    put(place.root, "d", "nothing")
    made(place)
    assert set(held(place)) == {"Peskov 1"}
    decide(place, mark, "undo")
    assert set(held(place)) == {"Putin 2", "Peskov 1"}


def test_a_correction_outlives_a_build_from_nothing(place: Place) -> None:
    mark = held(place)["Peskov 1"].id
    decide(place, mark, "correct", "stance=agreed_in_principle")
    decide(place, mark, "accept")
    for file in sorted(place.derived.rglob("*"), reverse=True):
        file.rmdir() if file.is_dir() else file.unlink()
    made(place)
    statement = held(place)["Peskov 1"]
    assert (statement.id, statement.stance, statement.accepted) == (mark, "agreed_in_principle", True)
    with Ledger.open(place.root) as ledger:
        assert [e.row.stance for e in ledger.entries(Position) if e.row.speaker == "Peskov"] == ["agreed_in_principle"]


def test_an_edit_elsewhere_keeps_a_decision_and_an_edit_of_its_words_makes_it_stale(place: Place) -> None:
    mark = held(place)["Peskov 1"].id
    decide(place, mark, "correct", "stance=committed")
    put(place.root, "c", "A new first line.\n" + PESKOV, published="2025-03-18", url="https://c.example/3")
    made(place)
    assert (held(place)["Peskov 1"].stance, problems(place)) == ("committed", [])
    put(place.root, "c", PESKOV.replace("a halt", "a pause"), published="2025-03-18", url="https://c.example/3")
    made(place)
    assert held(place)["Peskov 1"].stance == "agreed"
    assert problems(place) == ["stale-decision"]


def test_merge_and_split_and_back(place: Place) -> None:
    putin, peskov = held(place)["Putin 2"].id, held(place)["Peskov 1"].id
    decide(place, putin, "merge", peskov)
    (merged,) = held(place).values()
    assert (merged.id, len(merged.reports)) == (putin, 3)
    decide(place, putin, "undo")
    assert set(held(place)) == {"Putin 2", "Peskov 1"}
    decide(place, putin, "split")
    with Ledger.open(place.root) as ledger:
        assert sorted(len(s.reports) for s in ledger.statements()) == [1, 1, 1]
        assert [len(tuple(grounds(ledger, find(ledger, s.id)))) for s in ledger.statements()] == [1, 1, 1]
    decide(place, putin, "undo")
    assert set(held(place)) == {"Putin 2", "Peskov 1"}


def test_a_new_carrier_of_a_statement_comes_under_the_decision_on_it(place: Place) -> None:
    decide(place, held(place)["Putin 2"].id, "dismiss")
    put(place.root, "e", PUTIN + "Three.", published="2025-03-18", url="https://e.example/5")
    made(place)
    assert set(held(place)) == {"Peskov 1"}


def test_a_torn_last_line_is_reported_and_costs_that_line_alone(place: Place) -> None:
    decide(place, held(place)["Peskov 1"].id, "dismiss")
    with place.decisions.open("ab") as stream:
        stream.write(b'{"act":"dismiss","id":"')
    assert problems(place) == ["decision-left-out"]
    assert set(held(place)) == {"Putin 2"}
    decide(place, held(place)["Putin 2"].id, "accept")
    assert problems(place) == ["decision-left-out"]
    assert held(place)["Putin 2"].accepted


@pytest.mark.parametrize(
    ("act", "argument", "said"),
    [
        ("bless", None, "bless: not something to rule; there are accept, dismiss, correct, merge, split, undo"),
        ("correct", "stance=happy", "stance=happy: not one of accused, agreed"),
        ("correct", "issue=weather", "issue=weather: not one of "),
        ("correct", "evidence=other words", "evidence: not a field that can be corrected; party, issue, stance"),
        ("correct", "stance=", "stance=: "),
        ("correct", None, "correct: write what to set, as correct stance=agreed"),
        ("merge", None, "merge: give the identity of the statement that is the same"),
        ("merge", "ffffffff", "ffffffff: no row has this identity"),
        ("split", None, "one report carries it"),
        ("undo", None, "no decision on it stands"),
        ("accept", "now", "accept now: accept takes nothing behind it"),
    ],
)
def test_what_cannot_be_ruled_is_one_line_and_nothing_is_written(
    place: Place, act: str, argument: str | None, said: str
) -> None:
    with pytest.raises(WrongRulingError) as wrong:
        decide(place, held(place)["Peskov 1"].id, act, argument)
    assert said in str(wrong.value)
    assert "\n" not in str(wrong.value)
    assert not place.decisions.exists()


def test_a_batch_is_written_whole_or_not_at_all(place: Place, tmp_path: Path) -> None:
    marks = [s.id for s in held(place).values()]
    table = tmp_path / "decisions.csv"
    table.write_text(
        f"id,act,argument,why\n{marks[0]},accept,,checked\n{marks[1]},bless,,checked\n{marks[1]},accept,,\n"
    )
    with Ledger.open(place.root) as ledger, pytest.raises(WrongRulingError) as wrong:
        rule_all(ledger, table, "a person", WHEN)
    assert [line.split(": ")[1] for line in str(wrong.value).split("\n")] == ["line 3", "line 4"]
    assert not place.decisions.exists()
    table.write_text(f"id,act,argument,why\n{marks[0]},accept,,checked\n{marks[1]},correct,stance=hoped,checked\n")
    with Ledger.open(place.root) as ledger:
        made_now = rule_all(ledger, table, "a person", WHEN)
    assert len({d.batch for d in made_now}) == 1
    assert sorted(s.stance for s in held(place).values()) == ["agreed", "hoped"]
    whole = place.decisions.read_text(encoding="utf-8").splitlines()
    place.decisions.write_text(whole[0] + "\n", encoding="utf-8")
    assert problems(place) == ["decision-left-out"]
    assert [s.accepted for s in held(place).values()] == [None, None]


def test_identities_can_be_shortened_while_they_are_the_only_ones(place: Place) -> None:
    with Ledger.open(place.root) as ledger:
        mark = ledger.statements()[0].id
        assert find(ledger, mark[:8].upper()).id == mark
        for start, said in (("zz", "not an identity"), ("abc", "not an identity"), ("00000000", "no row has")):
            with pytest.raises(UnknownIdError, match=said):
                find(ledger, start)


def test_why_leads_to_the_words_and_the_decision(place: Place) -> None:
    mark = held(place)["Putin 2"].id
    decide(place, mark, "accept")
    with Ledger.open(place.root) as ledger:
        found = find(ledger, mark)
        for ground in grounds(ledger, found):
            text = ledger.text(ground.card.id)
            assert ground.span is not None
            assert text[ground.span.start : ground.span.end] == ground.words == "we halt"
            assert text.startswith(ground.before + ground.words + ground.after)
            assert ground.method == "rule line"
        assert [(d.who, d.why) for d in decisions_on(ledger, found)] == [("a person", "because")]
        assert decisions_on(ledger, find(ledger, held(place)["Peskov 1"].id)) == ()
