"""Web archives: pages out of records, and records that are cut off or lie about their length."""

import gzip
from pathlib import Path

import pytest
from short_report import REPORT, TODAY, page, sorted_out

from holdfire.record import Problem, Report
from holdfire.sources.intake import take


def record(
    path: str, body: bytes | None = None, *, length: int | str | None = None, kind: str = "text/html", packed: str = ""
) -> bytes:
    """A response; `length` is what its header says where that is not the truth."""
    block = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n{packed}\r\n".encode() + (
        page().encode() if body is None else body
    )
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2025-03-19T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        f"WARC-Target-URI: https://wire.example/{path}\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(block) if length is None else length}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def read(folder: Path, records: list[bytes], packed: bool) -> tuple[list[Report], list[Problem]]:
    file = folder / ("pages.warc.gz" if packed else "pages.warc")
    file.write_bytes(b"".join(gzip.compress(one) if packed else one for one in records))
    return sorted_out(take(str(file), today=TODAY))


@pytest.mark.parametrize("packed", [False, True])
def test_each_page_is_a_report_with_its_address(tmp_path: Path, packed: bool) -> None:
    info = b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 2\r\n\r\nhi\r\n\r\n"
    records = [
        info,
        record("1"),
        record("film", b"\x00" * 1000, kind="video/mp4"),
        record("text", b"A truce.", kind="text/plain"),
    ]
    reports, (problem,) = read(tmp_path, records, packed)
    assert [(report.text, report.url) for report in reports] == [
        (REPORT, "https://wire.example/1"),
        ("A truce.", "https://wire.example/text"),
    ]
    assert {(report.format, report.published) for report in reports} == {("warc", None)}  # not the day of the crawl
    assert (problem.code, problem.fatal) == ("records-not-read", False)
    assert "1 video/mp4" in problem.message


def test_packed_and_chunked_answers_are_read_and_bombs_are_not(tmp_path: Path) -> None:
    zipped = gzip.compress(page().encode())
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(zipped), zipped)
    both = record("1", chunked, packed="Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n")
    bomb = record("2", gzip.compress(b" " * 50_000_000), packed="Content-Encoding: gzip\r\n")
    (report, last), (problem,) = read(tmp_path, [both, bomb, record("3")], False)
    assert report.text == last.text == REPORT
    assert problem.code == "too-large"
    assert "wire.example/2" in problem.message


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("length", [30, 60, 2_000, 10**12, -5, "many"])
def test_a_record_that_lies_about_its_length_is_one_problem(tmp_path: Path, packed: bool, length: int | str) -> None:
    reports, (problem,) = read(tmp_path, [record("1"), record("2", length=length), record("3")], packed)
    assert [report.url for report in reports] == ["https://wire.example/1", "https://wire.example/3"]
    assert [report.text for report in reports] == [REPORT, REPORT]
    assert (problem.code, problem.fatal) == ("broken-record", True)
    assert "record at byte" in problem.message


@pytest.mark.parametrize("packed", [False, True])
def test_an_archive_that_breaks_off_gives_what_is_there(tmp_path: Path, packed: bool) -> None:
    whole = [record("1"), record("2")]
    file = tmp_path / ("a.warc.gz" if packed else "a.warc")
    raw = b"".join(gzip.compress(one) if packed else one for one in whole)
    file.write_bytes(raw[:-100])
    reports, (problem,) = sorted_out(take(str(file), today=TODAY))
    assert [report.url for report in reports] == ["https://wire.example/1"]
    assert (problem.code, problem.fatal) == ("broken-record", True)


def test_what_stands_between_records_costs_none(tmp_path: Path) -> None:
    reports, (problem,) = read(tmp_path, [record("1"), b"garbage\r\n\r\n" * 9, record("2")], False)
    assert [report.url for report in reports] == ["https://wire.example/1", "https://wire.example/2"]
    assert problem.code == "broken-record"


def test_a_packed_record_that_is_damaged_costs_itself(tmp_path: Path) -> None:
    records = [gzip.compress(record(str(n))) for n in range(3)]
    records[1] = records[1][:40] + b"\xff\xff\xff" + records[1][43:]
    file = tmp_path / "a.warc.gz"
    file.write_bytes(b"".join(records))
    reports, (problem,) = sorted_out(take(str(file), today=TODAY))
    assert [report.url for report in reports] == ["https://wire.example/0", "https://wire.example/2"]
    assert problem.code == "broken-record"


@pytest.mark.parametrize("content", [b"no archive at all", b"\x1f\x8b\x08", b""])
def test_what_is_no_archive(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "a.warc"
    file.write_bytes(content)
    reports, (problem,) = sorted_out(take(str(file), today=TODAY))
    assert (reports, problem.fatal) == ([], True)


def test_what_is_too_large_is_left_out_or_told(tmp_path: Path) -> None:
    film = record("film", b"\x00" * 11_000_000, kind="video/mp4")
    large = record("large", b"<p>" + b"war " * 3_000_000)
    reports, problems = read(tmp_path, [record("1"), film, large, record("2")], False)
    assert [report.url for report in reports] == ["https://wire.example/1", "https://wire.example/2"]
    assert [(problem.code, problem.fatal) for problem in problems] == [
        ("broken-record", True),
        ("records-not-read", False),
    ]
    assert "larger than 10 MB" in problems[0].message
    assert "1 video/mp4" in problems[1].message


def test_an_answer_that_is_damaged_costs_itself(tmp_path: Path) -> None:
    damaged = record("2", b"no chunks at all", packed="Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n")
    reports, (problem,) = read(tmp_path, [record("1"), damaged, record("3")], False)
    assert [report.url for report in reports] == ["https://wire.example/1", "https://wire.example/3"]
    assert problem.fatal
    assert "wire.example/2" in problem.message
