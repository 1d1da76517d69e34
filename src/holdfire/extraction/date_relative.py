"""Times counted from the report or from a day named before: "tomorrow", "two days later", "within 60 days", "next week", "soon"."""

import re
from calendar import monthrange
from datetime import date

from holdfire.extraction.calendar_days import in_month, month_of, shifted, week_of, weekday_near, year_of
from holdfire.extraction.date_frame import UNRESOLVED, VAGUE, Frame, Reading, Rule, in_period, on_day, rule
from holdfire.extraction.date_patterns import COUNT, LEAD, TRAIL, UNIT, WEEKDAY, S, weekday_number
from holdfire.extraction.directions import Direction
from holdfire.extraction.number_words import CARDINALS, small_number
from holdfire.record import Precision

_NUMBERS = "# a an " + " ".join(sorted(CARDINALS))
_DAYS = {"today": 0, "tonight": 0, "tomorrow": 1, "yesterday": -1}
_STOPS = r"(?=\s*(?:[.,;:)\"'!?]|$|(?:in|at|by|and|but|when|that|with|from|to|on|had|was|were|as|after|near)\b))"


def moved(day: date | None, count: int, unit: str) -> date | None:
    """`day` moved by whole hours, days, weeks, months or years; part of a day does not count."""
    if day is None:
        return None
    unit = unit.lower()
    if unit in ("month", "year"):
        months = count * (12 if unit == "year" else 1)
        first = in_month(day, months, 1)
        return first.replace(day=min(day.day, monthrange(first.year, first.month)[1])) if first else None
    if unit == "hour":
        return shifted(day, int(count / 24))
    return shifted(day, count * (7 if unit == "week" else 1))


def _around(day: date | None, unit: str) -> Reading:
    """ "Two weeks ago" is as exact as its unit."""
    if day is None:
        return UNRESOLVED
    unit = unit.lower()
    if unit == "week":
        return in_period(Precision.WEEK, week_of(day))
    if unit == "month":
        return in_period(Precision.MONTH, month_of(day))
    return in_period(Precision.YEAR, year_of(day.year)) if unit == "year" else on_day(day)


def _today(match: re.Match[str], frame: Frame) -> Reading | None:
    low = match["day"].lower()
    shift = 2 if "after" in low else -2 if "before" in low else _DAYS[low]
    return on_day(shifted(frame.published, shift))


def _overnight(match: re.Match[str], frame: Frame) -> Reading | None:
    if match["wd"] is None:
        return on_day(frame.published)
    span = match.span("wd")
    return on_day(weekday_near(frame.published, weekday_number(match["wd"]), frame.direction(*span)))


def _this_part(match: re.Match[str], frame: Frame) -> Reading | None:
    """ "This morning", "during the night" are the day of the report; "last night" began on the day before."""
    return on_day(shifted(frame.published, -1 if match[0].lower().startswith("last") else 0))


def _midnight(match: re.Match[str], frame: Frame) -> Reading | None:
    return (
        on_day(frame.published)
        if frame.before(match.start())
        in ("at", "until", "till", "by", "before", "since", "from", "after", "between", "of")
        else None
    )


def _same_day(match: re.Match[str], frame: Frame) -> Reading | None:
    return on_day(frame.last_named(match.start()))


def _day_before(match: re.Match[str], frame: Frame) -> Reading | None:
    return on_day(shifted(frame.last_named(match.start()), -1))


def _day_after(match: re.Match[str], frame: Frame) -> Reading | None:
    return on_day(shifted(frame.last_named(match.start(), carried=True), 1))


def _counted(match: re.Match[str], frame: Frame) -> Reading | None:
    """ "Three days ago", "a week later", "two days earlier"."""
    word, unit = match["way"].lower(), match["unit"]
    count = small_number(match["n"])
    if word == "ago":
        return _around(moved(frame.published, -count, unit), unit)
    if word == "from now":
        return _around(moved(frame.published, count, unit), unit)
    later = word in ("later", "on")
    day = frame.last_named(match.start(), carried=later)
    return _around(moved(day, count if later else -count, unit), unit)


def _in_days(match: re.Match[str], frame: Frame) -> Reading | None:
    """ "In three days" is a time only where the clause looks ahead; elsewhere it is how long something took."""
    if not match["time"] and not frame.direction(*match.span()).ahead:
        return None
    return _around(moved(frame.published, small_number(match["n"]), match["unit"]), match["unit"])


WITHIN = rf"(?i:within|(?:in|over){S}the{S}next){S}(?:the{S}next{S}|the{S}coming{S})?{COUNT}[\s-](?:calendar{S}|working{S})?{UNIT}(?P<of>{S}(?:of|after|from|following)\b(?!{S}(?:now|today)))?"


def _within(match: re.Match[str], frame: Frame) -> Reading | None:
    """A deadline: the day on which it falls, counted from the start that the sentence names, else from publication."""
    if match["of"]:
        started = re.compile(
            r"\s{1,4}(?:(?:the|its|it|a|this)\s{1,4})?(?:truce|ceasefire|agreement|deal|start|taking|coming|entry|entering|beginning)\b"
        )
        day = frame.start if started.match(frame.text, match.end()) else None
    else:
        if frame.direction(*match.span()) is Direction.PAST:
            return VAGUE
        day = frame.counted_from(match.start())
    return on_day(deadline(day, match))


def deadline(day: date | None, match: re.Match[str]) -> date | None:
    """The last day of "within N days" (a match of `WITHIN`) when it runs from `day`."""
    return moved(day, small_number(match["n"]), match["unit"])


def _past_days(match: re.Match[str], frame: Frame) -> Reading | None:
    """ "The past 24 hours": from then to the day of the report."""
    count = small_number(match["n"]) if match["n"] else 1
    start, unit = moved(frame.published, -count, match["unit"]), match["unit"].lower()
    precision = {
        "hour": Precision.DAY,
        "day": Precision.WEEK,
        "week": Precision.WEEK,
        "month": Precision.MONTH,
        "year": Precision.YEAR,
    }[unit]
    return (precision, start, frame.published) if start else UNRESOLVED


def _period(match: re.Match[str], frame: Frame) -> Reading | None:
    which = re.sub(r"^the ", "", re.sub(r"\s+", " ", match["which"].lower()))
    step = {"last": -1, "previous": -1, "past": -1, "next": 1, "coming": 1, "following": 1}.get(which, 0)
    relative = which in ("following", "previous")
    day = frame.last_named(match.start(), carried=True) if relative else frame.published
    unit = match["unit"].lower()
    if unit == "week":
        return in_period(Precision.WEEK, week_of(day, step))
    if unit == "month":
        return in_period(Precision.MONTH, month_of(day, step))
    return in_period(Precision.YEAR, year_of(day.year + step) if day else None)


def _end_of(match: re.Match[str], frame: Frame) -> Reading | None:
    """ "By the end of the month" is a deadline, its last day; an end of a week, or one without "by", is less exact."""
    day, unit = frame.published, match["unit"].lower()
    step = 1 if (match["which"] or "").lower() == "next" else 0
    if unit == "week":
        return in_period(Precision.WEEK, week_of(day, step))
    period = month_of(day, step) if unit == "month" else year_of(day.year + step) if day else None
    if period and frame.before(match.start()) in ("by", "until", "till", "before"):
        return on_day(period[1])
    return in_period(Precision.MONTH if unit == "month" else Precision.YEAR, period)


def _weekend(match: re.Match[str], frame: Frame) -> Reading | None:
    """Saturday and Sunday: a weekend under way, else the last or the next one by the words and the tense."""
    day, which = frame.published, (match["which"] or "").lower().split(" ")[-1]
    if day is None:
        return UNRESOLVED
    step = {"last": -1, "past": -1, "previous": -1, "next": 1}.get(which, 0)
    if not step and day.weekday() < 5 and which != "this" and not frame.direction(*match.span()).ahead:
        step = -1
    if which == "this" and day.weekday() == 0 and frame.direction(*match.span()) is Direction.PAST:
        step = -1
    saturday = shifted(day, 5 - day.weekday() + 7 * step)
    sunday = shifted(saturday, 1)
    return (Precision.WEEK, saturday, sunday) if saturday and sunday else UNRESOLVED


_ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
]


def _ordinal_day(match: re.Match[str], frame: Frame) -> Reading | None:
    """ "On the 16th day": counted from the start of the undertaking, which is its first day."""
    word = (match["n"] or match["k"]).lower()
    number = _ORDINALS.index(word) + 1 if word in _ORDINALS else int(re.sub(r"\D", "", word))
    day = shifted(frame.start, number - 1) if number else None
    return on_day(day) if day else VAGUE


_NOT_YET = frozenset(["not", "t", "so", "as", "too", "no", "very", "how"])
_AT_SOMETHING = re.compile(r"\s(?:after|before|following|upon|on|once)\b")
_OF_SOMETHING = re.compile(
    r"\s(?:afterwards?|clear|available|followed|respond|reached|known|as|preceding|of\seach\sother)\b"
)


def _vague(match: re.Match[str], frame: Frame) -> Reading | None:
    """ "At once", "soon"; not "it was not immediately clear", nor "shortly after the call", which looks back."""
    text, (start, end) = frame.text, match.span()
    if _OF_SOMETHING.match(text, end):
        return None
    if match[0].lower() in ("immediately", "shortly", "soon", "promptly"):
        if frame.before(start) in _NOT_YET:
            return None
        if _AT_SOMETHING.match(text, end) and not frame.direction(start, end).ahead:
            return None
    return VAGUE


_SOME = r"(?:few|several|some|couple\sof)"
_UNITS = r"(?:minutes|hours|days|weeks|months|years)"
RULES: tuple[Rule, ...] = (
    rule(
        "today",
        "# early late later earlier the today tonight tomorrow yesterday noon midnight",
        rf"(?:{LEAD}|(?i:earlier){S})?(?P<day>(?i:the{S}day{S}after{S}tomorrow|the{S}day{S}before{S}yesterday|today|tonight|tomorrow|yesterday)){TRAIL}",
        _today,
    ),
    rule(
        "overnight",
        "overnight the",
        rf"(?i:overnight|the{S}night)(?:{S}(?:on|into|to){S}(?P<wd>{WEEKDAY})|{S}from{S}(?:{WEEKDAY}){S}(?:to|into){S}(?P<wd2>{WEEKDAY}))",
        lambda m, f: (
            _overnight(m, f)
            if m["wd"]
            else on_day(weekday_near(f.published, weekday_number(m["wd2"]), f.direction(*m.span("wd2"))))
        ),
    ),
    rule("overnight alone", "overnight", r"(?i:overnight)(?P<wd>(?!))?", _overnight),
    rule(
        "this morning",
        "this last during in through earlier late",
        rf"(?:(?i:earlier|early|late){S})?(?i:this{S}(?:very{S})?(?:morning|afternoon|evening)|last{S}(?:night|evening)|(?:during|through|in){S}the{S}(?:night|small{S}hours|early{S}hours)(?!{S}of\b))",
        _this_part,
    ),
    rule("at midnight", "midnight", rf"(?i:midnight)(?!{S}on\b)", _midnight),
    rule(
        "that day",
        "that the",
        rf"(?i:that(?:{S}(?:very|same))?|the{S}(?:very{S})?same){S}(?:day|night|evening|morning|afternoon)(?!{S}that\b)",
        _same_day,
    ),
    rule(
        "the day before",
        "the a",
        rf"(?i:the{S}(?:day|night|evening|morning|afternoon){S}before{_STOPS}|the{S}previous{S}(?:day|night|evening|morning|afternoon)|a{S}day{S}(?:earlier|before{_STOPS}))",
        _day_before,
    ),
    rule(
        "the next day",
        "the a",
        rf"(?i:the{S}(?:next|following){S}(?:day|night|evening|morning|afternoon)|the{S}(?:day|morning){S}after{_STOPS}|a{S}day{S}later)",
        _day_after,
    ),
    rule("three days ago", _NUMBERS, rf"{COUNT}{S}{UNIT}{S}(?P<way>(?i:ago|later|earlier|from{S}now))", _counted),
    rule("in three days", "in", rf"(?i:in){S}(?:(?:about|around){S})?{COUNT}{S}{UNIT}(?P<time>'?{S}time)?", _in_days),
    rule("within 60 days", "within in over", WITHIN, _within),
    rule(
        "the past 24 hours",
        "the past last",
        rf"(?:(?i:the){S})?(?i:past|last|previous){S}(?:{COUNT}{S})(?P<unit>(?i:hour|day|week|month|year))s?",
        _past_days,
    ),
    rule(
        "next week",
        "this last next the early earlier late later in",
        rf"(?:(?i:early|earlier|late|later)(?:{S}in)?{S})?(?P<which>(?i:this|last|next|(?:the{S})(?:coming|previous|following|past|next))){S}(?P<unit>(?i:week|month|year))(?!{S}(?:long\b))",
        _period,
    ),
    rule(
        "the end of the month",
        "the end",
        rf"(?:(?i:the){S})?(?i:end){S}of{S}(?P<which>the|this|next){S}(?P<unit>(?i:week|month|year))",
        _end_of,
    ),
    rule(
        "this weekend",
        "this last next the past",
        rf"(?P<which>(?i:this{S}past|this|last|next|the{S}past|the{S}previous|the{S}coming|the)){S}weekend",
        _weekend,
    ),
    rule(
        "the 16th day",
        "the",
        rf"(?i:the){S}(?P<n>\d{{1,3}}(?:st|nd|rd|th)|{'|'.join(_ORDINALS)}){S}(?P<k>(?!))?day\b",
        _ordinal_day,
    ),
    rule("day 16", "day", rf"(?i:day){S}(?P<k>\d{{1,3}})(?P<n>(?!))?", _ordinal_day),
    rule(
        "soon",
        "immediately at soon very shortly promptly straight right without forthwith as before within in over any until",
        rf"(?i:immediately|at{S}once|(?:very{S})?soon|shortly|promptly|forthwith|(?:straight|right){S}away|without{S}(?:further{S})?delay"
        rf"|as{S}(?:soon|quickly|early|rapidly){S}as{S}(?:possible|they{S}can|feasible)|before{S}long|any{S}day{S}now|at{S}the{S}earliest{S}opportunity"
        rf"|within{S}(?:(?:a{S})?(?:matter{S}of{S}|{_SOME}{S})?|the{S}(?:next|coming){S}(?:{_SOME}{S})?){_UNITS}"
        rf"|(?:in|over|within){S}(?:the{S})?(?:coming|next){S}(?:{_SOME}{S})?{_UNITS}|in{S}(?:a{S})?(?:matter{S}of{S}|{_SOME}{S}){_UNITS}(?='?{S}time|\s*[.,;]|$)"
        rf"|in{S}the{S}(?:very{S})?(?:near|nearest|foreseeable){S}(?:future|time)|in{S}due{S}course|at{S}a{S}later{S}(?:date|stage)|until{S}further{S}notice)",
        _vague,
    ),
)
