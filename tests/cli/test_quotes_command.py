"""`holdfire quotes`: what a user types and what comes out."""

import json
from html.parser import HTMLParser
from pathlib import Path

import pytest
from typer.testing import CliRunner

from holdfire.cli.app import app

TEXT = "Thailand's army said that troops of <b>Cambodia</b> had fired first.\n\n“We did not,” Cambodia's prime minister told reporters.\n"


def run(*args: str) -> tuple[int, str, str]:
    result = CliRunner(env={"COLUMNS": "100"}).invoke(app, ("quotes", *args), prog_name="holdfire")
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture(name="report")
def _report(tmp_path: Path) -> Path:
    path = tmp_path / "border.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_json_is_one_line_a_report_in_the_order_of_the_files(report: Path, tmp_path: Path) -> None:
    other = tmp_path / "a.txt"
    other.write_text("The mayor said the road was open again after the truce began on Monday.", encoding="utf-8")
    status, out, _ = run(str(report), str(other), "--json")
    lines = [json.loads(line) for line in out.splitlines()]
    assert (status, [line["report"] for line in lines]) == (0, ["border", "a"])
    first = lines[0]["attributions"][0]
    assert list(first) == ["source", "cue", "content", "type", "speaker", "via", "confidence"]
    (start, end), *_ = first["source"]
    assert TEXT[start:end] == "Thailand's army"
    assert (first["type"], lines[0]["attributions"][1]["type"]) == ("indirect", "direct")


class Marks(HTMLParser):
    """The words within each mark, and all text of the body."""

    def __init__(self) -> None:
        super().__init__()
        self.marks: list[tuple[str, str]] = []
        self.tags: set[str] = set()
        self._open: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the tag."""
        self.tags.add(tag)
        self._open = dict(attrs).get("class") if tag == "mark" else None

    def handle_data(self, data: str) -> None:
        """Note the words of a mark."""
        if self._open is not None:
            self.marks.append((self._open, data))
            self._open = None


def test_the_page_marks_the_words_and_takes_no_markup_from_them(report: Path) -> None:
    status, out, _ = run(str(report), "--html")
    page = Marks()
    page.feed(out)
    assert status == 0
    assert ("source", "Thailand's army") in page.marks
    assert ("cue", "said") in page.marks
    assert "b" not in page.tags
    assert any(kind == "content" and "<b>Cambodia</b>" in words for kind, words in page.marks)


def test_the_table_names_who_how_and_what(report: Path) -> None:
    status, out, _ = run(str(report))
    assert status == 0
    assert "\x1b" not in out
    assert "Attributions · 2" in out
    assert "direct, 0." in out


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("--json", "--html"), "holdfire: --json and --html: output has one form; leave one of them out\n"),
        (("--published", "soon"), "holdfire: --published soon: not a day; write it as 2025-03-18\n"),
    ],
)
def test_mistakes_are_one_line(report: Path, args: tuple[str, ...], said: str) -> None:
    assert run(str(report), *args) == (2, "", said)


def test_a_missing_file_loses_nothing_else(report: Path) -> None:
    status, out, err = run("nowhere.txt", str(report), "--json")
    assert (status, len(out.splitlines())) == (2, 1)
    assert err == "holdfire: nowhere.txt: no such file; check the path\n"
