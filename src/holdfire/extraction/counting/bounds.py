"""How sharp a figure is, and where the words begin that say so."""

import re

from holdfire.extraction.numbers import Bound as NumberBound
from holdfire.extraction.terms.sentence import Sentence
from holdfire.record.count import Bound


def bound_of(bound: NumberBound) -> Bound:
    """How sharp a number is, in the words of the record."""
    return {
        NumberBound.EXACT: Bound.EXACT,
        NumberBound.AT_LEAST: Bound.AT_LEAST,
        NumberBound.AT_MOST: Bound.AT_MOST,
        NumberBound.ABOUT: Bound.ABOUT,
        NumberBound.BETWEEN: Bound.ABOUT,
    }[bound]


_LEAD = re.compile(
    r"\b(?:more\sthan|at\sleast|over|some|about|around|nearly|almost|up\sto|as\smany\sas|no\s(?:fewer|less)\sthan|fewer\sthan|less\sthan|approximately|roughly)\s$",
    re.I,
)


def with_bound(sentence: Sentence, start: int) -> int:
    """Where the words begin that say how sharp a number is."""
    lead = _LEAD.search(sentence.text, max(sentence.start, start - 16), start)
    return lead.start() if lead else start
