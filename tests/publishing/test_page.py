"""What a person sees of one report: parties down, issues across, every claim with its owner, nothing out of bounds."""

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from gold_records import NAMES, gold_extraction
from hostile import UNSAFE, extractions
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from holdfire.publishing.terminal import terminal_page
from holdfire.record import Commitment, Extraction, Observation, Position, Problem, Report, Span

TEXT = "Ruritania agreed to stop attacks on power plants. Graustark declined, its envoy said."
REPORT = Report("r", TEXT, "r.txt", "0" * 64, published=date(2025, 3, 18))
AGREED = Position("Ruritania", "energy_strikes", "agreed", "Ruritania", TEXT[:48], Span(0, 48))
DECLINED = Position("Graustark", "energy_strikes", "declined", "Rupert", "Graustark declined", Span(50, 68), "envoy")


def page(extraction: Extraction, width: int = 100) -> str:
    return terminal_page(extraction, width, colour=False)


def lines_of(text: str, first: str) -> list[str]:
    """The lines of the table row that opens with `first`."""
    lines = text.split("\n")
    start = next(i for i, line in enumerate(lines) if line.startswith(first))
    end = next(i for i in range(start, len(lines)) if not lines[i].strip() or lines[i][0] in "─╌")
    return lines[start:end]


def test_the_matrix_has_parties_down_and_issues_across() -> None:
    shown = page(Extraction(REPORT, (AGREED, DECLINED, replace(DECLINED, issue="full_ceasefire"))))
    head = next(line for line in shown.split("\n") if "energy strikes" in line)
    assert head.index("energy strikes") < head.index("full ceasefire")
    ours, theirs = lines_of(shown, "Ruritania"), lines_of(shown, "Graustark")
    assert ours[0].index("agreed") == head.index("energy strikes")
    assert "full ceasefire" not in "".join(ours)
    assert "".join(ours[1:]).count("‘") == 1
    assert theirs[0].index("declined") == head.index("energy strikes")
    assert theirs[0].rindex("declined") == head.index("full ceasefire")
    assert "— Rupert via envoy" in theirs[2]


def test_a_cell_holds_every_stance_on_an_issue_in_the_order_of_the_text() -> None:
    later = replace(AGREED, stance="accused", target="Graustark", span=Span(60, 70))
    shown = page(Extraction(REPORT, (later, AGREED)))
    assert shown.index("agreed") < shown.index("accused Graustark")


def test_the_heads_count_what_is_there_and_empty_parts_say_so() -> None:
    shown = page(Extraction(REPORT, (AGREED,)))
    assert "r.txt\npublished Tuesday 18 Mar 2025 · source not named · 13 words" in shown
    assert "Positions · 1 party, 1 issue" in shown
    nothing = page(Extraction(replace(REPORT, published=None, title="A quiet day", source="Strelsau Post")))
    assert "A quiet day\nr.txt · day of publication not known · Strelsau Post · 13 words" in nothing
    for part in ("positions", "commitments", "incidents", "differences", "problems"):
        assert f"No {part} found." in nothing


def test_an_open_due_date_stays_open() -> None:
    dated = Commitment(
        "prisoner_exchange", ("Ruritania",), "175 each", Span(0, 8), "Graustark", 1750, True, "2025-03-19"
    )
    vague = Commitment("negotiations", (), "begin soon", Span(0, 9), due="soon")
    shown = page(Extraction(REPORT, commitments=(replace(vague, due=None), vague, dated)), 160)
    assert re.search(r"19 Mar 2025 +prisoner exchange: 1,750 each to Graustark +‘175 each’", shown)
    assert re.search(r"“soon”, unresolved +negotiations +‘begin soon’\n +party not stated", shown)
    assert "no date stated" in shown


@pytest.mark.parametrize(
    ("claims", "wording"),
    [
        ({}, "actor not stated"),
        ({"actor": "Ruritania"}, "by Ruritania, as reported"),
        ({"accused_by": "Graustark"}, "actor not stated, alleged by Graustark"),
        (
            {"actor": "Ruritania", "accused_by": "Graustark", "denied_by": "Ruritania"},
            "by Ruritania, alleged by Graustark, denied by Ruritania",
        ),
    ],
)
def test_an_accusation_stays_the_accusers_word(claims: dict[str, Any], wording: str) -> None:
    hit = Observation("drone_attack", "a drone hit a plant", Span(0, 9), "Zenda", "2025-03-18", target_class="energy")
    shown = page(Extraction(REPORT, observations=(replace(hit, **claims),)), 200)
    assert re.search(rf"Zenda +drone attack \(target: energy\) +‘a drone hit a plant’\n18 Mar 2025 +{wording}\n", shown)


def test_a_problem_shows_its_words_and_its_remedy() -> None:
    odd = Problem("no-publication-date", "the day is not settled", "give --published", "r.txt", Span(0, 9))
    assert "• the day is not settled ‘Ruritania’; give --published" in page(Extraction(REPORT, problems=(odd,)))


@pytest.mark.parametrize("width", [40, 63, 64, 80, 100, 160, 220])
@pytest.mark.parametrize("name", NAMES)
def test_every_position_is_shown_within_the_width(name: str, width: int) -> None:
    extraction = gold_extraction(name)
    shown = page(extraction, width)
    assert max(cell_len(line) for line in shown.split("\n")) <= width
    together = " ".join(shown.split())
    for p in extraction.positions:
        assert p.stance.replace("_", " ").split()[0] in together
        assert p.evidence.split()[0] in together
    assert shown.count("‘") >= len(extraction.positions)


def test_cells_stay_wide_enough_to_read() -> None:
    many = [
        replace(AGREED, issue=i)
        for i in ("energy_strikes", "maritime", "monitoring", "nuclear", "justice", "elections")
    ]
    for width, across in ((80, 2), (100, 3), (160, 3)):
        shown = page(Extraction(REPORT, tuple(many)), width)
        head = next(line for line in shown.split("\n") if "energy strikes" in line)
        assert len(re.findall(r"\S+(?: \S+)*", head)) == across


def test_a_swap_of_two_parties_swaps_the_page() -> None:
    swap = {"Ruritania": "Graustark", "Graustark": "Ruritania"}

    def swapped(text: str) -> str:
        return re.sub("Ruritania|Graustark", lambda m: swap[m[0]], text)

    mirrored = [
        replace(p, party=swap[p.party], speaker=swapped(p.speaker), evidence=swapped(p.evidence))
        for p in (AGREED, DECLINED)
    ]
    ours = terminal_page(Extraction(REPORT, (AGREED, DECLINED)), 100, colour=True)
    assert "\x1b[" in ours
    assert terminal_page(Extraction(REPORT, tuple(mirrored)), 100, colour=True) == swapped(ours)


def test_what_looks_like_markup_is_shown_to_the_letter() -> None:
    loud = replace(AGREED, speaker="[bold]Rudolf[/bold]", evidence="[red]no[/red] :smile: https://example.org")
    shown = page(Extraction(REPORT, (loud,)))
    assert "— [bold]Rudolf[/bold]" in shown
    assert "‘[red]no[/red] :smile:" in shown


@settings(max_examples=150, deadline=None)
@given(extractions, st.sampled_from([40, 80, 120]))
def test_no_report_can_steer_a_terminal(extraction: Extraction, width: int) -> None:
    shown = page(extraction, width)
    assert not (set(UNSAFE) - {"\n"}) & set(shown)
    assert max(cell_len(line) for line in shown.split("\n")) <= width
