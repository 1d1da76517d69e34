"""The energy truce, read to its terms: what parts the three sides, which clock runs, who is on board, and what is no difference.

`energy_truce_differences.tsv` lists, for a person to read, what the sides' own words and the documented facts set apart.
"""

import csv
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from asking import BuiltCase, shown

from holdfire.ledger import Ledger
from holdfire.publishing.drafted import add_draft
from holdfire.publishing.views.view import Row

KEYS = Path(__file__).with_name("energy_truce_differences.tsv")
FOUND = 21  # how many of its rows come out; the reader may only get better
ANY = "*"


@pytest.fixture(scope="module")
def ledger(built: BuiltCase) -> Ledger:
    return Ledger.open(built("energy-truce-2025"))


@dataclass(frozen=True, slots=True)
class Key:
    """One difference that a reader of the reports would list; `*` stands for anything."""

    clause: str
    axis: str
    relation: str
    a: str
    a_report: str
    a_words: str
    b: str
    b_report: str
    b_words: str
    first_seen: str

    def is_in(self, row: Row) -> bool:
        """Whether a row is this difference, either way round."""
        told = (row["clause"], row["axis"], row["relation"], str(row["first_seen"]))
        wanted = (self.clause, self.axis, self.relation, self.first_seen)
        if not all(w in (ANY, t) for w, t in zip(wanted, told, strict=True)):
            return False
        a, b = row["a"], row["b"]
        return (self._told(a, "a") and self._told(b, "b")) or (self._told(b, "a") and self._told(a, "b"))

    def _told(self, account: Any, side: str) -> bool:
        party, report, words = (getattr(self, side + field) for field in ("", "_report", "_words"))
        return (
            party in (ANY, account["party"])
            and report in (ANY, account["report"])
            and (words == ANY or words.casefold() in account["wording"].casefold())
        )


def keys() -> list[Key]:
    with KEYS.open(encoding="utf-8", newline="") as stream:
        return [Key(*row) for row in list(csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]]


def test_what_parts_the_three_sides_is_found(ledger: Ledger) -> None:
    rows = shown(ledger, "differences")
    missed = [key for key in keys() if not any(key.is_in(row) for row in rows)]
    assert len(keys()) - len(missed) >= FOUND, "\n".join(map(str, missed))


def test_every_quotation_stands_in_its_report(ledger: Ledger) -> None:
    names = {card.file.split("/")[-1].removesuffix(".txt"): card.id for card in ledger.reports()}
    rows = shown(ledger, "differences")
    assert rows
    for account in (row[side] for row in rows for side in ("a", "b")):
        assert ledger.text(names[account["report"]])[account["start"] : account["end"]] == account["wording"]  # type: ignore[index]


def test_the_same_in_other_words_is_no_difference(ledger: Ledger) -> None:
    """Moratorium, pause and halt; Zelensky's start and Tykhyi's; 30 days and a month; 6 p.m. and 18:00."""
    for row in shown(ledger, "differences"):
        a, b = row["a"], row["b"]
        words = {a["wording"].casefold(), b["wording"].casefold()}  # type: ignore[index]
        assert len(words) == 2, words
        if row["axis"] == "duration":
            assert row["relation"] != "contradicts"
        if row["axis"] == "start":
            assert not all("25 march" in w or "march 25" in w for w in words)


def test_on_24_march_at_noon(ledger: Ledger) -> None:
    """Under Russia's reading it has run for six days, stated only a day later; under Ukraine's it has not begun; the American one settles nothing."""
    rows = shown(ledger, "clocks", at=datetime.fromisoformat("2025-03-24T12:00+02:00"), issue="energy_strikes")
    found = {str(r["party"]): r for r in rows}
    russia = found["Russia"]
    assert russia["state"] in ("in force", "contested")
    assert (russia["retroactive"], russia["begins"]) == (True, "2025-03-18T00:00+02:00")
    assert [e["last_day"] for e in russia["ends"]] == ["2025-04-16", "2025-04-17"]  # type: ignore[attr-defined]
    assert found["Ukraine"]["state"] == "not yet"
    assert found["United States"]["state"] == "undetermined"


def test_on_18_april(ledger: Ledger) -> None:
    """Over, not over, not settled."""
    rows = shown(ledger, "clocks", at=datetime.fromisoformat("2025-04-18T20:00+03:00"), issue="energy_strikes")
    found = {str(r["party"]): r["state"] for r in rows}
    assert found["Russia"] == "expired"
    assert found["Ukraine"] == "in force"


def test_the_sea_waits_for_the_bank_under_the_russian_reading(ledger: Ledger) -> None:
    (russia,) = shown(ledger, "clocks", issue="maritime", party="Russia", as_of=date(2025, 4, 27))
    assert russia["state"] == "not yet"


def test_as_of_shows_only_what_was_public(ledger: Ledger) -> None:
    for name in ("terms", "differences", "board", "commitments", "counts"):
        early, late = shown(ledger, name, as_of=date(2025, 3, 24)), shown(ledger, name)
        assert len(early) < len(late) or name in ("board", "commitments")
        assert "2025-03-25-" not in str(early)
        assert "2025-04-" not in str(early)


def test_ukraine_is_not_clear_on_the_first_day(ledger: Ledger) -> None:
    def answers(day: date) -> dict[str, object]:
        return {str(r["party"]): r["answer"] for r in shown(ledger, "board", as_of=day, issue="energy_strikes")}

    assert answers(date(2025, 3, 18))["Russia"] == "on board"
    assert answers(date(2025, 3, 18))["Ukraine"] != "on board"
    assert answers(date(2025, 3, 25))["Ukraine"] == "on board"
    assert answers(date(2025, 4, 18)) | {"United States": ""} == {
        "Russia": "no longer",
        "Ukraine": "on board",
        "United States": "",
    }


def test_promised_and_done(ledger: Ledger) -> None:
    rows = {str(r["kind"]): r for r in shown(ledger, "commitments") if r["quantity"]}
    assert (rows["prisoner_exchange"]["quantity"], rows["prisoner_exchange"]["state"]) == (175, "met")
    assert (rows["wounded_transfer"]["quantity"], rows["wounded_transfer"]["state"]) == (23, "short")
    assert "22" in str(rows["wounded_transfer"]["outcomes"])


def test_counts_that_add_up_and_counts_that_may_not_be_compared(ledger: Ledger) -> None:
    rows = shown(ledger, "counts")
    whole = [r for r in rows if r["value"] == 4900]
    assert "parts_left_out" in {r["adds_up"] for r in whole}  # one outlet prints two of seven parts
    assert any(r["not_beside"] for r in rows if r["value"] == 2935)


def test_drafting_twice_changes_nothing_and_the_views_stay(built: BuiltCase) -> None:
    folder = built("energy-truce-2025")
    with Ledger.open(folder) as ledger:
        before = shown(ledger, "differences")
        lines, problems = add_draft(ledger)
        written = (folder / "terms.toml").read_bytes()
        try:
            assert len(lines) > 3
            assert problems == ()
            assert add_draft(ledger) == ([f"{folder}/terms.toml: nothing to add"], ())
            assert (folder / "terms.toml").read_bytes() == written
            assert [(r["axis"], r["a"], r["b"]) for r in shown(ledger, "differences")] == [
                (r["axis"], r["a"], r["b"]) for r in before
            ]
        finally:
            (folder / "terms.toml").unlink()
