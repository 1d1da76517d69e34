"""Whatever comes: reports and problems come out, and never an exception; no day is one to come."""

import gzip
import io
import zlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from short_report import REPORT, TODAY, page

from holdfire.record import Problem, Report
from holdfire.sources.delivery import Delivery
from holdfire.sources.kinds import KINDS, read_delivery
from holdfire.sources.opening import UnpackedTooLargeError

ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nTruce\r\n0\r\n\r\n"
RECORD = (
    b"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n"
    % (len(ANSWER), ANSWER)
)
SAMPLES = {
    ".txt": f"---\npublished: 2025-03-18\nsource: Wire\n---\n{REPORT}".encode(),
    ".html": page(head="<title>T</title><meta name='date' content='2025-03-18'>").encode(),
    ".json": b'[{"text": "A truce.", "published": "2025-03-18", "url": null}, {"title": 1}]',
    ".jsonl": b'{"text": "A truce.", "published": "2025-03-18"}\n{"text": "\\ud800"}\n',
    ".csv": b'text;date;url\n"A ""truce""\nheld";18.03.2025;https://wire.example/\n',
    ".eml": b"From: =?utf-8?q?A?= <a@b>\nDate: Tue, 18 Mar 2025 10:00:00 +0000\nContent-Type: multipart/mixed; boundary=b\n\n--b\n"
    b"Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n<p>A truce=2E</p>\n--b\n"
    b"Content-Type: text/plain; format=flowed\n\nA \ntruce.\n--b--\n",
    ".mhtml": b"Snapshot-Content-Location: https://wire.example/1\nContent-Type: text/html\n\n" + page().encode(),
    ".xml": b"<?xml version='1.0' encoding='utf-8'?><rss version='2.0'><channel><title>W</title><item><guid>1</guid><link>/1</link>"
    b"<pubDate>Tue, 18 Mar 2025 10:00:00 GMT</pubDate><description>&lt;p&gt;A truce&nbsp;</description></item></channel></rss>",
    ".atom": b"<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>1</id><published>2025-03-18</published><content type='xhtml'>"
    b"<div xmlns='http://www.w3.org/1999/xhtml'><p>A truce</p></div></content><source><title>W</title></source></entry></feed>",
    ".warc": RECORD + RECORD,
    ".warc.gz": gzip.compress(RECORD) + gzip.compress(RECORD),
    "": b"<rss><channel><item><description>A truce</description></item></channel></rss>",
}
PIECES = st.sampled_from(
    [
        b"",
        b"\x00",
        b"\xff",
        b"<",
        b">",
        b'"',
        b"'",
        b"&",
        b"\n",
        b"\r\n",
        b";",
        b"=",
        b"<!--",
        b"]]>",
        b"<![CDATA[",
        b"<!DOCTYPE",
        b"--b",
        b"9999",
        b"-1",
        b"2031-01-01",
        b"\xed\xa0\x80",
        b"%00",
        b"=?x?q?=?=",
        b"\x1f\x8b",
        b"WARC/1.0\r\n",
        "\u2028".encode(),
    ]
)


@pytest.mark.parametrize("ending", SAMPLES)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(changes=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 30), PIECES | st.binary(max_size=8)), max_size=6))
def test_damage_costs_no_more_than_what_is_damaged(ending: str, changes: list[tuple[float, int, bytes]]) -> None:
    raw = SAMPLES[ending]
    for place, length, instead in changes:
        at = int(place * len(raw))
        raw = raw[:at] + instead + raw[at + length :]
    try:
        found = list(read_delivery(Delivery(io.BytesIO(raw), "a" + ending, "a", ending), TODAY))
    except (gzip.BadGzipFile, EOFError, zlib.error, UnpackedTooLargeError):
        assert ending.endswith(".gz")  # whoever opened the file tells of it
        return
    assert found
    for one in found:
        if isinstance(one, Problem):
            assert one.remedy
            assert one.file
            assert "\n" not in one.line()
        else:
            assert isinstance(one, Report)
            assert one.text.strip()
            assert one.published is None or one.published <= TODAY
            assert one.text.encode()


def test_each_kind_has_a_sample_that_is_read() -> None:
    assert {kind.name for kind in KINDS} == {
        kind.name for kind in KINDS for ending in SAMPLES if ending.removesuffix(".gz") in kind.endings
    }
    for ending, raw in SAMPLES.items():
        found = list(read_delivery(Delivery(io.BytesIO(raw), "a" + ending, "a", ending), TODAY))
        assert any(isinstance(one, Report) for one in found) or ending.startswith(".warc")
