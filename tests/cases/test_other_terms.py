"""Two other conflicts read to their terms: Lebanon 2024, who extends and who does not; Khartoum 2023, one truce after the other."""

from datetime import date, datetime
from typing import Any

from asking import BuiltCase, shown

from holdfire.ledger import Ledger
from holdfire.publishing.views.view import Row


def rows(built: BuiltCase, case: str, name: str, **asked: Any) -> list[Row]:
    with Ledger.open(built(case)) as ledger:
        return shown(ledger, name, **asked)


def test_sixty_days_in_lebanon_end_on_25_or_26_january(built: BuiltCase) -> None:
    found = rows(built, "lebanon-2024", "clocks", as_of=date(2025, 1, 20), issue="full_ceasefire")
    lebanon = next(r for r in found if r["party"] == "Lebanon")
    assert lebanon["state"] == "in force"
    assert [e["last_day"] for e in lebanon["ends"]] == ["2025-01-25", "2025-01-26"]  # type: ignore[attr-defined]


def test_it_was_extended_by_some_and_not_by_others(built: BuiltCase) -> None:
    at = datetime.fromisoformat("2025-02-01T12:00+02:00")
    states = {str(r["party"]): r for r in rows(built, "lebanon-2024", "clocks", at=at, issue="full_ceasefire")}
    assert states["Lebanon"]["state"] == states["United States"]["state"] == "in force"
    assert [e["last_day"] for e in states["Lebanon"]["ends"]] == ["2025-02-18"]  # type: ignore[attr-defined]
    parted = [
        r
        for r in rows(built, "lebanon-2024", "differences")
        if r["axis"] == "extension" and r["relation"] == "contradicts"
    ]
    assert {(r["a"]["party"], r["b"]["party"]) for r in parted} == {("Lebanon", "Hezbollah")}  # type: ignore[index]


def test_the_start_in_lebanon_is_no_difference(built: BuiltCase) -> None:
    """Biden on the eve: from Wednesday, 4 a.m.; Mikati on the day: since Wednesday, 4 a.m."""
    assert [r for r in rows(built, "lebanon-2024", "differences") if r["axis"] == "start"] == []


def test_each_truce_of_khartoum_is_a_clause(built: BuiltCase) -> None:
    clauses = {str(r["clause"]): set() for r in rows(built, "sudan-2023", "terms")}  # type: dict[str, set[str]]
    for r in rows(built, "sudan-2023", "terms"):
        clauses[str(r["clause"])].add(str(r["report"]))
    assert clauses["full_ceasefire_eid_al_fitr"] == {"2023-04-21-eid-truce"}
    assert "2023-05-20-jeddah-seven-days" in clauses["full_ceasefire"]
    assert "2023-04-21-eid-truce" not in clauses["full_ceasefire"]


def test_72_hours_and_three_days_are_one_length(built: BuiltCase) -> None:
    found = rows(built, "sudan-2023", "differences")
    assert [r for r in found if r["clause"] == "full_ceasefire_eid_al_fitr" and r["axis"] == "duration"] == []


def test_who_is_on_board_in_khartoum_after_the_army_leaves(built: BuiltCase) -> None:
    def board(day: date) -> dict[str, object]:
        found = rows(built, "sudan-2023", "board", as_of=day)
        return {str(r["party"]): r["answer"] for r in found if r["clause"] == "full_ceasefire"}

    assert (board(date(2023, 5, 20))["Sudan"], board(date(2023, 5, 20))["Rapid Support Forces"]) == (
        "on board",
        "on board",
    )
    assert (board(date(2023, 5, 31))["Sudan"], board(date(2023, 5, 31))["Rapid Support Forces"]) == (
        "no longer",
        "on board",
    )
