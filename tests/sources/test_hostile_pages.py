"""Pages built to wear out their reader: told by their tags in bounded time; honest ones keep their text."""

import time
from datetime import date
from pathlib import Path

import pytest
from short_report import REPORT, TODAY, page

from holdfire.record import Problem, Report
from holdfire.sources.burden import burden
from holdfire.sources.intake import take

SECONDS = 12  # of processor time, on a machine that others use as well


def taken(folder: Path, html: str | bytes) -> Report | Problem:
    file = folder / "a.html"
    file.write_bytes(html if isinstance(html, bytes) else html.encode())
    began = time.process_time()
    (found,) = take(str(file), today=TODAY)
    assert time.process_time() - began < SECONDS
    return found


@pytest.mark.parametrize(
    "heavy",
    [
        "<div>" * 100_000,
        "<div title='<' lang=\"'\">" * 30_000,
        '<div title=">' * 1_000 + '">' + "<section>" * 2_000,
        "<p " + " ".join(f"a{n}=''" for n in range(100_000)) + ">",
        "<p " + " ".join(f"a{n}='>'" for n in range(100_000)) + ">",
        "<!-- <p a=' --><p " + " ".join(f"a{n}" for n in range(100_000)) + ">",
        "<script>'<p a=\"'</script><p " + " ".join(f"a{n}" for n in range(100_000)) + ">",
        "<p>a</p>" * 100_000,
        "<span>a</span>" * 100_000,
    ],
)
def test_what_wears_out_is_one_problem(tmp_path: Path, heavy: str) -> None:
    found = taken(tmp_path, page(heavy))
    assert isinstance(found, Problem)
    assert (found.code, found.fatal) == ("page-without-text", True)
    assert "in this page" in found.message


@pytest.mark.parametrize(
    "much",
    [
        "<p title='" + "a " * 2_500_000 + "'></p>",
        "<!--" + "<div>" * 500_000 + "-->",
        "<script>" + "'<div>'" * 300_000 + "</script>",
        "<script type='application/ld+json'>" + '{"a":' * 300_000 + "</script>",
        "<br>" * 30_000,
        "<div>a</div>" * 3_000,
        "<p " + " ".join(f"data-{n}='x'" for n in range(200)) + "></p>",
    ],
)
def test_what_is_only_much_is_read(tmp_path: Path, much: str) -> None:
    found = taken(tmp_path, page(much))
    assert isinstance(found, Report)
    assert found.text.startswith(REPORT)


def test_stray_zero_bytes_are_dropped_as_browsers_do(tmp_path: Path) -> None:
    found = taken(tmp_path, page().replace("truce", "tru\x00ce"))
    assert isinstance(found, Report)
    assert found.text == REPORT


def test_the_text_of_a_page_is_the_same_each_time(tmp_path: Path) -> None:
    """Whatever was read before it, and also a second time."""
    first = taken(tmp_path, page())
    taken(tmp_path, page("<p>Another ending, with other words.</p>"))
    assert taken(tmp_path, page()) == first


@pytest.mark.parametrize(
    ("html", "heavy"),
    [
        ("<p>" * 1_000, False),
        ("<div>" * 401, True),
        ("<div>" * 399 + "</div>" * 399 + "<div>" * 399, False),
        ("<div" * 1_000, False),
        ("<", False),
        ("<a '", False),
        ("<!--", False),
        ("<script", False),
        ("", False),
    ],
)
def test_nesting_is_counted(html: str, heavy: bool) -> None:
    assert (burden(html) is not None) == heavy


def test_a_day_in_the_text_is_not_that_of_the_page(tmp_path: Path) -> None:
    """Only what a page declares counts; what it declares for the future is told."""
    found = taken(tmp_path, page("<p>On 3 March 2025 the cabinet had met for the first time, on 2025-03-03.</p>"))
    assert isinstance(found, Report)
    assert found.published is None
    file = tmp_path / "b.html"
    file.write_text(page(head="<meta property='article:published_time' content='2031-01-01'>"), encoding="utf-8")
    problem, report = take(str(file), today=TODAY)
    assert isinstance(problem, Problem)
    assert isinstance(report, Report)
    assert (problem.code, report.published) == ("future-date", None)


@pytest.mark.parametrize(
    "head",
    [
        "<meta property='article:published_time' content='2025-03-18T23:30:00-05:00'>",
        '<meta content="18 March 2025" name="DC.date.issued"><meta name=date content=2025-03-20>',
        '<meta name="date" content="2025-03-18">',
        """<script type="application/ld+json">{"dateModified": "2025-03-20", "datePublished" : "2025-03-18"}</script>""",
        '<time datetime="2025-03-20">yesterday</time><time pubdate datetime="2025-03-18T10:00">today</time>',
        '<time itemprop="datePublished" datetime="2025-03-18">today</time>',
        '<link rel="canonical" href="https://wire.example/2025/3/18/truce">',
    ],
)
def test_the_day_that_a_page_declares(tmp_path: Path, head: str) -> None:
    found = taken(tmp_path, page(head=head))
    assert isinstance(found, Report)
    assert found.published == date(2025, 3, 18)
