"""Feeds: entries as reports, days as they are written, links followed, and attacks that come as XML."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from loopback import LOOPBACK, Site, serving
from short_report import REPORT, TODAY, page, sorted_out

from holdfire.record import Problem, Report
from holdfire.sources.intake import take
from holdfire.sources.web.exchange import Limits
from holdfire.sources.web.fetcher import Fetcher

HTML = "".join(f"&lt;p&gt;{line}&lt;/p&gt;" for line in REPORT.split("\n"))


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as laid_out:
        yield laid_out


@pytest.fixture
def fetcher() -> Fetcher:
    return Fetcher(limits=Limits(pause=0.0), allowed=(LOOPBACK,))


def rss(items: str, before: str = "") -> str:
    return f'{before}<rss version="2.0"><channel><title>The Wire</title><link>https://wire.example/</link>{items}</channel></rss>'


def read(folder: Path, feed: str | bytes, name: str = "feed.xml") -> tuple[list[Report], list[Problem]]:
    file = folder / name
    file.write_bytes(feed if isinstance(feed, bytes) else feed.encode())
    return sorted_out(take(str(file), today=TODAY))


def test_an_entry_with_its_text_is_a_report(tmp_path: Path) -> None:
    """An entry from the evening of 18 March in New York, when it is the 19th in Greenwich."""
    item = (
        "<item><title>Truce &amp; talks</title><link>https://wire.example/1</link><guid>g-1</guid>"
        f"<pubDate>Tue, 18 Mar 2025 23:30:00 -0500</pubDate><description>{HTML}</description></item>"
    )
    (report,), problems = read(tmp_path, rss(item))
    assert problems == []
    assert report.text == REPORT
    assert (report.title, report.url) == ("Truce & talks", "https://wire.example/1")
    assert (report.source, report.published) == ("The Wire", date(2025, 3, 18))
    again = read(tmp_path, rss("<item><description>another one</description></item>" + item))[0][1]
    assert (again.id, again.sha256) == (report.id, report.sha256)  # whatever is published before it


def test_atom_tells_when_it_was_published_and_not_when_it_was_changed(tmp_path: Path) -> None:
    entries = "".join(
        f"<entry><id>{n}</id><title>T</title><link href='https://wire.example/{n}'/>{day}<content type='html'>{HTML}</content></entry>"
        for n, day in enumerate(
            ("<published>2025-03-18T23:30:00-05:00</published>", "<updated>2025-03-20T10:00:00Z</updated>")
        )
    )
    feed = f'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>The Wire</title>{entries}</feed>'
    reports, _ = read(tmp_path, feed, "feed.atom")
    assert [report.published for report in reports] == [date(2025, 3, 18), None]
    assert [report.text for report in reports] == [REPORT, REPORT]


@pytest.mark.parametrize(
    ("day", "code"), [("yesterday", "impossible-date"), ("Sun, 01 Jan 2034 10:00:00 GMT", "future-date")]
)
def test_a_day_that_is_none_is_told_and_left_empty(tmp_path: Path, day: str, code: str) -> None:
    (report,), (problem,) = read(
        tmp_path, rss(f"<item><pubDate>{day}</pubDate><description>{HTML}</description></item>")
    )
    assert report.published is None
    assert (problem.code, problem.fatal) == (code, False)
    assert "entry 1" in problem.message


def test_letters_that_only_html_knows_are_kept(tmp_path: Path) -> None:
    (report,), _ = read(tmp_path, rss("<item><description>Caf&eacute; talks&nbsp;held</description></item>"))
    assert report.text == "Café talks held".replace("talks held", "talks\u00a0held") or report.text == "Café talks held"


def test_an_entry_that_is_a_line_leads_to_its_page(site: Site, fetcher: Fetcher) -> None:
    site.page("/1", page(), ETag='"a"')
    site.page("/2", status=404)
    items = "".join(
        f"<item><title>Number {n}</title><link>{site.address}/{n}</link><pubDate>18 Mar 2025</pubDate>"
        f"<description>A line about {n}.</description></item>"
        for n in (1, 2, 1)
    )
    # as many servers do, this one says that its feed is a page
    url = site.page("/feed", rss(items, '<?xml version="1.0" encoding="utf-8"?>\n<!-- news -->'))
    reports, problems = sorted_out(take(url, today=TODAY, fetcher=fetcher))
    assert [(report.text, report.url) for report in reports] == [
        (REPORT, f"{site.address}/1"),
        ("A line about 2.", f"{site.address}/2"),
    ]
    assert {report.published for report in reports} == {date(2025, 3, 18)}
    assert [problem.code for problem in problems] == ["no-such-page", "teaser-only", "duplicate"]
    _, problems = sorted_out(take(url, today=TODAY, fetcher=fetcher))
    assert [problem.code for problem in problems] == ["unchanged", "no-such-page", "teaser-only", "duplicate"]


def test_a_feed_behind_a_feed_is_not_followed(site: Site, fetcher: Fetcher) -> None:
    url = site.address + "/feed"
    site.page(
        "/feed",
        rss(f"<item><link>{url}</link><description>A line.</description></item>"),
        Content_Type="application/rss+xml",
    )
    found = list(take(url, today=TODAY, fetcher=fetcher))
    assert site.paths() == ["/feed", "/feed"]
    assert [one.text for one in found if isinstance(one, Report)] == ["A line."]


def test_without_a_fetcher_an_entry_is_what_it_says(tmp_path: Path) -> None:
    (report,), (problem,) = read(
        tmp_path, rss("<item><link>https://wire.example/1</link><description>A line.</description></item>")
    )
    assert report.text == "A line."
    assert (problem.code, problem.fatal) == ("teaser-only", False)
    (nothing,) = read(tmp_path, rss("<item><link>https://wire.example/1</link></item>"))[1]
    assert (nothing.code, nothing.fatal) == ("entry-without-text", True)


LAUGHS = (
    '<!DOCTYPE rss [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{("&" + chr(97 + n) + ";") * 10}">' for n in range(12))
    + "]>"
)


@pytest.mark.parametrize(
    ("before", "item"),
    [
        (LAUGHS, "<item><description>&m;</description></item>"),
        (LAUGHS, '<item><enclosure url="&m;"/><description>x</description></item>'),
        ("<!-- <rss> --><?a <rss> ?>" + LAUGHS, "<item><description>&m;</description></item>"),
        ('<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname">]>', "<item><description>&x;</description></item>"),
        (
            '<!DOCTYPE rss [<!ENTITY % x SYSTEM "http://127.0.0.1:1/x"> %x;]>',
            "<item><description>x</description></item>",
        ),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_declared_by_nobody(tmp_path: Path, before: str, item: str, encoding: str) -> None:
    feed = f'<?xml version="1.0" encoding="{encoding}"?>' + rss(item, before)
    reports, (problem,) = read(tmp_path, feed.encode(encoding))
    assert reports == []
    assert (problem.code, problem.fatal) == ("feed-with-entities", True)


def test_what_stands_outside_of_a_feed_is_never_loaded(tmp_path: Path, site: Site) -> None:
    """An old feed names its type, an attack declares an entity where no declaration may stand."""
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    entity = f"<!DOCTYPE x [<!ENTITY x SYSTEM '{(tmp_path / 'secret').as_uri()}'>]>"
    named = f'<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "{site.address}/rss.dtd">'
    (report,), _ = read(tmp_path, rss(f"{entity}<item><description>held &x;</description></item>", named))
    assert report.text.strip() == "held"
    assert site.asked == []


@pytest.mark.parametrize(
    ("feed", "code"),
    [
        ("<opml/>", "malformed-feed"),
        ("<!doctype html><html><body><p>Hello</p></body></html>", "malformed-feed"),
        ("not XML at all", "malformed-feed"),
        (rss(""), "empty-feed"),
        (rss("<item/>" * 20_000), "too-large"),
        (rss("<item><description>" + "&lt;div&gt;" * 5_000 + "</description></item>"), "entry-without-text"),
    ],
)
def test_what_is_no_feed(tmp_path: Path, feed: str, code: str) -> None:
    reports, (problem,) = read(tmp_path, feed)
    assert reports == []
    assert (problem.code, problem.fatal) == (code, True)


def test_a_feed_that_is_cut_off_gives_what_is_there(tmp_path: Path) -> None:
    whole = rss(f"<item><description>{HTML}</description></item><item><description>gone")
    reports, problems = read(tmp_path, whole.removesuffix("</channel></rss>"))
    assert reports[0].text == REPORT
    assert problems[0].code == "malformed-feed"
    assert not problems[0].fatal


def test_nesting_and_attributes_do_not_wear_out_the_parser(tmp_path: Path) -> None:
    deep = f"<item><description>{HTML}</description></item><item>" + "<a>" * 100_000 + "</a>" * 100_000 + "</item>"
    wide = "<item " + " ".join(f"a{n}=''" for n in range(50_000)) + f"><description>{HTML}</description></item>"
    for items in (deep, wide):
        reports, _ = read(tmp_path, rss(items))
        assert reports[0].text == REPORT
