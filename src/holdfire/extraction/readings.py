"""Readings: what each side says that an undertaking means, axis by axis, out of its own words or its account."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from holdfire.extraction.actors import Actor
from holdfire.extraction.cast import Cast
from holdfire.extraction.durations import find_durations
from holdfire.extraction.issues import Issues
from holdfire.extraction.passage import Passage, Role
from holdfire.extraction.sayings import Sayings
from holdfire.extraction.terms.conditions import find_conditions
from holdfire.extraction.terms.drafts import Drafts
from holdfire.extraction.terms.forbidden import find_forbidden
from holdfire.extraction.terms.lasting import find_lasting
from holdfire.extraction.terms.numbers import find_numbers
from holdfire.extraction.terms.scope import find_listed, find_scope
from holdfire.extraction.terms.sentence import Finder, Found, Sentence, sentences_of
from holdfire.extraction.terms.sides import find_sides
from holdfire.extraction.terms.silence import find_silence
from holdfire.extraction.terms.start_end import find_start_end
from holdfire.extraction.terms.undertakings import Undertakings
from holdfire.extraction.terms.where import find_posts
from holdfire.extraction.tree import Tree
from holdfire.extraction.voices import Voice, Voices
from holdfire.record import Precision, Report, When
from holdfire.record.reading import Axis, Reading, Term
from holdfire.vocab.grammar import words_of

FINDERS: tuple[Finder, ...] = (
    find_start_end,
    find_lasting,
    find_conditions,
    find_silence,
    find_scope,
    find_sides,
    find_numbers,
    find_forbidden,
    find_posts,
)
_WORDS = words_of("terms")
_BULLET = re.compile(r"\s*(?:[-–—•*·]|\(?\d{1,2}[.)]|\(?[a-z]\))\s+\S")
_OPENS_LIST = re.compile(r":\s*$")
_SETS_CONDITION = re.compile(
    r"\b(?:attach|set|impose|name|make|has|had|put|lay|list)\w*\b[^.;]{0,40}\bconditions?\b", re.I
)
_QUOTE = re.compile(r'"')


class Readings:
    """Finds the readings of a report; one instance a report. `home` is the side whose own document the report is."""

    def __init__(
        self,
        trees: Sequence[Tree],
        passages: Sequence[Passage],
        report: Report,
        times: Sequence[tuple[When, ...]],
        cast: Cast,
        sayings: Sayings,
        issues: Issues,
        home: Actor | None = None,
    ) -> None:
        self._trees, self._passages, self._report = trees, passages, report
        self._times, self._cast = times, cast
        self._voices = Voices(trees, cast, sayings, home)
        self._undertakings = Undertakings(issues, trees)
        self._drafts = Drafts()
        self._teller: tuple[int, tuple[Voice, ...]] | None = None  # who told the sentence before, and its passage
        self._conditioning: tuple[Voice, ...] = ()  # who has just said that it sets a condition
        self._list: tuple[str, tuple[Voice, ...]] | None = None  # a list that stands open, and whose it is

    def all(self) -> tuple[Reading, ...]:
        """Every reading, in order of the text."""
        for sentence in self._sentences():
            if not self._listed(sentence):
                self._read(sentence)
                self._undertakings.pass_on(sentence)
            self._voices.heard(sentence.k, sentence.first, sentence.last)
        return tuple(self._drafts.readings(self._report.id, self._report.text))

    def _sentences(self) -> Iterator[Sentence]:
        for k, tree in enumerate(self._trees):
            if self._passages[k].role is Role.HEADLINE or not len(tree):
                continue
            yield from sentences_of(k, tree, self._times[k], find_durations(tree.text), self._report.published)

    def _read(self, sentence: Sentence) -> None:
        found = [f for find in FINDERS for f in find(sentence)]
        worded = _words_it(sentence)
        for one in found:
            issue = self._undertakings.of(sentence, one)
            if issue is not None:
                for voice in self._whose(sentence, one):
                    self._add(sentence, issue, voice, one, found, worded=worded)
        told = self._voices.of(sentence.k, _root(sentence)) or self._voices.closing(
            sentence.k, sentence.first, sentence.last
        )
        self._teller = (sentence.k, told) if told else None
        self._conditioning = ()
        if not any(f.axis is Axis.CONDITION for f in found) and _SETS_CONDITION.search(
            sentence.text, sentence.start, sentence.end
        ):
            subject = sentence.tree.subject(_root(sentence))
            if subject is not None:
                self._conditioning = tuple(Voice(a) for a in self._cast.actors(sentence.k, subject) if a.party)

    def _whose(self, sentence: Sentence, one: Found) -> tuple[Voice, ...]:
        """Whose words a term is: of its place, for a condition of the clause that it limits."""
        i = sentence.token(one.anchor)
        silent = one.negated and one.axis not in (Axis.EXISTENCE, Axis.SCOPE)
        found = self._voices.of(sentence.k, i, silent=silent)
        if one.axis is Axis.CONDITION:
            j = sentence.token(one.start)
            while not found and j > max(sentence.first, sentence.token(one.start) - 8):
                j -= 1
                found = self._voices.of(sentence.k, j)
        if not found and one.axis is Axis.CONDITION:
            j = sentence.token(one.start)  # "Armenia pointed to the need for" is Armenia's
            needs = self._who_is_freed(sentence, j) if sentence.tree.tags[j].startswith("V") else ()
            return needs or self._conditioning
        if not found and one.axis is Axis.RELEASE:
            found = self._who_is_freed(sentence, i)
        return found or self._told_next(sentence) or self._told_before(sentence, one)

    def _who_is_freed(self, sentence: Sentence, i: int) -> tuple[Voice, ...]:
        """Who reserves a right, where nobody with a side tells it: "Thailand reserves the right to respond, the army said"."""
        tree = sentence.tree
        verb = i if tree.tags[i].startswith("V") else tree.heads[i]
        # "Thailand reserves", which the parser takes for its reserves, is found by its place
        for subject in (tree.subject(verb), i - 1):
            if subject is not None and subject >= sentence.first:
                named = tuple(Voice(a) for a in self._cast.actors(sentence.k, subject) if a.party)
                if named:
                    return named
        return ()

    def _told_next(self, sentence: Sentence) -> tuple[Voice, ...]:
        """Words in quotation marks, or a proposal of another, that only the next sentence gives a teller."""
        tree = sentence.tree
        if sentence.last + 1 >= len(tree):
            return ()
        if _QUOTE.search(sentence.text, sentence.start, sentence.end):
            return self._voices.of(sentence.k, sentence.last + 1)
        return self._voices.told_by_text(sentence.k, sentence.last + 1)

    def _told_before(self, sentence: Sentence, one: Found) -> tuple[Voice, ...]:
        """ "It may be extended", right behind what somebody told: his words still."""
        opens = sentence.tree.lower[sentence.first]
        if one.axis in (Axis.SCOPE, Axis.PLACE, Axis.MEANS, Axis.PARTY) and opens != "it":
            return ()
        if opens not in ("it", "this") or self._teller is None or self._teller[0] != sentence.k:
            return ()
        return self._teller[1]

    def _add(
        self, sentence: Sentence, issue: str, voice: Voice, one: Found, found: Sequence[Found], *, worded: bool
    ) -> None:
        passage, text = self._passages[sentence.k], self._report.text
        stated = self._stated(sentence, voice.cue, found)
        span, clause = passage.span(one.start, one.end), passage.span(sentence.start, sentence.end)
        values: Sequence[str | None] = (one.value,)
        if one.parties:
            values = self._parties(sentence, one, voice) or (None,)
        for value in values:
            term = Term(one.axis, span.of(text), span, value, one.negated)
            self._drafts.add(issue, voice, stated, clause, term, worded=worded)

    def _listed(self, sentence: Sentence) -> bool:
        """Lines of a list that stands open: each names what is covered, in the words of whoever opened it."""
        text = sentence.text
        if self._list is not None and (_BULLET.match(text) or self._opens_with_a_bullet(sentence)):
            issue, voices = self._list
            for one in find_listed(sentence):
                for voice in voices:
                    self._add(sentence, issue, voice, one, (), worded=True)
            return True
        self._list = None
        if _OPENS_LIST.search(text) and sentence.last + 1 == len(sentence.tree):
            probe = Found(Axis.SCOPE, sentence.start, sentence.end)
            covered = self._undertakings.of(sentence, probe)
            voices = self._voices.of(sentence.k, _root(sentence)) or self._voices.document
            self._list = (covered, voices) if covered is not None and voices else None
        return False

    def _opens_with_a_bullet(self, sentence: Sentence) -> bool:
        """Whether the report has a bullet where the sentence begins its line; passages come without them."""
        if sentence.start:
            return False
        text, at = self._report.text, self._passages[sentence.k].span(0, 1).start
        return _BULLET.match(text, text.rfind("\n", 0, at) + 1, at + 1) is not None

    def _parties(self, sentence: Sentence, one: Found, voice: Voice) -> Sequence[str]:
        """The parties named in a term's words; the voice's own is left out where others are named too."""
        lo, hi = sentence.token(one.start), sentence.token(one.end - 1)
        named = dict.fromkeys(
            a.party for i in range(lo, hi + 1) for a in self._cast.at[sentence.k].get(i, ()) if a.party
        )
        others = [p for p in named if p != voice.actor.party]
        if one.axis is Axis.EXISTENCE:
            return others
        return list(named) if one.axis is Axis.PARTY and len(named) == 2 else list(named)[:1]

    def _stated(self, sentence: Sentence, cue: int | None, found: Sequence[Found]) -> date | None:
        """The day of the telling: the date that hangs on its verb, else the day of the report, unless it looks further back."""
        published = self._report.published
        if cue is None or not sentence.first <= cue <= sentence.last:
            return published
        tree = sentence.tree
        for verb in (cue, *tree.ancestors(cue)):
            if not tree.tags[verb].startswith("V"):
                continue
            day = self._day_at(sentence, verb, found)
            if day is not None:
                return day if published is None or day <= published else published
            if any(tree.lower[c] == "had" for c in tree.children[verb]):
                return None
        return published

    @staticmethod
    def _day_at(sentence: Sentence, verb: int, found: Sequence[Found]) -> date | None:
        """The day that hangs on a verb and is no term itself."""
        tree = sentence.tree
        for when in sentence.times:
            if (
                when.precision is not Precision.DAY
                or when.start is None
                or when.start != when.end
                or _is_term(when, found)
            ):
                continue
            way = [sentence.token(when.span.start)]
            way += [a for a, _ in zip(tree.ancestors(way[0]), range(5), strict=False)]
            if verb in way and not any(tree.tags[j].startswith("V") for j in way[: way.index(verb)]):
                return when.start
        return None


def _is_term(when: When, found: Sequence[Found]) -> bool:
    return any(f.start <= when.span.start < f.end for f in found if f.axis in (Axis.START, Axis.END))


def _root(sentence: Sentence) -> int:
    tree = sentence.tree
    return next((i for i in range(sentence.first, sentence.last + 1) if tree.deps[i] == "ROOT"), sentence.first)


def _words_it(sentence: Sentence) -> bool:
    """Whether the sentence words an undertaking: somebody agrees, orders, proposes, or an account covers something."""
    tree, wanted = sentence.tree, _WORDS["undertakes"] | _WORDS["covers"] | _WORDS["holds_that"]
    return any(
        tree.lemmas[i] in wanted and tree.tags[i].startswith("V") for i in range(sentence.first, sentence.last + 1)
    )
