"""Addresses come into a case: a page once, its next version beside it, and every refusal as a problem."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from loopback import LOOPBACK, Site, serving
from short_report import REPORT, TODAY, page

from holdfire.ledger.adding import Added, Taken
from holdfire.pipeline import add
from holdfire.record import Problem
from holdfire.sources.web.exchange import Limits


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as laid_out:
        yield laid_out


@pytest.fixture
def case(tmp_path: Path) -> Path:
    (tmp_path / "case.toml").write_text('title = "A truce"\n\n[[party]]\nname = "Russia"\n', encoding="utf-8")
    return tmp_path


def added(case: Path, *arguments: str) -> list[Added | Problem]:
    now = f"{TODAY}T12:00:00+00:00"
    return list(
        add(case, arguments, today=TODAY, now=now, limits=Limits(pause=0.0), allowed=(LOOPBACK,)),
    )


def test_a_page_comes_into_a_case_with_its_address(case: Path, site: Site) -> None:
    url = site.page("/news/truce", page())
    (found,) = added(case, url)
    assert isinstance(found, Added)
    assert found.taken is Taken.NEW
    text = (case / found.file).read_text(encoding="utf-8")
    assert f"url: {url}\n" in text
    assert text.rstrip().endswith(REPORT.rstrip())


def test_a_page_that_has_changed_is_a_new_version_and_both_stay(case: Path, site: Site) -> None:
    url = site.page("/news/truce", page())
    (first,) = added(case, url)
    site.page("/news/truce", page().replace("Kremlin", "Foreign Ministry").replace("truce", "ceasefire"))
    (second,) = added(case, url)
    assert isinstance(first, Added)
    assert isinstance(second, Added)
    assert second.taken is Taken.VERSION
    assert (case / first.file).read_text(encoding="utf-8") != (case / second.file).read_text(encoding="utf-8")


def test_the_same_page_again_adds_nothing(case: Path, site: Site) -> None:
    url = site.page("/news/truce", page())
    added(case, url)
    (again,) = added(case, url)
    assert again.code == "unchanged" if isinstance(again, Problem) else again.taken is Taken.KNOWN


def test_a_private_address_is_a_problem_and_the_rest_is_added(case: Path, site: Site) -> None:
    good, bad = site.page("/news/truce", page()), "http://10.0.0.1/news"
    found = added(case, bad, good)
    assert [f.code for f in found if isinstance(f, Problem)] == ["private-address"]
    assert [f.taken for f in found if isinstance(f, Added)] == [Taken.NEW]
