"""The pieces of which time expressions are made: weekdays, months, clock times, counts of days, as patterns."""

import re

from holdfire.extraction.number_words import SMALL

S = r"\s{1,4}"
END = r"(?![\w])"
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SHORT_MONTHS = ["Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec"]

# "Sat." and "Sun." are words of their own unless a date follows
WEEKDAY = (
    r"(?:(?i:" + "|".join(WEEKDAYS) + r")(?!\w)|(?:Mon|Tues?|Wed|Thurs?|Thu|Fri)\."
    r"|(?:Sat|Sun)\.?(?=,?\s\d|,?\s(?:" + "|".join([*_SHORT_MONTHS, "May"]) + r")))"
)  # fmt: skip
MONTH = (
    r"(?:" + "|".join([*MONTHS, *(m.upper() for m in MONTHS)]) + "|(?:" + "|".join([*_SHORT_MONTHS, *(m.upper() for m in _SHORT_MONTHS)]) + r")\b\.?)(?![A-Za-z])"
)  # fmt: skip
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\w|[.,:]\d|%)"
YEAR = r"(?:1[89]|20)\d\d(?!\w|[,.:]\d|-\d)"
DASH = r"(?:\s?[-–—/]\s?|\s(?:to|and|through|until)\s)"

_ZONE = r"(?:\s(?:(?:local|[A-Z][a-z]+)\s){1,2}time|\s(?:GMT|UTC|MSK|EES?T|CES?T|BST|IST|E[SD]T)\b)?(?:\s\(\d{4}\s(?:GMT|UTC)\))?"
CLOCK = (
    r"(?:(?:\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\b\.?|\sh(?:ours|rs)\b)?|\d{1,2}\s?[ap]\.?m\b\.?|(?i:noon|midday|midnight)\b)"
    + _ZONE
    + ")"
)
PART = r"(?i:morning|afternoon|evening|night|noon|midday|midnight|lunchtime|dawn|dusk)\b"

# "18:00 on ...", "late on ...", "the early hours of ..."
LEAD = (
    rf"(?:{CLOCK},?{S}(?:on{S})?|(?i:early|late|later){S}(?:on{S})?"
    rf"|(?:(?i:the){S})?(?i:(?:early|small){S}hours|night|evening|morning|afternoon){S}(?i:of|on){S})"
)  # fmt: skip
TRAIL = rf"(?:,?{S}(?:at{S}|in{S}the{S})?(?:{PART}|{CLOCK}))?"

WHICH = rf"(?:(?i:this{S}past|this{S}coming|the{S}coming|the{S}following|the{S}previous|last|next|this|past|coming){S})"
COUNT = rf"(?P<n>{SMALL})"
UNIT = r"(?P<unit>(?i:hour|day|week|month|year))s?"

# the words that can stand before a month or a year which is meant as a time
BEFORE_MONTH = frozenset(
    [
        "in",
        "since",
        "until",
        "till",
        "by",
        "of",
        "from",
        "during",
        "before",
        "after",
        "through",
        "last",
        "next",
        "this",
        "early",
        "late",
        "mid",
        "to",
        "between",
        "and",
        "late",
    ]
)
# names that are no day
NO_DAY = frozenset(
    ["bloody", "super", "black", "ash", "shrove", "palm", "holy", "maundy", "good", "easter", "blue", "cyber", "red"]
)
PAPERS = rf"(?!{S}(?:Times|Telegraph|Mirror|Express|World|Mail|Herald|Post|Service|League|Night{S}(?:Live|Football)))"

_WEEKDAY_NUMBER = {name[:3]: k for k, name in enumerate(WEEKDAYS)}
_MONTH_NUMBER = {name[:3].lower(): k for k, name in enumerate(MONTHS, start=1)}
_FIGURES = re.compile(r"\d+")


def weekday_number(words: str) -> int:
    """Monday is 0; from a name or its abbreviation."""
    return _WEEKDAY_NUMBER[words[:3].lower()]


def month_number(words: str) -> int:
    """January is 1; from a name or its abbreviation."""
    return _MONTH_NUMBER[words[:3].lower()]


def figures(words: str) -> int:
    """The first figures of a match: 18 in "18th"."""
    match = _FIGURES.search(words)
    if match is None:
        raise ValueError(f"no figures in {words!r}")
    return int(match[0])
