"""Days, months and years that a report names outright: "18 March", "Wednesday, March 19", "in early May", "the 1994 genocide"."""

import re
from datetime import date

from holdfire.extraction.calendar_days import (
    easter,
    in_month,
    made,
    month_days,
    part_of_month,
    shifted,
    weekday_near,
    year_of,
    year_settled,
)
from holdfire.extraction.date_frame import UNRESOLVED, VAGUE, Frame, Reading, Rule, in_period, on_day, rule
from holdfire.extraction.date_patterns import (
    BEFORE_MONTH,
    DASH,
    DAY,
    LEAD,
    MONTH,
    NO_DAY,
    PAPERS,
    TRAIL,
    WEEKDAY,
    WEEKDAYS,
    WHICH,
    YEAR,
    S,
    figures,
    month_number,
    weekday_number,
)
from holdfire.extraction.directions import Direction
from holdfire.record import Precision

_LEADS = "# noon midday midnight early late later the small night evening morning afternoon"
_WEEKDAYS = " ".join([*WEEKDAYS, "mon tue tues wed thu thur thurs fri sat sun"])
_MONTHS = "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec"
_NAMED_DAY = rf"(?:(?P<wd>{WEEKDAY}),?{S}(?:\()?)?"


def _dated(match: re.Match[str], frame: Frame) -> Reading | None:
    """A day and month, with or without weekday, second day and year."""
    text, (start, end) = frame.text, match.span()
    month, first = month_number(match["m"]), figures(match["d"])
    if (
        match["y"] is None
        and match["wd"] is None
        and frame.before(start) == "in"
        and text[end : end + 2].strip().islower()
    ):
        return None  # "in March 12 people died" is a month and a number
    weekday = weekday_number(match["wd"]) if match["wd"] else None
    last = figures(match["d2"]) if match["d2"] else first
    begun = (
        made(int(match["y"]), month, first)
        if match["y"]
        else year_settled(frame.published, month, first, frame.direction(start, end), weekday)
    )
    ended = made(begun.year, month, last) if begun else None
    return (Precision.DAY, begun, ended) if begun and ended and ended >= begun else UNRESOLVED


def _iso(match: re.Match[str], frame: Frame) -> Reading | None:
    return on_day(made(int(match["y"]), int(match["m"]), int(match["d"])))


def _slashed(match: re.Match[str], frame: Frame) -> Reading | None:
    """Day and month in figures; which is which stays open unless one cannot be a month."""
    a, b, year = int(match["a"]), int(match["b"]), int(match["y"])
    read = {d for d in (made(year, b, a), made(year, a, b)) if d}
    if not read and max(a, b) > 31:
        return None
    return on_day(read.pop()) if len(read) == 1 else UNRESOLVED


def _month(match: re.Match[str], frame: Frame) -> Reading | None:
    start = match.start()
    if (
        not (match["y"] or match["part"] or match[0].lower().startswith("in"))
        and frame.before(start) not in BEFORE_MONTH
    ):
        return None
    number = month_number(match["m"])
    if match["y"]:
        period = month_days(int(match["y"]), number)
    else:
        near = year_settled(frame.published, number, 15, frame.direction(start, match.end()))
        if match["which"] and frame.published and near:
            near = _chosen(frame.published, number, match["which"].lower()) or near
        period = month_days(near.year, number) if near else None
    if period and match["part"]:
        period = part_of_month(period, match["part"])
    return in_period(Precision.MONTH, period)


def _chosen(published: date, month: int, which: str) -> date | None:
    """The 15th of "last March", "next March", "this March"."""
    year = published.year
    if which == "last":
        year -= month >= published.month
    elif which == "next":
        year += month <= published.month
    return made(year, month, 15)


def _end_of_month(match: re.Match[str], frame: Frame) -> Reading | None:
    """ "By the end of May" is a deadline, its last day; "at the end of May" is its last third."""
    reading = _month(match, frame)
    if reading is None or reading[2] is None:
        return reading
    if frame.before(match.start()) in ("by", "until", "till", "before"):
        return on_day(reading[2])
    return (Precision.MONTH, reading[2].replace(day=21), reading[2])


def _year(match: re.Match[str], frame: Frame) -> Reading | None:
    """A bare year stands after a preposition ("since 2014") or between article and noun ("the 1994 genocide")."""
    if match["lead"] is None:
        text, end = frame.text, match.end()
        before = frame.before(match.start())
        article = re.compile(r"\b[Tt]he\s{1,4}$").search(text, max(0, match.start() - 8), match.start())
        noun = re.compile(r"\s[A-Za-z]").match(text, end)
        if article is None or noun is None:
            if before not in BEFORE_MONTH or before in ("to", "and", "between", "this", "next", "last", "through"):
                return None
            if before in ("of", "from", "by", "after", "before", "for") and re.compile(r"\s[a-z]{3,}s\b").match(
                text, end
            ):
                return None  # "the release of 2000 prisoners"
    return in_period(Precision.YEAR, year_of(int(match["y"])))


def _weekday(match: re.Match[str], frame: Frame) -> Reading | None:
    start, end = match.span()
    if frame.before(start) in NO_DAY:
        return None
    number, which = weekday_number(match["wd"]), re.sub(r"\s+", " ", (match["which"] or "").strip().lower())
    published = frame.published
    if which in ("the following", "the previous"):
        named = frame.last_named(start, carried=True)
        step = 1 if which == "the following" else -7
        return on_day(
            weekday_near(shifted(named, step), number, Direction.PAST)
            if step < 0
            else _on_or_after(shifted(named, 1), number)
        )
    if which in ("last", "past", "this past"):
        return on_day(weekday_near(shifted(published, -1), number, Direction.PAST))
    if which in ("coming", "the coming", "this coming"):
        return on_day(weekday_near(published, number, Direction.FUTURE))
    if published and which in ("next", "this"):
        return on_day(shifted(published, number - published.weekday() + (7 if which == "next" else 0)))
    lasts = frame.before(match.start()) in ("until", "till", "beyond", "through") or match[0].lower().startswith(
        "later"
    )
    if lasts and published and published.weekday() == number:
        return on_day(published)
    direction = frame.direction(match.start("wd"), end)
    told = frame.told_on(start) if direction is Direction.PLANNED else None
    if told is not None:  # "said on Sunday that fire would cease on Monday", read on Tuesday
        return on_day(_on_or_after(shifted(told, 1), number))
    return on_day(weekday_near(published, number, direction))


def _on_or_after(day: date | None, weekday: int) -> date | None:
    return shifted(day, (weekday - day.weekday()) % 7) if day else None


def _day_of_month(match: re.Match[str], frame: Frame) -> Reading | None:
    """ "On the 25th": of the month of publication, or of its neighbour where the tense says so."""
    published = frame.published
    if frame.before(match.start()) not in ("on", "by", "until", "from", "since"):
        return None
    if published is None:
        return UNRESOLVED
    number = figures(match[0])
    dates = [d for k in (-1, 0, 1) if (d := in_month(published, k, number))]
    direction = frame.direction(*match.span())
    wanted = [d for d in dates if (d >= published if direction.ahead else d <= published)]
    return on_day(min(wanted or dates, key=lambda d: abs((d - published).days), default=None))


_FEASTS = {"easter": 0, "good": -2, "maundy": -3, "palm": -7}


def _easter(match: re.Match[str], frame: Frame) -> Reading | None:
    """Days counted from Easter; where the churches keep different days and the words name neither, it stays open."""
    low = match[0].lower()
    if match["y"]:
        years = [int(match["y"])]
    elif frame.published:
        years = [frame.published.year + k for k in (-1, 0, 1)]
    else:
        return UNRESOLVED
    shift = (
        1
        if "monday" in low
        else -1
        if "saturday" in low
        else next((d for w, d in _FEASTS.items() if w in low.split()), 0)
    )
    near: list[date] = []
    for year in years:
        western, eastern = easter(year, orthodox=False), easter(year, orthodox=True)
        meant = (
            eastern
            if "orthodox" in low
            else western
            if "catholic" in low or "western" in low or western == eastern
            else None
        )
        moved = shifted(meant, shift)
        if moved is None and (not frame.published or year == frame.published.year):
            return UNRESOLVED
        near.extend([moved] if moved else [])
    return on_day(min(near, key=lambda d: abs((d - (frame.published or d)).days), default=None))


def _season(match: re.Match[str], frame: Frame) -> Reading | None:
    """A season names its year; its months hang on the hemisphere, and a winter on two years."""
    if match["y"] and "winter" not in match[0].lower():
        return in_period(Precision.YEAR, year_of(int(match["y"])))
    return VAGUE


_MONTH_PART = r"(?P<part>early|mid|late|Early|Mid|Late)"
RULES: tuple[Rule, ...] = (
    rule(
        "18 March",
        f"{_WEEKDAYS} {_LEADS}",
        rf"{LEAD}?{_NAMED_DAY}(?:(?i:the){S})?(?P<d>{DAY})(?:{DASH}(?:the{S})?(?P<d2>{DAY}))?[\s-](?:of{S})?(?P<m>{MONTH})(?:,?[\s-](?P<y>{YEAR}))?{TRAIL}",
        _dated,
    ),
    rule(
        "March 18",
        f"{_WEEKDAYS} {_MONTHS} {_LEADS}",
        rf"{LEAD}?{_NAMED_DAY}(?:(?i:the){S})?(?P<m>{MONTH}){S}(?P<d>{DAY})(?:{DASH}(?P<d2>{DAY})(?!{S}[a-z]{{3,}}s\b))?(?:,?{S}(?P<y>{YEAR}))?{TRAIL}",
        _dated,
    ),
    rule("2025-03-18", "#", r"(?<![.:/-])(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?!-)", _iso),
    rule(
        "18/03/2025",
        "#",
        r"(?<![.:/-])(?P<a>\d{1,2})(?P<sep>[/.-])(?P<b>\d{1,2})(?P=sep)(?P<y>(?:19|20)\d\d)(?![/.-]\d)",
        _slashed,
    ),
    rule(
        "in early March",
        f"in this last next early mid late {_MONTHS}",
        rf"(?:(?i:in){S}(?:the{S}month{S}of{S})?)?(?:(?P<which>(?i:this|last|next)){S})?(?:{_MONTH_PART}[\s-])?(?P<m>{MONTH})(?!{S}\d{{1,2}},?{S}(?:1[89]|20)\d\d)(?:,?{S}(?:of{S})?(?P<y>{YEAR}))?",
        _month,
    ),
    rule(
        "the end of March",
        "the end",
        rf"(?:(?i:the){S})?(?i:end){S}of{S}(?P<which>(?i:this|last|next){S})?(?P<part>(?!))?(?P<m>{MONTH})(?:,?{S}(?P<y>{YEAR}))?",
        _end_of_month,
    ),
    rule(
        "in 2022",
        "in early mid late #",
        rf"(?P<lead>(?i:in){S}(?:(?:early|mid|late)[\s-])?|(?i:early|mid|late)[\s-])?(?P<y>{YEAR})",
        _year,
    ),
    rule(
        "on Wednesday",
        f"{_WEEKDAYS} {_LEADS} last next this past coming",
        rf"{LEAD}?(?P<which>{WHICH})?(?P<wd>{WEEKDAY}){PAPERS}{TRAIL}",
        _weekday,
    ),
    rule(
        "the 25th",
        "the",
        rf"(?i:the){S}(?:3[01]|[12]?\d)(?:st|nd|rd|th)(?=\s*(?:[.,;:)\"'!?]|$|(?:and|in|at|when|that|but|of\sthe\smonth)\b))",
        _day_of_month,
    ),
    rule(
        "Easter",
        "easter orthodox catholic western good maundy palm",
        rf"(?:(?:Orthodox|Catholic|Western){S})?(?:Easter(?:{S}(?:Sunday|Monday|Saturday|Day))|(?:Good|Great){S}Friday|Maundy{S}Thursday|Palm{S}Sunday)(?:,?{S}(?P<y>{YEAR}))?",
        _easter,
    ),
    rule(
        "the spring of 2022",
        "in the this last next",
        rf"(?:(?i:in){S})?(?i:the|this|last|next){S}(?:(?:early|late|mid){S})?(?:spring|summer|autumn|fall|winter)(?!{S}(?:of{S}(?!\d)|offensive|campaign))(?:{S}of)?(?:{S}(?P<y>{YEAR}))?",
        _season,
    ),
)
