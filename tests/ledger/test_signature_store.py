"""Signatures kept between builds: nothing is signed twice, and what was kept changes nothing."""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from generated_copies import with_copies
from holdfire.ledger.near_copies import origins
from holdfire.ledger.origins import Text, chain_of
from holdfire.ledger.place import Place
from holdfire.ledger.signature_store import kept_origins
from holdfire.record import Report

MADE = list(with_copies(60, seed=4))
REPORTS = [Report(g.id, g.text, f"{g.id}.txt", "", published=g.published) for g in MADE]


def lines(folder: Path) -> int:
    return sum(file.read_bytes().count(b"\n") for file in Place(folder).signatures.iterdir())


def origins_of_reports(reports: Sequence[Report], folder: Path, asked: set[str] | None = None) -> dict[str, str]:
    """The origin of each report; the ids of those whose texts were asked for go to `asked`."""
    held = {report.id: report.text for report in reports}

    def texts(ids: Iterable[str]) -> dict[str, str]:
        some = {name: held[name] for name in ids}
        if asked is not None:
            asked.update(some)
        return some

    marked = [Text(r.id, r.published) for r in reports]
    made_from = kept_origins(Place(folder), "this", marked, texts)
    return {r.id: (chain_of(r.id, made_from) or [r.id])[-1] for r in reports}


def test_kept_signatures_give_what_the_texts_give(tmp_path: Path) -> None:
    expected = origins((g.id, g.published, g.text) for g in MADE)
    assert len(set(expected.values())) < len(expected)
    for _ in range(2):
        assert origins_of_reports(REPORTS, tmp_path) == expected
        assert lines(tmp_path) == len(MADE)


def test_only_new_reports_are_signed(tmp_path: Path) -> None:
    origins_of_reports(REPORTS[:40], tmp_path)
    before = lines(tmp_path)
    assert origins_of_reports(REPORTS, tmp_path) == origins((g.id, g.published, g.text) for g in MADE)
    assert lines(tmp_path) == before + len(MADE[40:])


def test_a_text_is_asked_for_only_if_it_is_new_or_resembles_a_new_one(tmp_path: Path) -> None:
    """Of many reports some are known with their copies; one more comes, and later its copy."""
    alone = Report("alone", "A harbour master counted forty ships on Monday and none on Tuesday.", "alone.txt", "")
    copy = Report("copy", alone.text, "copy.txt", "", published=date(2026, 1, 2))
    first: set[str] = set()
    expected = origins_of_reports(REPORTS, tmp_path, first)
    assert first == {r.id for r in REPORTS}
    asked: set[str] = set()
    assert origins_of_reports([*REPORTS, alone, copy], tmp_path, asked) == expected | {"alone": "copy", "copy": "copy"}
    assert asked == {"alone", "copy"}
    again: set[str] = set()
    origins_of_reports([*REPORTS, alone, copy], tmp_path, again)
    assert again == set()


def test_a_torn_line_is_signed_again(tmp_path: Path) -> None:
    expected = origins_of_reports(REPORTS[:10], tmp_path)
    (file,) = Place(tmp_path).signatures.iterdir()
    file.write_bytes(file.read_bytes()[:-100])
    assert origins_of_reports(REPORTS[:10], tmp_path) == expected


def test_the_same_text_under_two_ids_is_one_origin(tmp_path: Path) -> None:
    one = REPORTS[0]
    later = Report("zz", one.text, "zz.txt", "", published=date(2026, 1, 1))
    assert origins_of_reports([later, one], tmp_path)["zz"] == one.id
