"""Signatures kept between builds: nothing is signed twice, and what was kept changes nothing."""

from datetime import date
from pathlib import Path

from generated_copies import with_copies
from holdfire.ledger.near_copies import origins
from holdfire.ledger.signature_store import origins_of_reports
from holdfire.record import Report

MADE = list(with_copies(60, seed=4))
REPORTS = [Report(g.id, g.text, f"{g.id}.txt", "", published=g.published) for g in MADE]


def lines(folder: Path) -> int:
    return sum(file.read_bytes().count(b"\n") for file in folder.iterdir())


def test_kept_signatures_give_what_the_texts_give(tmp_path: Path) -> None:
    expected = origins((g.id, g.published, g.text) for g in MADE)
    assert len(set(expected.values())) < len(expected)
    for _ in range(2):
        assert origins_of_reports(REPORTS, tmp_path) == expected
        assert lines(tmp_path) == len({g.text for g in MADE})


def test_only_new_texts_are_signed(tmp_path: Path) -> None:
    origins_of_reports(REPORTS[:40], tmp_path)
    before = lines(tmp_path)
    assert origins_of_reports(REPORTS, tmp_path) == origins((g.id, g.published, g.text) for g in MADE)
    assert lines(tmp_path) == before + len({g.text for g in MADE[40:]} - {g.text for g in MADE[:40]})


def test_a_torn_line_is_signed_again(tmp_path: Path) -> None:
    expected = origins_of_reports(REPORTS[:10], tmp_path)
    (file,) = tmp_path.iterdir()
    file.write_bytes(file.read_bytes()[:-100])
    assert origins_of_reports(REPORTS[:10], tmp_path) == expected


def test_the_same_text_under_two_ids_is_one_origin(tmp_path: Path) -> None:
    one = REPORTS[0]
    later = Report("zz", one.text, "zz.txt", "", published=date(2026, 1, 1))
    assert origins_of_reports([later, one], tmp_path)["zz"] == one.id
