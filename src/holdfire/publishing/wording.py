"""How stances, issues and days are named to a person, and which colour a stance has."""

import re
from datetime import date

# colour goes by what kind of answer a stance is, never by the party that gives it
GROUPS: dict[str, tuple[str, ...]] = {
    "accept": ("agreed", "agreed_in_principle", "committed", "welcomed"),
    "offer": ("proposed", "hoped", "announced", "discussed"),
    "demand": ("demanded",),
    "refuse": ("declined", "sceptical", "suspended"),
    "open": ("undecided",),
    "accuse": ("accused", "threatened"),
    "answer": ("denied", "claimed_compliance"),
}
COLOURS = {
    "accept": "green",
    "offer": "cyan",
    "demand": "yellow",
    "refuse": "red",
    "open": "bright_black",
    "accuse": "magenta",
    "answer": "blue",
}
_GROUP_OF = {stance: group for group, stances in GROUPS.items() for stance in stances}
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_PARTIAL = re.compile(r"\d{4}(-\d\d)?")


def stance_colour(stance: str) -> str:
    """The terminal colour of a stance's group."""
    return COLOURS[_GROUP_OF[stance]]


def stance_words(stance: str, target: str | None) -> str:
    """A stance as people say it: "agreed in principle", "accused Ukraine", "denied, to Ukraine"."""
    words = plain(stance)
    if target is None:
        return words
    return f"{words}, to {target}" if stance == "denied" else f"{words} {target}"


def plain(name: str) -> str:
    """A name of the vocabulary as words: "prisoner exchange", "children" for `other:children`."""
    return name.removeprefix("other:").replace("_", " ")


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun: "1 issue", "1,204 words"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def day_words(day: date) -> str:
    """A day for a person: "18 Mar 2025"."""
    return f"{day.day} {day:%b %Y}"


def stated_day(words: str | None) -> tuple[str, bool]:
    """A date of a record as a person reads it, and whether it is settled; words that are no date stay as they are."""
    if words is None:
        return "no date stated", False
    if _DAY.fullmatch(words):
        return day_words(date.fromisoformat(words)), True
    return (words, True) if _PARTIAL.fullmatch(words) else (f"“{words}”, unresolved", False)
