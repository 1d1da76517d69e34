"""Stances of the trained reader: who could take one on what, under which names it is judged, and what becomes of it."""

import numpy as np
import pytest

from holdfire.extraction.reader import Reader
from holdfire.extraction.stance_claims import SURE
from holdfire.extraction.stances.model import StanceModel
from holdfire.record import Report

TOLD = "{one} poured cold water on the idea of a prisoner exchange with {other}, its foreign ministry said on Tuesday."


def report(text: str) -> Report:
    return Report("r", text, "-", "")


def test_a_party_and_an_issue_that_meet_in_a_sentence_are_a_candidate(reader: Reader) -> None:
    """Armenia poured cold water on the idea of a prisoner exchange with Azerbaijan ...

    Either could take a stance on the exchange; the one who speaks is told apart from the one who is spoken of.
    """
    found = [c for c, _ in reader.candidates(report(TOLD.format(one="Armenia", other="Azerbaijan")))]
    assert {(c.holder.party, c.topic.issue) for c in found} >= {
        ("Armenia", "prisoner_exchange"),
        ("Azerbaijan", "prisoner_exchange"),
    }


@pytest.mark.parametrize(("one", "other"), [("Armenia", "Azerbaijan"), ("Rwanda", "Burundi"), ("Israel", "Hamas")])
def test_no_side_is_judged_by_its_name(reader: Reader, one: str, other: str) -> None:
    """The same words about another party are the same sentence to the reader, to the letter."""
    plain, swapped = (
        {(c.topic.issue, c.told, c.read.text) for c, _ in reader.candidates(report(text)) if c.holder.party == party}
        for party, text in (
            (one, TOLD.format(one=one, other=other)),
            (other, TOLD.format(one=other, other=one)),
        )
    )
    assert plain
    assert plain == swapped
    assert not any(name in text for _, _, text in plain for name in (one, other))


def test_marks_stand_where_the_words_are(reader: Reader) -> None:
    found = [c for c, _ in reader.candidates(report(TOLD.format(one="Armenia", other="Azerbaijan")))]
    one = next(c for c in found if c.holder.party == "Armenia" and c.topic.issue == "prisoner_exchange")
    assert one.read.source is not None
    assert one.read.target is not None
    assert one.read.text[slice(*one.read.target)] == "prisoner exchange"


def test_chances_sum_to_one(reader: Reader) -> None:
    found = [c.read for c, _ in reader.candidates(report(TOLD.format(one="Armenia", other="Azerbaijan")))]
    chances = StanceModel.load().chances(found)
    assert chances.shape == (len(found), len(StanceModel.load().stances))
    assert np.allclose(chances.sum(axis=1), 1, atol=1e-5)
    assert StanceModel.load().chances([]).shape[0] == 0


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
