"""The violations that each side counts: unit, window, parts, whether they add up, whether a side's tally only grows."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from holdfire.assessment.counts import arithmetic, compare, tallies
from holdfire.ledger import Ledger
from holdfire.publishing.asked import Asked
from holdfire.publishing.case_terms import report_names
from holdfire.publishing.views.view import Row
from holdfire.record import Count, Entry

if TYPE_CHECKING:
    from rich.console import RenderableType


def rows(ledger: Ledger, asked: Asked) -> Iterator[Row]:
    """A row for each count, by day of publication.

    `adds_up` is the verdict on its parts. `below` are earlier figures of the same running tally that are larger. For the
    newest count of another side about the same clause, `not_beside` gives why the two may not be set side by side.
    """
    names = report_names(ledger)
    counts = ledger.entries(Count, asked.as_of)
    falls: dict[str, list[str]] = {}
    for tally in tallies(counts):
        for before, after in tally.falls:
            falls.setdefault(after.id, []).append(before.id)
    for n, e in enumerate(counts):
        if asked.party in (None, e.row.by, e.row.against) and asked.issue in (None, e.row.issue):
            yield _row(e, _other(e, counts[:n]), falls.get(e.id, []), names)


def page(rows: Sequence[Row], width: int) -> "RenderableType":
    """The rows for a person."""
    from holdfire.publishing.counts_page import counts_page

    return counts_page(rows, width)


def _other(e: Entry[Count], earlier: Sequence[Entry[Count]]) -> Entry[Count] | None:
    """The newest earlier count that the other side published about the same clause."""
    about = [
        c for c in earlier if c.row.by != e.row.by and c.row.issue == e.row.issue and c.row.against != e.row.against
    ]
    return about[-1] if about else None


def _row(e: Entry[Count], other: Entry[Count] | None, falls: list[str], names: dict[str, str]) -> Row:
    c = e.row
    summed = arithmetic(c)
    beside = compare(e, other) if other is not None else None
    return {
        "by": c.by,
        "against": c.against,
        "issue": c.issue,
        "unit": c.unit,
        "value": c.value,
        "bound": c.bound.value,
        "window": c.window,
        "start": c.start,
        "end": c.end,
        "hours": c.hours,
        "parts": [
            {"unit": p.unit, "value": p.value, "bound": p.bound.value, "of": p.of, "words": p.evidence} for p in c.parts
        ],
        "adds_up": summed.verdict.value,
        "sum_of_parts": summed.parts,
        "below": falls,
        "beside": other.id if other else None,
        "not_beside": list(beside.words) if beside else [],
        "speaker": c.speaker,
        "via": c.via,
        "published": e.published,
        "words": c.evidence,
        "report": names.get(e.report, e.report),
        "source": e.source,
        "id": e.id,
    }
