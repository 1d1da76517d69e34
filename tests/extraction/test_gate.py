"""The gate drops no report that has a position, whoever the parties are, and passes by what is about something else."""

import pytest

from generated_reports import reports
from holdfire.extraction.gate import Gate, Skipped
from quality import BLIND, DEV, OPEN, ROOT, SEED, SHIPPED, gold_reports

CASE = sorted((ROOT / "cases" / "energy-truce-2025" / "reports").glob("*.txt"))


@pytest.fixture(scope="module")
def gate() -> Gate:
    return Gate.load()


@pytest.mark.parametrize("folder", [SHIPPED, OPEN, BLIND, SEED, DEV], ids=lambda f: f.name)
def test_no_gold_report_with_a_position_is_dropped(gate: Gate, folder: object) -> None:
    gold = list(gold_reports(folder))  # type: ignore[arg-type]
    if not gold:
        pytest.skip(f"no gold reports in {folder} on this machine")
    dropped = [table["id"] for table, text in gold if table["positions"] and gate.skipped(text)]
    assert dropped == []


def test_no_report_of_the_case_that_ships_is_dropped() -> None:
    gate = Gate.load({"Russia": (), "Ukraine": (), "United States": ()})
    texts = [path.read_text(encoding="utf-8").partition("\n---\n")[2] for path in CASE]
    assert len(texts) > 90
    assert [text[:60] for text in texts if gate.skipped(text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "Moscow has not responded to the truce offer.",
        "Israeli and Lebanese officers met at Naqoura; both sides promised to stop the shelling along the border.",
        "The Houthis said they would spare merchant ships in the Red Sea.",
        "M23 rejects withdrawal from Goma before talks, a rebel spokesman said.",
        "Zelenskyy: we are ready to mirror silence.",
        "Erdoğan offered to host the negotiations, a diplomat said after a call with Pezeshkian.",
        "PUTIN ORDERS CEASE-FIRE FOR EASTER",
        "The Tatmadaw extended the cessation of hostilities until the end of the month.",
        "Hamas handed over the remains of two captives, and Israel freed 90 detainees.",
        "Tehran and Washington agreed to a new round of talks on enrichment and sanctions relief.",
        "Islamabad reopened the Torkham crossing after Kabul gave guarantees on militants.",
        "The Wagner group left Bamako, and the junta there asked the Russian army for troops.",
    ],
)
def test_positions_of_anybody_under_any_name_pass(gate: Gate, text: str) -> None:
    assert gate.skipped(text) is None


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Milan beat Inter 2-1 after a late penalty, and the captain called it a fair result.", Skipped.NO_ISSUE),
        ("Bus drivers will strike on Monday over pay, the union said; the city offered a deal.", Skipped.NO_PARTY),
        ("Frost is expected in Norway and Sweden, with snow in the north.", Skipped.NO_ISSUE),
        ("Residents called a truce with their noisy neighbour after a year.", Skipped.NO_PARTY),
    ],
)
def test_what_is_about_something_else_is_passed_by_with_the_reason(gate: Gate, text: str, why: Skipped) -> None:
    assert gate.skipped(text) is why


def test_names_of_a_case_count_although_no_table_knows_them() -> None:
    text = "The Free Valley Front declared a truce from midnight."
    assert Gate.load().skipped(text) is Skipped.NO_PARTY
    assert Gate.load({"Valley Front": ("Free Valley Front",)}).skipped(text) is None


def test_talks_between_others_do_not_concern_a_case_and_their_truce_does() -> None:
    trade = "Officials from Chile and Japan held talks on tea and signed an agreement in Santiago."
    case = Gate.load({"Russia": (), "Ukraine": ()})
    assert case.skipped(trade) is Skipped.OTHERS
    assert Gate.load().skipped(trade) is None
    assert case.skipped("India and Pakistan agreed to a ceasefire along the line of control.") is None


def test_the_word_us_is_no_party(gate: Gate) -> None:
    assert gate.skipped("They told us that the truce between the brothers was over.") is Skipped.NO_PARTY
    assert gate.skipped("The US hopes that the truce holds.") is None


def test_generated_reports_on_a_truce_pass_and_few_others(gate: Gate) -> None:
    made = list(reports(600, seed=3))
    passed = [report for report in made if gate.skipped(report.text) is None]
    assert {r.id for r in made if r.relevant} <= {r.id for r in passed}
    assert len(passed) < 0.25 * len(made)
