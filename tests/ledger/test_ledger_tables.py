"""Records in tables and in the log of readings: whatever a record holds comes back the same."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdfire.ledger.codec import dumped, plain, restored, types_of, without_null
from holdfire.ledger.draft import Draft
from holdfire.ledger.kinds import KINDS, Kind, kind_of
from holdfire.ledger.outcomes import Outcome, State, content_key, decoded, encoded, summary
from holdfire.ledger.store import Store
from holdfire.ledger.tables import cells, columns, quoted, row_of
from holdfire.record import Card, Case, Clause, Decision, Extraction, Position, Problem, Report, Span, Statement

RECORDS = [*(kind.record for kind in KINDS), Card, Case, Clause, Decision, Problem, Statement, Extraction]
REPORT = Report("r", "Ukraine agreed.", "reports/r.txt", "0" * 64)


@pytest.mark.parametrize("record", RECORDS, ids=lambda r: r.__name__)
@settings(deadline=None, max_examples=25)
@given(data=st.data())
def test_a_record_comes_back_from_json_the_same(record: Any, data: st.DataObject) -> None:
    made = data.draw(st.from_type(record))
    back = restored(record, json.loads(dumped(made)))
    # by representation: a confidence that is no number is not equal to itself
    assert repr(back) == repr(made)


@pytest.mark.parametrize("kind", KINDS, ids=lambda k: k.name)
@settings(deadline=None, max_examples=25)
@given(data=st.data())
def test_a_row_comes_back_from_its_columns_the_same(kind: Kind, data: st.DataObject) -> None:
    made = data.draw(st.from_type(kind.record))
    assert repr(row_of(kind, cells_as_stored(kind, made))) == repr(made)


def cells_as_stored(kind: Kind, row: Any) -> list[Any]:
    """The values as the database gives them back: days are days again."""
    return [
        date.fromisoformat(str(value)) if value is not None and without_null(hint) is date else value
        for hint, value in zip(types_of(kind.record).values(), cells(row), strict=True)
    ]


def test_every_kind_of_an_extraction_is_kept() -> None:
    kept = {kind.record for kind in KINDS}
    rows = {name: hint for name, hint in types_of(Extraction).items() if str(hint).startswith("tuple[")}
    assert kept == {hint.__args__[0] for hint in rows.values()} - {Span, Problem}
    assert kind_of(Position).name == "position"


def test_rows_go_through_the_database_unchanged(tmp_path: Path) -> None:
    positions = tuple(
        Position("Ukraine", "energy_strikes", "agreed", name, "agreed", Span(8, 14), also=(Span(0, 7),), rule="r")
        for name in ("Zelensky", "O'Neil", "“quoted”", "")
    )
    outcome = Outcome(State.READ, Extraction(REPORT, positions))
    with Draft(tmp_path / "draft.duckdb") as draft:
        draft.rows("r", outcome, replaced=False)
        draft.finish([])
    with duckdb.connect(str(tmp_path / "draft.duckdb"), read_only=True) as connection:
        (kind,) = (kind for kind in KINDS if kind.record is Position)
        found = connection.execute(f"SELECT {columns(kind)} FROM {quoted('position')} ORDER BY nth").fetchall()
    assert tuple(row_of(kind, values) for values in found) == positions


def test_a_row_whose_words_stand_elsewhere_becomes_a_problem(tmp_path: Path) -> None:
    wrong = Position("Ukraine", "energy_strikes", "agreed", "Zelensky", "agreed", Span(0, 6))
    with Draft(tmp_path / "draft.duckdb") as draft:
        draft.rows("r", Outcome(State.READ, Extraction(REPORT, (wrong,))), replaced=False)
        draft.flush()
        assert draft.connection.execute("SELECT count(*) FROM position").fetchall() == [(0,)]
        assert draft.connection.execute("SELECT code FROM problem").fetchall() == [("words-misplaced",)]


def test_an_outcome_comes_back_with_its_report() -> None:
    problem = Problem("no-publication-date", "no day", "give it", REPORT.file, Span(0, 3))
    position = Position("Ukraine", "energy_strikes", "agreed", "Zelensky", "agreed", Span(8, 14))
    outcome = Outcome(State.READ, Extraction(REPORT, (position,), problems=(problem,)))
    line = encoded(outcome)
    assert "\n" not in line
    assert decoded(line, REPORT) == outcome
    assert summary(line) == (State.READ, None, False)
    assert summary(encoded(Outcome(State.SKIPPED, Extraction(REPORT)))) == (State.SKIPPED, None, True)


@settings(deadline=None, max_examples=30)
@given(st.lists(st.text(max_size=60), max_size=8), st.integers(0, 400))
def test_a_torn_log_loses_what_was_torn_alone(
    tmp_path_factory: pytest.TempPathFactory, payloads: list[str], cut: int
) -> None:
    folder = tmp_path_factory.mktemp("store")
    keys = [content_key(Report("r", str(number), "f", "")) for number in range(len(payloads))]
    ends = [0]
    with Store(folder, "cheap") as store:
        for key, payload in zip(keys, map(json.dumps, payloads), strict=True):
            store.put(key, payload)
            ends.append((folder / "cheap.log").stat().st_size)
    with (folder / "cheap.log").open("r+b") as log:
        log.truncate(min(cut, ends[-1]))
    whole = sum(end <= cut for end in ends[1:])
    with Store(folder, "cheap") as store:
        assert [key in store for key in keys] == [number < whole for number in range(len(keys))]
        for key, payload in zip(keys, map(json.dumps, payloads), strict=True):
            if key in store:
                assert store.get(key) == payload
            store.put(key, payload)
    with Store(folder, "cheap") as store:
        assert [store.get(key) for key in keys] == list(map(json.dumps, payloads))


def test_plain_leaves_out_what_is_not_said() -> None:
    assert plain(Position("A", "maritime", "agreed", "B", "x", Span(0, 1))) == {
        "party": "A",
        "issue": "maritime",
        "stance": "agreed",
        "speaker": "B",
        "evidence": "x",
        "span": {"start": 0, "end": 1},
    }
