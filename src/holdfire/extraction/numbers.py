"""Quantities in news text: how many of what, each or together, exact or at least."""

import re
from dataclasses import dataclass
from enum import StrEnum

from holdfire.extraction.date_patterns import MONTH
from holdfire.extraction.number_words import CARDINALS, figure_at, spelled_at
from holdfire.extraction.unit_nouns import unit_after
from holdfire.record import Span


class Bound(StrEnum):
    """What the words around a number make of it."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ABOUT = "about"
    BETWEEN = "between"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it counts.

    `value` is in full units ("$117 million" is 117000000), and null where it is no whole number ("3.5 km", "dozens").
    `upper` is the other end of a range. `unit_words` is the head of the noun phrase that follows ("prisoners" of "175
    prisoners of war", "soldiers" of "23 badly wounded soldiers"), a currency sign, or "%". `words` and `span` are
    the number itself. `each` is true for "175 prisoners each" and "175-for-175".
    """

    value: int | None
    words: str
    span: Span
    unit_words: str | None = None
    each: bool = False
    bound: Bound = Bound.EXACT
    upper: int | None = None


_WORD = re.compile(r"[0-9]+|[A-Za-z]+")
_MANY = re.compile(
    r"(?i:(?:(?:several|a\s{1,3}few|many|some)\s{1,3}(?:hundred|thousand|dozen|million)|tens|dozens|scores|hundreds|thousands|millions)"
    r"(?:\s{1,3}of\s{1,3}(?:thousands|millions))?)(?![\w])"
)
_OPENERS = CARDINALS | {
    "a",
    "an",
    "half",
    "tens",
    "dozens",
    "scores",
    "hundreds",
    "thousands",
    "millions",
    "several",
    "many",
    "some",
}
_CURRENCY = re.compile(r"(?:US\$|[$€£¥₴₽]|\b(?:USD|EUR|GBP)\s)$")

_BEFORE: tuple[tuple[Bound, re.Pattern[str]], ...] = tuple(
    (bound, re.compile(rf"\b(?:{words})\s{{1,4}}(?:the\s|an?\s)?$", re.I))
    for bound, words in (
        (Bound.AT_LEAST, r"(?:more|greater|higher|better)\sthan|(?:just\s|well\s)?over|at\sleast|no\s(?:fewer|less)\sthan|(?:just\s|well\s)?above|exceeding|upwards?\sof|in\sexcess\sof|a\sminimum\sof|beyond|surpassing"),
        (Bound.AT_MOST, r"(?:up|close)\sto(?<!close\sto)|at\s(?:the\s)?most|(?:fewer|less|no\smore)\sthan|(?:just\s)?under|below|a\smaximum\sof|as\smany\sas"),
        (Bound.ABOUT, r"about|around|some|nearly|almost|roughly|approximately|close\sto|(?:an\s)?estimated|circa|perhaps|an\saverage\sof|as\smany\sas"),
    )
)  # fmt: skip
_OR_MORE = re.compile(r"\+|-plus\b|\s(?:[a-z]+\s)?or\smore\b", re.I)
_OR_SO = re.compile(r"\s(?:[a-z]+\s)?or\sso\b", re.I)
_RANGE = re.compile(r"\s?[-–]\s?|\s(?:to|and|or)\s")
_BETWEEN = re.compile(r"\b(?:between|from)\s{1,4}$", re.I)
_FOR = re.compile(r"(?:-|\s)for(?:-|\s)", re.I)
_EACH_AFTER = re.compile(
    r"[^.;:!?,\"()]{0,60}?\b(?:each(?!\s(?:other|day|week|month|year|time|of|night|hour))|apiece|per\sside|(?:on|by|from)\seach\sside)\b",
    re.I,
)
_EACH_BEFORE = re.compile(
    r"\beach(?!\s(?:other|day|week|month|year|time|of|night|hour)\b)[^.;:!?,\"()0-9]{0,40}$", re.I
)

# what figures belong to when they count nothing
_LABEL = re.compile(
    r"\b(?:Resolutions?|Articles?|Unit|Route|Highway|Flight|Section|Chapter|Phase|Stage|Protocol|Boeing|Airbus|Shahed|Patriot|Channel|"
    r"No|Nos|Number|Page|Paragraph|Annex|Law|Decree|Order|Case|Team|Camp|Zone|Area|Block|Line|Point|Clause|Day|Room|Version|Round|Grade|Level|Class|Type|"
    r"Vol|Volume|Part|Item|Brigade|Division|Psalm|Apollo|Falcon|Gate|Pier|Berth|Checkpoint|Reactor|article|resolution|page|phase|stage|clause|point|no)\.?\s{1,2}(?:\d+\s(?:and|or|to)\s)?$"
)
_GLUED_BEFORE = re.compile(r"(?:\w|\d[.:/-]|[A-Za-z]-|[/:#№_.])$")
_GLUED_AFTER = re.compile(r"(?:st|nd|rd|th)\b|[:/]\d|-[A-Za-z](?!or-)|[A-Za-z]|\s?[ap]\.?m\b|\.\d")
_LIST_NUMBER = re.compile(r"[.)]\s")
_MONTH_AFTER = re.compile(rf"(?:\s?(?:-|–|to|and)\s?\d{{1,2}}(?:st|nd|rd|th)?)?[\s-]{{1,2}}(?:of\s)?{MONTH}")
_MONTH_BEFORE = re.compile(rf"(?<!\w){MONTH}\s{{1,2}}(?:\d{{1,2}}(?:\s?(?:-|–|to|and)\s?|,\s{{0,2}}))?$")
_YEAR_BEFORE = re.compile(
    r"\b(?:in|since|until|till|by|during|of|from|before|after|late|early|mid|spring|summer|autumn|fall|winter|the|and|to)[\s-]{1,3}$",
    re.I,
)
_PLURAL_NEXT = re.compile(r"\s[a-z]+s\b")
_ONE = re.compile(
    r"\s(?!of\b|another|more\b|day\b|side\b|hand\b|who|that|which|can|could|to\b|and\b|or\b|month|may|might|should|would|will|is\b|was\b|has\b|in\b|on\b|at\b|by\b|for\b|from\b|with)[A-Za-z]"
)
_ONE_BEFORE = re.compile(r"\b(?:no|any|every|each|this|that|which|the|not|another|some|other|only)\s{1,3}$", re.I)


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """The quantities in a paragraph of plain text, in order, none overlapping.

    Dates, years, clock times, ordinals, scores, ages, "30-day" and figures in names (M23, Su-34, Resolution 1701) are
    none; see `find_durations` for lengths of time. Never raises; linear in the length of the text.
    """
    found: list[Quantity] = []
    at = 0
    for word in _WORD.finditer(text):
        start = word.start()
        low = word[0].lower()
        if start < at or not (low[0].isdigit() or low in _OPENERS):
            continue
        made = _figures(text, start) if low[0].isdigit() else _spelled(text, start, low)
        if made is not None:
            value, end = made
            quantity = _quantity(text, start, end, value)
            if (
                found
                and quantity.bound is Bound.EXACT
                and found[-1].bound is Bound.BETWEEN
                and found[-1].span.end >= end
            ):
                continue
            found.append(quantity)
            at = quantity.span.end
    return tuple(found)


def _figures(text: str, start: int) -> tuple[int | None, int] | None:
    if _GLUED_BEFORE.search(text, max(0, start - 2), start):
        return None
    made = figure_at(text, start)
    if made is None:
        return None
    _value, end = made
    figures = text[start:end]
    if _GLUED_AFTER.match(text, end) and not _FOR.match(text, end):
        return None
    if _LABEL.search(text, max(0, start - 24), start) or _is_score(text, start, end):
        return None
    if figures.isdigit() and len(figures) <= 2:
        line = text.rfind("\n", 0, start) + 1 if start else 0
        if not text[line:start].strip(" (") and _LIST_NUMBER.match(text, end):
            return None
    if figures.isdigit() and len(figures) <= 4 and _in_date(text, start, end):
        return None
    return made


def _in_date(text: str, start: int, end: int) -> bool:
    if end - start <= 2 and int(text[start:end]) <= 31 and _MONTH_AFTER.match(text, end):
        return True
    before = _MONTH_BEFORE.search(text, max(0, start - 28), start)
    if before is not None and (
        end - start == 4 or not _PLURAL_NEXT.match(text, end) or text[:start].rstrip().endswith(",")
    ):
        return True
    year = end - start == 4 and 1800 <= int(text[start:end]) <= 2099
    return (
        year and _YEAR_BEFORE.search(text, max(0, start - 12), start) is not None and not _PLURAL_NEXT.match(text, end)
    )


_SCORE = re.compile(r"\d{1,2}[-–]\d{1,2}(?![\d-])")
_SCORED = re.compile(
    r"\s(?:win|victory|defeat|loss|lead|draw|aggregate|on\saggregate|vote|majority|winner|triumph|deficit|advantage|thriller|tie|home|away)",
    re.I,
)


def _is_score(text: str, start: int, end: int) -> bool:
    match = _SCORE.match(text, start)
    if match is None:
        return re.compile(r"\d[-–]$").search(text, max(0, start - 2), start) is not None
    a, b = (int(x) for x in re.split("[-–]", match[0]))
    return (
        a >= b or _SCORED.match(text, match.end()) is not None or not re.compile(r"\s[a-z%]|%").match(text, match.end())
    )


def _spelled(text: str, start: int, word: str) -> tuple[int | None, int] | None:
    many = _MANY.match(text, start)
    if many is not None:
        return None, many.end()
    made = spelled_at(text, start)
    if made is None or re.compile(r"-[A-Za-z]|\w").match(text, made[1]) or (start and text[start - 1] in "-'"):
        return None
    if made[0] == 1 and made[1] == start + len(word):
        if _ONE.match(text, made[1]) is None or _ONE_BEFORE.search(text, max(0, start - 10), start):
            return None
    return made


def _quantity(text: str, start: int, end: int, value: int | None) -> Quantity:
    bound, upper, each = Bound.EXACT if value is not None or text[start:end][0].isdigit() else Bound.ABOUT, None, False
    other = _other_end(text, start, end, value)
    if other is not None:
        bound, (upper, end) = Bound.BETWEEN, other
    mirrored = _FOR.match(text, end)
    if mirrored is not None and text.startswith(text[start:end], mirrored.end()):
        end, each = mirrored.end() + end - start, True
    if bound is not Bound.BETWEEN:
        before = next((b for b, words in _BEFORE if words.search(text, max(0, start - 28), start)), None)
        after = Bound.AT_LEAST if _OR_MORE.match(text, end) else Bound.ABOUT if _OR_SO.match(text, end) else None
        bound = before or after or bound
    money = _CURRENCY.search(text, max(0, start - 5), start)
    begin = money.start() if money else start
    unit = money[0].strip() if money else unit_after(text, end, value)
    each = (
        each
        or _EACH_AFTER.match(text, end) is not None
        or _EACH_BEFORE.search(text, max(0, start - 60), start) is not None
    )
    return Quantity(value, text[begin:end], Span(begin, end), unit, each, bound, upper)


def _other_end(text: str, start: int, end: int, value: int | None) -> tuple[int, int] | None:
    """The upper end of "20 to 30", "between 20 and 30", "20-30" and where it ends."""
    join = _RANGE.match(text, end)
    if join is None or value is None:
        return None
    if join[0].strip() == "and" and not _BETWEEN.search(text, max(0, start - 12), start):
        return None
    at = join.end()
    made = figure_at(text, at) if text[at : at + 1].isdigit() else spelled_at(text, at)
    if made is None or made[0] is None or made[0] <= value or re.compile(r"-[A-Za-z]|[A-Za-z:/]").match(text, made[1]):
        return None
    if _MONTH_AFTER.match(text, made[1]):
        return None
    return made[0], made[1]
