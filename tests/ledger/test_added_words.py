"""What an edited copy adds is its own, and what it carries is the origin's, however the case was built."""

from functools import partial
from pathlib import Path

import duckdb
from cheap import TODAY, new_case, put, read_all

from generated_copies import with_copies
from holdfire.ledger import Ledger
from holdfire.ledger.building import build
from holdfire.ledger.built import Built, Reading
from holdfire.ledger.generations import current
from holdfire.ledger.place import Place
from holdfire.ledger.signature_store import kept_origins
from holdfire.record import Position

WIRE = """The two delegations met for nine hours in a hotel by the sea and left without a common paper on Tuesday evening.
Russia (Putin) agreed energy_strikes: a halt of strikes on power stations for thirty days from the evening of the call
Aides had prepared the call for a week, and both presidents spoke for longer than anybody had expected of them.
Observers of the mission counted fewer explosions near the river than on any other day since the winter began.
Engineers in the port said that two of the five transformers were running again after repairs that took a month.
"""
ADDED = "Ukraine (Zelensky) declined energy_strikes: no list of stations was shown to the government in Kyiv\n"
LATER = "Russia (Peskov) accused energy_strikes: a depot in the south burned although orders had been given\n"


def built(place: Place) -> Built:
    """The case built with the cheap reader and the comparison of words that cases are built with."""
    reading = Reading("cheap", read_all, partial(kept_origins, place, "cheap"))
    return build(place, reading, (), TODAY, lambda *_: None)


def origins(place: Place) -> dict[str, set[str]]:
    """For each party and stance the files of the independent origins."""
    with Ledger.open(place.root) as ledger:
        files = {card.id: Path(card.file).stem for card in ledger.reports()}
        found: dict[str, set[str]] = {}
        for entry in ledger.entries(Position):
            found.setdefault(f"{entry.row.speaker} {entry.row.stance}", set()).add(files[entry.origin or ""])
        for statement in ledger.statements():
            assert len(found[f"{statement.speaker} {statement.stance}"]) == statement.origins
        return found


def exported(place: Place) -> list[object]:
    """Every row of the ledger, with whose words it rests on."""
    with Ledger.open(place.root) as ledger:
        return [*ledger.reports(), *ledger.entries(Position), *ledger.statements(), *ledger.problems()]


def test_a_paragraph_that_a_copy_adds_has_the_copy_for_its_origin(tmp_path: Path) -> None:
    """A paper prints the wire report and what Zelensky told it; another prints the wire report alone."""
    place = new_case(tmp_path / "case")
    put(place.root, "wire", WIRE, source="Agency", published="2025-03-18")
    put(place.root, "paper", WIRE + ADDED, source="Paper", published="2025-03-18")
    put(place.root, "other", WIRE, source="Other", published="2025-03-18")
    built(place)
    with Ledger.open(place.root) as ledger:
        first = {Path(c.file).stem: c.id for c in ledger.reports()}
        assert len({c.origin for c in ledger.reports()}) == 1
        whole = next(c.origin for c in ledger.reports())
    carried = next(name for name, mark in first.items() if mark == whole)
    assert origins(place) == {"Putin agreed": {carried}, "Zelensky declined": {"paper"}}


def test_what_a_copy_of_a_copy_carries_belongs_to_the_first_that_has_it(tmp_path: Path) -> None:
    """A wire report, a copy with a paragraph more on the next day, and a copy of that with another one."""
    place = new_case(tmp_path / "case")
    put(place.root, "wire", WIRE, source="Agency", published="2025-03-18")
    put(place.root, "paper", WIRE + ADDED, source="Paper", published="2025-03-19")
    put(place.root, "site", WIRE + ADDED + LATER, source="Site", published="2025-03-20")
    built(place)
    assert origins(place) == {
        "Putin agreed": {"wire"},
        "Zelensky declined": {"paper"},
        "Peskov accused": {"site"},
    }


def test_a_case_that_grew_has_the_origins_of_one_that_was_built_at_once(tmp_path: Path) -> None:
    """Copies come before and after what they were made from, one file is there twice, and some get a paragraph more."""
    made = list(with_copies(40, seed=7))
    texts = {g.id: (g.text + "\n" + (WIRE if n % 5 == 0 else "") + ADDED, str(g.published)) for n, g in enumerate(made)}
    at_once, grown = new_case(tmp_path / "a"), new_case(tmp_path / "b")
    for place in (at_once, grown):
        put(place.root, "double", *texts[made[0].id][:1], published=texts[made[0].id][1])
    for number, (name, (text, day)) in enumerate(sorted(texts.items(), key=lambda item: item[1])):
        put(at_once.root, name, text, published=day)
        put(grown.root, name, text, published=day)
        if number % 10 == 0:
            built(grown)
    assert built(at_once).reports == built(grown).reports == len(made)
    assert exported(at_once) == exported(grown)
    with Ledger.open(grown.root) as ledger:
        assert len({c.origin for c in ledger.reports()}) < len(made)
        assert [p.code for p in ledger.problems()] == ["duplicate-report"]


def test_one_report_that_is_there_twice_does_not_make_the_others_be_taken_in_anew(tmp_path: Path) -> None:
    place = new_case(tmp_path / "case", a=WIRE, b=WIRE, c=LATER)
    built(place)
    stood = current(place)
    assert stood is not None
    with duckdb.connect(str(stood)) as connection:  # what is carried over keeps what only the ledger says
        connection.execute("UPDATE report SET title = 'stood before'")
    put(place.root, "d", ADDED)
    done = built(place)
    assert (done.new, done.unchanged, done.problems) == (1, 2, 1)
    with Ledger.open(place.root) as ledger:
        titles = {Path(card.file).stem: card.title for card in ledger.reports()}
    assert titles == {"a": "stood before", "c": "stood before", "d": None}
