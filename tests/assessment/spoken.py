"""Readings and positions for tests, said in a line."""

from datetime import date

from holdfire.record import Axis, Clause, ClauseTerms, Entry, Position, Reading, Span, Term

MARCH = date(2025, 3, 18)


def term(axis: Axis | str, words: str, value: str | None = None, *, negated: bool = False, at: int = 0) -> Term:
    """A term at the start of its report, or at `at`."""
    return Term(Axis(axis), words, Span(at, at + len(words)), value, negated)


def said(
    party: str,
    *terms: Term,
    day: date = MARCH,
    published: date | None = None,
    issue: str = "energy_strikes",
    words: str = "",
    report: str = "",
    speaker: str = "",
    via: str | None = None,
    zone: str | None = None,
    first_day_counts: bool | None = None,
    source: str | None = None,
) -> Entry[Reading]:
    """A reading of one party, public on the day on which it was said unless `published` is given."""
    words = words or " ".join(t.evidence for t in terms) or "a halt to strikes"
    name = report or f"{day.isoformat()}-{party}-{words[:12]}"
    row = Reading(
        issue, party, speaker or party, name, words, Span(0, len(words)), day, via, terms, first_day_counts, zone
    )
    return Entry(f"{name}-{party}", name, row, published or day, source)


def clause(*readings: Entry[Reading], issue: str = "energy_strikes") -> ClauseTerms:
    """A clause with these readings."""
    return ClauseTerms(Clause(issue, issue, issue), readings)


def takes(
    party: str,
    stance: str,
    day: date = MARCH,
    *,
    issue: str = "energy_strikes",
    target: str | None = None,
    via: str | None = None,
    words: str = "it agreed",
    report: str = "",
) -> Entry[Position]:
    """A position of one party."""
    row = Position(party, issue, stance, party, words, Span(0, len(words)), via, target)
    return Entry(f"{day}-{party}-{stance}", report or f"{day}-{party}", row, day)
