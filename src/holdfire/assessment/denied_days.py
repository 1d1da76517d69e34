"""A day that a side calls an invention: what it denies is that the halt began then, not that there is one."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from holdfire.extraction.dates import find_times
from holdfire.record import Axis, Entry, Precision, Reading, Term

_DATE = re.compile(r"\bdate\b", re.I)
_NEXT = re.compile(r"\s*(?:of|,|is|was|that is)?\s*(?:the\s)?", re.I)


def with_denied_days(entries: Sequence[Entry[Reading]]) -> list[Entry[Reading]]:
    """The readings with denials of existence that are about a day made denials of the start.

    "The date of 18 March was invented" denies a start on 18 March; "there is no agreement" stays what it is.
    """
    return [replace(e, row=replace(e.row, terms=tuple(_settled(e)))) for e in entries]


def _settled(e: Entry[Reading]) -> Iterator[Term]:
    for term in e.row.terms:
        before = e.row.evidence[: max(0, term.span.start - e.row.span.start)]
        about = list(_DATE.finditer(before))
        if term.axis is not Axis.EXISTENCE or not term.negated or term.value is not None or not about:
            yield term
            continue
        after = before[about[-1].end() :]
        named = find_times(after, e.published or e.row.stated)
        first = next(
            (t for t in named if t.precision is Precision.DAY and t.start and _NEXT.fullmatch(after[: t.span.start])),
            None,
        )
        if first is not None and first.start is not None:
            yield replace(term, axis=Axis.START, value=first.start.isoformat())
        # "the earlier date" names no day, and then nothing is denied that could be compared
