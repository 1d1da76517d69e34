"""A case followed on the command line: init, add, build, show, why, rule."""

import csv
import io
import json
import os
import pty
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from holdfire.cli.app import app

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "cases" / "energy-truce-2025"
REPORT = """Ukraine agreed to a 30-day halt to strikes on energy facilities, President Volodymyr Zelensky said on Tuesday.

Russia rejected the proposal, the Kremlin said.
"""


def run(*args: str, columns: int = 80) -> tuple[int, str, str]:
    result = CliRunner(env={"COLUMNS": str(columns)}).invoke(app, args, prog_name="holdfire")
    return result.exit_code, result.stdout, result.stderr


def shown(case: Path, view: str, *args: str) -> list[dict[str, Any]]:
    status, out, said = run("show", str(case), view, *args, "--json")
    assert (status, said) == (0, "")
    rows = json.loads(out)
    assert isinstance(rows, list)
    return rows


@pytest.fixture(scope="module", name="case")
def _case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The case that ships, built once."""
    folder = tmp_path_factory.mktemp("cases") / "energy-truce-2025"
    shutil.copytree(SHIPPED, folder, ignore=shutil.ignore_patterns(".holdfire"))
    status, out, _ = run("build", str(folder))
    assert (status, out.split(";")[0]) == (0, "97 reports: 97 new")
    return folder


def test_from_nothing_to_a_ruled_position(tmp_path: Path) -> None:
    case, report = tmp_path / "my-case", tmp_path / "report.txt"
    report.write_text(REPORT, encoding="utf-8")
    assert run("init", str(case), "--party", "Russia=Kremlin,Moscow", "--party", "Ukraine")[0] == 0
    taken = run("add", str(case), str(report), "--source", "Agency", "--published", "2025-03-18")
    assert taken == (0, f"{case}: 1 new\n", "")
    assert (
        run("add", str(case), str(report), "--source", "Agency", "--published", "2025-03-18")[1]
        == f"{case}: 1 there already\n"
    )
    assert run("build", str(case))[:2] == (0, "1 report: 1 new; 1 read now\n")
    assert run("build", str(case))[:2] == (0, "1 report, nothing new; the ledger stands as it was\n")
    rows = {row["party"]: row for row in shown(case, "positions")}
    assert (rows["Ukraine"]["issue"], rows["Ukraine"]["stance"], rows["Ukraine"]["day"]) == (
        "energy_strikes",
        "agreed",
        "2025-03-18",
    )
    assert rows["Russia"]["stance"] == "declined"
    mark = rows["Ukraine"]["id"]
    status, out, _ = run("why", str(case), mark[:8])
    assert status == 0
    assert "Volodymyr Zelensky → Agency" in out
    assert "No decision on it." in out
    assert (
        run("rule", str(case), mark[:8], "correct", "stance=agreed_in_principle", "--why", "it hangs on more")[0] == 0
    )
    ukraine = {row["id"]: row["stance"] for row in shown(case, "positions", "--party", "ukraine")}
    assert ukraine[mark] == "agreed_in_principle"
    reason = json.loads(run("why", str(case), mark, "--json")[1])
    assert [(d["act"], d["field"], d["why"]) for d in reason["decisions"]] == [
        ("correct", "stance", "it hangs on more")
    ]
    (ground,) = reason["grounds"]
    stored = (case / ground["report"]["file"]).read_text(encoding="utf-8").split("---\n", 2)[2]
    assert stored[ground["start"] : ground["end"]] == ground["quote"]


def test_positions_of_the_case_that_ships(case: Path) -> None:
    """On 25 March each of the three parties stands by a halt to strikes on energy, in its own words."""
    rows = [
        row
        for row in shown(case, "positions", "--as-of", "2025-03-25", "--issue", "energy_strikes")
        if row["about"] == "terms"
    ]
    parties = {row["party"]: row for row in rows}
    assert {"Russia", "Ukraine", "United States"} <= set(parties)
    assert [row["party"] for row in rows][:3] == ["Russia", "Ukraine", "United States"]
    assert all(row["day"] <= "2025-03-25" and row["origins"] >= 1 and row["url"] for row in rows)
    later = {row["day"] for row in shown(case, "positions", "--issue", "energy_strikes")}
    assert max(later) > "2025-03-25"


def test_one_act_of_speech_in_several_reports_is_counted_by_origins(case: Path) -> None:
    carried = [row for row in shown(case, "statements") if len(row["reports"]) > 1]
    assert len(carried) >= 15
    assert all(1 <= row["origins"] <= len(row["reports"]) for row in carried)


def test_every_row_of_the_ledger_stands_in_its_report(case: Path) -> None:
    files = {row["id"]: case / row["file"] for row in shown(case, "reports")}
    texts = {mark: file.read_text(encoding="utf-8").split("---\n", 2)[2] for mark, file in files.items()}
    rows = shown(case, "ledger")
    assert {"position", "commitment", "observation", "attribution"} <= {row["record"] for row in rows}
    for row in rows:
        if row["words"] is not None:
            span = row["row"]["span"]
            assert texts[row["report"]][span["start"] : span["end"]] == row["words"]


def test_changes_since_a_day(case: Path) -> None:
    rows = shown(case, "changes", "--since", "2025-04-18", "--as-of", "2025-04-19")
    assert rows
    assert {row["day"] for row in rows} <= {"2025-04-18", "2025-04-19"}
    assert {row["change"] for row in rows} <= {"new", "changed", "contradicts"}
    easter = [row for row in rows if row["party"] == "Russia" and row["issue"] == "full_ceasefire"]
    assert any("Easter" in row["evidence"] or "halt all" in row["evidence"] for row in easter)


def test_tables_for_people_fit_and_name_the_words(case: Path) -> None:
    for view in ("positions", "statements", "reports", "changes"):
        status, out, _ = run("show", str(case), view)
        assert status == 0
        assert max(map(len, out.split("\n"))) <= 80
    out = run("show", str(case), "positions", "--party", "Russia", "--as-of", "2025-03-25")[1]
    assert "energy strikes" in out
    assert "2025-03-2" in out
    assert "origin" in out


def test_csv_is_one_table(case: Path) -> None:
    out = run("show", str(case), "statements", "--csv")[1]
    rows = list(csv.DictReader(io.StringIO(out)))
    assert len(rows) == len(shown(case, "statements"))
    assert {row["party"] for row in rows} >= {"Russia", "Ukraine", "United States"}


def test_any_number_of_processes_builds_the_same_bytes(case: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(case, other, ignore=shutil.ignore_patterns(".holdfire"))
    for number in range(60):
        # enough for a second process to be worth its start
        (other / "reports" / f"more{number}.txt").write_text(f"The mayor of town {number} opened the new bridge. " * 3)
        shutil.copy(other / "reports" / f"more{number}.txt", case / "reports")
    command = (sys.executable, "-m", "holdfire")
    subprocess.run((*command, "build", str(other), "--processes", "2"), check=True, capture_output=True)
    assert run("build", str(case), "--processes", "1")[1].startswith("157 reports: 60 new, 97 unchanged; 60 read now")
    for view in ("ledger", "statements", "reports", "positions", "problems"):
        assert run("show", str(case), view, "--json")[1] == run("show", str(other), view, "--json")[1]
    for file in (case / "reports").glob("more*.txt"):
        file.unlink()
    assert run("build", str(case))[1].startswith("97 reports: 97 unchanged, 60 gone; 0 read now")


def test_a_build_in_which_nothing_is_new_loads_neither_parser_nor_database(case: Path) -> None:
    run("build", str(case))
    probe = f"""
import sys
sys.argv = ["holdfire", "build", {str(case)!r}]
from holdfire.cli import main
status = main()
print(status, sorted({{"spacy", "numpy", "lingua", "duckdb", "pyarrow"}} & set(sys.modules)))
"""
    result = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, timeout=60, check=True)
    assert result.stdout.splitlines() == ["97 reports, nothing new; the ledger stands as it was", "0 []"]


def test_progress_is_shown_on_a_terminal_alone(tmp_path: Path) -> None:
    case = tmp_path / "c"
    run("init", str(case), "--party", "Ukraine")
    for number in range(3):
        (case / "reports" / f"r{number}.txt").write_text(f"{REPORT} {number}", encoding="utf-8")
    screen, terminal = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "holdfire", "build", str(case)],
        stdout=subprocess.PIPE,
        stderr=terminal,
        env={**os.environ, "TERM": "xterm"},
    ) as process:
        os.close(terminal)
        said = b""
        try:
            while piece := os.read(screen, 65536):
                said += piece
        except OSError:
            pass  # the other side is closed
        os.close(screen)
        out = process.communicate(timeout=60)[0].decode()
    assert "3/3" in re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", said.decode())
    assert out.startswith("3 reports: 3 new; 3 read now\n")
    assert "\x1b" not in out


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("build", "{none}"), "case.toml: there is no case.toml; make a case: holdfire init"),
        (("show", "{none}", "positions"), "not a case; make one: holdfire init"),
        (("show", "{case}", "poses"), "poses: no such view; there are positions, statements, reports, changes"),
        (("show", "{case}", "positions", "--as-of", "25 March"), "--as-of 25 March: not a day; write it as 2025-03-18"),
        (("show", "{case}", "positions", "--at", "noon"), "--at noon: not a moment with its offset"),
        (("show", "{case}", "positions", "--json", "--csv"), "--json and --csv: output has one form"),
        (("why", "{case}", "ffffffffffff"), "ffffffffffff: no row has this identity"),
        (("rule", "{case}", "ffffffffffff", "accept", "--why", "x"), "ffffffffffff: no row has this identity"),
        (("rule", "{case}", "ffffffffffff", "accept"), "no reason given"),
        (("rule", "{case}"), "give a row and what to rule, or a file of decisions with --from"),
        (("init", "{case}", "--party", "Russia"), "there is a case already; edit its case.toml"),
        (("init", "{none}"), "no party named"),
        (("add", "{case}", "{none}/gone.txt"), "gone.txt: no such file; check the path"),
        (("add", "{none}", "x.txt"), "there is no case.toml"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_status_2(
    case: Path, tmp_path: Path, args: tuple[str, ...], said: str
) -> None:
    status, _, error = run(*(arg.format(case=case, none=tmp_path / "none") for arg in args))
    assert (status, error.count("\n")) == (2, 1)
    assert error.startswith("holdfire: ")
    assert said in error


def test_a_mistake_in_the_case_leaves_the_ledger(tmp_path: Path) -> None:
    case = tmp_path / "c"
    run("init", str(case), "--party", "Ukraine")
    run("build", str(case))
    (case / "case.toml").write_text("title = 5\n[[party]]\nname = 7\n", encoding="utf-8")
    status, _, error = run("build", str(case))
    assert status == 2
    assert error.splitlines() == [
        f"holdfire: {case / 'case.toml'}: line 1: title is '5', not words in quotation marks; write title = \"The energy truce\"",
        f"holdfire: {case / 'case.toml'}: line 3: name is '7', not the party's usual English name; write name = \"Russia\"",
    ]
    assert shown(case, "reports") == []
