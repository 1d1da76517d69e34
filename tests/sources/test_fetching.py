"""Fetching politely: robots, pauses, what has not changed, redirections, and answers that are no page."""

import gzip
import time
import zlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import BinaryIO

import pytest
from loopback import LOOPBACK, Site, serving
from short_report import REPORT, TODAY, page, sorted_out

from holdfire.record import Problem, Report
from holdfire.sources.intake import take
from holdfire.sources.web.exchange import Limits
from holdfire.sources.web.fetcher import Fetcher
from holdfire.sources.web.validators import Validators


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as laid_out:
        yield laid_out


@pytest.fixture
def fetcher() -> Fetcher:
    """One that may ask this machine, and does not wait."""
    return Fetcher(limits=Limits(pause=0.0), allowed=(LOOPBACK,))


def report(url: str, fetcher: Fetcher) -> Report:
    reports, problems = sorted_out(take(url, today=TODAY, fetcher=fetcher))
    assert problems == []
    assert len(reports) == 1
    return reports[0]


def problem(url: str, fetcher: Fetcher) -> Problem:
    reports, problems = sorted_out(take(url, today=TODAY, fetcher=fetcher))
    assert reports == []
    assert len(problems) == 1
    assert problems[0].file == url
    assert problems[0].remedy
    return problems[0]


def test_a_page_becomes_a_report_that_knows_where_it_is_from(site: Site, fetcher: Fetcher) -> None:
    """A page that says when it came out and who publishes it."""
    head = (
        "<title>Truce rejected</title><meta property='og:site_name' content='The Wire'>"
        "<meta property='article:published_time' content='2025-03-18T23:30:00-05:00'>"
    )
    url = site.page("/news/truce", page(head=head))
    found = report(url + "#comments", fetcher)
    assert found.text == REPORT
    assert (found.url, found.source, found.published) == (url, "The Wire", date(2025, 3, 18))
    assert (found.title, found.format) == ("Truce rejected", "html")
    agents = {headers["User-Agent"] for _, headers in site.asked}
    assert len(agents) == 1
    assert agents.pop().startswith("Holdfire/")


def test_without_a_fetcher_nothing_is_asked(site: Site) -> None:
    (found,) = take(site.page("/", page()), today=TODAY)
    assert isinstance(found, Problem)
    assert found.code == "not-fetched"
    assert site.asked == []


def test_rules_for_robots_are_kept(site: Site, fetcher: Fetcher) -> None:
    site.page("/robots.txt", "User-agent: *\nDisallow: /\nUser-agent: Holdfire\nDisallow: /private/\n")
    open_page, shut = site.page("/news", page()), site.page("/private/news", page())
    assert report(open_page, fetcher)
    assert problem(shut, fetcher).code == "robots-disallow"
    assert site.paths() == ["/news"]
    assert [path for path, _ in site.asked].count("/robots.txt") == 1


@pytest.mark.parametrize(
    ("status", "code"), [(500, "robots-unreachable"), (429, "robots-unreachable"), (403, ""), (404, "")]
)
def test_missing_rules_allow_and_unreadable_rules_forbid(site: Site, fetcher: Fetcher, status: int, code: str) -> None:
    site.page("/robots.txt", "User-agent: *\nDisallow: /", status=status)
    _, problems = sorted_out(take(site.page("/news", page()), today=TODAY, fetcher=fetcher))
    assert [found.code for found in problems] == ([code] if code else [])


def test_rules_are_looked_for_through_redirections(site: Site, fetcher: Fetcher) -> None:
    site.page("/robots.txt", status=301, Location="/rules")
    site.page("/rules", "User-agent: *\nDisallow: /news")
    assert problem(site.page("/news", page()), fetcher).code == "robots-disallow"


class Hours:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.now = 0.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        """The time in seconds."""
        return self.now

    def sleep(self, seconds: float) -> None:
        """Move on."""
        self.slept.append(seconds)
        self.now += seconds


def test_a_host_gets_pauses_as_long_as_it_wishes(site: Site) -> None:
    hours = Hours()
    fetcher = Fetcher(limits=Limits(pause=2.0), allowed=(LOOPBACK,), clock=hours, sleep=hours.sleep)
    for path in ("/1", "/2"):
        assert report(site.page(path, page()), fetcher)
    assert hours.slept == [2.0, 2.0]  # the rules, then each page
    site.page("/robots.txt", "User-agent: *\nCrawl-delay: 7")
    hours = Hours()
    fetcher = Fetcher(limits=Limits(pause=2.0), allowed=(LOOPBACK,), clock=hours, sleep=hours.sleep)
    for path in ("/1", "/2"):
        assert report(site.page(path, page()), fetcher)
    assert hours.slept == [7.0, 7.0]


def test_a_busy_host_is_left_alone(site: Site, fetcher: Fetcher) -> None:
    busy, other = site.page("/1", status=429, Retry_After="120"), site.page("/2", page())
    assert problem(busy, fetcher).code == "try-later"
    assert "120 s" in problem(other, fetcher).message
    assert site.paths() == ["/1"]


def test_what_has_not_changed_is_not_sent_again(site: Site, fetcher: Fetcher, tmp_path: Path) -> None:
    url = site.page("/news", page(), ETag='"one"', Last_Modified="Tue, 18 Mar 2025 10:00:00 GMT")
    state = tmp_path / "pages.json"
    assert report(url, fetcher)
    fetcher.validators.save(state)

    again = Fetcher(Validators.load(state), limits=Limits(pause=0.0), allowed=(LOOPBACK,))
    same = problem(url, again)
    assert (same.code, same.fatal) == ("unchanged", False)
    assert site.asked[-1][1]["If-Modified-Since"] == "Tue, 18 Mar 2025 10:00:00 GMT"

    site.page("/news", page("<p>The mediators regretted the decision of the cabinet.</p>"), ETag='"two"')
    assert "regretted" in report(url, again).text
    again.validators.save(state)
    assert Validators.load(state).asking(url) == {"If-None-Match": '"two"'}


def test_what_had_a_problem_is_fetched_again(site: Site, fetcher: Fetcher) -> None:
    url = site.page("/news", "<html><body></body></html>", ETag='"one"')
    assert problem(url, fetcher).code == "page-without-text"
    assert problem(url, fetcher).code == "page-without-text"


def test_a_broken_state_costs_one_more_fetch_and_nothing_else(tmp_path: Path) -> None:
    state = tmp_path / "pages.json"
    for broken in ("", "{", "[1]", '{"a": 1}'):
        state.write_text(broken, encoding="utf-8")
        assert Validators.load(state).of == {}


def test_redirections_are_followed_and_the_last_address_counts(site: Site, fetcher: Fetcher) -> None:
    url = site.page("/new", page())
    site.page("/old", status=302, Location="/middle")
    site.page("/middle", status=308, Location=url)
    assert report(site.address + "/old", fetcher).url == url


@pytest.mark.parametrize(
    ("target", "code"),
    [
        ("http://10.0.0.1/", "private-address"),
        ("http://169.254.169.254/latest/meta-data/", "private-address"),
        ("http://127.0.0.2/", "private-address"),
        ("http://[::1]/", "private-address"),
        ("http://0x7f000002/", "private-address"),
        ("file:///etc/hostname", "wrong-address"),
        ("ftp://example.org/", "wrong-address"),
        ("http://user:secret@example.org/", "wrong-address"),
        ("http://:0/", "wrong-address"),
        ("/loop", "redirect-loop"),
        ("/step0", "too-many-redirects"),
    ],
)
def test_redirections_that_lead_nowhere_good(site: Site, fetcher: Fetcher, target: str, code: str) -> None:
    site.page("/start", status=302, Location=target)
    site.page("/loop", status=302, Location="/start")
    for step in range(20):
        site.page(f"/step{step}", status=302, Location=f"/step{step + 1}")
    found = problem(site.address + "/start", fetcher)
    assert (found.code, found.fatal) == (code, True)


def test_rules_that_lead_inside_are_not_followed(site: Site, fetcher: Fetcher) -> None:
    site.page("/robots.txt", status=302, Location="http://10.0.0.1/robots.txt")
    assert problem(site.page("/news", page()), fetcher).code == "private-address"


LARGE = page("<p>" + "war " * 500_000 + "</p>")


def bomb(packing: str) -> bytes:
    zeros = b"<p>" + b" " * 30_000_000
    return gzip.compress(zeros) if packing == "gzip" else zlib.compress(zeros)


@pytest.mark.parametrize("packing", ["gzip", "deflate"])
def test_a_bomb_is_not_unpacked(site: Site, fetcher: Fetcher, packing: str) -> None:
    body = bomb(packing)
    assert len(body) < 40_000
    assert problem(site.page("/bomb", body, Content_Encoding=packing), fetcher).code == "too-large"


def test_packed_pages_are_read(site: Site, fetcher: Fetcher) -> None:
    for packing, body in (
        ("gzip", gzip.compress(page().encode())),
        ("gzip", gzip.compress(page().encode()[:300]) + gzip.compress(page().encode()[300:])),
        ("deflate", zlib.compress(page().encode())),
        ("deflate", zlib.compress(page().encode())[2:-4]),
    ):
        assert report(site.page("/news", body, Content_Encoding=packing), fetcher).text == REPORT


@pytest.mark.parametrize(
    ("body", "headers", "code"),
    [
        (gzip.compress(page().encode())[:-40], {"Content-Encoding": "gzip"}, "broken-compression"),
        (page().encode(), {"Content-Encoding": "gzip"}, "broken-compression"),
        (b"\x0b\x02\x80", {"Content-Encoding": "br"}, "wrong-type"),
        (b"%PDF-1.7 ...", {"Content-Type": "application/pdf"}, "wrong-type"),
        (b"%PDF-1.7 ...", {}, "wrong-type"),
        (b"\x89PNG\r\n\x1a\n", {"Content-Type": "image/png"}, "wrong-type"),
        (b"PK\x03\x04", {"Content-Type": "application/octet-stream"}, "wrong-type"),
        (b"", {}, "empty-file"),
        (b"<html>" + "Трамп и Путин договорились о перемирии".encode("cp1251"), {}, "wrong-encoding"),
    ],
)
def test_answers_that_are_no_page(
    site: Site, fetcher: Fetcher, body: bytes, headers: dict[str, str], code: str
) -> None:
    url = site.page("/news", body, said=headers)
    assert problem(url, fetcher).code == code


@pytest.mark.parametrize(
    ("status", "code"), [(404, "no-such-page"), (403, "no-access"), (503, "try-later"), (500, "server-error")]
)
def test_a_status_is_told_in_words(site: Site, fetcher: Fetcher, status: int, code: str) -> None:
    found = problem(site.page("/news", page(), status=status), fetcher)
    assert found.code == code
    assert str(status) in found.message


def test_what_is_too_large_is_cut_off_while_it_comes(site: Site) -> None:
    sent = 0

    def endless(out: BinaryIO) -> None:
        nonlocal sent
        out.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
        while sent < 200_000_000:
            sent += out.write(b"war " * 25_000) or 100_000

    fetcher = Fetcher(limits=Limits(largest=1_000_000, pause=0.0), allowed=(LOOPBACK,))
    assert problem(site.raw("/endless", endless), fetcher).code == "too-large"
    assert sent < 20_000_000


@pytest.mark.parametrize("part", ["headers", "body"])
def test_a_server_that_drips_does_not_hold_us(site: Site, part: str) -> None:
    def drip(out: BinaryIO) -> None:
        start = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
        out.write(start + (b"\r\n" if part == "body" else b"X-Slow: "))
        for _ in range(100):
            out.write(b"a")
            out.flush()
            time.sleep(0.05)

    fetcher = Fetcher(limits=Limits(seconds=0.4, pause=0.0), allowed=(LOOPBACK,))
    began = time.monotonic()
    assert problem(site.raw("/drip", drip), fetcher).code == "too-slow"
    assert time.monotonic() - began < 2


@pytest.mark.parametrize(
    "answer", [b"", b"SSH-2.0-OpenSSH_9.6\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n<html>", b"\x00" * 500]
)
def test_answers_that_are_no_http(site: Site, fetcher: Fetcher, answer: bytes) -> None:
    def write(out: BinaryIO) -> None:
        out.write(answer)

    assert problem(site.raw("/odd", write), fetcher).code == "unreachable"


@pytest.mark.parametrize("where", ["header", "meta", "lying header"])
def test_an_encoding_that_is_declared_is_believed(site: Site, fetcher: Fetcher, where: str) -> None:
    words = "Президент объявил перемирие на тридцать дней, сообщила пресс-служба в понедельник вечером. " * 5
    meta = "<meta charset=windows-1251>" if where == "meta" else ""
    html = page(f"<p>{words}</p>", head=f"{meta}<title>Перемирие</title>")
    body = html.encode("utf-8" if where == "lying header" else "cp1251")
    kind = "text/html" if where == "meta" else "text/html; charset=windows-1251"
    assert words.strip() in report(site.page("/news", body, Content_Type=kind), fetcher).text


def test_a_page_of_plain_text_and_a_table(site: Site, fetcher: Fetcher) -> None:
    text = report(site.page("/readout", "The leaders agreed.", Content_Type="text/plain"), fetcher)
    assert (text.text, text.format, text.source) == ("The leaders agreed.", "text", LOOPBACK)
    table = report(site.page("/a.csv", "text,source\nThe leaders agreed.,Wire\n", Content_Type="text/plain"), fetcher)
    assert (table.text, table.source) == ("The leaders agreed.", "Wire")
