"""Figures of breaches in a sentence: "more than 30 times", "1,882 shellings", "812 of them heavy", "several hundred", "none"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from holdfire.extraction.counting.bounds import bound_of, with_bound
from holdfire.extraction.numbers import Quantity
from holdfire.extraction.terms.sentence import Sentence
from holdfire.record.count import Bound
from holdfire.vocab.violations import violation_words

_TIMES = re.compile(r"\s?(?:separate\s|different\s)?times?\b|-time\b", re.I)
_THEM = re.compile(r"\s(?:of\s(?:them|these|those|which|whom|the\s(?P<of>\w+))|(?:more|others?)\b(?!\sthan))", re.I)
_OF_WHICH = re.compile(
    r"\b(?:of\swhich|of\sthese|of\sthem|among\sthem|including|which\sincluded?|among\swhich)\s(?:at\sleast\s|about\s|some\s|more\sthan\s|over\s)?$",
    re.I,
)
_ONCE = re.compile(r"\b(?P<n>once|twice|thrice)\b", re.I)
_HUNDREDS = re.compile(
    r"\b(?:(?:several|many|a\sfew|some)\s(?P<one>hundred|thousand|dozen|score)|(?P<many>tens|scores|dozens|hundreds|thousands)(?:\sof\s(?P<scale>thousands))?)\b",
    re.I,
)
_UNITS_OF_MANY = {"ten": 10, "dozen": 12, "score": 20, "hundred": 100, "thousand": 1000}
_NONE = re.compile(
    r"\b(?:no|zero)\s(?:(?:new|further|ceasefire|truce|serious|major|confirmed|recorded)\s)*(?P<noun>violations?|breach(?:es)?|attacks?|shellings?|incidents?|infringements?)\b(?:\swere\s|\swas\s|\shad\s|\shas\s|\shave\s|\sover\b|\sin\sthe\b|\sduring\b)|\bthere\s(?:had|have|has)\sbeen\sno\s(?:ceasefire\s|truce\s)?(?P<there>violations?|breaches|attacks|shelling|incidents)\b|\b(?P<bare>none)\s(?:(?:over|in|during)\s(?:the\s)?(?:past|last)|since)\b",
    re.I,
)
_REACH = 7  # tokens between a number and the noun that it counts


@dataclass(frozen=True, slots=True)
class Figure:
    """`value` `unit`s at `text[start:end]` of the passage; `of` the unit that it is a part of; `at` the token of the noun or verb."""

    value: int
    bound: Bound
    unit: str
    start: int
    end: int
    at: int
    of: str | None = None
    verb: bool = False


def find_figures(sentence: Sentence, quantities: tuple[Quantity, ...]) -> list[Figure]:
    """The figures of breaches in a sentence, in order of the text; people, weapons that came down, money and distances are none."""
    found: list[Figure] = []
    for quantity in quantities:
        if sentence.start <= quantity.span.start < sentence.end:
            one = _figure(sentence, quantity, found[-1] if found else None)
            if one is not None:
                found.append(one)
    taken = [(f.start, f.end) for f in found]
    others = (*_several(sentence), *_once(sentence), *_none(sentence))
    found += [f for f in others if not any(lo < f.end and f.start < hi for lo, hi in taken)]
    return sorted(found, key=lambda f: f.start)


def _figure(sentence: Sentence, quantity: Quantity, last: Figure | None) -> Figure | None:
    if quantity.value is None:
        return None
    bound = bound_of(quantity.bound)
    start = with_bound(sentence, quantity.span.start)
    return _counted(sentence, quantity.value, bound, start, quantity.span.start, quantity.span.end, last)


_WITH_KIND = re.compile(r"\s(?:with|by|using|of)\s(?:[\w-]+\s)?(?P<kind>[A-Za-z]+)")
_LISTED = re.compile(r"(?:,\s\d[\d,]*)*,?\sand\s\d[\d,]*(?=\s[a-z])|,\s\d[\d,]*(?=\s[a-z])")
_WITH = re.compile(r"\s(?:with|by|using)\s")


def _counted(
    sentence: Sentence, value: int, bound: Bound, start: int, number: int, end: int, last: Figure | None
) -> Figure | None:
    text, tree = sentence.text, sentence.tree
    listed = _LISTED.match(text, end)
    if listed is not None and _noun_after(sentence, listed.end()) is not None:
        noun = _noun_after(sentence, listed.end())
        return (
            Figure(value, bound, _narrow(sentence, noun), start, end, noun) if noun is not None else None
        )  # "19, 49 and 16 incidents"
    times = _TIMES.match(text, end)
    if times is not None:
        verb = _verb_of_times(sentence, sentence.token(number))
        unit = _unit_of_verb(sentence, verb) if verb is not None else None
        return Figure(value, bound, unit, start, times.end(), verb, None, True) if unit and verb is not None else None
    if (
        _OF_WHICH.search(text, max(sentence.start, number - 40), number)
        and last is not None
        and not _noun_after(sentence, end)
    ):
        return Figure(
            value,
            bound,
            _kind_after(sentence, end) or last.unit,
            start,
            _phrase_end(sentence, end),
            sentence.token(number),
            last.unit,
        )
    them = _THEM.match(text, end)
    if them is not None:
        whole = _unit(them["of"] or "") or (last.unit if last else _unit_before(sentence, number))
        if whole is None:
            return None
        of = (
            whole if them[0].lstrip().lower().startswith("of") else None
        )  # "90 other drones" are no part of the strikes
        return Figure(
            value,
            bound,
            _kind_after(sentence, them.end()) or whole,
            start,
            _phrase_end(sentence, them.end()),
            sentence.token(number),
            of,
        )
    noun = _noun_after(sentence, end)
    if noun is not None:
        return Figure(value, bound, _narrow(sentence, noun), start, tree.ends[noun], noun)
    if last is not None and last.of is None and _WITH.match(text, end):
        kind = _kind_after(sentence, end)  # "1,404 attacks with artillery and 3,316 with drones"
        if kind:
            return Figure(
                value,
                bound,
                f"{kind} {last.unit.split()[-1]}",
                start,
                _phrase_end(sentence, end),
                sentence.token(number),
            )
    if last is not None and text[max(0, number - 1)] == "(":
        kind = _kind_after(sentence, end)
        if kind:
            return Figure(value, bound, kind, start, _phrase_end(sentence, end), sentence.token(number), last.unit)
    return None


def _unit_before(sentence: Sentence, number: int) -> str | None:
    """ "It increased its attacks and carried out 14 of them"."""
    tree, i = sentence.tree, sentence.token(number)
    return next(
        (
            _narrow(sentence, j)
            for j in range(i - 1, sentence.first - 1, -1)
            if tree.lemmas[j] in violation_words().nouns
        ),
        None,
    )


def _noun_after(sentence: Sentence, end: int) -> int | None:
    """The counted noun of the phrase that opens behind a number; a verb or another noun's phrase in between closes it."""
    tree, words = sentence.tree, violation_words()
    first = sentence.token(end)
    for i in range(first, min(sentence.last, first + _REACH) + 1):
        if tree.starts[i] < end:
            continue
        if tree.lemmas[i] in words.nouns and tree.tags[i].startswith("NN"):
            if i + 1 <= sentence.last and tree.tags[i + 1].startswith("NN") and tree.deps[i] == "compound":
                continue  # "attack drones"
            return i
        if tree.tags[i] in (
            "IN",
            "VBD",
            "VBZ",
            "VBP",
            "VB",
            "MD",
            "DT",
            "CC",
            "WDT",
            "PRP",
            "TO",
            ".",
            ":",
            ",",
        ) and tree.lower[i] not in ("and",):
            if tree.lower[i] == "of" and tree.lemmas[i - 1] in ("case", "instance", "act"):
                continue
            return None
        if tree.tags[i].startswith("NNS") and tree.deps[i] != "compound":
            return None
    return None


def _unit(noun: str) -> str | None:
    words = violation_words()
    low = noun.lower()
    return words.nouns.get(low) or words.nouns.get(low.removesuffix("s")) or words.nouns.get(low.removesuffix("es"))


def _narrow(sentence: Sentence, noun: int) -> str:
    """The unit of a counted noun: "drone strikes" are narrower than "strikes"."""
    tree, words = sentence.tree, violation_words()
    unit = words.nouns[tree.lemmas[noun]]
    if unit in ("violation", "incident"):
        return unit
    kinds = [words.kinds[tree.lemmas[c]] for c in tree.children[noun] if c < noun and tree.lemmas[c] in words.kinds]
    behind = _WITH_KIND.match(sentence.text, tree.ends[noun], sentence.end)
    if behind is not None:
        kinds += [
            words.kinds[w]
            for w in (behind["kind"].lower(), behind["kind"].lower().removesuffix("s"))
            if w in words.kinds
        ]
    return f"{kinds[0]} {unit}" if kinds else unit


def _verb_of_times(sentence: Sentence, i: int) -> int | None:
    tree = sentence.tree
    above = [a for a in (i, *tree.ancestors(i)) if tree.tags[a].startswith("V")]
    return next((a for a in above if tree.lemmas[a] in violation_words().verbs), None)


def _unit_of_verb(sentence: Sentence, verb: int) -> str | None:
    tree, words = sentence.tree, violation_words()
    unit = words.verbs.get(tree.lemmas[verb])
    if unit == "drone_use":
        near = [*tree.each(verb, "dobj", "nsubjpass")]
        return (
            unit
            if any(tree.lemmas[j] in words.kinds and words.kinds[tree.lemmas[j]] == "drone" for j in near)
            else None
        )
    if unit == "firing" and tree.lemmas[verb] == "open":
        return unit if any(tree.lemmas[j] == "fire" for j in tree.each(verb, "dobj")) else None
    return unit


def _kind_after(sentence: Sentence, end: int) -> str | None:
    """ "812 of them heavy", "713 with heavy weapons", "14 with drones"."""
    tree, words = sentence.tree, violation_words()
    first = sentence.token(end)
    for i in range(first, min(sentence.last, first + 6) + 1):
        if tree.lower[i] in (",", ";", ")", "."):
            return None
        if tree.lemmas[i] in words.kinds:
            return words.kinds[tree.lemmas[i]]
    return None


def _phrase_end(sentence: Sentence, end: int) -> int:
    match = re.compile(r"[,;.)]|\sand\s").search(sentence.text, end, sentence.end)
    return match.start() if match else sentence.end


def _several(sentence: Sentence) -> Iterator[Figure]:
    for match in _HUNDREDS.finditer(sentence.text, sentence.start, sentence.end):
        word = (match["one"] or match["many"] or "").lower().removesuffix("s")
        value = _UNITS_OF_MANY[word] * (1000 if match["scale"] else 1)
        end = match.end() + 3 if sentence.text.startswith(" of", match.end()) else match.end()
        made = _counted(sentence, value, Bound.SEVERAL, match.start(), match.start(), end, None)
        if made is not None:
            yield made


def _once(sentence: Sentence) -> Iterator[Figure]:
    for match in _ONCE.finditer(sentence.text, sentence.start, sentence.end):
        verb = _verb_of_times(sentence, sentence.token(match.start()))
        unit = _unit_of_verb(sentence, verb) if verb is not None else None
        if unit and verb is not None and match["n"].lower() != "once":
            yield Figure(
                {"twice": 2, "thrice": 3}[match["n"].lower()],
                Bound.EXACT,
                unit,
                match.start(),
                match.end(),
                verb,
                None,
                True,
            )


def _none(sentence: Sentence) -> Iterator[Figure]:
    for match in _NONE.finditer(sentence.text, sentence.start, sentence.end):
        noun = match["noun"] or match["there"]
        unit = _unit(noun) if noun else "violation"
        if unit:
            end = match.end() if match["there"] else match.end("noun") if match["noun"] else match.end("bare")
            yield Figure(
                0,
                Bound.EXACT,
                unit,
                match.start(),
                end,
                sentence.token(match.start("noun") if match["noun"] else match.start()),
            )
