"""Statements: one act of speech in many reports, the newest position as of a day, and what contradicts it."""

from datetime import date
from pathlib import Path

from cheap import made, new_case, put
from hypothesis import given, settings
from hypothesis import strategies as st

from holdfire.ledger import Ledger
from holdfire.ledger.histories import contradictions, histories
from holdfire.ledger.speech_acts import Carried, speech_acts
from holdfire.publishing.asked import Asked
from holdfire.publishing.rows import Form, printed_rows
from holdfire.publishing.views import VIEWS, view
from holdfire.record import Position, Statement

HALT = "Russia (Vladimir Putin) agreed energy_strikes: Putin agreed to halt strikes for 30 days\n"


def ledger_of(folder: Path) -> Ledger:
    made(new_case(folder) if not folder.exists() else Ledger.open(folder).place)
    return Ledger.open(folder)


def statements(folder: Path, as_of: date | None = None) -> tuple[Statement, ...]:
    with Ledger.open(folder) as ledger:
        return ledger.statements(as_of)


def test_one_speech_in_three_reports_is_one_statement_with_three_carriers(tmp_path: Path) -> None:
    """Three outlets carry what Putin said on 18 March, two of them with the agency's text to the letter."""
    place = new_case(tmp_path / "case")
    put(place.root, "wire", HALT + "Agency text.", source="Agency", published="2025-03-18")
    put(place.root, "copy", HALT + "Agency text.", source="Paper", published="2025-03-18")
    put(place.root, "other", HALT.replace("Vladimir ", "") + "Own text.", source="Other", published="2025-03-18")
    made(place)
    (statement,) = statements(place.root)
    assert (statement.party, statement.issue, statement.stance) == ("Russia", "energy_strikes", "agreed")
    assert len(statement.reports) == 3
    assert statement.origins == 2


def test_the_same_words_on_another_day_by_another_speaker_or_with_other_figures_are_another_statement(
    tmp_path: Path,
) -> None:
    place = new_case(tmp_path / "case")
    put(place.root, "a", HALT, published="2025-03-18")
    put(place.root, "b", HALT, published="2025-03-19")
    put(place.root, "c", HALT.replace("Vladimir Putin", "Dmitry Peskov"), published="2025-03-18")
    put(place.root, "d", HALT.replace("30 days", "14 days"), published="2025-03-18")
    made(place)
    assert sorted(len(s.reports) for s in statements(place.root)) == [1, 1, 1, 1]


def test_as_of_a_day_the_newest_position_is_the_one_that_was_public(tmp_path: Path) -> None:
    """Ukraine proposes on 11 March, agrees on 19 March; a report without a day is part of the whole alone."""
    place = new_case(tmp_path / "case")
    put(place.root, "a", "Ukraine proposed energy_strikes: a halt in the air\n", published="2025-03-11")
    put(place.root, "b", "Ukraine agreed energy_strikes: ready to halt\n", published="2025-03-19")
    put(place.root, "c", "Ukraine declined full_ceasefire: not now\n")
    made(place)
    with Ledger.open(place.root) as ledger:
        newest = {
            day: [(r["issue"], r["stance"], r["earlier"]) for r in view_rows(ledger, "positions", date(2025, 3, day))]
            for day in (10, 11, 18, 19)
        }
        assert newest == {
            10: [],
            11: [("energy_strikes", "proposed", 0)],
            18: [("energy_strikes", "proposed", 0)],
            19: [("energy_strikes", "agreed", 1)],
        }
        assert {r["issue"] for r in view_rows(ledger, "positions", None)} == {"energy_strikes", "full_ceasefire"}


def view_rows(ledger: Ledger, name: str, as_of: date | None) -> list[dict[str, object]]:
    found = view(name)
    assert found is not None
    return [dict(row) for row in found.rows(ledger, Asked(as_of))]


def test_two_positions_within_three_days_that_exclude_each_other_are_a_contradiction(tmp_path: Path) -> None:
    place = new_case(tmp_path / "case")
    put(place.root, "a", "Ukraine (Zelensky) agreed energy_strikes: we are for it\n", published="2025-03-18")
    put(place.root, "b", "Ukraine (Sybiha) declined energy_strikes: we are not for it\n", published="2025-03-21")
    put(place.root, "c", "Ukraine (Yermak) agreed energy_strikes: all is well\n", published="2025-03-25")
    put(place.root, "d", "Russia (Putin) declined energy_strikes: no\n", published="2025-03-18")
    made(place)
    with Ledger.open(place.root) as ledger:
        found = [(c.now.stance, str(c.now.day)) for c in contradictions(ledger.outlines())]
        assert found == [("declined", "2025-03-21")]
        kinds = [(kind, now.party, now.stance) for kind, now, _ in ledger.changes(date(2025, 3, 20))]
        assert kinds == [
            ("changed", "Ukraine", "declined"),
            ("contradicts", "Ukraine", "declined"),
            ("changed", "Ukraine", "agreed"),
        ]


def test_swapping_the_parties_swaps_the_positions(tmp_path: Path) -> None:
    text = "Russia agreed energy_strikes: we halt\nUkraine declined full_ceasefire: we do not\n"
    swapped = text.replace("Russia", "?").replace("Ukraine", "Russia").replace("?", "Ukraine")
    found = []
    for name, words in (("one", text), ("other", swapped)):
        place = new_case(tmp_path / name)
        put(place.root, "a", words, published="2025-03-18")
        made(place)
        found.append({(s.party, s.issue, s.stance) for s in statements(place.root)})
    other = {"Russia": "Ukraine", "Ukraine": "Russia"}
    assert found[0] == {(other[party], issue, stance) for party, issue, stance in found[1]}


SPEAKERS = ("Vladimir Putin", "Putin", "Volodymyr Zelenskyy", "Zelensky", "Zelenskiy")
CARRIED = st.builds(
    Carried,
    st.text("0123456789abcdef", min_size=8, max_size=8),
    st.text("0123456789abcdef", min_size=8, max_size=8),
    st.just("origin"),
    st.dates(date(2025, 3, 1), date(2025, 3, 3)),
    st.sampled_from(["Russia", "Ukraine"]),
    st.sampled_from(["energy_strikes", "maritime"]),
    st.sampled_from(["agreed", "declined"]),
    st.none(),
    st.sampled_from(SPEAKERS),
    st.sampled_from(["a halt", "a halt of 30 days", "a halt of 14 days"]),
)


@settings(deadline=None)
@given(st.lists(CARRIED, max_size=12, unique_by=lambda c: c.entry), st.randoms())
def test_statements_do_not_depend_on_the_order_of_reports(carried: list[Carried], chance: object) -> None:
    def grouped(some: list[Carried]) -> dict[str, str]:
        return {c.entry: mark for mark, c in speech_acts(sorted(some, key=lambda c: str(c.published)))}

    mixed = list(carried)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert grouped(carried) == grouped(mixed)
    by_statement: dict[str, set[tuple[str, ...]]] = {}
    for carrier in carried:
        by_statement.setdefault(grouped(carried)[carrier.entry], set()).add(carrier.act)
    assert all(len(acts) == 1 for acts in by_statement.values())


def test_spellings_of_a_name_are_one_speaker(tmp_path: Path) -> None:
    place = new_case(tmp_path / "case")
    for number, name in enumerate(["Volodymyr Zelensky", "Zelenskyy", "Zelenskiy"]):
        put(place.root, f"r{number}", f"Ukraine ({name}) agreed maritime: yes\n{number}", published="2025-03-18")
    made(place)
    assert [len(s.reports) for s in statements(place.root)] == [3]


def test_histories_keep_answers_apart_from_words_on_conduct(tmp_path: Path) -> None:
    place = new_case(tmp_path / "case")
    put(place.root, "a", "Russia agreed energy_strikes: we halt\n", published="2025-03-18")
    put(place.root, "b", "Russia accused energy_strikes: they fired\n", published="2025-03-19")
    made(place)
    with Ledger.open(place.root) as ledger:
        found = [(h.standing, h.newest.stance) for h in histories(ledger.outlines())]
        assert sorted(found) == [(False, "accused"), (True, "agreed")]


def test_every_view_has_every_form(tmp_path: Path) -> None:
    place = new_case(tmp_path / "case", bad="---\nsource: X\nnothing: ends\nRussia agreed maritime: yes\n")
    put(place.root, "a", HALT + "=cmd()", published="2025-03-18", title="=1+1")
    made(place)
    with Ledger.open(place.root) as ledger:
        for each in VIEWS:
            rows = list(each.rows(ledger, Asked()))
            # the reader of these tests reads positions; what rests on readings is shown in tests/cases
            assert rows or each.name not in ("positions", "statements", "reports", "changes", "problems", "ledger")
            for form in Form if rows else ():
                text = printed_rows(each, rows, form, 80, colour=False)
                assert text.endswith("\n")
                assert form is not Form.TABLE or max(map(len, text.split("\n"))) <= 80
            assert "\n=1+1" not in printed_rows(each, rows, Form.CSV, 80, colour=False)
            assert ",=1+1" not in printed_rows(each, rows, Form.CSV, 80, colour=False)
        assert isinstance(ledger.entries(Position)[0].row, Position)
