"""The time that a count is for: "over the past 24 hours", "since 25 March", "on 20 April", "between 18 and 25 March"."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from holdfire.extraction.number_words import SMALL, small_number
from holdfire.extraction.terms.sentence import Sentence
from holdfire.record import Precision, When


@dataclass(frozen=True, slots=True)
class Window:
    """`words` for a time, its inclusive days where they are settled, and its length in hours where the words say it."""

    words: str
    at: int
    start: date | None = None
    end: date | None = None
    hours: int | None = None


_PAST = re.compile(
    rf"\b(?:in|over|within|during|for|inside)\s(?:the\s)?(?:(?:space|course)\sof\s)?(?:the\s)?(?P<which>past|last|previous|preceding|first|opening|span\sof)?\s?(?P<n>{SMALL})?[\s-]?(?P<unit>hour|day|week|month)s?(?:\speriod)?(?:\sof\sthe\s(?:[A-Z]?[\w-]+\s){{0,2}}?(?:truce|ceasefire|halt|pause|moratorium))?(?=[\s,.;:)\"]|$)",
    re.I,
)
_DURING = re.compile(
    r"\b(?:(?:during|throughout|over|for|in)\s(?:the\s(?:whole|course|entirety|duration|period)\sof\s)?(?:the|its|this|that)\s(?:[\w-]+\s){0,3}?(?:truce|ceasefire|cease-fire|moratorium|pause|halt|armistice|lull)\b|while\sthe\s(?:truce|ceasefire|moratorium|pause)\slasted"
    r"|since\s(?:the|its)\s(?:[\w-]+\s){0,4}?(?:truce|ceasefire|cease-fire|moratorium|pause|halt|deal|agreement)\s(?:took|came|went|began|started|entered|was|has)\b[^.;,]{0,60}|since\s(?:the\s)?(?:start|beginning)\sof\s(?:the\s)?[^.;,]{3,40}|overnight|since\sthen)",
    re.I,
)
_DAY_SO_FAR = re.compile(
    r"\b(?:between|from)\sthe\s(?:start|beginning)\sof\sthe\sday\s(?:and|until|to)\s(?:[\w.:]+\s(?:p\.m\.\s)?on\s)?$",
    re.I,
)
_SETTLED = frozenset({Precision.DAY, Precision.WEEK, Precision.MONTH, Precision.YEAR})
_BEFORE = re.compile(
    r"\b(?P<word>since|from|between|on|for|in|during|throughout|as\sof)\s(?:the\s)?(?:start\sof\s|night\s(?:of|to)\s)?$",
    re.I,
)
_PAIR = re.compile(r"^\s?(?:and|to|until|till|through|[-–—])\s(?:the\s)?(?:[^.;,]{0,12}\son\s)?$|^\s?[-–—]\s?$", re.I)


def window_of(sentence: Sentence, at: int, published: date | None) -> Window | None:
    """The time that the figure at offset `at` of the sentence is for: the nearest expression that can be one."""
    found = [*_lengths(sentence, published), *_dates(sentence, published), *_truces(sentence, published)]
    if not found:
        return None
    return min(found, key=lambda w: (abs(w.at - at), w.at))


def _lengths(sentence: Sentence, published: date | None) -> list[Window]:
    found = []
    for match in _PAST.finditer(sentence.text, sentence.start, sentence.end):
        which, unit = (match["which"] or "").lower(), match["unit"].lower()
        if not which and not match["n"]:
            continue
        number = small_number(match["n"]) if match["n"] else 1
        hours = {"hour": 1, "day": 24}.get(unit)
        days = {"hour": number / 24, "day": number, "week": 7 * number, "month": None}[unit]
        start = end = None
        if (published is not None and days is not None and which in ("past", "last", "previous", "preceding")) or (
            published and days == 1 and which == ""
        ):
            start, end = published - timedelta(max(1, round(days or 1))), published
        found.append(Window(match[0], match.start(), start, end, hours * number if hours else None))
    return found


def _dates(sentence: Sentence, published: date | None) -> list[Window]:
    found: list[Window] = []
    times = [t for t in sentence.times if t.precision in _SETTLED and t.start]
    skip: When | None = None
    for n, when in enumerate(times):
        if when is skip:
            continue
        since_dawn = _DAY_SO_FAR.search(sentence.text, max(sentence.start, when.span.start - 48), when.span.start)
        if since_dawn is not None:
            found.append(
                Window(sentence.text[since_dawn.start() : when.span.end], since_dawn.start(), when.start, when.end)
            )
            continue
        before = _BEFORE.search(sentence.text, max(sentence.start, when.span.start - 24), when.span.start)
        if before is None:
            if when.precision is not Precision.DAY and re.match(r"(?:last|this)\b", when.words, re.I):
                found.append(Window(when.words, when.span.start, when.start, when.end))
            continue
        word = before["word"].lower()
        start, end, stop = when.start, when.end, when.span.end
        follow = times[n + 1] if n + 1 < len(times) else None
        if follow is not None and _PAIR.match(sentence.text[when.span.end : follow.span.start]):
            end, stop, skip = follow.end, follow.span.end, follow
        elif word in ("since", "as of"):
            end = published
        elif word == "from" or (word == "on" and _tells(sentence, when)):
            continue
        found.append(Window(sentence.text[before.start() : stop], before.start(), start, end, None))
    return found


def _tells(sentence: Sentence, when: When) -> bool:
    """Whether the date is that of a telling: "said on Monday", "reported on 20 April"."""
    tree, i = sentence.tree, sentence.token(when.span.start)
    for a in tree.ancestors(i):
        if tree.tags[a].startswith("V"):
            return tree.lemmas[a] in (
                "say",
                "report",
                "announce",
                "tell",
                "claim",
                "accuse",
                "declare",
                "state",
                "write",
                "put",
                "allege",
                "add",
                "complain",
                "charge",
                "count",
            )
    return False


def _truces(sentence: Sentence, published: date | None) -> list[Window]:
    return [
        Window(m[0].rstrip(), m.start(), None, published if m[0].lower().startswith("since") else None)
        for m in _DURING.finditer(sentence.text, sentence.start, sentence.end)
    ]
