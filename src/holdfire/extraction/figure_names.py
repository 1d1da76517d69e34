"""Figures that count nothing: dates, clock times, ordinals, scores, list numbers, names like M23 and Resolution 1701."""

import re

from holdfire.extraction.date_patterns import MONTH
from holdfire.vocab.counting import counting_words

_GLUED_BEFORE = re.compile(r"(?:\w|\d[.:/-]|[A-Za-z][-–]|[/:#№_.'])$")
_GLUED_AFTER = re.compile(r"(?:st|nd|rd|th)\b|[:/]\d|-[A-Za-z]|[A-Za-z_]|\s?[ap]\.?m\b|\.\d")
_WORD_BEFORE = re.compile(r"([A-Za-z]{1,24})\.?\s{1,2}$")
_LABEL_RUN = re.compile(r"([A-Za-z]{1,24})\.?\s{1,2}\d{1,5}(?:,?\s(?:and|or|to)\s|,\s)$")
_LIST_NUMBER = re.compile(r"[.)]\s")
_ORDINAL = r"\d{1,2}(?:st|nd|rd|th)?"
_JOIN = r"(?:\s?[-–/]\s?|\s(?:to|and|or|until|through)\s)"
_MONTH_AFTER = re.compile(rf"(?:{_JOIN}{_ORDINAL})?[\s-]{{1,2}}(?:of\s)?{MONTH}")
_MONTH_BEFORE = re.compile(rf"(?:(\b[A-Za-z]+)\s)?(?<!\w){MONTH}\s{{1,2}}(?:{_ORDINAL}(?:{_JOIN}|,?\s{{1,2}}))?$")
_YEAR_BEFORE = re.compile(
    r"\b(?:in|since|until|till|by|during|of|from|before|after|late|early|mid|spring|summer|autumn|fall|winter|the|and|to)[\s-]{1,3}$",
    re.I,
)
_YEAR_BETWEEN = re.compile(r"\s?[-–]\s?(?:19|20)?\d\d\b")
_PLURAL_NEXT = re.compile(r"\s(?!was\b|is\b|has\b)(?:[a-z]+s|people|men|women|children)\b")
_SCORE = re.compile(r"(\d{1,2})[-–](\d{1,2})(?![\d-])")
_SCORED = re.compile(r"[-–]\d{1,2}$")
_NEXT = re.compile(r"\s([A-Za-z]+)")


def counts_nothing(text: str, start: int, end: int) -> bool:
    """Whether the figures `text[start:end]` are part of a name, a date, a time, an ordinal or a score."""
    if _GLUED_BEFORE.search(text, max(0, start - 2), start) or _GLUED_AFTER.match(text, end):
        return True
    if not text[start:end].isdigit():
        return False
    short = end - start
    labelled = _WORD_BEFORE.search(text, max(0, start - 28), start) or _LABEL_RUN.search(
        text, max(0, start - 36), start
    )
    if labelled is not None and labelled[1].lower() in counting_words().labels:
        return not labelled[1].islower() or not _PLURAL_NEXT.match(text, end)
    return (short <= 4 and _in_date(text, start, end)) or (
        short <= 2 and (_is_score(text, start, end) or _numbers_list(text, start, end))
    )


def starts_date(text: str, end: int) -> bool:
    """Whether a month stands behind figures that end at `end`."""
    return _MONTH_AFTER.match(text, end) is not None


def _in_date(text: str, start: int, end: int) -> bool:
    if end - start <= 2 and int(text[start:end]) <= 31 and starts_date(text, end):
        return True
    near = text[max(0, start - 40) : start]
    before = None if near.lower() == near else _MONTH_BEFORE.search(text, max(0, start - 40), start)
    if before is not None:
        bare = text[start - 1] in " \n" and text[start - 2].isalpha()  # "In March 12 people died"
        return not (bare and end - start <= 3 and (before[1] or "").lower() == "in")
    if not (end - start == 4 and 1800 <= int(text[start:end]) <= 2099):
        return False
    if _YEAR_BETWEEN.match(text, end) or re.compile(r"\d[-–]$").search(text, max(0, start - 2), start):
        return True
    return _YEAR_BEFORE.search(text, max(0, start - 12), start) is not None and not _PLURAL_NEXT.match(text, end)


def _is_score(text: str, start: int, end: int) -> bool:
    """ "A 4-3 win", "7-6, 6-4"; "20-30 shells" is a range."""
    match = _SCORE.match(text, start)
    if match is None:
        return _SCORED.search(text, max(0, start - 3), start) is not None
    word = _NEXT.match(text, match.end())
    return int(match[1]) >= int(match[2]) or word is None or word[1].lower() in counting_words().scores


def _numbers_list(text: str, start: int, end: int) -> bool:
    """ "1. ..." and "(2) ..." at the head of a line."""
    if not _LIST_NUMBER.match(text, end):
        return False
    before = text[max(0, start - 4) : start]
    return not before.rpartition("\n")[2].strip(" (") and (start < 4 or "\n" in before)
