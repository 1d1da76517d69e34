"""Who is bound by an undertaking and who put it forward."""

import re
from collections.abc import Iterator

from holdfire.extraction.terms.sentence import Found, Sentence
from holdfire.record.reading import Axis

_PROPOSED = re.compile(
    r"\b(?P<who>(?:[A-Z][\w.'-]+\s){1,5})(?:had\s|has\s)?(?:proposed|put\sforward|suggested|offered)\b(?:\s(?:a|an|the)\s(?:proposal|plan|offer|idea|initiative|truce|ceasefire|halt|pause)\b)?"
    r"|\b(?P<by>(?:proposed|put\sforward|suggested|offered)\sby\s(?:the\s)?(?:[A-Z][\w.'-]+\s?){1,4}|idea\sthat\s(?:came\sfrom|it\sascribed\sto)\s(?:the\s)?(?:\w+\s){0,2}?(?:[A-Z][\w.'-]+\s?){1,3}|(?:[A-Z][\w.]+)-proposed)"
)
_BOUND = re.compile(
    r"\b(?:mutual(?:ly)?|reciprocal(?:ly)?|both\s(?:sides|parties|countries|states|armies)|unilateral(?:ly)?|the\sparties\sto\sthe\sconflict|each\sother's)\b",
    re.I,
)


# who put it forward: nobody alone
_TOGETHER = re.compile(
    r"\b(?:the\s(?:two\s)?|both\s)(?:leaders|presidents|prime\sministers|foreign\sministers|heads\sof\sstate)"
    r"\s(?:have\s|had\s)?(?:agreed|decided)\b",
    re.I,
)
_LEFT_OUT = re.compile(
    r"\b(?:does|do|did|would|will)\snot\s(?:include|apply\sto|extend\sto|bind|concern|cover|mention)\s(?:the\s)?(?:[A-Z][\w.'-]+\s?){1,4}"
    r"|\bmakes?\sno\smention\sof\s(?:the\s)?(?:[A-Z][\w.'-]+\s?){1,4}"
)


def find_sides(sentence: Sentence) -> Iterator[Found]:
    """PARTY terms: the proposer by name, those who agreed together, and "mutual", "both sides", "unilateral"."""
    for match in _PROPOSED.finditer(sentence.text, sentence.start, sentence.end):
        yield Found(Axis.PARTY, match.start(), match.end(), None, parties=True)
    for match in _TOGETHER.finditer(sentence.text, sentence.start, sentence.end):
        yield Found(Axis.PARTY, match.start(), match.end(), None, parties=True, at=match.end() - 2)
    for match in _LEFT_OUT.finditer(sentence.text, sentence.start, sentence.end):
        yield Found(Axis.PARTY, match.start(), match.end(), None, negated=True, parties=True)
    for match in _BOUND.finditer(sentence.text, sentence.start, sentence.end):
        after = sentence.text[match.end() : match.end() + 30]
        if not re.match(
            r"\s(?:agreement|consent|accusations?|trust|understanding|confirmed|said|say|accuse)", after, re.I
        ):
            yield Found(Axis.PARTY, match.start(), match.end(), None)
