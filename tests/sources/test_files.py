"""What comes in, and one line for what cannot."""

from datetime import date
from pathlib import Path

import pytest

from holdfire.record import Problem, Report
from holdfire.sources.files import read_files

TODAY = date(2025, 6, 1)


def one(path: Path) -> Report | Problem:
    found = list(read_files([str(path)], today=TODAY))
    assert len(found) == 1
    return found[0]


def put(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.txt", "", "empty-file"),
        ("a.txt", "  \n\n", "empty-file"),
        ("a.txt", b"\x00\x01\x02PNG", "binary-file"),
        (
            "a.txt",
            "Zelensky déclare une trêve à Kyiv, où la négociation a été menée".encode("cp1252"),
            "wrong-encoding",
        ),
        ("a.txt", "war " * 3_000_000, "too-large"),
        ("a.html", "<html><body><script>1</script></body></html>", "page-without-text"),
        ("a.html", "<div>" * 100_000, "page-without-text"),
        ("a.json", '{"text": ', "malformed-json"),
        ("a.json", '{"title": "x"}', "no-text-field"),
    ],
)
def test_bad_input_is_one_problem_with_a_remedy(tmp_path: Path, name: str, content: str | bytes, code: str) -> None:
    problem = one(put(tmp_path, name, content))
    assert isinstance(problem, Problem)
    assert (problem.code, problem.fatal) == (code, True)
    assert str(tmp_path) in problem.line()
    assert problem.remedy


def test_the_others_are_still_read(tmp_path: Path) -> None:
    good = put(tmp_path, "good.txt", "Israel rejected the truce.")
    found = list(read_files([str(tmp_path / "none.txt"), str(good)], today=TODAY))
    assert [type(x) for x in found] == [Problem, Report]


def test_a_folder_is_read_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "c.log"):
        put(tmp_path, name, "Israel rejected the truce.")
    assert [r.id for r in read_files([str(tmp_path)], today=TODAY) if isinstance(r, Report)] == ["a", "b"]


def test_offsets_are_those_of_the_text_as_it_came(tmp_path: Path) -> None:
    path = put(tmp_path, "a.txt", "\ufeffOne\r\ntwo “three”\r\n")
    report = one(path)
    assert isinstance(report, Report)
    assert report.text == path.read_text(encoding="utf-8")


def test_json_tells_where_it_comes_from(tmp_path: Path) -> None:
    report = one(
        put(tmp_path, "a.json", '{"id": "x", "text": "A truce.", "published": "2025-03-18", "source": "Wire"}')
    )
    assert isinstance(report, Report)
    assert (report.id, report.published, report.source) == ("x", date(2025, 3, 18), "Wire")


def test_a_day_that_has_not_come_is_dropped_and_told(tmp_path: Path) -> None:
    path = put(tmp_path, "a.json", '{"text": "A truce.", "published": "2031-03-18"}')
    problem, report = read_files([str(path)], today=TODAY)
    assert isinstance(problem, Problem)
    assert (problem.code, problem.fatal) == ("future-date", False)
    assert isinstance(report, Report)
    assert report.published is None


def test_a_page_gives_its_article_alone(tmp_path: Path) -> None:
    article = "<p>Israel rejected the truce on Monday after a long meeting of the cabinet in Jerusalem.</p>" * 5
    html = (
        f"<html><head><title>Truce</title></head><body><nav>Home News</nav><article>{article}</article></body></html>"
    )
    report = one(put(tmp_path, "a.html", html))
    assert isinstance(report, Report)
    assert "Israel rejected the truce" in report.text
    assert "<p>" not in report.text
