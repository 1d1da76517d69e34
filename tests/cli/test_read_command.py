"""`holdfire read` as its user meets it: real files in, three forms out, one line for every mistake."""

import csv
import io
import json
from datetime import date, timedelta
from importlib.resources import files
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from typer.testing import CliRunner, Result

from holdfire.cli.app import app

GOLD = Path(__file__).parent.parent / "gold"
REPORT = GOLD / "border_truce.txt"
SCHEMA = json.loads(files("holdfire").joinpath("schema/extraction-1.json").read_text(encoding="utf-8"))
TOMORROW = str(date.today() + timedelta(1))


def run(*args: str, given: str | bytes | None = None) -> Result:
    return CliRunner(env={"COLUMNS": "100"}).invoke(app, args, input=given, prog_name="holdfire")


@pytest.mark.parametrize(
    ("args", "line"),
    [
        ((), "holdfire: missing command; see holdfire --help"),
        (("reed",), "holdfire: no such command 'reed'. Did you mean 'read'? See holdfire --help"),
        (("read",), "holdfire: missing argument 'REPORT'; see holdfire read --help"),
        (("read", "x", "--xml"), "holdfire: no such option: --xml; see holdfire read --help"),
        (("read", "x", "--json", "--csv"), "holdfire: --json and --csv: output has one form; leave one of them out"),
        (
            ("read", "x", "--published", "2025-02-30"),
            "holdfire: --published 2025-02-30: no calendar has this day; write it as 2025-03-18",
        ),
        (
            ("read", "x", "--published", TOMORROW),
            f"holdfire: --published {TOMORROW}: this day has not come yet; give the day on which the report came out",
        ),
        (
            ("read", "x", "--party", "a\x1b[31m\nb"),
            "holdfire: --party a␛[31m b: not a party with its names; write it as Russia=Kremlin,Moscow",
        ),
        (("read", "gone.txt"), "holdfire: gone.txt: no such file; check the path"),
    ],
)
def test_a_mistake_is_answered_in_one_line(args: tuple[str, ...], line: str) -> None:
    result = run(*args)
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", f"{line}\n")


def test_a_page_for_a_person() -> None:
    result = run("read", str(REPORT), "--published", "2025-07-29", "--source", "Border Post")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "published Tuesday 29 Jul 2025 · Border Post" in result.stdout
    assert "\x1b" not in result.stdout
    assert max(map(len, result.stdout.split("\n"))) <= 100
    head = next(line for line in result.stdout.split("\n") if "full ceasefire" in line)
    row = next(line for line in result.stdout.split("\n") if line.startswith("Cambodia"))
    assert row.index(row.split("  ")[-1].strip()) >= head.index("full ceasefire")


def test_one_report_is_one_object_with_offsets_into_its_text() -> None:
    result = run("read", str(REPORT), "--published", "2025-07-29", "--json")
    shown = json.loads(result.stdout)
    Draft202012Validator(SCHEMA).validate(shown)
    assert result.exit_code == 0
    assert (shown["id"], shown["published"], shown["text_file"]) == ("border_truce", "2025-07-29", str(REPORT))
    assert shown["report"]["text"] == REPORT.read_text(encoding="utf-8")
    assert shown["positions"]
    for row in [*shown["positions"], *shown["commitments"], *shown["incidents"]]:
        assert shown["report"]["text"][row["start"] : row["end"]] == row["evidence"]


def test_several_reports_are_one_object_a_line_and_a_bad_one_stops_none(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(REPORT.read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "b.txt").write_text("", encoding="utf-8")
    (tmp_path / "c\x1b[31m.txt").write_text("Ukraine agreed to a ceasefire, its president said on Monday in Kyiv.\n")
    result = run("read", str(tmp_path), "gone.txt", "--published", "2025-03-18", "--json")
    shown = [json.loads(line) for line in result.stdout.splitlines()]
    assert [report["id"] for report in shown] == ["a", "c\x1b[31m"]
    assert result.exit_code == 2
    assert [line.split(": ")[1] for line in result.stderr.splitlines()] == [str(tmp_path / "b.txt"), "gone.txt"]
    assert "\x1b" not in result.stdout + result.stderr


def test_a_folder_of_one_report_is_still_one_object_a_line(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ukraine agreed to a ceasefire, its president said on Monday in Kyiv.\n")
    result = run("read", str(tmp_path), "--json")
    assert result.stdout.count("\n") == 1
    assert json.loads(result.stdout)["published"] is None


def test_standard_input_and_further_names_of_a_party() -> None:
    said = "Strelsau agreed to a ceasefire with Zenda on Monday, officials said in a statement to the press.\n"
    result = run("read", "-", "--json", "--published", "2025-03-18", "--party", "Ruritania=Strelsau", given=said)
    shown = json.loads(result.stdout)
    assert shown["text_file"] == "-"
    assert [(p["party"], p["issue"], p["stance"]) for p in shown["positions"]] == [
        ("Ruritania", "full_ceasefire", "agreed")
    ]


def test_a_table_for_a_spreadsheet() -> None:
    result = run("read", str(REPORT), str(GOLD / "dock_strike.txt"), "--published", "2025-07-29", "--csv")
    rows = list(csv.DictReader(io.StringIO(result.stdout, newline="")))
    assert result.exit_code == 0
    assert [row["report"] for row in rows if row["record"] == "report"] == ["border_truce", "dock_strike"]
    assert sum(row["record"] == "position" for row in rows) > 5
    text = REPORT.read_text(encoding="utf-8")
    for row in rows:
        if row["record"] == "position":
            assert text[int(row["start"]) : int(row["end"])] == row["evidence"].removeprefix("'")


def test_help_names_examples_and_exit_statuses() -> None:
    for args in ((), ("read",), ("schema",)):
        result = run(*args, "--help")
        assert result.exit_code == 0
        assert "Example" in result.stdout
        assert "Exit status" in result.stdout
        assert "  holdfire" in result.stdout
    assert run("--version").stdout == "holdfire 0.1.0\n"


def test_the_schema_is_printed_as_it_ships() -> None:
    assert json.loads(run("schema").stdout) == SCHEMA
