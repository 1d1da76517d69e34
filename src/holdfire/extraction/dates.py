"""Time expressions of a paragraph, resolved against the day of publication."""

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta

from holdfire.extraction.date_absolute import RULES as ABSOLUTE
from holdfire.extraction.date_frame import Anchors, Frame, Reading, Rule
from holdfire.extraction.date_relative import RULES as RELATIVE
from holdfire.extraction.date_relative import WITHIN, deadline
from holdfire.extraction.directions import Direction
from holdfire.record import Precision, Span, When

_WORD = re.compile(r"[A-Za-z]+|[0-9]+")
_WITHIN = re.compile(WITHIN)
_MIDNIGHT = re.compile(r"\b(?:00:00|0:00|midnight)\b", re.I)


def _by_opener(rules: Sequence[Rule]) -> dict[str, tuple[Rule, ...]]:
    table: dict[str, tuple[Rule, ...]] = {}
    for each in rules:
        for opener in each.openers:
            table[opener] = (*table.get(opener, ()), each)
    return table


_RULES = _by_opener((*ABSOLUTE, *RELATIVE))
_FIGURES = _RULES["#"]


def find_times(
    text: str,
    published: date | None,
    direction_of: Callable[[int], Direction] | None = None,
    anchors: Anchors | None = None,
) -> tuple[When, ...]:
    """The time expressions of one paragraph of plain text, in order, none overlapping, each as long as it goes.

    `direction_of` says for the offset of an expression whether its clause looks back or ahead; by default the tenses
    around it do. `anchors` are the days that earlier paragraphs settled (see `read_times`). Relative words stay
    unresolved without `published`. Never raises; linear in the length of the text.
    """
    return read_times(text, published, direction_of, anchors)[0]


def read_times(
    text: str,
    published: date | None,
    direction_of: Callable[[int], Direction] | None = None,
    anchors: Anchors | None = None,
) -> tuple[tuple[When, ...], Anchors]:
    """As `find_times`, and the days that the next paragraph can go back to ("the next day", "on the 16th day")."""
    frame = Frame(text, published, anchors or Anchors(), direction_of)
    found: list[When] = []
    at = 0
    for word in _WORD.finditer(text):
        start = word.start()
        if start < at:
            continue
        rules = _RULES.get(word[0].lower()) or (_FIGURES if word[0].isdigit() else None)
        if rules is None:
            continue
        best = _longest(rules, text, start, frame)
        if best is None:
            continue
        at, (precision, first, last) = best
        when = When(text[start:at], Span(start, at), precision, first, last)
        if found:
            found[-1] = _counted_from(found[-1], when, text)
        found.append(when)
        if precision is Precision.DAY and first:
            frame.named(start, first)
    return tuple(found), frame.carry()


def _longest(rules: tuple[Rule, ...], text: str, start: int, frame: Frame) -> tuple[int, Reading] | None:
    best: tuple[int, Reading] | None = None
    for each in rules:
        match = each.pattern.match(text, start)
        if match is not None and (best is None or match.end() > best[0]):
            reading = each.read(match, frame)
            if reading is not None:
                best = match.end(), reading
    return best


def _counted_from(earlier: When, when: When, text: str) -> When:
    """ "Within 60 days of March 18": the deadline runs from the day that follows it."""
    gap = when.span.start - earlier.span.end
    if (
        when.precision is not Precision.DAY
        or gap > 5
        or not earlier.words.endswith(("of", "after", "from", "following"))
    ):
        return earlier
    match = _WITHIN.fullmatch(earlier.words)
    day = deadline(when.start, match) if match else None
    return When(earlier.words, earlier.span, Precision.DAY, day, day) if day else earlier


def due_of(when: When) -> str | None:
    """The due date of a commitment: an ISO date where the words settle a day, else the words themselves.

    Of several days it is the first: the start of a halt, the deadline of a delivery.
    """
    if when.precision is Precision.DAY and when.start is not None:
        return when.start.isoformat()
    return " ".join(when.words.split()) or None


def day_of(when: When) -> str | None:
    """The ISO day of something that happened then; null where the words settle no day."""
    return when.end.isoformat() if when.precision is Precision.DAY and when.end is not None else None


def last_full_day(when: When) -> date | None:
    """The last whole day before an end: "until 00:00 on 21 April" ends with 20 April; null without a day."""
    if when.end is None or when.precision is not Precision.DAY:
        return None
    if _MIDNIGHT.search(when.words) and not when.words.lower().startswith("midnight"):
        return when.end - timedelta(1) if when.end > date.min else None
    return when.end
