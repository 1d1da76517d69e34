"""When a clause ends under a reading: a day that is named, or a length counted both ways where the words do not say how."""

import re
from datetime import date, datetime, timedelta, tzinfo

from holdfire.assessment.moments import last_day, moment_of, parsed, run_out, start_of_day
from holdfire.assessment.stands import Said
from holdfire.record import Ending
from holdfire.vocab.lengths import Length

FIRST_COUNTS, FIRST_DOES_NOT = "if the first day counts", "if the first day does not count"
# an extension that is possible or proposed is none yet
_PERHAPS = re.compile(
    r"\b(?:may|might|could|can|would|propos\w+|suggest\w*|offer\w*|ask\w*|call\w*|seek\w*|wants?|hop\w+|discuss\w*|if|whether|no|not|declin\w+|refus\w+)\b",
    re.I,
)


def endings_of(
    begins: date | datetime | None, end: Said | None, duration: Said | None, extension: Said | None, zone: tzinfo
) -> tuple[Ending, ...]:
    """The endings that a reading leaves possible, earliest first; none where it is open.

    A length from a day gives two where the reading does not say whether the first day counts. A named end goes before a
    length. An extension that is agreed moves every ending; one that is only possible or proposed moves none.
    """
    found = _named(end, zone)
    if not found and begins is not None and duration is not None and isinstance(duration.value, Length):
        found = _counted(begins, duration.value, duration.entry.row.first_day_counts, zone)
    if extension is not None and not _PERHAPS.search(_around(extension)):
        found = _extended(found, extension, zone)
    return tuple(found)


def _named(end: Said | None, zone: tzinfo) -> list[Ending]:
    named = next((t.value for t in end.terms if t.value is not None), None) if end is not None else None
    when = parsed(named) if named is not None else None
    if when is None:
        return []
    # a day that something lasts "until" is its last one
    over = moment_of(when, zone) if isinstance(when, datetime) else start_of_day(when + timedelta(1), zone)
    return [Ending(over, last_day(over, zone))]


def _counted(begins: date | datetime, length: Length, first_day_counts: bool | None, zone: tzinfo) -> list[Ending]:
    try:
        if isinstance(begins, datetime) or not length.whole_days:
            over = run_out(begins, length, zone, first_day_counts=True)
            return [Ending(over, last_day(over, zone))]
        found = []
        for counts, words in ((True, FIRST_COUNTS), (False, FIRST_DOES_NOT)):
            if first_day_counts in (None, counts):
                over = run_out(begins, length, zone, first_day_counts=counts)
                found.append(Ending(over, last_day(over, zone), words if first_day_counts is None else None))
        return found
    except (OverflowError, ValueError):
        return []


def _extended(endings: list[Ending], extension: Said, zone: tzinfo) -> list[Ending]:
    if isinstance(extension.value, Length):
        longer = []
        for ending in endings:
            after = ending.last_day + timedelta(1)
            whole = ending.moment == start_of_day(after, zone)
            over = run_out(after if whole else ending.moment, extension.value, zone, first_day_counts=True)
            longer.append(Ending(over, last_day(over, zone), ending.counting))
        return longer
    return _named(extension, zone) or endings


def _around(said: Said) -> str:
    """The words of an extension and those before them in the clause of the report that they stand in."""
    row, term = said.entry.row, said.terms[0]
    if term.report in (None, said.entry.report) and row.span.covers(term.span):
        return row.evidence[: term.span.end - row.span.start]
    return term.evidence
