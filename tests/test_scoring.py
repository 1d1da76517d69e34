"""Scores say how well rows agree with gold: right rows give 1, and each mistake costs what the guide says it costs."""

import json
import random
import subprocess
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import quality
from error_tables import mistakes_of
from holdfire.record import Commitment, Extraction, Observation, Position, Report, Span
from quality import DEV, ROOT, SHIPPED, gold_reports, score
from scoring import Row, Score, score_rows, sum_of

TOOL = ROOT.parent / "shared" / "tools" / "score_reports.py"
TEXT = "Armenia agreed to a truce. Azerbaijan, its president said, rejected the truce."
AGREED: dict[str, Any] = {
    "party": "Armenia",
    "issue": "full_ceasefire",
    "stance": "agreed",
    "speaker": "Armenia",
    "via": None,
    "evidence": TEXT[:25],
    "start": 0,
    "end": 25,
}


class Annotator:
    """Reads a report as its gold says, as a person would who annotated it."""

    def __init__(self, folder: Path) -> None:
        self._gold = {gold["id"]: gold for gold, _ in gold_reports(folder)}

    def read(self, report: Report) -> Extraction:
        """The gold's rows as records."""
        gold = self._gold[report.id]
        return Extraction(
            report,
            tuple(Position(**_fields(r, "party issue stance speaker via target")) for r in gold["positions"]),
            tuple(
                Commitment(**_fields(r, "kind recipient quantity each due") | {"actors": tuple(r["actors"])})
                for r in gold["commitments"]
            ),
            tuple(Observation(**_fields(r, "kind place date actor accused_by denied_by")) for r in gold["incidents"]),
        )


class Mute:
    """Reads nothing out of any report."""

    def read(self, report: Report) -> Extraction:
        """No rows."""
        return Extraction(report)


def _fields(row: Row, names: str) -> dict[str, Any]:
    told = {name: row[name] for name in names.split()}
    return told | {"evidence": row["evidence"], "span": Span(row["start"], row["end"])}


def scored(*found: Mapping[str, object], gold: tuple[Row, ...] = (AGREED,)) -> Score:
    return score_rows({"positions": gold}, {"positions": found}, TEXT)


def test_who_reads_as_the_gold_says_gets_everything() -> None:
    totals = sum_of(score(SHIPPED, Annotator(SHIPPED)).values()).totals()
    assert totals.pop("wrong_spans") == 0
    assert set(totals.values()) == {1.0}


def test_who_reads_nothing_gets_nothing() -> None:
    totals = sum_of(score(SHIPPED, Mute()).values()).totals()
    assert totals["strict_f1"] == totals["grouped_f1"] == totals["speaker_accuracy"] == 0.0


def test_a_report_in_which_there_is_nothing_to_find_is_read_right_by_finding_nothing() -> None:
    assert scored(gold=()).totals()["strict_f1"] == 1.0


def test_a_stance_of_the_same_group_counts_as_grouped_alone() -> None:
    numbers = scored(AGREED | {"stance": "welcomed"}).totals()
    assert (numbers["strict_f1"], numbers["grouped_f1"]) == (0.0, 1.0)


def test_another_party_issue_or_place_in_the_text_is_no_match() -> None:
    for wrong in ({"party": "Azerbaijan"}, {"issue": "sanctions"}, {"start": 27, "end": 40}, {"end": 700}):
        assert scored(AGREED | wrong).totals()["grouped_f1"] == 0.0, wrong


def test_a_stance_may_be_found_where_the_report_repeats_it() -> None:
    gold = AGREED | {"also": [[60, 70]]}
    assert scored(AGREED | {"start": 62, "end": 78}, gold=(gold,)).totals()["strict_f1"] == 1.0


def test_a_row_found_twice_counts_once() -> None:
    assert scored(AGREED, AGREED).totals()["strict_f1"] == pytest.approx(2 / 3, abs=1e-4)


def test_speakers_match_by_their_last_word_and_relays_have_to_match_too() -> None:
    gold = AGREED | {"speaker": "Nikol Pashinyan", "via": "Armenpress"}
    assert scored(gold | {"speaker": "PASHINYAN"}, gold=(gold,)).totals()["speaker_accuracy"] == 1.0
    assert scored(gold | {"via": None}, gold=(gold,)).totals()["speaker_accuracy"] == 0.0


def test_evidence_that_stands_elsewhere_is_a_wrong_span() -> None:
    assert scored(AGREED | {"start": 1}).wrong_spans == 1


def test_mistakes_are_named_by_the_field_that_was_read_wrongly() -> None:
    invented = AGREED | {"party": "Azerbaijan", "issue": "sanctions", "stance": "hoped"}
    told = mistakes_of(scored(AGREED | {"stance": "welcomed"}, invented).strict)
    assert told == ["stance: agreed read as welcomed", "nothing there: hoped"]


def test_a_held_out_folder_shows_totals_and_never_its_rows(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    blind = tmp_path / "blind"
    blind.mkdir()
    gold = {"id": "caucasus", "published": "2025-03-18", "text_file": "a.txt", "positions": [AGREED]}
    (blind / "a.txt").write_text(TEXT, encoding="utf-8")
    (blind / "a.gold.json").write_text(json.dumps(gold), encoding="utf-8")
    for how in ([], ["-v"], ["--worst", "3", "-v"], ["--by", "report"], ["--by", "mistake"]):
        quality.main([str(blind), *how], Mute())
        shown = capsys.readouterr().out
        assert "1 reports, strict F1 0.000" in shown
        assert "caucasus" not in shown, how
        assert "agreed" not in shown, how
    quality.main([str(blind), "-v", "--reveal"], Mute())
    assert "Armenia | full_ceasefire | agreed" in capsys.readouterr().out


def test_a_folder_that_is_not_there_is_skipped_aloud(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    quality.main([str(tmp_path / "elsewhere")], Mute())
    assert "elsewhere: skipped" in capsys.readouterr().out


@pytest.mark.skipif(not TOOL.is_file() or not DEV.is_dir(), reason="the shared scorer is not on this machine")
def test_the_shared_scorer_comes_to_the_same_numbers(tmp_path: Path) -> None:
    chance = random.Random(18)
    ours = Score()
    for gold, text in gold_reports(DEV):
        found = {kind: [_spoilt(r, chance) for r in gold[kind]] for kind in ("positions", "commitments", "incidents")}
        (tmp_path / gold["text_file"]).write_text(text, encoding="utf-8")
        (tmp_path / f"{gold['text_file']}.found").write_text(json.dumps(found), encoding="utf-8")
        (tmp_path / f"{gold['id']}.gold.json").write_text(json.dumps(gold), encoding="utf-8")
        ours += score_rows(gold, found, text)
    command = [sys.executable, str(TOOL), str(tmp_path), "--json", "--reader", "cat {file}.found"]
    theirs = json.loads(subprocess.run(command, capture_output=True, text=True, check=False).stdout)
    numbers = ours.totals()
    assert numbers["wrong_spans"] > 0
    assert 0.2 < numbers["strict_f1"] < 0.95
    assert {name: theirs[name] for name in numbers} == numbers


def _spoilt(row: Row, chance: random.Random) -> Row:
    """The row as somebody might misread it: one field wrong, words beside the point, another voice."""
    changes: list[dict[str, object]] = [
        {"stance": chance.choice(["agreed", "welcomed", "announced"])},
        {"start": row["start"] + 40, "end": row["end"] + 40},
        {"speaker": "Somebody Else", "quantity": 0, "place": None},
        {"via": "an agency", "due": "soon"},
    ]
    return {**row, **chance.choice([{}, {}, *changes])}


def test_a_reader_without_a_day_of_publication_is_given_none() -> None:
    seen: list[date | None] = []

    class Diarist:
        def read(self, report: Report) -> Extraction:
            seen.append(report.published)
            return Extraction(report)

    quality.found_by(Diarist(), {"id": "x", "text_file": "x.txt", "published": None}, "A truce.")
    assert seen == [None]
