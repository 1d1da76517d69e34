"""What a case is made of: files dropped in by hand, hostile ones among them, edited ones and changed pages; each problem is one row."""

import os
from datetime import date
from pathlib import Path

import pytest
from cheap import TODAY, made, new_case, put

from holdfire.ledger import Ledger, NoLedgerError
from holdfire.ledger.adding import Added, Taken, add
from holdfire.ledger.place import Place
from holdfire.publishing.asked import Asked
from holdfire.publishing.rows import Form, printed_rows
from holdfire.publishing.views import VIEWS
from holdfire.record import Position, Problem, Report

HALT = "Russia agreed energy_strikes: we halt\n"


def exported(place: Place) -> str:
    """Everything that the ledger says, in one text."""
    with Ledger.open(place.root) as ledger:
        return "".join(printed_rows(v, v.rows(ledger, Asked()), Form.JSON, 80, colour=False) for v in VIEWS)


def test_each_hostile_file_is_one_problem_and_the_rest_is_built(tmp_path: Path) -> None:
    place = new_case(tmp_path / "case", good=HALT)
    folder = place.reports
    (folder / "binary.txt").write_bytes(b"\x00\x01" * 900)
    (folder / "picture.png").write_bytes(b"\x89PNG")
    (folder / "empty.txt").write_text("")
    (folder / "latin.txt").write_bytes("Les délégations se sont réunies à Genève".encode("latin-1"))
    (folder / "copy.txt").write_text(HALT)
    (folder / "nowhere.txt").symlink_to(folder / "missing")
    (folder / "broken.json").write_text("{")
    with (folder / "huge.txt").open("wb") as huge:
        huge.truncate(200_000_000)
    put(place.root, "lying", "Ukraine agreed maritime: yes\n", length="99999", published="2025-03-18")
    put(place.root, "future", "Ukraine agreed maritime: yes, later\n", published="2199-01-01")
    put(place.root, "never", "Ukraine agreed maritime: yes, never\n", published="2025-02-30")
    (folder / "open.txt").write_text("---\nsource: Nobody\nUkraine declined maritime: no\n")
    (folder / ".hidden").write_text("not for anybody")
    built = made(place)
    with Ledger.open(place.root) as ledger:
        rows = [(problem.file.removeprefix("reports/"), problem.code) for problem in ledger.problems()]
        cards = {Path(card.file).stem: card for card in ledger.reports()}
    assert sorted(rows) == [
        ("binary.txt", "binary-file"),
        ("broken.json", "malformed-json"),
        ("empty.txt", "empty-file"),
        ("future.txt", "future-date"),
        ("good.txt", "duplicate-report"),
        ("huge.txt", "too-large"),
        ("latin.txt", "wrong-encoding"),
        ("lying.txt", "header-length"),
        ("never.txt", "impossible-date"),
        ("nowhere.txt", "missing-file"),
        ("open.txt", "header-open"),
        ("picture.png", "not-a-report"),
    ]
    assert set(cards) == {"copy", "lying", "future", "never", "open"}
    assert (cards["lying"].published, cards["future"].published, cards["never"].published) == (
        date(2025, 3, 18),
        None,
        None,
    )
    assert (built.reports, built.problems) == (5, 12)


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_without_permission_is_one_problem(tmp_path: Path) -> None:
    place = new_case(tmp_path / "case", good=HALT)
    put(place.root, "closed", HALT).chmod(0)
    made(place)
    with Ledger.open(place.root) as ledger:
        assert [p.code for p in ledger.problems()] == ["not-readable"]


def test_text_and_spans_are_of_what_follows_the_header(tmp_path: Path) -> None:
    place = new_case(tmp_path / "case")
    put(place.root, "a", "\n" + HALT, published="2025-03-18", source="Agency: the one", title='"Quoted"')
    made(place)
    with Ledger.open(place.root) as ledger:
        (entry,) = ledger.entries(Position)
        assert ledger.text(entry.report) == "\n" + HALT
        assert entry.row.span.of(ledger.text(entry.report)) == entry.row.evidence == "we halt"
        assert (entry.source, entry.published) == ("Agency: the one", date(2025, 3, 18))
        assert ledger.reports()[0].title == "Quoted"


def test_two_builds_of_one_case_say_the_same_to_the_byte(tmp_path: Path) -> None:
    """One case is built at once, the other report by report, and the files come in another order."""
    texts = {f"r{n}": f"Russia (Putin) agreed maritime: halt {n % 3}\n{n}" for n in range(9)}
    at_once = new_case(tmp_path / "a", **texts)
    made(at_once)
    piece_by_piece = new_case(tmp_path / "b")
    for name in sorted(texts, reverse=True):
        put(piece_by_piece.root, name, texts[name])
        made(piece_by_piece)
    assert exported(at_once) == exported(piece_by_piece)


def test_a_build_in_which_nothing_is_new_reads_nothing(tmp_path: Path) -> None:
    place = new_case(tmp_path / "case", a=HALT)
    assert (made(place).read, made(place).fresh) == (1, False)
    put(place.root, "b", HALT.replace("we halt", "we stop"))
    built = made(place)
    assert (built.read, built.new, built.unchanged, built.fresh) == (1, 1, 1, True)


def test_an_edited_report_is_a_new_version_and_the_old_text_stays_in_the_case(tmp_path: Path) -> None:
    place = new_case(tmp_path / "case", a=HALT)
    made(place)
    put(place.root, "a", "Ukraine agreed energy_strikes: we halt\n")
    built = made(place)
    assert (built.reports, built.changed, built.new, built.gone) == (1, 1, 0, 0)
    kept = [file.read_text(encoding="utf-8") for file in place.versions.iterdir()]
    assert [text.endswith(HALT) for text in kept] == [True]
    before = exported(place)
    with Ledger.open(place.root) as ledger:
        assert [(c.version, c.file) for c in ledger.reports()] == [(2, "reports/a.txt")]
        assert [e.row.party for e in ledger.entries(Position)] == ["Ukraine"]
        both = ledger.ask("SELECT version FROM report ORDER BY version")
    assert both == [(1,), (2,)]
    assert made(place).fresh is False
    for file in sorted(place.derived.rglob("*"), reverse=True):
        file.rmdir() if file.is_dir() else file.unlink()
    made(place)
    assert exported(place) == before
    put(place.root, "a", HALT)
    made(place)
    with Ledger.open(place.root) as ledger:
        assert [e.row.party for e in ledger.entries(Position)] == ["Russia"]


def test_a_new_header_over_the_same_text_is_no_older_version(tmp_path: Path) -> None:
    place = new_case(tmp_path / "case")
    put(place.root, "a", HALT, source="Agency")
    made(place)
    put(place.root, "a", HALT, source="Agency", published="2025-03-18")
    assert made(place).changed == 1
    assert not place.versions.exists()
    with Ledger.open(place.root) as ledger:
        assert [(c.version, str(c.published)) for c in ledger.reports()] == [(1, "2025-03-18")]


def test_what_is_carried_over_is_what_would_be_made_anew(tmp_path: Path) -> None:
    """A copy that comes before a report that stands already takes its place, as if all had come at once."""
    place = new_case(tmp_path / "case", m=HALT, n=HALT.replace("halt", "stop"), o="No position.\n")
    made(place)
    put(place.root, "a", HALT)
    put(place.root, "z", HALT.replace("halt", "pause"))
    (place.reports / "o.txt").unlink()
    built = made(place)
    assert (built.reports, built.read, built.gone, built.problems) == (3, 1, 1, 1)
    grown = exported(place)
    for file in sorted(place.derived.rglob("*"), reverse=True):
        file.rmdir() if file.is_dir() else file.unlink()
    made(place)
    assert exported(place) == grown


def test_a_page_that_changed_is_a_new_version_and_the_old_one_answers_for_its_days(tmp_path: Path) -> None:
    place = new_case(tmp_path / "case")
    url = "https://example.org/page"
    first = Report("p", HALT, "p.html", "0" * 64, "html", date(2025, 3, 18), "Agency", url, "A halt")
    second = Report(
        "p", HALT.replace("agreed", "declined"), "p.html", "1" * 64, "html", date(2025, 3, 20), "Agency", url, "A halt"
    )
    took = [
        [a.taken for a in add(place, reports, today=TODAY, now="2025-03-21T00:00:00+00:00") if isinstance(a, Added)]
        for reports in ([first], [first], [second, first])
    ]
    assert took == [[Taken.NEW], [Taken.KNOWN], [Taken.VERSION, Taken.KNOWN]]
    made(place)
    with Ledger.open(place.root) as ledger:
        stances = {day: [s.stance for s in ledger.statements(date(2025, 3, day))] for day in (17, 18, 19, 20)}
        assert stances == {17: [], 18: ["agreed"], 19: ["agreed"], 20: ["declined"]}
        assert [s.stance for s in ledger.statements()] == ["declined"]
        assert {(c.sha256, c.version) for c in (*ledger.reports(date(2025, 3, 18)), *ledger.reports())} == {
            ("0" * 64, 1),
            ("1" * 64, 2),
        }


def test_what_is_added_can_be_read_and_edited(tmp_path: Path) -> None:
    place = new_case(tmp_path / "case")
    title = "A halt\n---\nsource: forged\u2028and more"
    report = Report("p", "---\nText\r\nof it", "p.html", "0" * 64, "html", date(2025, 3, 18), "Agency", None, title)
    (added,) = add(place, [report], today=TODAY, now="2026-01-01T00:00:00+00:00")
    assert isinstance(added, Added)
    assert added.file == "reports/2025-03-18-agency-a-halt-source-forged-and-more.txt"
    assert (place.root / added.file).read_text(encoding="utf-8") == (
        "---\ntitle: A halt --- source: forged and more\nsource: Agency\npublished: 2025-03-18\n"
        f"taken: 2026-01-01T00:00:00+00:00\nsha256: {'0' * 64}\n---\n---\nText\nof it"
    )
    made(place)
    with Ledger.open(place.root) as ledger:
        assert ledger.text(ledger.reports()[0].id) == "---\nText\nof it"
        assert ledger.reports()[0].source == "Agency"


def test_problems_on_the_way_in_are_handed_on(tmp_path: Path) -> None:
    place = new_case(tmp_path / "case")
    problem = Problem("missing-file", "no such file", "check the path", "x.txt", fatal=True)
    assert list(add(place, [problem], today=TODAY, now="")) == [problem]


def test_without_a_ledger_or_a_case_there_is_one_line(tmp_path: Path) -> None:
    place = new_case(tmp_path / "case")
    with pytest.raises(NoLedgerError, match="no ledger yet; build it: holdfire build"):
        Ledger.open(place.root)
    with pytest.raises(NoLedgerError, match="not a case; make one: holdfire init"):
        Ledger.open(tmp_path / "nothing")
