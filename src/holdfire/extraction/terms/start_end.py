"""When an undertaking begins and ends, as the words say it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from holdfire.extraction.terms.clock import Clock, clock_in, moment, zone_in
from holdfire.extraction.terms.sentence import Found, Sentence
from holdfire.record import Precision, Span, When
from holdfire.record.reading import Axis
from holdfire.vocab.grammar import words_of

_WORDS = words_of("terms")
_LEAD = r"(?:\s(?:only|again|as|early|late|just|around|about|exactly|the))*(?:\s(?:on|at|from|in|by|with|as\sof|to|through))*\s?(?:\()?$"
_EFFECT = (
    r"(?:t[ao]k(?:e|es|ing|en)|took)\seffect|(?:c[oa]m(?:e|es|ing)|enter(?:s|ed|ing)?|go(?:es|ing)?|went|put)\sinto\s(?:force|"
    r"effect|operation)|kick(?:s|ed|ing)?\sin"
)
_BEGIN = re.compile(
    rf"\b(?:beg[aiu]n(?:s|ning)?|start(?:s|ed|ing)?|commenc(?:e|es|ed|ing)|{_EFFECT}|effective|introduced(?:\sfor\s[\w-]+\s\w+)?|"
    rf"in\s(?:force|effect|place)\s(?:since|from|as\sof)"
    rf"|(?:count(?:s|ed|ing)?|dat(?:e|es|ed|ing)|reckon(?:s|ed|ing)?)(?:\s(?:it|them|the\s(?:[\w-]+\s){{1,6}}?|[\w-]+\s[\w-]+))?\s?(?:from|"
    rf"to)|puts?\sthe\s(?:beginning|start)(?:\sof\s(?:[\w'-]+\s?){{1,4}})?\sat){_LEAD}",
    re.I,
)
_LENGTH_FROM = re.compile(
    r"\b(?:days?|weeks?|months?|hours?)\s(?:from|starting(?:\son|\sfrom)?|beginning(?:\son)?|as\sof|counted\sfrom)\s(?:the\s)?$",
    re.I,
)
_SINCE = re.compile(r"\b(?:from|since|as\sof|as\sfrom|at|on)\s(?:the\s)?$", re.I)
_UNTIL = re.compile(r"\b(?P<word>until|till|through|thru|up\sto)(?:\s(?:the|at|on|end\sof|early|late))*\s?$", re.I)
_BEYOND = re.compile(r"\b(?:beyond|past)\s(?:the\s)?$", re.I)
_ENDS = re.compile(
    r"\b(?:end(?:s|ed|ing)?|expir(?:e|es|ed|ing|y)|r[ua]n(?:s|ning)?\sout|laps(?:e|es|ed|ing)|terminat(?:e|es|ed|ing)|"
    r"conclud(?:e|es|ed|ing)|deadline)" + _LEAD,
    re.I,
)
_TO = re.compile(r"^\s?(?:,\s)?(?:to|and|until|till|through|[-–—])\s(?:the\s)?$|^\s?[-–—]\s?$", re.I)
_OPENS = re.compile(r"\b(?:from|between|starting|beginning)\s(?:the\s)?$", re.I)
_UNTIL_NEXT = re.compile(r",?\s(?:until|till|to|through)\s(?=\d|midnight|noon|[A-Z][a-z]+\s\d|\d)")
_LAST_DAY = re.compile(
    r"^\s(?:was|is|would\sbe|will\sbe)\s(?:the|its)\s(?P<which>first|last|final|opening)\sday\b", re.I
)
_IMMEDIATE = re.compile(
    r"\b(?P<adj>immediate)(?=\s(?:[\w-]+\s){0,4}?(?:cease-?fire|truce|halt|cessation|pause|end|stop|moratorium|withdrawal))|"
    r"\b(?:immediately|at\sonce|forthwith|without\sdelay|with\simmediate\seffect|right\saway)\b",
    re.I,
)
_OVER = re.compile(
    r"\b(?P<what>moratorium|truce|cease-?fire|armistice|pause|halt|month|period|order|deal|agreement|term|days|weeks|"
    r"months|deadline|lull|it|hudna)(?:'s)?(?:\s(?:on|of|against|for|in|over|with|between)\s[\w\s'-]{1,70}?|\sto\srefrain\s[\w\s'-]{1,70}?|"
    r"\sthat\s[\w\s'-]{1,50}?)?\s(?:has\s|had\s|have\s|is\s|was\s|are\s|were\s)(?:by\sthen\s|now\s|already\s|therefore\s|"
    r"since\s)*"
    r"(?P<neg>not\s(?:\w+\s)?)?(?P<over>expired|lapsed|ended|run\sout|over|up|at\san\send|no\slonger\s(?:in\s(?:force|"
    r"effect)|valid|binding)|come\sto\san\send)\b",
    re.I,
)
_DOUBT = re.compile(
    r"\b(?:not\s(?:accept|agree|consider|believe|think|mean|recogni[sz]e)|n't\s(?:accept|agree|consider|believe|think)|"
    r"reject(?:s|ed)?|den(?:y|ies|ied)|disput(?:es?|ed))\b[^.;]{0,40}$",
    re.I,
)
_IF = re.compile(r"\b(?:if|when|once|after|until|unless|before|whether|should)\b(?:(?!\bthat\b)[^,;.]){0,40}$", re.I)
_WITH = re.compile(
    r"\b(?:beg[aiu]n(?:s|ning)?|start(?:s|ed|ing)?|"
    + _EFFECT
    + r")\b[^.;]{0,60}?\b(?P<event>(?:with\sthe\s(?:publication|signing|release|announcement|exchange|adoption|entry|arrival)"
    r"|(?:when|once|after|as\ssoon\sas)\s)[^.;]{4,120})",
    re.I,
)
_FIGURES = re.compile(
    r"\b(?:figures?|tall(?:y|ies)|totals?|counts?|statistics)\s(?:run|runs|cover|covers|is|are)\b", re.I
)  # the time of a count
_HOUR_BEFORE = re.compile(
    r"\b(?:\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?m\.?|[0-2]?\d:\d\d|noon|midnight)\s(?:[A-Z][\w']+\s){1,3}[Tt]ime(?:\s\([^)]{1,20}\))?\s?,?\s?(?:on\s)?$"
)
_PAST = re.compile(r"\b(?:began|begun|started|took|came|entered|went|since|had|has)\b", re.I)
_NEAR = 60  # characters that hold what leads to a date


def find_start_end(sentence: Sentence) -> Iterator[Found]:
    """START and END terms: dates and hours behind words that begin or end something, "immediate", "has expired"."""
    dated = list(_dated(sentence))
    yield from dated
    if not any(f.axis is Axis.START for f in dated):
        yield from _immediate(sentence)
    yield from _over(sentence)
    yield from _event(sentence)


@dataclass(frozen=True, slots=True)
class _Dated:
    when: When
    axis: Axis
    start: int


def _dated(sentence: Sentence) -> Iterator[Found]:
    text, found = sentence.text, list[_Dated]()
    if _FIGURES.search(text, sentence.start, sentence.end):
        return
    for when in (_with_its_hour(sentence, w) for w in sentence.times):
        if when.precision in (Precision.VAGUE, Precision.UNRESOLVED) and clock_in(when.words) is None:
            continue
        before = text[max(sentence.start, when.span.start - _NEAR) : when.span.start]
        one = _classified(sentence, when, before, found[-1] if found else None)
        if one is not None:
            found.append(one)
    zone = next((z for z in (zone_in(text[f.when.span.start : f.when.span.end + 40]) for f in found) if z), None)
    for one in found:
        end = one.when.span.end
        clock = clock_in(one.when.words) or _clock_after(text, end)
        night = clock is not None and clock.midnight and one.when.start != one.when.end
        if night:
            clock = Clock(0, 0)  # "midnight on 24/25 February" is where the two days meet
        day = one.when.end if one.axis is Axis.END or night else one.when.start
        day = _this_week(day, one.when, sentence.published)
        settled = one.when.precision is Precision.DAY and day is not None
        if one.axis is Axis.START and clock is not None and clock.midnight and day is not None:
            day = _midnight_ahead(sentence, one, day)
        value = moment(day, clock, zone, closing=one.axis is Axis.END) if settled and day is not None else None
        if one.when.start != one.when.end and one.axis is Axis.END and clock and not clock.midnight and day is not None:
            value = moment(day, clock, zone, closing=True)
        yield Found(one.axis, one.start, end, value)
        if (
            one.axis is Axis.START
            and one.when.start != one.when.end
            and settled
            and one.when.end
            and _spans_days(one.when)
        ):
            yield Found(Axis.END, one.when.span.start, end, one.when.end.isoformat(), at=one.start)


def _with_its_hour(sentence: Sentence, when: When) -> When:
    """A day with the hour and the clock before it, where these stand apart: "5 p.m. Indian Standard Time on Saturday"."""
    before = sentence.text[max(sentence.start, when.span.start - _NEAR) : when.span.start]
    hour = _HOUR_BEFORE.search(before)
    if hour is None or clock_in(when.words) is not None:
        return when
    span = Span(when.span.start - len(before) + hour.start(), when.span.end)
    return replace(when, span=span, words=span.of(sentence.text))


def _this_week(day: date | None, when: When, published: date | None) -> date | None:
    """A halt that "ends at midnight on Sunday" in a report of a Sunday ends on that day and not in a week."""
    if (
        day is None
        or published is None
        or day - published != timedelta(7)
        or re.search(r"\b(?:next|following|week)\b|\d\s?[A-Z]", when.words)
    ):
        return day
    return published


def _midnight_ahead(sentence: Sentence, one: _Dated, day: date) -> date:
    """The day that begins at a midnight: of "will begin at midnight on the 28th", said on the 28th, the one after."""
    if sentence.published != day or _PAST.search(sentence.text, one.start, one.when.span.start) is not None:
        return day
    return day if re.search(r"\bsince\b", sentence.text[one.start : one.when.span.end], re.I) else day + timedelta(1)


def _spans_days(when: When) -> bool:
    """Whether the words name two days, "8-10 May", and no night."""
    return (
        when.start is not None
        and when.end is not None
        and bool(re.search(r"\d\D{1,12}\d", when.words))
        and clock_in(when.words) is None
    )


def _clock_after(text: str, end: int) -> Clock | None:
    """ "on Sunday at 8:30 a.m.", where the day came first."""
    match = re.compile(
        r",?\sat\s(?=\d|noon|midnight|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
    ).match(text, end)
    return clock_in(text[match.end() : match.end() + 24]) if match else None


def _classified(sentence: Sentence, when: When, before: str, last: _Dated | None) -> _Dated | None:
    text, at = sentence.text, when.span.start
    lead = at - len(before)
    if last is not None and last.axis is Axis.START and _TO.match(text[last.when.span.end : at]):
        return _Dated(when, Axis.END, at)
    after = _LAST_DAY.match(text, when.span.end)
    if after is not None:
        return _Dated(when, Axis.END if after["which"].lower() in ("last", "final") else Axis.START, at)
    for pattern, axis in ((_BEGIN, Axis.START), (_ENDS, Axis.END)):
        match = pattern.search(before)
        if match is not None and not _IF.search(before[: match.start()]):
            return _Dated(when, axis, lead + match.start())
    match = _LENGTH_FROM.search(before)
    if match is not None:
        return _Dated(when, Axis.START, lead + match.start())
    match = _OPENS.search(before)
    if match is not None and _UNTIL_NEXT.match(text, when.span.end):
        return _Dated(when, Axis.START, lead + match.start())
    match = _UNTIL.search(before)
    if match is not None and _holds(sentence, lead + match.start()):
        return _Dated(when, Axis.END, lead + match.start())
    match = _BEYOND.search(before)
    if match is not None and re.search(r"\b(?:exten|prolong)", before):
        return None
    match = _SINCE.search(before)
    if match is not None and _holds(sentence, lead + match.start(), strict=True):
        return _Dated(when, Axis.START, lead + match.start())
    return None


def _holds(sentence: Sentence, offset: int, *, strict: bool = False) -> bool:
    """Whether the preposition at `offset` hangs on a halt, on what holds or on a length of time; not on an attack or a telling.

    Nor on a stop to what is no fighting: "suspended the release of hostages on Monday".
    """
    tree, i = sentence.tree, sentence.token(offset)
    over = tree.heads[i]
    stopped = tree.child(over, "dobj") if tree.tags[over].startswith("V") else None
    if stopped is not None and tree.lemmas[over] in _WORDS["halts"] and tree.lemmas[stopped] in _WORDS["duties"]:
        return False
    word, head = tree.lower[i], tree.heads[i]
    for _ in range(3):
        lemma = tree.lemmas[head]
        if lemma in _WORDS["acts_of_war"] and not _halted(sentence, head):
            return False
        if lemma in _WORDS["holding"] or lemma in _WORDS["halts"]:
            return word not in ("on", "at") or (lemma in _WORDS["halts"] and _finite(sentence, head))
        if tree.heads[head] == head or tree.deps[head] not in (
            "prep",
            "pobj",
            "dobj",
            "npadvmod",
            "pcomp",
            "conj",
            "xcomp",
            "nmod",
        ):
            break
        head = tree.heads[head]
    return not strict and lemma not in _WORDS["tellings"]


def _halted(sentence: Sentence, i: int) -> bool:
    return any(sentence.tree.lemmas[a] in _WORDS["halts"] for a in sentence.tree.ancestors(i))


def _finite(sentence: Sentence, i: int) -> bool:
    """Whether a halt is told as done or to come, and not only agreed to: "agreed to halt strikes on Tuesday" dates the agreement."""
    tree = sentence.tree
    return not tree.tags[i].startswith("V") or tree.lowered_child(i, "to") is None


def _immediate(sentence: Sentence) -> Iterator[Found]:
    tree, text = sentence.tree, sentence.text
    for match in _IMMEDIATE.finditer(text, sentence.start, sentence.end):
        if match["adj"]:
            yield Found(Axis.START, match.start(), match.end(), "immediately")
            continue
        head = tree.heads[sentence.token(match.start())]
        near = text[max(sentence.start, match.start() - 30) : match.start()]
        if tree.lemmas[head] in _WORDS["begins"] | _WORDS["halts"] or re.search(
            r"\b(?:effect|force|effective)\s$", near
        ):
            yield Found(Axis.START, match.start(), match.end(), "immediately", at=tree.starts[head])


def _over(sentence: Sentence) -> Iterator[Found]:
    for match in _OVER.finditer(sentence.text, sentence.start, sentence.end):
        before = sentence.text[sentence.start : match.start()]
        if _IF.search(before):
            continue
        yield Found(Axis.END, match.start(), match.end(), "over", bool(match["neg"] or _DOUBT.search(before)))


def _event(sentence: Sentence) -> Iterator[Found]:
    """A start that is no date: "starts with the publication of the statements"; the words stand for themselves."""
    for match in _WITH.finditer(sentence.text, sentence.start, sentence.end):
        words = match["event"]
        if not re.search(r"\bonly\s$", sentence.text[max(0, match.start("event") - 6) : match.start("event")]):
            yield Found(
                Axis.START,
                match.start("event"),
                match.start("event") + len(words.rstrip(' ",')),
                None,
                at=match.start(),
            )
