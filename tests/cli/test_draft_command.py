"""`holdfire draft` as its user meets it: proposed, edited by hand, drafted again, and nothing of the hand is lost."""

import json
import shutil
import tomllib
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from holdfire.cli.app import app
from holdfire.engines.local import LocalEngine
from holdfire.pipeline import build

CASE = Path(__file__).parent.parent / "cases" / "lebanon-2024"
LATE = """---
source: Levant Desk
published: 2025-02-10
---
Lebanon will not extend the ceasefire beyond February 18, Prime Minister Nawaf Salam said on Monday.

Israel agreed to a ceasefire of 90 days in Lebanon, its government said on Monday.
"""


def run(*args: str, columns: int = 100) -> Result:
    return CliRunner(env={"COLUMNS": str(columns)}).invoke(app, args, prog_name="holdfire")


def built(folder: Path) -> Path:
    build(folder, today=date(2026, 1, 1), engine=LocalEngine(1), notice=lambda *_: None)
    return folder


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("draft") / "lebanon"
    shutil.copytree(CASE, folder)
    return built(folder)


@pytest.fixture
def case(made: Path, tmp_path: Path) -> Path:
    """A built case of its own for each test."""
    folder = tmp_path / "my-case"
    shutil.copytree(made, folder)
    return folder


def test_a_draft_is_written_and_a_second_one_changes_nothing(case: Path) -> None:
    first = run("draft", str(case))
    assert first.exit_code == 0, first.stderr
    assert "new clause full_ceasefire" in first.stdout
    text = (case / "terms.toml").read_text(encoding="utf-8")
    assert tomllib.loads(text)["clause"][0]["reading"]
    second = run("draft", str(case))
    assert (second.exit_code, second.stdout) == (0, f"{case}/terms.toml: nothing to add\n")
    assert (case / "terms.toml").read_text(encoding="utf-8") == text


def test_a_dry_run_writes_nothing(case: Path) -> None:
    result = run("draft", str(case), "--dry-run")
    assert (result.exit_code, "would be added" in result.stdout) == (0, True)
    assert not (case / "terms.toml").exists()


def test_what_a_person_wrote_stays_line_by_line(case: Path) -> None:
    """Comments, order, an edited value, a renamed clause, a reading of one's own, odd spaces and another line end."""
    run("draft", str(case))
    file = case / "terms.toml"
    text = file.read_text(encoding="utf-8")
    text = text.replace('id = "full_ceasefire"', 'id = "truce"   # the desk calls it so', 1)
    text = text.replace('value = "P60D"', 'value = "P61D"', 1)
    own = (
        '[[clause]]\nid="blue-line"\nissue="withdrawal"  # ours\r\n\n  [[clause.reading]]\n  party = "Lebanon"\n'
        '  report = "2024-11-27-mikati-in-force"\n  words = "within 60 days"\n\n# the end of ours\n\n'
    )
    text = own + text
    file.write_bytes(text.encode())
    assert run("draft", str(case)).stdout.endswith("nothing to add\n")
    (case / "reports" / "2025-02-10-late.txt").write_text(LATE, encoding="utf-8")
    built(case)
    again = run("draft", str(case))
    assert again.exit_code == 0, again.stderr
    assert "truce: " in again.stdout
    after = file.read_bytes().decode()
    before, kept = text.split("\n"), after.split("\n")
    at = 0
    for line in before:
        if line.startswith(('    "', "keys = ", "]")):
            continue  # the list of keys is the draft's own
        at = kept.index(line, at) + 1
    assert after.startswith(own)
    truce = next(c for c in tomllib.loads(after)["clause"] if c["id"] == "truce")
    assert any(r["report"] == "2025-02-10-late" for r in truce["reading"])
    assert any(
        r.get("duration", {}).get("value") == "P61D" for r in truce["reading"] if isinstance(r.get("duration"), dict)
    )


def test_what_a_person_deleted_does_not_come_back(case: Path) -> None:
    run("draft", str(case))
    file = case / "terms.toml"
    blocks = file.read_text(encoding="utf-8").split("\n\n")
    gone = next(b for b in blocks if b.startswith('[[clause.reading]]\nparty = "Hezbollah"'))
    file.write_text("\n\n".join(b for b in blocks if b != gone), encoding="utf-8")
    assert run("draft", str(case)).stdout.endswith("nothing to add\n")
    assert 'party = "Hezbollah"' not in file.read_text(encoding="utf-8")
    shown = json.loads(run("show", str(case), "terms", "--json").stdout)
    assert {r["party"] for r in shown} >= {"Lebanon", "United States"}
    assert "Hezbollah" not in {r["party"] for r in shown if r["issue"] == "full_ceasefire"}


def test_a_mistake_in_the_file_is_named_with_its_line_and_the_rest_is_shown(case: Path) -> None:
    run("draft", str(case))
    file = case / "terms.toml"
    lines = file.read_text(encoding="utf-8").split("\n")
    at = next(n for n, line in enumerate(lines) if "P60D" in line)
    lines[at] = lines[at].replace("P60D", "60 days")
    file.write_text("\n".join(lines), encoding="utf-8")
    result = run("show", str(case), "clocks", "--json", "--as-of", "2025-01-20")
    assert result.exit_code == 0
    assert (
        f"terms.toml:{at + 1}: duration has the value 60 days, which is no length of time; write P30D for 30 days"
        in result.stderr
    )
    assert "United States" in {r["party"] for r in json.loads(result.stdout)}
    assert run("draft", str(case)).exit_code == 0


def test_a_file_that_is_no_toml_is_left_as_it_is(case: Path) -> None:
    (case / "terms.toml").write_text("[[clause]\nid = 1\n", encoding="utf-8")
    result = run("draft", str(case))
    assert (result.exit_code, result.stdout) == (2, "")
    assert "terms.toml:1: " in result.stderr
    assert (case / "terms.toml").read_text(encoding="utf-8") == "[[clause]\nid = 1\n"


def test_without_a_ledger_one_line_says_what_to_do(tmp_path: Path) -> None:
    result = run("draft", str(tmp_path))
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert "holdfire init" in result.stderr


@pytest.mark.parametrize("columns", [40, 60, 80, 120, 220])
@pytest.mark.parametrize("name", ["terms", "differences", "clocks", "board", "commitments", "counts"])
def test_every_view_fits_its_terminal(made: Path, name: str, columns: int) -> None:
    result = run("show", str(made), name, "--as-of", "2025-01-27", columns=columns)
    assert result.exit_code == 0
    assert max(map(len, result.stdout.split("\n"))) <= columns
    assert "\x1b" not in result.stdout


@pytest.mark.parametrize("name", ["terms", "differences", "clocks", "board", "commitments", "counts"])
def test_every_view_has_json_and_csv(made: Path, name: str) -> None:
    rows = json.loads(run("show", str(made), name, "--json").stdout)
    table = run("show", str(made), name, "--csv").stdout
    assert isinstance(rows, list)
    if rows:
        assert table.split("\n")[0] == ",".join(rows[0])
        assert len({tuple(r) for r in rows}) == 1


def test_without_a_file_the_terms_are_those_of_a_draft(made: Path) -> None:
    result = run("show", str(made), "differences", "--json")
    assert json.loads(result.stdout)
    assert f"to edit them: holdfire draft {made}" in result.stderr
