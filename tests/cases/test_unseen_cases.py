"""Conflicts that no rule was written for: what a person found in their reports, written down first, and what comes out of them.

`expected.toml` in the folder of each case says what its sides set apart, which clock runs, what was promised, who is on board.
"""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from asking import BuiltCase, shown

from holdfire.ledger import Ledger
from holdfire.publishing.views.view import Row

ANY = "*"
# how many of a case's rows come out; the reader may only get better
FOUND = {
    "thai-cambodian-border-2025": 13,
    "gaza-2025": 19,
    "tigray-2022": 10,
    "yemen-2022": 15,
    "kashmir-2025": 14,
}


def expected(case: str) -> list[tuple[str, dict[str, Any]]]:
    path = Path(__file__).parent / case / "expected.toml"
    listed = tomllib.loads(path.read_text(encoding="utf-8"))
    return [(view, row) for view, rows in listed.items() for row in rows]


def _differences(ledger: Ledger, row: dict[str, Any]) -> bool:
    found = [
        r
        for r in shown(ledger, "differences", issue=row["clause"])
        if row["axis"] in (ANY, r["axis"]) and ("a" not in row or _either_way(r, row))
    ]
    if row.get("none"):
        return not found
    return any(r["first_seen"] == row["first_seen"] for r in found)


def _either_way(shown_row: Row, row: dict[str, Any]) -> bool:
    a, b = shown_row["a"], shown_row["b"]
    return (_says(a, row["a"]) and _says(b, row["b"])) or (_says(b, row["a"]) and _says(a, row["b"]))


def _says(account: Any, wanted: dict[str, str]) -> bool:
    return wanted["party"] in (ANY, account["party"]) and wanted["words"].casefold() in account["wording"].casefold()


def _clocks(ledger: Ledger, row: dict[str, Any]) -> bool:
    found = shown(ledger, "clocks", issue=row["clause"], party=row["party"], at=row["at"])
    return any(
        r["clause"] == row["clause"]
        and r["state"] in (row["state"], row.get("unknown_too"))
        and row.get("last_days") in (None, [e["last_day"] for e in r["ends"]])  # type: ignore[attr-defined]
        for r in found
    )


def _commitments(ledger: Ledger, row: dict[str, Any]) -> bool:
    found = any(
        r["kind"] == row["kind"]
        and row["by"] in r["actors"]  # type: ignore[operator]
        and row.get("quantity") in (None, r["quantity"])
        and ("due" not in row or str(r["due"]) == str(row["due"]))
        and row.get("state") in (None, r["state"])
        for r in shown(ledger, "commitments")
    )
    return found is not row.get("none", False)


def _board(ledger: Ledger, row: dict[str, Any]) -> bool:
    found = [r for r in shown(ledger, "board", as_of=row.get("as_of")) if r["clause"] == row["clause"]]
    if "only" in row:
        return bool(found) and {r["party"] for r in found} <= set(row["only"])
    return any(r["party"] == row["party"] and r["answer"] == row["answer"] for r in found)


VIEWS = {"difference": _differences, "clock": _clocks, "commitment": _commitments, "board": _board}


def missed(ledger: Ledger, case: str) -> Iterator[str]:
    """What a person found and no view shows."""
    for view, row in expected(case):
        if not VIEWS[view](ledger, row):
            yield f"{view}: {row}"


@pytest.mark.parametrize("case", FOUND)
def test_what_a_person_found_is_shown(case: str, built: BuiltCase) -> None:
    with Ledger.open(built(case)) as ledger:
        lost = list(missed(ledger, case))
    assert len(expected(case)) - len(lost) >= FOUND[case], "\n".join(lost)
