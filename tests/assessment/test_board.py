"""The board: an answer by day, since when, and "not clear" as an answer."""

from dataclasses import replace
from datetime import date

import pytest
from spoken import clause, said, takes, term

from holdfire.assessment.board import board_of
from holdfire.record import Answer, Entry, Position, Standing

D18, D19, D25 = (date(2025, 3, n) for n in (18, 19, 25))


def standing(*positions: Entry[Position], as_of: date | None = None) -> Standing:
    (found,) = board_of(clause(), (), positions, ("Ukraine",), as_of)
    return found


def test_on_board_since_the_first_day_of_an_unbroken_run() -> None:
    unclear = takes("Ukraine", "undecided", D18)
    yes, again = takes("Ukraine", "agreed", D19), takes("Ukraine", "claimed_compliance", D25)
    found = standing(unclear, yes, again)
    assert (found.answer, found.since, found.rests_on) == (Answer.ON_BOARD, D19, (again,))
    assert standing(unclear, yes, again, as_of=D18).answer is Answer.NOT_CLEAR


def test_nobody_says_is_not_clear() -> None:
    found = standing(takes("Russia", "agreed"))
    assert (found.answer, found.since, found.because) == (Answer.NOT_CLEAR, None, "no report says")


@pytest.mark.parametrize(
    ("stance", "answer"),
    [
        ("agreed", Answer.ON_BOARD),
        ("committed", Answer.ON_BOARD),
        ("agreed_in_principle", Answer.WITH_RESERVATIONS),
        ("welcomed", Answer.WITH_RESERVATIONS),
        ("proposed", Answer.PROPOSES),
        ("declined", Answer.NOT_ON_BOARD),
        ("sceptical", Answer.NOT_ON_BOARD),
        ("suspended", Answer.NO_LONGER),
        ("undecided", Answer.NOT_CLEAR),
        ("accused", Answer.NOT_CLEAR),
        ("hoped", Answer.NOT_CLEAR),
    ],
)
def test_answers_by_stance(stance: str, answer: Answer) -> None:
    assert standing(takes("Ukraine", stance)).answer is answer


def test_a_yes_and_a_no_on_one_day_are_not_clear() -> None:
    yes, no = takes("Ukraine", "agreed", report="a"), takes("Ukraine", "declined", report="b")
    found = standing(yes, no)
    assert (found.answer, {e.id for e in found.rests_on}) == (Answer.NOT_CLEAR, {yes.id, no.id})


def test_what_a_side_says_itself_goes_before_what_is_said_of_it() -> None:
    ascribed = takes("Ukraine", "agreed", via="Donald Trump")
    assert standing(ascribed, takes("Ukraine", "agreed_in_principle")).answer is Answer.WITH_RESERVATIONS
    assert standing(ascribed, takes("Ukraine", "undecided")).answer is Answer.ON_BOARD


def test_a_readout_of_one_side_is_not_the_voice_of_the_other() -> None:
    """Washington's readout says that the leaders agreed; the Kremlin says that Putin welcomed it."""
    agreed = replace(takes("Ukraine", "agreed"), source="White House, via a paper")
    assert standing(agreed).answer is Answer.ON_BOARD
    assert standing(agreed, takes("Ukraine", "welcomed")).answer is Answer.WITH_RESERVATIONS


def test_a_yes_with_a_condition_has_reservations_until_it_is_said_without() -> None:
    yes, later = takes("Ukraine", "agreed", D18), takes("Ukraine", "agreed", D25)
    asked = clause(said("Ukraine", term("condition", "provided that Moscow does likewise"), day=D18))
    met = clause(said("Ukraine", term("condition", "provided that Moscow does likewise", "met"), day=D18))
    for terms, positions, answer in (
        (asked, (yes,), Answer.WITH_RESERVATIONS),
        (asked, (yes, later), Answer.ON_BOARD),
        (met, (yes,), Answer.ON_BOARD),
    ):
        (found,) = board_of(terms, (), positions, ("Ukraine",))
        assert found.answer is answer


def test_not_over_is_a_yes_and_over_is_no_longer() -> None:
    """Ukraine does not accept that the truce is over: a refusal by its words, a yes by what it is about."""
    words = "Ukraine does not accept that the energy truce is over"
    for negated, answer in ((True, Answer.ON_BOARD), (False, Answer.NO_LONGER)):
        reading = said("Ukraine", term("end", "truce is over", "over", negated=negated, at=40), words=words, report="r")
        refusal = takes("Ukraine", "declined", words=words, report="r")
        (found,) = board_of(clause(), (reading,), (refusal,), ("Ukraine",))
        assert found.answer is answer


def test_swapping_the_parties_swaps_the_board() -> None:
    positions = [takes("Ukraine", "agreed", D18), takes("Russia", "suspended", D19), takes("Ukraine", "declined", D25)]
    swap = {"Russia": "Ukraine", "Ukraine": "Russia"}
    swapped = [takes(swap[e.row.party], e.row.stance, e.published or D18) for e in positions]
    board = {s.party: (s.answer, s.since) for s in board_of(clause(), (), positions, ("Russia", "Ukraine"))}
    other = {s.party: (s.answer, s.since) for s in board_of(clause(), (), swapped, ("Russia", "Ukraine"))}
    assert board == {swap[party]: answer for party, answer in other.items()}


def test_an_onlookers_word_that_both_comply_is_no_claim_of_theirs() -> None:
    own = takes("Ukraine", "agreed", D18)
    told = takes("Ukraine", "claimed_compliance", D25, via="United Nations")
    assert standing(told).answer is Answer.NOT_CLEAR
    assert standing(own, told).rests_on == (own,)


def test_no_answer_takes_no_answer_back() -> None:
    yes, silent = takes("Ukraine", "agreed", D18), takes("Ukraine", "undecided", D25)
    assert (standing(yes, silent).answer, standing(yes, silent).since) == (Answer.ON_BOARD, D18)
