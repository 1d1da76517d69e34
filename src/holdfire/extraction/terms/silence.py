"""What an account is said to leave out: "sets no date", "does not say how many days", "names no monitor", "no list is attached"."""

import re
from collections.abc import Iterator

from holdfire.extraction.terms.sentence import Found, Sentence
from holdfire.record.reading import Axis

_SAYS = (
    r"(?:say|said|specif\w+|state[sd]?|mention\w*|indicat\w+|giv(?:e|es|en)|gave|nam(?:e|es|ed)|list(?:s|ed)?|set(?:s)?|"
    r"announc\w+|disclos\w+|spell(?:ed|s)?\sout|ma(?:k|d)e\s(?:\w+\s)?(?:clear|mention)|contain\w*|includ\w+|has|have|"
    r"had|attach\w*|publish\w*|provid\w+|defin\w+|clarif\w+|elaborat\w+)"
)
_FRAME = re.compile(
    rf"\b(?:(?:does|did|do|has|have|had|is|was)\s(?:\w+\s)?not|\w+n't|nor|neither|without|never|nobody)\b(?=(?:\s[\w',-]+){{0,5}}?\s{_SAYS})"
    rf"|\bma(?:kes?|de)\sno\smention\b(?=\sof)|\b(?P<none>{_SAYS}\sno(?:body|thing)?)\b|\b(?P<no>no)\s(?=[\w\s-]{{1,50}}?\b(?:is|was|were|are|has\sbeen|have\sbeen)\s(?:yet\s)?(?:given|"
    rf"set|named|specified|announced|mentioned|attached|published|included|appended|fixed|agreed)\b)",
    re.I,
)
_WHAT = (
    (Axis.DURATION, re.compile(r"\bhow\s(?:long|many\s(?:days|weeks|months|hours))\b|\b(?:length|duration)\b", re.I)),
    (
        Axis.END,
        re.compile(
            r"\b(?:when|until\swhen)\b[^.;]{0,40}\b(?:ends?|expires?|over)\b|\bend\sdate\b|"
            r"\bdate\sfor\s(?:its|the)\send\b|\bdeadline\b|\bexpiry\b",
            re.I,
        ),
    ),
    (
        Axis.START,
        re.compile(
            r"\bwhen\b[^.;]{0,50}\b(?:beg[aiu]n|begins|starts?|started|effect|force|apply|"
            r"applies|introduced)\b|\b(?:start(?:ing)?\s)?date\b|\bday\s(?:for|of)\s(?:its|"
            r"the)\sstart\b|\btim(?:etable|eline|eframe)\b|\bstart\b",
            re.I,
        ),
    ),
    (
        Axis.MONITOR,
        re.compile(
            r"\bmonitor\w*|\bverif\w+|\bobservers?\b|\bsupervis\w+|\boversee\b|\bmechanism\b",
            re.I,
        ),
    ),
    (Axis.CONDITION, re.compile(r"\bdepend\w*\s(?:up)?on\b|\bcondition(?:al|s)?\b", re.I)),
    (
        Axis.SCOPE,
        re.compile(
            r"\blists?\b|\bwhich\s(?:facilities|targets|objects|sites|areas)\b|\bthe\s(?:facilities|"
            r"targets|sites|objects)\b|\bwhat\s(?:it|the\s\w+)\scovers\b|\bother\s(?:civilian\s)?\w+\b",
            re.I,
        ),
    ),
)
_STOP = re.compile(r"[.;!?]|,\s(?=(?:and|but|while)\b)")


def find_silence(sentence: Sentence) -> Iterator[Found]:
    """Negated terms: what the words say that an account does not settle."""
    text, at = sentence.text, sentence.start
    while (match := _FRAME.search(text, at, sentence.end)) is not None:
        stop = _STOP.search(text, match.end(), sentence.end)
        end = stop.start() if stop else sentence.end
        taken = -1
        for axis, pattern in _WHAT:
            what = pattern.search(text, match.end(), end)
            if what is None or what.start() < taken:
                continue
            if axis is Axis.SCOPE and re.match(r"other", what[0], re.I) and "civilian" not in what[0]:
                continue
            yield Found(axis, match.start(), end, None, negated=True, at=match.start())
            taken = what.end()
            if axis in (Axis.DURATION, Axis.END, Axis.START):
                break
        at = max(end, match.end())
