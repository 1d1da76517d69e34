"""What a time expression is read against: the day of publication, the tense around it, and the days named before it."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from holdfire.extraction.calendar_days import Period
from holdfire.extraction.directions import Direction, Tenses
from holdfire.record import Precision

Reading = tuple[Precision, date | None, date | None]
VAGUE: Reading = (Precision.VAGUE, None, None)
UNRESOLVED: Reading = (Precision.UNRESOLVED, None, None)

_PREVIOUS = re.compile(r"([A-Za-z]+)[,']?\s{1,4}(?:the\s{1,4})?$")
_BEGINS = re.compile(
    r"\b(?:begins?|began|begun|beginning|starts?|started|starting|effective|signed"
    r"|t(?:akes?|ook|aking)\s+effect|(?:comes?|came|go|goes|went|enters?|entered)\s+in(?:to)?\s+(?:force|effect)"
    r"|in\s+(?:force|effect|place)\s+(?:since|from))\b[^.;]{0,40}$|\b(?:since|from)\s+$",
    re.I,
)
_UNDERTAKING = re.compile(
    r"\b(?:truce|ceasefire|cease-fire|armistice|moratorium|pause|halt|cessation|deal|agreement|accord|pact|phase|lull|suspension|withdrawal)s?\b",
    re.I,
)
_STILL_AHEAD = re.compile(r"\b(?:will|shall|(?:is|are)\s+to)\b|'ll\b")


@dataclass(frozen=True, slots=True)
class Anchors:
    """Days that the paragraphs before have settled.

    `day` is the last one that they name, `start` the day on which the truce or deal that they speak of begins.
    """

    day: date | None = None
    start: date | None = None


@dataclass(slots=True)
class Frame:
    """The state of reading one paragraph from left to right."""

    text: str
    published: date | None
    anchors: Anchors
    asked: Callable[[int], Direction] | None = None
    _tenses: Tenses | None = None
    _named: list[tuple[int, date]] = field(default_factory=list)
    _starts: list[tuple[int, date]] = field(default_factory=list)
    _undertaken: date | None = None

    @property
    def tenses(self) -> Tenses:
        """The verbs of the paragraph, looked up when first needed."""
        if self._tenses is None:
            self._tenses = Tenses(self.text)
        return self._tenses

    def direction(self, start: int, end: int) -> Direction:
        """Past or coming at `text[start:end]`, by the caller's word, else by the tenses around."""
        return self.asked(start) if self.asked else self.tenses.at(start, end)

    def before(self, start: int) -> str:
        """The word in front of offset `start`, over an article, in lower case; empty where a stop stands between."""
        match = _PREVIOUS.search(self.text, max(0, start - 24), start)
        return match[1].lower() if match else ""

    def named(self, start: int, day: date) -> None:
        """Keep a day that the text names at `start`, and whether something begins on it."""
        self._named.append((start, day))
        sentence = self.tenses.sentence_start(start)
        if _BEGINS.search(self.text, max(sentence, start - 60), start):
            self._starts.append((start, day))
            if _UNDERTAKING.search(self.text, max(sentence, start - 200), start):
                self._undertaken = day

    def last_named(self, at: int, carried: bool = False) -> date | None:
        """The day that "that day" or "a day later" at offset `at` goes back to.

        That is the last one of its sentence, else the last one of the paragraph that is not still to come, else,
        if `carried`, the last one of the paragraphs before, else the day of publication.
        """
        sentence = self.tenses.sentence_start(at)
        ahead = _STILL_AHEAD.search(self.text, max(sentence, at - 100), at) is not None
        for start, day in reversed(self._named):
            if start >= sentence or ahead or self.published is None or day <= self.published:
                return day
            if at - start > 2000:
                break
        return (self.anchors.day if carried else None) or self.published

    def told_on(self, at: int) -> date | None:
        """The day of the last week that the sentence has named before offset `at`: when what it tells was said."""
        if not self._named or self.published is None or self._named[-1][0] < self.tenses.sentence_start(at):
            return None
        day = self._named[-1][1]
        return day if 0 <= (self.published - day).days < 7 else None

    def counted_from(self, at: int) -> date | None:
        """The day from which "within 60 days" at offset `at` runs: a start named in the sentence, else publication."""
        sentence = self.tenses.sentence_start(at)
        for start, day in reversed(self._starts[-1:]):
            if start >= sentence:
                return day
        return self.published

    @property
    def start(self) -> date | None:
        """The day on which the undertaking that was spoken of last begins."""
        return self._undertaken or self.anchors.start

    def carry(self) -> Anchors:
        """What the next paragraph needs to know."""
        return Anchors(self._named[-1][1] if self._named else self.anchors.day, self.start)


def on_day(day: date | None) -> Reading:
    """A reading of one day; unresolved without one."""
    return (Precision.DAY, day, day) if day else UNRESOLVED


def in_period(precision: Precision, period: Period | None) -> Reading:
    """A reading of several days with their precision; unresolved without them."""
    return (precision, *period) if period else UNRESOLVED


@dataclass(frozen=True, slots=True)
class Rule:
    """One form of time expression.

    `openers` are the lower-case words that it can begin with, `#` for figures; `read` gives what the match means, or
    null where the words are no time after all.
    """

    name: str
    openers: frozenset[str]
    pattern: re.Pattern[str]
    read: Callable[[re.Match[str], Frame], Reading | None]


def rule(name: str, openers: str, pattern: str, read: Callable[[re.Match[str], Frame], Reading | None]) -> Rule:
    """A rule whose pattern is a whole word at both ends; `openers` are separated by spaces."""
    return Rule(name, frozenset(openers.split()), re.compile(rf"(?<![\w$€£])(?:{pattern})(?!\w)"), read)
