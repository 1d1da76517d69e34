"""How long an undertaking runs, and whether it can be extended."""

import re
from collections.abc import Iterator

from holdfire.extraction.clauses import modals
from holdfire.extraction.durations import Duration
from holdfire.extraction.terms.sentence import Found, Sentence
from holdfire.record.reading import Axis
from holdfire.vocab.grammar import words_of

_WORDS = words_of("terms")
_NO_LENGTH = re.compile(
    r"\b(?:within|in|over|during|after|before|past|last|previous|first|next|every|each|per|than|about|of\sthe|these|those|opening|another|by|under|throughout|once|two|three|since|ago)\s(?:the\s)?(?:\w+\s)?$",
    re.I,
)
_LENGTH = re.compile(
    r"\b(?:for(?:\sa\s(?:period|term|duration)\sof)?|last(?:s|ed|ing)?|runs?|of|term\sis|period\sis|duration\s(?:is|of)|valid|period\sof|term\sof|lasting|remains?|hold|holds|extend(?:ed)?\sby|prolong(?:ed)?\sby)\s(?:an?\s|the\s)?(?:initial\s|first\s|full\s|total\sof\s|at\sleast\s|about\s|up\sto\s|some\s)*$",
    re.I,
)
_ISO = {
    "hour": "PT{}H",
    "minute": "PT{}M",
    "day": "P{}D",
    "week": "P{}W",
    "month": "P{}M",
    "year": "P{}Y",
    "fortnight": "P{}D",
}
_WITHIN = re.compile(r"\bwithin\s(?:the\s(?:next|coming|first)\s)?$", re.I)
_ENDLESS = re.compile(
    r"\b(?:open-ended|indefinite(?:ly)?|for\san\sindefinite\speriod|permanent(?=\s(?:cessation|ceasefire|truce|halt|end\sto)|[.,;]|$|\sand\b)|without\s(?:a\s)?(?:time\slimit|end\sdate|expiry)|of\sunlimited\sduration)\b",
    re.I,
)
_EXTEND = re.compile(
    r"\b(?:(?:may|can|could|might|would|will|to|shall|be|is|been|was|have|has|had|not|n't|offered|proposed|suggested|an|the|its|their|of|any|ordered|no|automatically|automatic|further)\s)?"
    r"(?P<word>extend(?:ed|able|ing|s)?|extensions?|prolong(?:ed|ation|ing)?|renew(?:ed|able|al|ing)?|roll(?:ed|ing)?\sover)\b",
    re.I,
)
_TAIL = re.compile(
    r"(?:\s(?:the|its|their|this|that|a)\s(?:[\w-]+\s){0,3}?(?:cease-?fire|truce|moratorium|halt|pause|phase|agreement|deal|period|lull)(?=\s(?:by|"
    r"beyond|past|for|until|to)\b))?"
    r"(?:\s(?:by\s(?:mutual\s(?:agreement|consent)|agreement|consent|another|a\sfurther|\w+)|if|beyond|past|for|until|to|of|after|with|by|as|automatically|unless|once)\b[^.;,\"]{0,80})?"
)
_NOT = re.compile(r"\b(?:not|n't|no|without|never|nor|ruled\sout|rejected?|refused?\sto)\b[^.;]{0,40}$", re.I)
_AHEAD = frozenset({"will", "would", "shall", "must", "should"})
_KEPT = frozenset({"keep", "observe", "respect", "honour", "honor", "hold", "abide", "comply", "uphold"})
_LIMIT = re.compile(r"\b(?:whether|asked|if|would\snot\ssay|unclear|discuss(?:ed|ing)?)\b", re.I)


def find_lasting(sentence: Sentence) -> Iterator[Found]:
    """DURATION and EXTENSION terms."""
    for duration in sentence.durations:
        found = _length(sentence, duration)
        if found is not None:
            yield found
    for match in _ENDLESS.finditer(sentence.text, sentence.start, sentence.end):
        yield Found(Axis.DURATION, match.start(), match.end(), None, negated=True)
    yield from _extension(sentence)


def iso_duration(duration: Duration) -> str | None:
    """ISO 8601: "30 days" is P30D, "a month" P1M, "72 hours" PT72H; null where the words leave the number open."""
    if duration.value is None or duration.unit not in _ISO:
        return None
    return _ISO[duration.unit].format(duration.value * (14 if duration.unit == "fortnight" else 1))


def _length(sentence: Sentence, duration: Duration) -> Found | None:
    text, tree = sentence.text, sentence.tree
    before = text[max(sentence.start, duration.span.start - 40) : duration.span.start]
    start, end = duration.span.start, duration.span.end
    token = sentence.token(end - 1)
    head = tree.heads[token]
    if "-" in duration.words or "long" in duration.words:
        named = next((a for a in (head, tree.heads[head]) if tree.lemmas[a] in _WORDS["terms_of_time"]), None)
        named = named if named is not None else _halt_after(sentence, end)
        return (
            Found(Axis.DURATION, start, end, iso_duration(duration), at=tree.starts[named])
            if named is not None
            else None
        )
    within = _WITHIN.search(before)
    if within is not None:
        if not _to_come(sentence, token):
            return None  # "14 attacks within 24 hours"
        return Found(Axis.DURATION, start - len(before) + within.start(), end, iso_duration(duration))
    match = _LENGTH.search(before)
    if match is None:
        if _NO_LENGTH.search(before) or not re.match(
            r"\s?(?:[\w-]+\s){0,2}?(?:cease-?fire|truce|halt|moratorium|pause|armistice)\b", text[end : end + 40], re.I
        ):
            return None
        return Found(Axis.DURATION, start, end, iso_duration(duration), at=end + 1)
    opening = sentence.token(start - len(before) + match.start())
    if _kept_so_far(sentence, opening):
        return None
    if (
        match[0].lower().startswith("of")
        and tree.lemmas[tree.heads[opening]] not in _WORDS["terms_of_time"] | _WORDS["halts"]
    ):
        return None
    return Found(Axis.DURATION, start - len(before) + match.start(), end, iso_duration(duration))


def _to_come(sentence: Sentence, token: int) -> bool:
    """Whether the verb around a token is still to be done: "will withdraw within 60 days", "a withdrawal within 60 days"."""
    tree = sentence.tree
    for a in tree.ancestors(token):
        if tree.tags[a].startswith("V"):
            ahead = modals(tree, a) & {"will", "would", "shall", "must", "should", "is", "are"} and tree.tags[a] in (
                "VB",
                "VBN",
            )
            return bool(ahead) or tree.lowered_child(a, "to") is not None
        if tree.lemmas[a] in _WORDS["halts"] | {"release", "exchange", "deployment", "disarmament", "return"}:
            return True
    return False


def _kept_so_far(sentence: Sentence, i: int) -> bool:
    """Whether a length says how long a halt has been kept, not how long it runs: "both had kept the truce for two days"."""
    tree = sentence.tree
    over = [v for _, v in zip(range(3), tree.ancestors(i), strict=False) if tree.tags[v].startswith("V")][:1]
    return any(
        tree.lemmas[v] in _KEPT and tree.tags[v] in ("VBD", "VBN") and not modals(tree, v) & _AHEAD for v in over
    )


def _halt_after(sentence: Sentence, end: int) -> int | None:
    i = sentence.token(end)
    return next(
        (j for j in range(i, min(sentence.last, i + 4) + 1) if sentence.tree.lemmas[j] in _WORDS["terms_of_time"]), None
    )


def _extension(sentence: Sentence) -> Iterator[Found]:
    text, last = sentence.text, -1
    for match in _EXTEND.finditer(text, sentence.start, sentence.end):
        before = text[max(sentence.start, match.start() - 60) : match.start("word")]
        if (
            match.start() < last
            or _LIMIT.search(text, sentence.start, match.start("word"))
            or not _of_a_term(sentence, match.start("word"))
        ):
            continue
        tail = _TAIL.match(text, match.end("word"), sentence.end)
        last = tail.end() if tail else match.end()
        yield Found(Axis.EXTENSION, match.start(), last, None, bool(_NOT.search(before)), at=match.start("word"))


def _of_a_term(sentence: Sentence, offset: int) -> bool:
    """Whether what is extended is a halt or its time; "renewed attacks" and "extended his thanks" are none."""
    tree, i = sentence.tree, sentence.token(offset)
    near = {i, tree.heads[i], *tree.children[i]}
    subject = tree.subject(i)
    if subject is not None:
        near.add(subject)
    near |= {g for c in tree.children[i] for g in tree.children[c]}
    known = _WORDS["halts"] | _WORDS["terms_of_time"] | {"it"}
    return any(tree.lemmas[j] in known for j in near if j != i)
