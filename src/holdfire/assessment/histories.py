"""What each party has said about each axis of one clause, over time: restatements, with earlier ones kept."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from holdfire.assessment.moments import AtOnce
from holdfire.assessment.own_voice import is_own_document
from holdfire.assessment.relations import BOTH_CAN_HOLD, Lie, lie
from holdfire.assessment.stands import Said, settled_in
from holdfire.record import Axis, Entry, Reading, Span
from holdfire.vocab.targets import target_words

EVER = date.max  # stands for a day that is not known, so that it comes last
_A_LIST = 3  # classes
_ONLY = re.compile(r"\b(?:only|alone|limited to|confined to|restricted to|no longer|nothing but|except)\b", re.I)


@dataclass(slots=True)
class History:
    """One party's statements on one axis: `steps` are the different ones in order, the last of which stands.

    A statement that says the same again, or goes back to an earlier wording as background, is a mention and no step.
    """

    axis: Axis
    party: str
    steps: list[Said] = field(default_factory=list)

    @property
    def now(self) -> Said:
        """What stands."""
        return self.steps[-1]


@dataclass(frozen=True, slots=True)
class Voices:
    """All histories of one clause by axis and party, and each party's readings; in the order in which they were said."""

    axes: dict[Axis, dict[str, History]]
    readings: dict[str, list[Entry[Reading]]]


def in_order(entries: Sequence[Entry[Reading]]) -> list[Entry[Reading]]:
    """Readings by the day on which they were said, then by that of the report; never by the name of a party.

    Of one day a side's own document comes before what others report of it, and the less specific ones come first, since
    nothing says which was earlier: a list stands after the name.
    """
    return sorted(entries, key=order_of)


def order_of(entry: Entry[Reading]) -> tuple[date, date, int, int, str, Span]:
    """What readings are sorted by."""
    row = entry.row
    listed = sum(t.axis is Axis.SCOPE for t in row.terms)
    told = int(not is_own_document(entry))
    return row.stated or entry.published or EVER, entry.published or EVER, told, listed, entry.report, row.span


def voices_of(entries: Sequence[Entry[Reading]]) -> Voices:
    """The histories in the readings of one clause."""
    voices = Voices({}, {})
    for entry in in_order(entries):
        voices.readings.setdefault(entry.row.party, []).append(entry)
        party = entry.row.party
        for axis, value, negated, terms in settled_in(entry):
            by_party = voices.axes.get(axis)
            if by_party is None:
                by_party = voices.axes[axis] = {}
            history = by_party.get(party)
            if history is None:
                history = by_party[party] = History(axis, party)
            elif history.steps[-1].key == (value, negated):
                continue  # the same again, as most statements are
            _hear(history, Said(axis, value, negated, tuple(terms), entry))
    return voices


def _hear(history: History, said: Said) -> None:
    steps = history.steps
    if not steps:
        steps.append(said)
        return
    if said.axis is Axis.SCOPE and said.negated:
        return  # that something is not listed takes nothing back of what is
    if steps[0].axis is Axis.SCOPE and steps[-1].negated:
        steps[-1] = said
        return
    if said.value is None and not said.negated:
        return  # it speaks of the axis and settles nothing new
    if said.axis is Axis.PARTY and steps[-1].value is not None and not said.negated:
        return  # who put a deal forward is told once
    if steps[-1].negated and not said.negated:
        steps.append(said)  # what something is, after what it is not
        return
    if isinstance(steps[-1].value, AtOnce) and not isinstance(said.value, AtOnce | None):
        if lie(said.axis, steps[-1].key, said.key) is Lie.SAME:
            steps[-1] = said  # a day says when "at once" is
            return
    elif lie(said.axis, steps[-1].key, said.key) is Lie.SAME or _names_it(history, said):
        return
    if said.axis in BOTH_CAN_HOLD and any(lie(said.axis, s.key, said.key) is Lie.SAME for s in steps):
        return
    if any(s.key == said.key for s in steps) and not _returns(history, said):
        return
    steps.append(said)


def _names_it(history: History, said: Said) -> bool:
    """Whether words name what was listed before: "the energy truce" after a list of facilities, or the same list told again."""
    listed, named = history.now.value, said.value
    if said.axis is not Axis.SCOPE or not isinstance(listed, frozenset) or not isinstance(named, frozenset):
        return False
    if len(listed) >= _A_LIST and lie(Axis.SCOPE, (listed, False), (named, False)) is Lie.CONTAINS:
        # some of what was listed; a list is cut down only where the words say so
        return _ONLY.search(said.entry.row.evidence) is None
    if len(listed) >= _A_LIST and len(named) >= _A_LIST:
        # a list that is told again, with a class more or less
        return len(listed & named) * 3 >= min(len(listed), len(named)) * 2
    if len(named) != 1:
        return False
    (wide,) = named
    held = [target_words().holds(wide, one) for one in listed]
    return (len(held) > 1 and all(held)) or (len(held) >= _A_LIST and any(held))


def _returns(history: History, said: Said) -> bool:
    """Whether a party goes back to what it said before, rather than being reported to have said it once.

    It does where it speaks for itself on the day of the report, later than its newest wording, and in other words than before.
    """
    row, now = said.entry.row, history.now
    if row.via is not None or row.stated is None or row.stated != said.entry.published:
        return False
    if now.stated is None or row.stated <= now.stated or now.entry.report == said.entry.report:
        return False
    told = {t.evidence.casefold() for s in history.steps if s.key == said.key for t in s.terms}
    return not any(t.evidence.casefold() in told for t in said.terms)
