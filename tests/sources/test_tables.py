"""Tables and lines: a row or a line that is wrong is one problem, and the next one is read."""

import gzip
import json
from datetime import date
from pathlib import Path

import pytest
from short_report import TODAY, sorted_out

from holdfire.record import Problem, Report
from holdfire.sources.intake import take


def read(folder: Path, content: str | bytes, name: str = "table.csv") -> tuple[list[Report], list[Problem]]:
    (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    return sorted_out(take(str(folder / name), today=TODAY))


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_a_row_is_a_report(tmp_path: Path, delimiter: str) -> None:
    head = delimiter.join(("Headline", "Link", "Full Text", "Publisher", "Publication date"))
    row = delimiter.join(
        ('"Truce, or; not"', "https://wire.example/1", '"The ""truce""\r\nbegan."', "Wire", "18 March 2025")
    )
    (report,), problems = read(tmp_path, f"\ufeff{head}\r\n{row}\r\n\r\n")
    assert problems == []
    assert report.text == 'The "truce"\nbegan.'
    assert (report.title, report.url) == ("Truce, or; not", "https://wire.example/1")
    assert (report.source, report.published, report.id) == ("Wire", date(2025, 3, 18), "table-2")


def test_what_spreadsheets_call_unicode_is_read(tmp_path: Path) -> None:
    (report,), _ = read(tmp_path, "text\ttitle\nПеремирие\tA\n".encode("utf-16"))
    assert (report.text, report.title) == ("Перемирие", "A")


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (b"a \x00 b,1", "malformed-row"),
        (b'"a" b,1', "malformed-row"),
        (b"\xef\xf0\xe8,1", "wrong-encoding"),
        (b'"' + b"war " * 1_500_000 + b'",1', "malformed-row"),
        (b",1", "no-text-field"),
    ],
)
def test_a_row_that_is_wrong_is_one_problem(tmp_path: Path, row: bytes, code: str) -> None:
    reports, (problem,) = read(tmp_path, b"text,title\nfirst,1\n" + row + b"\nlast,3\n")
    assert [report.text for report in reports] == ["first", "last"]
    assert (problem.code, problem.fatal) == (code, True)
    assert "line 3" in problem.message


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"title,url\na,b\n", "no-text-column"),
        (b"", "empty-file"),
        ("текст,text\n".encode("cp1251"), "wrong-encoding"),
        (b"\x00\x01\x02", "binary-file"),
    ],
)
def test_what_is_no_table_of_reports(tmp_path: Path, content: bytes, code: str) -> None:
    reports, (problem,) = read(tmp_path, content)
    assert (reports, problem.code, problem.fatal) == ([], code, True)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        *(
            ("2025-03-18T23:30:00-05:00", date(2025, 3, 18)),
            ("2025/3/18", date(2025, 3, 18)),
            ("20250318", date(2025, 3, 18)),
        ),
        *(("Tue, 18 Mar 2025 23:30:00 -0500", date(2025, 3, 18)), ("March 18th, 2025", date(2025, 3, 18))),
        *(("18.03.2025", date(2025, 3, 18)), ("03/18/2025", date(2025, 3, 18)), ("04/04/2025", date(2025, 4, 4))),
        *(("03/04/2025", None), ("yesterday", None), ("2025-02-30", None), ("1742342400", None), ("2025", None)),
    ],
)
def test_a_day_is_read_and_never_guessed(tmp_path: Path, words: str, day: date | None) -> None:
    (report,), problems = read(tmp_path, f'text,date\nA truce.,"{words}"\n')
    assert report.published == day
    assert [problem.code for problem in problems] == ([] if day else ["impossible-date"])


def test_a_broken_line_costs_itself(tmp_path: Path) -> None:
    lines = [json.dumps({"text": "first"}), '{"text": ', "[" * 100_000, '{"text": 1}', "", json.dumps({"text": "last"})]
    for name, content in (
        ("a.jsonl", "\n".join(lines).encode()),
        ("b.jsonl.gz", gzip.compress("\n".join(lines).encode())),
    ):
        reports, problems = read(tmp_path, content, name)
        assert [report.text for report in reports] == ["first", "last"]
        assert [report.id for report in reports] == [f"{name[0]}-1", f"{name[0]}-6"]
        assert [problem.code for problem in problems] == ["malformed-json", "malformed-json", "no-text-field"]
        assert [problem.message.split(":")[0].split(" has")[0] for problem in problems] == [
            "line 2",
            "line 3",
            "line 4",
        ]


def test_lines_in_bytes_that_are_no_text_cost_themselves(tmp_path: Path) -> None:
    content = b'{"text": "first"}\n{"text": "\xef\xf0"}\n{"text": "' + b"war " * 3_000_000 + b'"}\n{"text": "last"}'
    reports, problems = read(tmp_path, content, "a.jsonl")
    assert [report.text for report in reports] == ["first", "last"]
    assert [problem.code for problem in problems] == ["wrong-encoding", "too-large"]


def test_a_compressed_file_that_breaks_off_gives_what_is_there(tmp_path: Path) -> None:
    packed = gzip.compress(b'{"text": "first"}\n' + b" " * 3_000_000 + b'\n{"text": "last"}', 1)
    reports, problems = read(tmp_path, packed[:-12], "a.jsonl.gz")
    assert [report.text for report in reports][:1] == ["first"]
    assert [problem.code for problem in problems] == ["broken-compression"]
    (problem,) = read(tmp_path, b"no gzip", "b.txt.gz")[1]
    assert problem.code == "broken-compression"
    (problem,) = read(tmp_path, gzip.compress(b" " * 50_000_000), "c.txt.gz")[1]
    assert problem.code == "too-large"


def test_lines_may_end_as_on_any_system(tmp_path: Path) -> None:
    for end in ("\n", "\r\n", "\r"):
        reports, problems = read(tmp_path, end.join(("text,title", '"one', 'more",1', "two,2", "")))
        assert [report.text for report in reports] == ["one\nmore", "two"]
        assert problems == []
