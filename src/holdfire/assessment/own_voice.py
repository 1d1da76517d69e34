"""What a party says itself, apart from what another side says that it agreed to: a reading rests on a party's own words first."""

from collections.abc import Sequence
from functools import cache

from holdfire.record import Entry, Position, Reading
from holdfire.vocab.actors import Kind, Roster


def in_own_voice(entries: Sequence[Entry[Reading]], roster: Roster) -> list[Entry[Reading]]:
    """The readings without those that another side ascribes to a party which has words of its own on the same issue.

    A side ascribes where it passes on what another one means, and where its own readout says what others do. Where a
    party is heard through others alone, what they say stays, with `via`.
    """
    ascribed = [is_ascribed(e, roster) for e in entries]
    heard = {(e.row.party, e.row.issue) for e, by_another in zip(entries, ascribed, strict=True) if not by_another}
    return [
        e
        for e, by_another in zip(entries, ascribed, strict=True)
        if not by_another or (e.row.party, e.row.issue) not in heard
    ]


def is_own_document(e: Entry[Reading]) -> bool:
    """Whether the report is one that the side itself gives out: a readout, a bulletin."""
    return _shipped_party((e.source or "").partition(", via")[0]) == e.row.party


@cache
def _shipped_party(name: str) -> str | None:
    return _party(name, Roster.load())


def is_ascribed(e: Entry[Reading] | Entry[Position], roster: Roster) -> bool:
    """Whether another side says so of the party: it passes it on, or it stands in that side's own readout.

    An organisation of states or an onlooker is no side: what it says that two sides agreed is theirs.
    """
    by = told_by(e, roster)
    return by is not None and roster.kind_of(by) is not Kind.ORGANISATION


def told_by(e: Entry[Reading] | Entry[Position], roster: Roster) -> str | None:
    """The other party that says so, where it is another one's word."""
    if e.row.via is not None:
        by = _party(e.row.via, roster)
        return by if by != e.row.party else None
    # a readout is the voice of the side that gives it out, not of those that it speaks about
    voice = _party((e.source or "").partition(", via")[0], roster)
    return voice if voice != e.row.party else None


def _party(name: str, roster: Roster) -> str | None:
    """The party that a whole name stands for; a paper that is called after a capital is none."""
    name = name.strip()
    return roster.party(name.removeprefix("the ").removeprefix("The ")) if name else None
