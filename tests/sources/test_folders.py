"""A folder that somebody filled with whatever they had, or to do harm: one row for each thing that is wrong."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from short_report import TODAY, sorted_out

from holdfire.record import Problem, Report
from holdfire.sources.intake import take

SENTENCE = "Israel rejected the truce on Monday."


def put(folder: Path, **files: str | bytes) -> Path:
    for name, content in files.items():
        (folder / name.replace("__", ".")).write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def told(folder: Path) -> tuple[list[Report], dict[str, str]]:
    """Reports, and the codes of the problems by the file or folder that they name."""
    reports, problems = sorted_out(take(str(folder), today=TODAY))
    assert all(problem.remedy and problem.line().count("\n") == 0 for problem in problems)
    return reports, {Path(problem.file).name: problem.code for problem in problems}


def test_each_thing_that_is_wrong_is_one_row_and_the_rest_is_read(tmp_path: Path) -> None:
    put(
        tmp_path,
        a__txt=SENTENCE,
        copy__txt=SENTENCE,
        empty__txt="",
        binary__txt=b"\x00\x01\x02" * 99,
        picture__png=b"\x89PNG",
    )
    put(
        tmp_path,
        broken__json="{",
        page__html="<html></html>",
        old__txt="Перемирие объявлено".encode("cp1251"),
        z__txt="It held.",
    )
    with (tmp_path / "huge.txt").open("wb") as huge:
        huge.truncate(1 << 40)
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "device.txt").symlink_to("/dev/zero")
    (tmp_path / "gone.txt").symlink_to("nowhere.txt")
    (tmp_path / "self.txt").symlink_to("self.txt")
    (tmp_path / "loop").symlink_to(".")
    inner = tmp_path / "inner"
    inner.mkdir()
    (inner / "up").symlink_to("..")
    put(inner, b__md="# Truce")
    (tmp_path / ".git").mkdir()
    put(tmp_path / ".git", c__txt="none of ours")

    reports, codes = told(tmp_path)
    assert [report.text for report in reports] == [SENTENCE, "# Truce", "It held."]
    assert codes == {
        "binary.txt": "binary-file",
        "broken.json": "malformed-json",
        "copy.txt": "duplicate",
        "device.txt": "not-a-file",
        "empty.txt": "empty-file",
        "gone.txt": "missing-file",
        "huge.txt": "too-large",
        "loop": "link-loop",
        "old.txt": "wrong-encoding",
        "page.html": "page-without-text",
        "pipe.txt": "not-a-file",
        "self.txt": "not-readable",
        "up": "link-loop",
        tmp_path.name: "kind-not-read",
    }


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs a file that opens and cannot be read")
def test_a_file_that_cannot_be_read_costs_itself(tmp_path: Path) -> None:
    put(tmp_path, a__txt=SENTENCE, c__txt="It held.")
    (tmp_path / "b.txt").symlink_to("/proc/self/mem")
    reports, codes = told(tmp_path)
    assert len(reports) == 2
    assert codes == {"b.txt": "not-readable"}


def test_a_pipe_is_not_waited_for_and_one_from_the_shell_is_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (problem,) = take(str(tmp_path / "pipe.txt"), today=TODAY)
    assert isinstance(problem, Problem)
    assert problem.code == "not-a-file"
    ours, theirs = os.pipe()
    with os.fdopen(theirs, "wb") as writer:
        writer.write(SENTENCE.encode())
    (report,) = take(f"/dev/fd/{ours}", today=TODAY)
    os.close(ours)
    assert isinstance(report, Report)
    assert report.text == SENTENCE


@pytest.mark.parametrize("argument", ["nowhere.txt", "nowhere/", "\x00", "a" * 5000, ""])
def test_a_path_that_leads_nowhere(tmp_path: Path, argument: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (problem,) = take(argument, today=TODAY)
    assert isinstance(problem, Problem)
    assert problem.fatal


def test_names_that_are_no_text_can_be_told(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt")).write_bytes(b"")
    (problem,) = [
        one for one in take(str(tmp_path), today=TODAY) if isinstance(one, Problem) and one.code == "empty-file"
    ]
    assert problem.line().encode()


def test_the_same_words_by_two_outlets_are_two_reports(tmp_path: Path) -> None:
    """An agency's text in two newspapers is one origin and two reports; the same row twice is one."""
    put(tmp_path, a__csv=f"text,source\n{SENTENCE},A\n{SENTENCE},B\n{SENTENCE},A\n")
    reports, problems = sorted_out(take(str(tmp_path / "a.csv"), today=TODAY))
    assert [report.source for report in reports] == ["A", "B"]
    assert [problem.code for problem in problems] == ["duplicate"]


def test_a_large_folder_comes_file_by_file(tmp_path: Path) -> None:
    for number in range(2_000):
        (tmp_path / f"{number:05}.txt").write_bytes(b"%d " % number + SENTENCE.encode() * 20)
    began = time.process_time()
    found = take(str(tmp_path), today=TODAY)
    assert isinstance(next(found), Report)
    (tmp_path / "01999.txt").unlink()  # nobody has opened it yet
    rest = list(found)
    assert time.process_time() - began < 5
    assert sum(isinstance(one, Report) for one in rest) == 1_998
    assert [one.code for one in rest if isinstance(one, Problem)] == ["missing-file"]


def test_nothing_heavy_is_loaded_for_a_text(tmp_path: Path) -> None:
    put(tmp_path, a__txt=SENTENCE, b__csv="text\nA truce.\n", c__eml="\nA truce.\n", d__jsonl='{"text": "A truce."}')
    program = (
        "import sys, datetime; from holdfire.sources.intake import take; from holdfire.sources.web.fetcher import Fetcher;"
        "assert len(list(take(sys.argv[1], today=datetime.date(2025, 6, 1), fetcher=Fetcher()))) == 4;"
        "print(sorted({'httpx', 'httpcore', 'protego', 'fastwarc', 'fastfeedparser', 'lxml', 'trafilatura', 'ssl'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program, str(tmp_path)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("name", "raw", "what"),
    [
        ("a.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "a PDF"),
        ("a.txt", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "a PDF"),
        ("a.docx", b"PK\x03\x04\x14\x00\x06\x00", "an office document"),
        ("a.html", b"\x89PNG\r\n\x1a\n\x00\x00\x00\r", "a picture"),
    ],
)
def test_what_is_no_text_is_called_by_its_name(tmp_path: Path, name: str, raw: bytes, what: str) -> None:
    (tmp_path / name).write_bytes(raw)
    (problem,) = take(str(tmp_path / name), today=TODAY)
    assert isinstance(problem, Problem)
    assert problem.code == "binary-file"
    assert what in problem.message
