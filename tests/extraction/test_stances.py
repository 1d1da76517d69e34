"""Stances of the trained reader: who could take one on what, under which names it is judged, and what becomes of it."""

import numpy as np
import pytest

from holdfire.extraction.cleaning import clean
from holdfire.extraction.reader import Reader
from holdfire.extraction.stance_claims import SURE, revised
from holdfire.extraction.stances.candidates import Candidate
from holdfire.extraction.stances.hints import ISSUE_NAMES, NAMED, STANCE_NAMES, issue_at
from holdfire.extraction.stances.model import Reading, StanceModel
from holdfire.record import Position, Report, Span

TOLD = "{one} said on Tuesday that the prisoner exchange that {other} wants was pie in the sky."


def report(text: str) -> Report:
    return Report("r", text, "-", "")


def candidates(reader: Reader, text: str) -> list[Candidate]:
    one = report(text)
    return list(reader.ruled(one, clean(one).passages).candidates().all())


def test_every_party_of_a_sentence_is_a_candidate(reader: Reader) -> None:
    """Armenia said on Tuesday that the prisoner exchange that Azerbaijan wants was pie in the sky.

    Either could take a stance on the exchange; the one who speaks is told apart from the one who is spoken of.
    """
    found = {c.party: c for c in candidates(reader, TOLD.format(one="Armenia", other="Azerbaijan"))}
    assert set(found) == {"Armenia", "Azerbaijan"}
    assert all("prisoner_exchange" in c.topics for c in found.values())
    assert (found["Armenia"].holder.told, found["Azerbaijan"].holder.told) == (True, False)


@pytest.mark.parametrize(("one", "other"), [("Armenia", "Azerbaijan"), ("Rwanda", "Burundi"), ("Israel", "Hamas")])
def test_no_side_is_judged_by_its_name(reader: Reader, one: str, other: str) -> None:
    """The same words about another party are the same sentence to the reader, to the letter, and the same hints."""
    text = TOLD + " {one} said so before."
    plain, swapped = (
        [c for c in candidates(reader, text.format(one=a, other=b)) if c.party == a]
        for a, b in ((one, other), (other, one))
    )
    assert plain
    assert [c.read for c in plain] == [c.read for c in swapped]
    for a, b in zip(plain, swapped, strict=True):
        assert np.array_equal(a.hints.named, b.hints.named)
        assert np.array_equal(a.hints.ruled, b.hints.ruled)
        assert np.array_equal(a.hints.standing, b.hints.standing)
    assert not any(name in c.read.text + c.read.before for name in (one, other) for c in plain)


def test_the_party_is_marked_and_what_stands_before_is_read_with_it(reader: Reader) -> None:
    text = "A prisoner exchange was on the table. Armenia would hear none of it, Azerbaijan said."
    one = next(c for c in candidates(reader, text) if c.party == "Armenia")
    assert one.read.source is not None
    assert one.read.text[slice(*one.read.source)] == "Alpha"
    assert one.read.text == "Alpha would hear none of it, Bravo said."
    assert one.read.before == "A prisoner exchange was on the table ."


def test_hints_tell_where_an_issue_is_named(reader: Reader) -> None:
    text = "A prisoner exchange was on the table. Armenia would hear none of it, Azerbaijan said."
    one = next(c for c in candidates(reader, text) if c.party == "Armenia")
    column = one.hints.named[:, issue_at("prisoner_exchange")]
    assert column.tolist() == [0, 0, 1, 0, 1, 1, column[-1]]  # in the sentence before, most often, at the head
    assert one.hints.named.shape == (NAMED, len(ISSUE_NAMES))


def test_chances_sum_to_one(reader: Reader) -> None:
    found = candidates(reader, TOLD.format(one="Armenia", other="Azerbaijan"))
    readings = StanceModel.load().read([c.read for c in found], [c.hints for c in found])
    assert len(readings) == len(found)
    for reading in readings:
        assert reading.stances.shape == (1 + len(STANCE_NAMES),)
        assert reading.issues.shape == (len(STANCE_NAMES), len(ISSUE_NAMES))
        assert np.isclose(reading.stances.sum(), 1, atol=1e-5)
        assert np.allclose(reading.issues.sum(axis=1), 1, atol=1e-5)
    assert StanceModel.load().read([], []) == []


def test_a_reading_does_not_hang_on_what_is_read_with_it(reader: Reader) -> None:
    found = candidates(reader, TOLD.format(one="Armenia", other="Azerbaijan"))
    model = StanceModel.load()
    together = model.read([c.read for c in found], [c.hints for c in found])
    for candidate, reading in zip(found, together, strict=True):
        (alone,) = model.read([candidate.read], [candidate.hints])
        assert np.array_equal(alone.stances, reading.stances)
        assert np.array_equal(alone.issues, reading.issues)


def test_a_learned_row_leads_back_to_its_words_and_says_how_sure_it_is(reader: Reader) -> None:
    """Moscow had nothing but praise for the 30-day ceasefire: no verb of the vocabulary, and a welcome all the same."""
    text = "Moscow had nothing but praise for the 30-day ceasefire."
    learned = [p for p in reader.read(report(text)).positions if p.rule.startswith("stance:")]
    assert [(p.party, p.issue, p.stance) for p in learned] == [("Russia", "full_ceasefire", "welcomed")]
    assert text[learned[0].span.start : learned[0].span.end] == learned[0].evidence
    assert float(learned[0].rule.split()[1]) >= SURE


def test_where_a_rule_has_read_a_stance_nothing_is_learned_beside_it(reader: Reader) -> None:
    rows = reader.read(report("Kyiv rejected the ceasefire proposal on Monday.")).positions
    assert [(p.party, p.stance, p.rule.partition(":")[0]) for p in rows] == [("Ukraine", "declined", "verb")]


@pytest.mark.parametrize("party", ["Kyiv", "Moscow"])
def test_an_object_is_not_asked_for_its_stance(reader: Reader, party: str) -> None:
    """Ankara had nothing but praise for the 30-day ceasefire after talks with Kyiv: Ankara's welcome, and nobody else's."""
    rows = reader.read(
        report(f"Ankara had nothing but praise for the 30-day ceasefire after a call with {party}.")
    ).positions
    assert {p.party for p in rows} == {"Turkey"}


def reading(stance: str, chance: float, issue: str, likely: float) -> Reading:
    """A reading that gives one stance and one issue these chances, and all others the same share of the rest."""
    stances = np.full(1 + len(STANCE_NAMES), (1 - chance) / len(STANCE_NAMES), np.float32)
    stances[1 + STANCE_NAMES.index(stance)] = chance
    issues = np.full((len(STANCE_NAMES), len(ISSUE_NAMES)), (1 - likely) / (len(ISSUE_NAMES) - 1), np.float32)
    issues[:, issue_at(issue)] = likely
    return Reading(stances, issues)


RULED = Position("Kenya", "full_ceasefire", "demanded", "Kenya", "they must", Span(0, 9), rule="clause:duty of another")


def test_an_issue_that_nobody_names_is_the_readers_where_it_is_sure_of_another() -> None:
    """A rule fell back on the truce; the reader is sure that the port is meant, and the row says where its issue is from."""
    row = revised(RULED, reading("demanded", 0.8, "maritime", 0.7))
    assert row is not None
    assert (row.party, row.issue, row.stance, row.span) == ("Kenya", "maritime", "demanded", RULED.span)
    assert row.rule == "clause:duty of another, issue:maritime 0.70"
    assert row.is_learned
    assert not RULED.is_learned


@pytest.mark.parametrize("likely", [0.2, 0.45])
def test_an_unsure_reader_leaves_a_rules_issue(likely: float) -> None:
    assert revised(RULED, reading("demanded", 0.8, "maritime", likely)) == RULED


def test_what_the_reader_takes_for_no_stance_is_no_row() -> None:
    assert revised(RULED, reading("demanded", 0.05, "full_ceasefire", 0.9)) is None


def test_an_issue_of_another_kind_is_never_guessed() -> None:
    assert revised(RULED, reading("demanded", 0.8, "other:anything", 0.9)) == RULED


def test_a_party_late_in_a_sentence_without_an_end_is_still_marked(reader: Reader) -> None:
    """A list of four hundred words and then Armenia: what is read of it is bounded, and holds the party."""
    text = "The statement listed " + "villages and roads and " * 100 + "a truce that Armenia would hear nothing of."
    one = next(c for c in candidates(reader, text) if c.party == "Armenia")
    assert one.read.source is not None
    assert one.read.text[slice(*one.read.source)] == "Alpha"
    assert len(one.read.text.split()) <= 96
    assert len(one.read.text[: one.read.source[0]].split()) <= 48


def test_a_denial_keeps_the_issue_of_its_charge(reader: Reader) -> None:
    """Kenya accused Uganda of striking a power plant. Uganda denied it: the denial names nothing, and is about the plant."""
    text = "Kenya accused Uganda of striking a power plant. Uganda denied it."
    rows = reader.read(report(text)).positions
    assert [(p.party, p.issue) for p in rows if p.stance == "denied"] == [("Uganda", "energy_strikes")]


def test_who_is_asked_for_something_demands_nothing_by_it(reader: Reader) -> None:
    text = (
        "Russia and Ukraine are at war. Vladimir Putin had been asked on Saturday to accept a full ceasefire of 30 days. "
        "Kyiv has been urged to give up the Donbas."
    )
    assert not [p for p in reader.read(report(text)).positions if p.stance == "demanded"]
