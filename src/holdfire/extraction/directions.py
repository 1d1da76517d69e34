"""Whether the same words mean the past day or the coming one: "said on Friday", "will meet on Friday"."""

import re
from bisect import bisect_left, bisect_right
from enum import StrEnum

from holdfire.vocab.tenses import TenseWords, tense_words


class Direction(StrEnum):
    """Where a weekday lies from the day of publication.

    `PLANNED` is ahead of a past moment ("said it would begin on Sunday") and can be the day of publication;
    `NEAREST` leaves it open.
    """

    PAST = "past"
    FUTURE = "future"
    PLANNED = "planned"
    NEAREST = "nearest"

    @property
    def ahead(self) -> bool:
        """Whether the day was or is still to come."""
        return self in (Direction.FUTURE, Direction.PLANNED)


_TOKEN = re.compile(r"[A-Za-z]+(?:['-][A-Za-z]+)*")
_SENTENCE_END = re.compile(r"[.!?][\"')\]]{0,3}\s+(?=[\"'(\[]{0,3}[A-Z])|;|\n")
_ABBREVIATED = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Capt|Sgt|Sen|Rep|Gov|St|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|No|[ap]\.m))$"
)
_REACH = 40  # words: how far a verb may stand from the day that it governs


class Tenses:
    """The verbs of one paragraph, asked which way they point at a place in it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._words: TenseWords = tense_words()
        found = list(_TOKEN.finditer(text))
        self._starts = [m.start() for m in found]
        self._forms = [m[0] for m in found]
        self._lower = [m[0].lower() for m in found]
        self._breaks = [
            0,
            *(
                m.end()
                for m in _SENTENCE_END.finditer(text)
                if not _ABBREVIATED.search(text, max(0, m.start() - 6), m.start())
            ),
        ]

    def sentence_start(self, at: int) -> int:
        """Where the sentence around offset `at` begins."""
        return self._breaks[bisect_right(self._breaks, at) - 1]

    def at(self, start: int, end: int) -> Direction:
        """Which way the sentence around `text[start:end]` points there."""
        first, stop = self._bounds(start)
        here = bisect_left(self._starts, start)
        after = bisect_left(self._starts, end)
        before = self._lower[max(first, here - 3) : here]
        if before[-1:] == ["since"] or before[-1:] == ["after"] or before[-1:] == ["following"]:
            return Direction.PAST
        left = self._leftward(here - 1, first, before)
        if before[-2:] == ["ahead", "of"] or (before[-1:] == ["before"] and left is not Direction.PAST):
            return Direction.FUTURE
        possessive = self._text.startswith(("'s", "s'"), end)
        if possessive or (left is None and before[-1:] and before[-1] in self._words.before_due):
            reach = after + 5 if possessive else stop
            ahead = next((d for i in range(after, min(stop, reach)) if (d := self._class(i)) and d.ahead), None)
            if ahead is not None:
                return ahead
        if left is None or self._fronted(here, first, before):
            right = self._rightward(after, stop)
            return right or left or (Direction.PAST if before[-1:] == ["in"] else Direction.NEAREST)
        return left

    def _bounds(self, at: int) -> tuple[int, int]:
        k = bisect_right(self._breaks, at)
        first = bisect_left(self._starts, self._breaks[k - 1])
        stop = bisect_left(self._starts, self._breaks[k]) if k < len(self._breaks) else len(self._starts)
        here = bisect_left(self._starts, at)
        return max(first, here - _REACH), min(stop, here + _REACH)

    def _fronted(self, here: int, first: int, before: list[str]) -> bool:
        """Whether the day opens its clause ("but on Sunday the two will meet"), so that its verb follows."""
        lead = 1 if before[-1:] and before[-1] in ("on", "by", "from", "late", "early") else 0
        if lead and before[-2:-1] and before[-2] in ("late", "early"):
            lead = 2
        if here - lead <= first:
            return True
        return self._lower[here - lead - 1] in self._words.fronting

    def _leftward(self, i: int, first: int, before: list[str]) -> Direction | None:
        bound = bool(before) and before[-1] in self._words.before_due
        infinitive = event = False
        for k in range(i, first - 1, -1):
            word = self._lower[k]
            if word in ("after", "following"):
                event = True  # "go to Munich after a win on Tuesday"
            if word == "to" and self._infinitive(k):
                infinitive = True
                continue
            if (infinitive or bound) and word in self._words.promise and not self._is_planned(k):
                refused = k > first and self._lower[k - 1] in ("was", "were") and word in ("going", "able", "about")
                if refused:
                    return Direction.NEAREST
                return Direction.PLANNED if word.endswith("ed") or word in self._words.past else Direction.FUTURE
            told = self._class(k)
            if told is not None:
                return Direction.PAST if event and word in self._words.coming else told
        return Direction.FUTURE if infinitive else Direction.PAST if event else None

    def _rightward(self, i: int, stop: int) -> Direction | None:
        for k in range(i, stop):
            told = self._class(k)
            if told is not None:
                return told
        return None

    def _infinitive(self, k: int) -> bool:
        """Whether "to" at `k` opens an infinitive and not a noun phrase ("a halt to strikes")."""
        if k + 1 >= len(self._forms) or not self._forms[k + 1][0].islower():
            return False
        word = self._lower[k + 1]
        return word not in self._words.not_verbs and (not word.endswith("s") or word.endswith(("ss", "us")))

    def _helper(self, k: int) -> int:
        """The word before `k` that is no adverb; -1 at the start."""
        for i in range(k - 1, max(-1, k - 5), -1):
            if not self._adverb(i):
                return i
        return -1

    def _next(self, k: int) -> str:
        for i in range(k + 1, min(len(self._lower), k + 5)):
            if not self._adverb(i):
                return self._lower[i]
        return ""

    def _adverb(self, k: int) -> bool:
        return self._lower[k] in self._words.adverbs or self._lower[k].endswith("ly")

    def _is_planned(self, k: int) -> bool:
        """Whether word `k` is a fixed plan: "due to", "is scheduled for", "set for"."""
        if self._lower[k] not in self._words.plan:
            return False
        helper = self._helper(k)
        word = self._lower[helper] if helper >= 0 else ""
        return word in ("is", "are", "was", "were", "be", "been", "being") or (
            self._next(k) in ("for", "on", "to", "by", "from", "at")
            and (word not in ("have", "has", "had") or self._lower[k] == "due")
        )

    def _class(self, k: int) -> Direction | None:
        """What word `k` tells; null for a word that tells nothing."""
        word = self._lower[k]
        words = self._words
        if word in words.ahead or word.endswith("'ll"):
            return self._modal(k, word)
        if word in ("is", "are", "was", "were", "be", "been", "am", "isn't", "aren't", "wasn't", "weren't"):
            return self._being(k, word)
        if word in ("has", "have", "had", "hasn't", "haven't", "hadn't"):
            after = self._next(k)
            if after == "been" or (after == "to" and word == "had"):
                return Direction.PAST
            return Direction.FUTURE if after in ("to", "until", "till") else Direction.PAST
        if self._is_planned(k):
            return self._planned(k)
        if word in words.coming:
            return self._scheduled(k)
        if word in words.past or (word.endswith("ed") and len(word) > 3 and word not in words.not_past):
            return self._past(k)
        return None

    def _modal(self, k: int, word: str) -> Direction | None:
        if word in ("may", "will") and self._forms[k][0].isupper() and k and self._forms[k - 1][0].islower():
            return None  # the month, the name
        after = self._next(k)
        if word in ("would", "could", "might", "wouldn't", "couldn't"):
            if after in ("say", "comment", "confirm", "elaborate"):
                return Direction.PAST  # "nobody would say" tells what was not said
            return Direction.NEAREST if after == "have" else Direction.PLANNED
        return Direction.NEAREST if after == "have" and word in ("should", "must") else Direction.FUTURE

    def _being(self, k: int, word: str) -> Direction | None:
        after = self._next(k)
        if word in ("be", "am"):
            helper = self._helper(k)
            return None if helper >= 0 and self._lower[helper] == "to" else Direction.FUTURE
        if word == "been":
            return None
        planned = after == "to" or after in self._words.plan or after in ("going", "about", "likely", "ready")
        if word in ("was", "were", "wasn't", "weren't"):
            return Direction.NEAREST if planned else Direction.PAST
        return Direction.FUTURE if planned or after.endswith("ing") else None

    def _planned(self, k: int) -> Direction:
        helper = self._helper(k)
        word = self._lower[helper] if helper >= 0 else ""
        if word == "been" and helper:
            word = self._lower[self._helper(helper)]
        if k and self._lower[k - 1] in self._words.formerly:
            return Direction.NEAREST
        if word in ("is", "are", "has", "have", "be", "being", "will", "would", "now") or self._lower[k] == "due":
            return Direction.NEAREST if word in ("was", "were", "had") else Direction.FUTURE
        return Direction.NEAREST

    def _scheduled(self, k: int) -> Direction | None:
        """A present tense that speaks of a fixed day ("talks resume on Friday"); a noun or an infinitive tells nothing."""
        before = self._lower[k - 1] if k else ""
        if (
            before in self._words.determiners
            or before in ("to", "and", "did", "not", "didn't", "does", "had", "has", "have")
            or before.endswith("'s")
        ):
            return None
        return Direction.FUTURE

    def _past(self, k: int) -> Direction | None:
        helper = self._helper(k)
        word = self._lower[helper] if helper >= 0 else ""
        if word in ("be", "to", "will", "would", "can", "could", "may", "might", "must", "should"):
            return None  # the helper tells
        if word in ("is", "are"):
            return Direction.NEAREST
        if word in ("have", "having") and helper and self._lower[self._helper(helper)] in self._words.ahead:
            return None
        after = self._next(k)
        if word in self._words.determiners and after not in ("by", "on", "in", "at", "last", "late", "early", ""):
            return None  # "the proposed truce"
        return Direction.PAST
