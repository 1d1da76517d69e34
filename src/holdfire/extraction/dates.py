"""When: the time expressions of a passage, resolved against the day of publication with the precision that they have."""

import re
from datetime import date, timedelta

from holdfire.record import Precision, Span, When

_MONTHS = "january february march april may june july august september october november december".split()
_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_MONTH = r"(?P<{0}>jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?|july?|aug(?:ust|\.)?|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
_SMALL = {w: i for i, w in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())} | {"a": 1, "an": 1}
_COUNT = r"(?P<{0}>\d{{1,3}}|" + "|".join(w for w in _SMALL if len(w) > 2) + r"|an?)"
_VAGUE = (
    r"immediately|at once|straight ?away|right away|soon|shortly|as soon as possible|without delay|in due course|in the (?:coming|next few|next couple of) (?:hours|days|weeks|months)|"
    r"in the near future|in the (?:days|weeks|months) ahead|within (?:hours|days|weeks|months)|over the (?:coming|next) (?:days|weeks|months)|promptly"
)
_PATTERNS = re.compile(
    r"\b(?:"
    r"(?P<iso>(?P<iy>\d{4})-(?P<im>\d\d)-(?P<id>\d\d))"
    r"|(?P<dmy>(?P<d1>\d{1,2})(?:st|nd|rd|th)?(?: of)? " + _MONTH.format("m1") + r"\b(?:,? (?P<y1>\d{4}))?)"
    r"|(?P<mdy>" + _MONTH.format("m2") + r" (?P<d2>\d{1,2})(?:st|nd|rd|th)?\b(?!:)(?:,? (?P<y2>\d{4}))?)"
    r"|(?P<my>(?:in|since|until|by|of|last|this|next) " + _MONTH.format("m3") + r"(?: (?P<y3>\d{4}))?\b)"
    r"|(?P<weekday>(?:(?P<which>last|next|this|the following|the previous) )?(?P<day>monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b(?:'s)?)"
    r"|(?P<relative>today|tonight|tomorrow|yesterday|overnight|(?:this|the same) (?:morning|afternoon|evening|night)|that (?:very )?(?:same )?day|the same day|a day (?:earlier|before)|the day before|the (?:next|following) day|a day later)"
    r"|(?P<ago>" + _COUNT.format("n1") + r" (?P<u1>day|week|month)s? (?P<dir>ago|earlier|later|before))"
    r"|(?P<span>(?P<rel>last|next|this|earlier this|later this|the coming|the past) (?P<u2>week|month|year|weekend))"
    r"|(?P<within>(?:within|in) " + _COUNT.format("n2") + r" (?P<u3>day|week|month|hour)s?)"
    r"|(?P<nth>(?:on )?the (?P<ord>\d{1,3})(?:st|nd|rd|th) day)"
    r"|(?P<year>in (?P<y4>(?:19|20)\d\d))"
    r"|(?P<vague>" + _VAGUE + r")"
    r")(?!\w)",
    re.IGNORECASE,
)
# cues left of a weekday, within its clause, that it lies ahead
_AHEAD = re.compile(r"\b(?:will|would|'ll|shall|by|until|till|next|from|starting|due|set to|is to|are to|to be|be|planned|scheduled|expected|expects?|slated|hopes?|to (?:begin|start|open|meet|take|resume|accept)|waiting|resumed|deadline|ahead of|before)\b", re.IGNORECASE)
_PAST = re.compile(r"\b(?:said|told|met|had|was|were|has|have|announced|agreed|accused|exchanged|killed|wounded|hit|struck|attacked|ordered|put|declared|sounded|reported|wrote|spoke|late on|since)\b", re.IGNORECASE)


def find_times(text: str, published: date | None) -> tuple[When, ...]:
    """The time expressions of `text`, in order, spans in `text`.

    Without `published`, relative words are UNRESOLVED with null dates; absolute dates resolve.
    """
    found: list[When] = []
    for match in _PATTERNS.finditer(text):
        when = _resolve(match, text, published, found)
        if when is not None:
            found.append(when)
    return tuple(found)


def due_of(when: When) -> str | None:
    """What a commitment's `due` shows: the day where it is settled, else the words; null for a bare month or year past."""
    if when.precision is Precision.DAY and when.start is not None:
        return when.start.isoformat()
    if when.precision in (Precision.VAGUE, Precision.WEEK, Precision.UNRESOLVED):
        return when.words
    return None


def _resolve(match: re.Match[str], text: str, published: date | None, before: list[When]) -> When | None:
    words, span = match[0], Span(match.start(), match.end())
    kind = match.lastgroup and next(g for g in ("iso", "dmy", "mdy", "my", "weekday", "relative", "ago", "span", "within", "nth", "year", "vague") if match[g])
    if kind == "vague":
        return When(words, span, Precision.VAGUE)
    if kind in ("iso", "dmy", "mdy"):
        return _absolute(match, kind, words, span, published, text)
    if kind == "my":
        return _month(match, words, span, published)
    if kind == "year":
        year = int(match["y4"])
        return When(words, span, Precision.YEAR, date(year, 1, 1), date(year, 12, 31))
    if published is None:
        return When(words, span, Precision.UNRESOLVED)
    if kind == "weekday":
        return _at(words, span, _weekday(match, text, published))
    if kind == "relative":
        return _at(words, span, _relative(words.lower(), published, before))
    if kind == "ago":
        return _counted(match, words, span, published)
    if kind == "within":
        return _within(match, words, span, published, before)
    if kind == "nth":
        anchor = next((w.start for w in reversed(before) if w.start and w.start >= published), None)
        return _at(words, span, anchor + timedelta(int(match["ord"]) - 1)) if anchor else When(words, span, Precision.VAGUE)
    return _stretch(match, words, span, published)


def _at(words: str, span: Span, day: date) -> When:
    return When(words, span, Precision.DAY, day, day)


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _SMALL[word.lower()]


def _month_of(word: str) -> int:
    return next(i for i, m in enumerate(_MONTHS, 1) if m.startswith(word.lower().rstrip(".")[:3]))


def _absolute(match: re.Match[str], kind: str, words: str, span: Span, published: date | None, text: str) -> When | None:
    """A named day; without a year, the one nearest to the day of publication."""
    if kind == "iso":
        year, month, day = match["iy"], int(match["im"]), int(match["id"])
    else:
        year, month, day = (match["y1"], _month_of(match["m1"]), int(match["d1"])) if kind == "dmy" else (match["y2"], _month_of(match["m2"]), int(match["d2"]))
    if year is None and published is None:
        return When(words, span, Precision.UNRESOLVED)
    years = [int(year)] if year else [published.year - 1, published.year, published.year + 1] if published else []
    days = [d for d in (_day(y, month, day) for y in years) if d is not None]
    if not days:
        return None
    return _at(words, span, min(days, key=lambda d: abs((d - published).days) if published else 0))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month(match: re.Match[str], words: str, span: Span, published: date | None) -> When | None:
    month = _month_of(match["m3"])
    if match["m3"].lower() == "may" and not match["m3"][0].isupper():
        return None
    year = int(match["y3"]) if match["y3"] else None
    if year is None:
        if published is None:
            return When(words, span, Precision.UNRESOLVED)
        year = min((published.year - 1, published.year, published.year + 1), key=lambda y: abs((date(y, month, 15) - published).days))
    first = date(year, month, 1)
    return When(words, span, Precision.MONTH, first, _month_end(first))


def _month_end(first: date) -> date:
    return (first.replace(day=28) + timedelta(4)).replace(day=1) - timedelta(1)


def _weekday(match: re.Match[str], text: str, published: date) -> date:
    """The day that a weekday names: past or coming by the words around it, the nearest past one if nothing tells."""
    ahead = (_DAYS.index(match["day"].lower()) - published.weekday()) % 7
    which = (match["which"] or "").lower()
    if which in ("next", "the following"):
        return published + timedelta(ahead or 7)
    if which in ("last", "the previous"):
        return published - timedelta((7 - ahead) % 7 or 7)
    return published + timedelta(ahead or 7) if _lies_ahead(match, text) else published - timedelta((7 - ahead) % 7)


def _lies_ahead(match: re.Match[str], text: str) -> bool:
    start = max(text.rfind(". ", 0, match.start()), text.rfind("; ", 0, match.start()), match.start() - 120) + 1
    before = text[max(0, start) : match.start()]
    cues = [m for m in _AHEAD.finditer(before)]
    past = [m for m in _PAST.finditer(before)]
    if not cues:
        return False
    return not past or cues[-1].start() > past[-1].start()


def _relative(words: str, published: date, before: list[When]) -> date:
    last = next((w.start for w in reversed(before) if w.precision is Precision.DAY and w.start), published)
    if words == "tomorrow":
        return published + timedelta(1)
    if words == "yesterday":
        return published - timedelta(1)
    if words.startswith(("a day earlier", "a day before", "the day before")):
        return last - timedelta(1)
    if words.startswith(("the next day", "the following day", "a day later")):
        return last + timedelta(1)
    if words.startswith(("that", "the same")):
        return last
    return published


def _counted(match: re.Match[str], words: str, span: Span, published: date) -> When:
    days = _number(match["n1"]) * {"day": 1, "week": 7, "month": 30}[match["u1"].lower()]
    day = published + timedelta(days if match["dir"].lower() == "later" else -days)
    if match["u1"].lower() == "day":
        return _at(words, span, day)
    return When(words, span, Precision.WEEK, day - timedelta(3), day + timedelta(3))


def _within(match: re.Match[str], words: str, span: Span, published: date, before: list[When]) -> When:
    """A deadline counted in days: from the day named just before it, where one is; otherwise it stays open."""
    unit = match["u3"].lower()
    anchor = next((w.start for w in reversed(before) if w.precision is Precision.DAY and w.start), None)
    if anchor is None or unit == "hour":
        return When(words, span, Precision.VAGUE)
    return _at(words, span, anchor + timedelta(_number(match["n2"]) * {"day": 1, "week": 7, "month": 30}[unit]))


def _stretch(match: re.Match[str], words: str, span: Span, published: date) -> When:
    shift = {"last": -1, "the past": -1, "next": 1, "the coming": 1}.get(match["rel"].lower(), 0)
    unit = match["u2"].lower()
    if unit in ("week", "weekend"):
        monday = published - timedelta(published.weekday()) + timedelta(7 * shift)
        return When(words, span, Precision.WEEK, monday + timedelta(5 if unit == "weekend" else 0), monday + timedelta(6))
    if unit == "month":
        first = date(published.year + (published.month - 1 + shift) // 12, (published.month - 1 + shift) % 12 + 1, 1)
        return When(words, span, Precision.MONTH, first, _month_end(first))
    return When(words, span, Precision.YEAR, date(published.year + shift, 1, 1), date(published.year + shift, 12, 31))

