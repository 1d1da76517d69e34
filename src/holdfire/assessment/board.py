"""The board: which party is on board with which clause on a day, and since when; "not clear" is an answer."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from holdfire.assessment.conditions import Truth
from holdfire.assessment.own_voice import is_ascribed, told_by
from holdfire.assessment.relations import OVER
from holdfire.record import Answer, Axis, ClauseTerms, Entry, Position, Reading, Standing, Term
from holdfire.vocab.actors import Roster

_ANSWERS = {
    "agreed": Answer.ON_BOARD,
    "committed": Answer.ON_BOARD,
    "claimed_compliance": Answer.ON_BOARD,
    "agreed_in_principle": Answer.WITH_RESERVATIONS,
    "welcomed": Answer.WITH_RESERVATIONS,
    "demanded": Answer.WITH_RESERVATIONS,
    "proposed": Answer.PROPOSES,
    "declined": Answer.NOT_ON_BOARD,
    "sceptical": Answer.NOT_ON_BOARD,
    "suspended": Answer.NO_LONGER,
    "undecided": Answer.NOT_CLEAR,
}
# what says something about being on board at all; a demand alone does so only beside a yes
_TELLS = frozenset(_ANSWERS) - {"demanded"}
# denied of these, words say what is not part of a deal: no length, no condition, no extension
_LEFT_OUT = frozenset(
    {Axis.EXTENSION, Axis.CONDITION, Axis.SCOPE, Axis.START, Axis.DURATION, Axis.MONITOR, Axis.PARTY, Axis.QUANTITY}
)
_NO_ANSWER = "it is reported not to have said"
_UNSAID = "no report says"
_YES = frozenset({Answer.ON_BOARD, Answer.WITH_RESERVATIONS, Answer.PROPOSES})


def board_of(
    terms: ClauseTerms,
    readings: Sequence[Entry[Reading]],
    positions: Sequence[Entry[Position]],
    parties: Sequence[str],
    as_of: date | None = None,
    roster: Roster | None = None,
) -> Iterator[Standing]:
    """The standing of each party on one clause; `positions` are those on it, `parties` all whose answer is wanted.

    A day's answer is what a party says for itself on that day, else what others say that it said; a yes and a no on one
    day are not clear. A later day goes before an earlier one. A yes with a condition, or before one, is one with
    reservations. Where a position stands in the words of one of the `readings` that says that the clause is over, or that
    it is not, this is its answer.
    """
    roster = roster or Roster.load()
    ends = [(e, t) for e in readings for t in e.row.terms if _settles_an_end(t)]
    for party in parties:
        own = [_as_read(e, ends) for e in positions if e.row.party == party and not _told_of_it(e, roster)]
        own += _out_of_readings([e for e in terms.readings if e.row.party == party], own)
        standing = _standing(terms.clause.id, party, own, as_of, roster)
        yield _with_conditions(standing, [e for e in terms.readings if e.row.party == party], as_of)


def _settles_an_end(term: Term) -> bool:
    return (term.axis is Axis.END and term.value in (OVER, None)) or (term.negated and term.axis in _LEFT_OUT)


def _out_of_readings(
    readings: Sequence[Entry[Reading]], positions: Sequence[Entry[Position]]
) -> Iterator[Entry[Position]]:
    """What a side says of the end, on days on which it takes no position: that it is over, or that it is not."""
    days = {e.published for e in positions if e.row.stance in _TELLS}
    for e in readings:
        end = next((t for t in e.row.terms if t.axis is Axis.END and t.value == OVER), None)
        if end is not None and e.published not in days:
            row = e.row
            stance = "agreed" if end.negated else "suspended"
            position = Position(row.party, row.issue, stance, row.speaker, row.evidence, row.span, row.via)
            yield Entry(e.id, e.report, position, e.published, e.source, e.url, e.origin)


def _told_of_it(e: Entry[Position], roster: Roster) -> bool:
    """Whether somebody else says that the party complies: an onlooker's judgement, and no claim of the party's own."""
    return e.row.stance == "claimed_compliance" and told_by(e, roster) is not None


def _with_conditions(standing: Standing, readings: Sequence[Entry[Reading]], as_of: date | None) -> Standing:
    """A yes, unless its party sets a condition on the day of its newest yes or later; a condition alone is a yes with it."""
    newest = max((e.published for e in standing.rests_on if e.published is not None), default=None)
    if standing.because in (_UNSAID, _NO_ANSWER):
        newest = date.min
    elif standing.answer is not Answer.ON_BOARD or newest is None:
        return standing
    days = [
        e.published
        for e in readings
        if e.published is not None
        and newest <= e.published <= (as_of or date.max)
        and any(t.axis is Axis.CONDITION and not t.negated and t.value != Truth.TRUE.value for t in e.row.terms)
    ]
    if not days:
        return standing
    return replace(standing, answer=Answer.WITH_RESERVATIONS, because="it sets a condition", since=min(days))


def _as_read(e: Entry[Position], ends: Sequence[tuple[Entry[Reading], Term]]) -> Entry[Position]:
    """A position with the stance that its own words about the end come to: "not over" is a yes, "over" is no longer.

    Who wants it no longer than agreed says nothing about what was agreed, and what an account leaves out refuses nothing.
    """
    for reading, term in ends:
        if (reading.report, reading.row.party) == (e.report, e.row.party) and term.span.overlaps(e.row.span):
            if term.axis is not Axis.END:
                return replace(e, row=replace(e.row, stance="announced")) if e.row.stance == "declined" else e
            return replace(e, row=replace(e.row, stance="agreed" if term.negated else "suspended"))
    return e


def _standing(
    clause: str, party: str, positions: Sequence[Entry[Position]], as_of: date | None, roster: Roster
) -> Standing:
    telling = [e for e in positions if e.row.stance in _TELLS and e.published is not None]
    public = [e for e in telling if as_of is None or (e.published or date.max) <= as_of]
    public.sort(key=lambda e: (e.published or date.max, e.report, e.row.span))
    days = [(day, _day_answer(list(group), roster)) for day, group in groupby(public, key=lambda e: e.published)]
    # who has answered once and gives no answer later has taken nothing back
    answered = [d for d in days if d[1][1] != _NO_ANSWER]
    days = answered or days
    if not days:
        return Standing(clause, party, Answer.NOT_CLEAR, _UNSAID)
    (since, (answer, because, rests_on)) = days[-1]
    for day, (earlier, _, _) in reversed(days):
        if earlier is not answer:
            break
        since = day
    return Standing(clause, party, answer, because, since, rests_on)


def _day_answer(spoken: Sequence[Entry[Position]], roster: Roster) -> tuple[Answer, str, tuple[Entry[Position], ...]]:
    """What the positions of one party on one day come to, why, and the ones that it follows from."""
    own = [e for e in spoken if not is_ascribed(e, roster) and e.row.stance != "undecided"] or list(spoken)
    answers = {_ANSWERS[e.row.stance] for e in own}
    if answers & _YES and Answer.NOT_ON_BOARD in answers and Answer.NO_LONGER not in answers:
        return Answer.NOT_CLEAR, "a yes and a no on one day", tuple(own)
    for answer, because in _IN_ORDER:
        if answer in answers:
            return answer, because, tuple(e for e in own if _ANSWERS[e.row.stance] is answer)
    return Answer.NOT_CLEAR, "nothing that it says settles it", tuple(own)


_IN_ORDER = (
    (Answer.NO_LONGER, "it holds itself no longer bound"),
    (Answer.NOT_ON_BOARD, "it refuses or doubts"),
    (Answer.ON_BOARD, "it accepts, promises or says that it complies"),
    (Answer.WITH_RESERVATIONS, "it accepts in principle, welcomes, or sets conditions"),
    (Answer.PROPOSES, "it proposes this itself"),
    (Answer.NOT_CLEAR, _NO_ANSWER),
)
