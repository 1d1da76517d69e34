"""Quantities in news text: how many of what, each or together, exact or at least."""

import re
from dataclasses import dataclass
from enum import StrEnum

from holdfire.extraction.figure_names import counts_nothing, starts_date
from holdfire.extraction.number_words import CARDINALS, figure_at, spelled_at
from holdfire.extraction.unit_nouns import unit_after
from holdfire.record import Span
from holdfire.vocab.counting import counting_words


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
    r"(?i:(?:(?:several|a\s{1,3}few|many|some)\s{1,3}(?:hundred|thousand|dozen|million)s?|tens|dozens|scores|hundreds|thousands|millions)"
    r"(?:\s{1,3}of\s{1,3}(?:thousands|millions))?)(?!\w)"
)
_MANY_OPENERS = frozenset(
    ["a", "half", "tens", "dozens", "scores", "hundreds", "thousands", "millions", "several", "many", "some"]
)
_OPENERS = CARDINALS | _MANY_OPENERS
_CURRENCY = re.compile(r"(?:US\$|[$€£¥₴₽]|\b(?:USD|EUR|GBP)\s)$")
_BEFORE = re.compile(
    r"\b(?:(?P<at_least>(?:more|greater|higher|better)\sthan|(?P<over>over)|at\sleast|no\s(?:fewer|less)\sthan|above|exceeding"
    r"|upwards?\sof|in\sexcess\sof|a\sminimum\sof|beyond|surpassing)"
    r"|(?P<at_most>up\sto|at\s(?:the\s)?most|(?:fewer|less|no\smore)\sthan|under|below|a\smaximum\sof|as\smany\sas)"
    r"|(?P<about>about|around|some|nearly|almost|roughly|approximately|close\sto|estimated|circa|perhaps|an\saverage\sof))"
    r"\s{1,4}(?:the\s|an?\s)?$",
    re.I,
)
_OR_MORE = re.compile(r"\+|-plus\b|\s(?:[a-z]+\s)?or\smore\b", re.I)
_OR_SO = re.compile(r"\s(?:[a-z]+\s)?or\sso\b", re.I)
_RANGE = re.compile(r"\s?[-–]\s?|\s(?:to|and|or)\s")
_BETWEEN = re.compile(r"\b(?:between|from)\s{1,4}$", re.I)
_FOR = re.compile(r"(?:-|\s)for(?:-|\s)", re.I)
_STOP = r"[^.;:!?,\"()]"
_NO_EACH = r"(?!\s(?:other|day|week|month|year|time|of|night|hour)\b)"
_EACH_AFTER = re.compile(
    rf"(?:and\s{{1,2}}[0-9][0-9,]*|(?![0-9]){_STOP}){{0,60}}?\b(?:each{_NO_EACH}(?!\s(?:side|party|country|camp))|apiece|per\sside|(?:on|by|from|for)\seach\sside)\b",
    re.I,
)
_EACH_BEFORE = re.compile(rf"\beach{_NO_EACH}(?:(?![0-9]){_STOP}){{0,40}}$", re.I)
_NEXT_WORD = re.compile(r"\s{1,3}([A-Za-z]+)")
_LAST_WORD = re.compile(r"([A-Za-z]+)\s{1,3}$")
_GOES_ON = re.compile(r"-[A-Za-z]|\w")


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """The quantities in a paragraph of plain text, in order, none overlapping.

    Dates, years, clock times, ordinals, scores, ages, "30-day" and figures in names (M23, Su-34, Resolution 1701) are
    none; see `find_durations` for lengths of time. Never raises; linear in the length of the text.
    """
    found: list[Quantity] = []
    at = 0
    for word in _WORD.finditer(text):
        start = word.start()
        first = word[0][0]
        if start < at or not ("0" <= first <= "9" or word[0].lower() in _OPENERS):
            continue
        made = _figures(text, start) if "0" <= first <= "9" else _spelled(text, start, word.end())
        if made is not None:
            quantity = _quantity(text, start, made[1], made[0])
            found.append(quantity)
            at = quantity.span.end
    return tuple(found)


def _figures(text: str, start: int) -> tuple[int | None, int] | None:
    made = figure_at(text, start)
    if made is None:
        return None
    end = made[1]
    mirrored = _FOR.match(text, end) is not None and text.startswith(text[start:end], end + len("-for-"))
    return made if mirrored or not counts_nothing(text, start, end) else None


def _spelled(text: str, start: int, word_end: int) -> tuple[int | None, int] | None:
    many = _MANY.match(text, start)
    if many is not None:
        return None, many.end()
    made = spelled_at(text, start)
    if (
        made is None
        or _GOES_ON.match(text, made[1])
        or (start and (text[start - 1].isalnum() or text[start - 1] in "-'"))
    ):
        return None
    counting = counting_words()
    before = _LAST_WORD.search(text, max(0, start - 28), start)
    previous = before[1].lower() if before else ""
    if previous in counting.labels or (
        previous in ("the", "these", "those") and unit_after(text, made[1], made[0]) is None
    ):
        return None  # "phase two", "the two agreed"
    if made[0] == 1 and made[1] == word_end:  # "one soldier", but "one of them", "no one", "one day"
        after, before = _NEXT_WORD.match(text, word_end), _LAST_WORD.search(text, max(0, start - 12), start)
        counting = counting_words()
        if (
            after is None
            or after[1].lower() in counting.one_after
            or (before and before[1].lower() in counting.one_before)
        ):
            return None
    return made


def _quantity(text: str, start: int, end: int, value: int | None) -> Quantity:
    bound, upper, each = _bound(text, start, end), None, False
    if value is None and not text[start].isdigit():
        bound = Bound.ABOUT
    other = _other_end(text, start, end, value)
    if other is not None:
        bound, (upper, end) = Bound.BETWEEN, other
    mirrored = _FOR.match(text, end)
    if mirrored is not None and text.startswith(text[start:end], mirrored.end()):
        end, each = mirrored.end() + end - start, True
    money = _CURRENCY.search(text, max(0, start - 5), start)
    begin = money.start() if money else start
    unit = money[0].strip() if money else unit_after(text, end, value)
    return Quantity(value, text[begin:end], Span(begin, end), unit, each or _is_each(text, start, end), bound, upper)


def _is_each(text: str, start: int, end: int) -> bool:
    near = text[max(0, start - 60) : end + 90].lower()
    if "each" not in near and "apiece" not in near and "per side" not in near:
        return False
    return _EACH_AFTER.match(text, end) is not None or _EACH_BEFORE.search(text, max(0, start - 60), start) is not None


def _bound(text: str, start: int, end: int) -> Bound:
    money = _CURRENCY.search(text, max(0, start - 5), start)
    start = money.start() if money else start
    before = _BEFORE.search(text, max(0, start - 28), start)
    if before is not None:
        word = _LAST_WORD.search(text, max(0, before.start() - 12), before.start())
        last = word[1].lower() if word else ""
        if (before["over"] and last in counting_words().hands_over) or ("than" in before[0] and last in CARDINALS):
            before = None  # "hand over 23", "one fewer than 23"
    if before is not None:
        return next(b for b in (Bound.AT_LEAST, Bound.AT_MOST, Bound.ABOUT) if before[b.value] is not None)
    if _OR_MORE.match(text, end):
        return Bound.AT_LEAST
    return Bound.ABOUT if _OR_SO.match(text, end) else Bound.EXACT


def _other_end(text: str, start: int, end: int, value: int | None) -> tuple[int, int] | None:
    """The upper end of "20 to 30", "between 20 and 30", "20-30", and where it ends."""
    join = _RANGE.match(text, end)
    if join is None or value is None:
        return None
    if join[0].strip() == "and" and not _BETWEEN.search(text, max(0, start - 12), start):
        return None
    at = join.end()
    made = figure_at(text, at) if text[at : at + 1].isdigit() else spelled_at(text, at)
    if (
        made is None
        or made[0] is None
        or made[0] <= value
        or _GOES_ON.match(text, made[1])
        or starts_date(text, made[1])
    ):
        return None
    return made[0], made[1]
