"""What an undertaking hangs on, what frees a side from it, who watches over it, and whether there is one at all."""

import re
from collections.abc import Iterator

from holdfire.extraction.terms.sentence import Found, Sentence
from holdfire.record.reading import Axis
from holdfire.vocab.grammar import words_of

_WORDS = words_of("terms")
_BREACH = (
    r"(?:violat|breach|break|broke|infring|not\s(?:observe|comply|keep|honou?r|respect|fulfil|implement)|fail(?:s|ed)?\sto|"
    r"attack|fire[sd]?\b|shell|resum|strikes?\b|refus|non-?compliance)"
)
_RELEASED = re.compile(
    r"\b(?:free(?:\s(?:from|of|to)|\b)|releas\w+|no\slonger\s(?:be\s)?(?:bound|binding|observe|obliged|committed|valid)|"
    r"null\sand\svoid|void\b|reserves?\sthe\sright|reserved\s(?:the|that)\sright|right\sto\s(?:respond|act|withdraw|resume|"
    r"retaliate|strike)"
    r"|not\s(?:to\s)?(?:be\s)?(?:bound|obliged)|will\sresume|would\sresume|collapse|terminat\w+|relieved|cease\sto\s(?:apply|"
    r"be\sbinding)|renounce|not\sto\sobserve|(?:will|would|shall)\s(?:attack|strike|hit|respond|return\sto\swar|fight|"
    r"retaliate|act)|lose\s(?:its\s)?force|right\sof\sself-defen[cs]e|right\sto\sself-defen[cs]e)\b",
    re.I,
)
_WHERE = re.compile(
    r"\b(?:if|should|in\s(?:the\s)?(?:case|event)\s(?:of|that)|in\sthat\scase|once|when|whenever|a\s(?:violation|breach)\sby)\b",
    re.I,
)
_TRIGGER = re.compile(
    r"\b(?P<only>only\s(?:after|if|once|when|on(?:\sthe)?\scondition|provided|in\s(?:exchange|return)\sfor))\b"
    r"|\b(?P<on>on(?:\sthe)?\s(?:sole\s)?condition(?:\sthat|\sof)|provided(?:\sthat)?(?=\s(?:that|the|it|its|all|both|"
    r"[A-Z]))|providing\sthat|(?:as|so)\slong\sas|conditional\s(?:up)?on|contingent\s(?:up)?on"
    r"|depend(?:s|ed|ing|ent)?\s(?:up)?on|hing(?:es?|ed|ing)\s(?:up)?on|hang(?:s|ing)?\son|subject\sto\s(?!attack|strike|"
    r"shell|fire)|in\s(?:exchange|return)\sfor|unless)\b"
    r"|\b(?P<until>(?:not|n't)\s(?:[\w-]+\s){0,6}?until)\b(?!\s(?:\d|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|"
    r"Sunday|midnight|noon|January|February|March|April|May|June|July|August|September|October|November|December|then|"
    r"now|late|early))"
    r"|\b(?P<along>at\sthe\ssame\stime\sas|(?:simultaneously|concurrently|in\sparallel|in\sstep)\swith)\b"
    r"|\b(?P<without>(?:no|never|not)\b[^.;,]{0,50}?\b(?:cease-?fire|truce|halt|deal|agreement|withdrawal|pause|release|exchange|disarmament)\s"
    r"without)\b"
    r"|\b(?P<need>(?:point(?:s|ed)?\sto|stress(?:es|ed)?|insist(?:s|ed)?\son|underlin(?:es|ed)|see(?:s)?|saw)\s(?:the|a)\sneed\s(?:for|to))\b"
    r"|\b(?P<key>(?:key|main|first|only|sole|necessary|central|chief)\s(?:pre-?)?conditions?)\b"
    r"|\b(?P<mirror>(?:will\s)?(?:mirror(?:s|ing)?|reciprocat\w+|act\ssymmetrically|respond\s(?:in\skind|to\ssilence\swith\ssilence)|"
    r"in\sa\smirror\smanner))\b"
    r"|(?P<if>\bif)\b",
    re.I,
)
_FREE = re.compile(
    r"\b(?:unconditional(?:ly)?|without\s(?:any\s)?(?:pre)?-?conditions?|no\s(?:pre)?-?conditions?|not\s(?:tied|linked)\sto)\b",
    re.I,
)
_NOT = re.compile(r"\b(?:not|n't|no|never|without|nor|denied)\b[^,;.]{0,50}$", re.I)
_END = re.compile(
    r",?\"(?=\s)|[;.!?](?=\s|$|\")|,(?=\s(?:[\w'’.-]+\s){0,9}?(?:told|agreed|declared|said|says|added|adds|according|stressed|told|noted|announced|"
    r"stated|warned|by\s(?:its|his|her|their)\saccount)\b)|,\s(?=(?:but|while|whereas|and\s(?:that|the|it|he|she|they|"
    r"about|on|over|for|to|in|at|by|of|from|also|said)\b))|[—–]\s"
)
_END_OF_SERIES = re.compile(r"[;.!?](?=\s|$|\")|,(?=\s(?:[\w'’.-]+\s){0,9}?(?:said|says|added|adds|according|told)\b)")
_IS = re.compile(r"\b(?:(?:must|should|would|will)\sbe|is|was)\s(?=(?:a|an|the|that|to|for)\s)", re.I)
# a halt that a sentence speaks of before it says what is needed for it
_BEFOREHAND = re.compile(
    r"\b(?:as\s(?:regards|for|to)|regarding|concerning|on|about|for|with\sregard\sto)\s(?:a|an|the|any)\s(?:[\w-]+\s){0,3}?"
    r"(?:cease-?fire|truce|halt|cessation|armistice|pause|withdrawal)\b",
    re.I,
)
_WILL = re.compile(
    r"\b(?:(?:will|would|shall|to)\s(?:[\w-]+\s)?(?:release|free|return|hand\sover|withdraw|pull\sback|disarm|lay\sdown|open|lift|let\sin|allow)|ready|willing|prepared|agree[sd]?|accept(?:s|ed)?|appl(?:y|ies|ied)|hold|keep|kept|observe|halt|stop|cease|"
    r"extend|valid|effect|force|undertakes?|intention|committed)\b",
    re.I,
)
_CHOICE = re.compile(r"\b(?:as|even|what|asked|know|see|unclear|wonder|ask|sure)\s$", re.I)
_MONITOR = re.compile(
    r"\b(?:(?:monitor|verifi|supervis|polic|observ)ed(?:\sand\s(?:monitor|verifi|supervis|enforc)ed)?|overseen|track(?:ed)?)\sby\s(?P<by>(?:the\s)?[^,;.]{2,80})"
    r"|\b(?P<who>(?:the\s)?(?:[A-Z][\w'.-]*|[\w-]+)(?:,?\s(?:[A-Z][\w'.-]*|of|the|and|[a-z]+)){0,8}?)\s(?:will|would|"
    r"shall|is\sto|are\sto|should|has\sbeen\stasked\sto|agreed\sto|must)\s(?:jointly\s)?(?:monitor|verify|oversee|supervise|"
    r"police|guarantee)\b[^,;.]{0,80}"
    r"|\bunder\s(?:the\s)?(?:(?P<owner>[A-Z]\w+)\s)?(?:supervision|monitoring|oversight|observation|control|auspices)\sof\s(?P<of>[^,;.]{2,80})|"
    r"\bunder\s(?P<short>[A-Z][\w.]+(?:\s[A-Z]\w+)?)\s(?:supervision|monitoring|oversight)"
    r"|\b(?:monitoring|verification|supervisory|implementation)\s(?:mission|mechanism|committee|team|commission|body)\s(?:[\w,]+\s){0,4}?(?:led|"
    r"chaired|headed|run|co-chaired)\sby\s(?P<led>[^,;.]{2,80})"
    r"|\b(?P<whose>(?:[A-Z][\w.'-]+\s){1,4})(?:ceasefire\s)?(?:monitors|observers|monitoring\s(?:mission|team)|observer\s(?:mission|"
    r"force))\s(?:will|would|are\sto|is\sto|to)\b[^,;.]{0,80}"
)
_NONE_SUCH = re.compile(
    r"\bthere\s(?:is|was|are|were|has\sbeen|have\sbeen|had\sbeen|exists?)\s(?:no|never\s(?:been\s)?(?:any|a|an)|not\s(?:any|"
    r"a|an))\s(?:such\s|formal\s|written\s|ceasefire\s|new\s|official\s|final\s)*(?:agreement|deal|truce|cease-?fire|"
    r"understanding|arrangement|moratorium|pact|accord|list)s?\b[^.;,]{0,60}"
    r"|\bno\s(?:such\s|formal\s|written\s|ceasefire\s|official\s|final\s)*(?:agreement|deal|truce|cease-?fire|understanding|"
    r"arrangement|moratorium|pact|accord)\b[^.;,]{0,60}?\b(?:reached|concluded|signed|made|exist(?:s|ed)?|agreed|in\sforce|"
    r"in\splace)\b"
    r"|\b(?:invented|an?\sinvention|fabricated|made[\s-]up|fictitious|non-?existent)\b(?:\s(?:by|of)\s[^.;,]{2,50})?"
    r"|\b(?:never|not|n't)\s(?:agreed|agree|signed?|made|make|concluded?|reached?|accepted)\s(?:to\s)?(?:any|a|an|such)\s(?:such\s|"
    r"formal\s|ceasefire\s)*(?:agreement|deal|truce|cease-?fire|moratorium|pact|accord|commitment|obligation|terms?)\b"
    r"|\bdenie[sd]\s(?:that\s)?(?:there\s(?:is|was)\s)?(?:any|an?|having)\s(?:such\s|formal\s|agreed\s(?:to\s)?(?:any\s|"
    r"a\s)?)*(?:agreement|deal|truce|cease-?fire|moratorium|pact|accord|understanding)\b",
    re.I,
)
_WITH_WHOM = re.compile(
    r"\bagreed\s(?:up)?(?:on\s)?(?:the\s(?:list|text|document|terms)\s)?(?:between\s(?P<pair>[^.;,]{4,80})|with\s(?P<with>(?:the\s)?[A-Z][^.;,]{2,50}|"
    r"the\s\w+\sside))|\bagreed\sthe\s(?:list|text|terms)\swith\s(?P<other>[^.;,]{2,40})"
)


def find_conditions(sentence: Sentence) -> Iterator[Found]:
    """CONDITION, RELEASE, MONITOR and EXISTENCE terms."""
    released = _release(sentence)
    if released is not None:
        yield released
    else:
        yield from _conditions(sentence)
    yield from _monitors(sentence)
    for match in _NONE_SUCH.finditer(sentence.text, sentence.start, sentence.end):
        yield Found(Axis.EXISTENCE, match.start(), match.end(), None, negated=True)
    for match in _WITH_WHOM.finditer(sentence.text, sentence.start, sentence.end):
        yield Found(Axis.EXISTENCE, match.start(), match.end(), None, parties=True)


def _release(sentence: Sentence) -> Found | None:
    """ "If one side violates it, the other may consider itself free": the whole of it."""
    where = _WHERE.search(sentence.text, sentence.start, sentence.end)
    freed = _RELEASED.search(sentence.text, sentence.start, sentence.end)
    if freed is None:
        return None
    if where is None:
        return _against_breach(sentence, freed)
    reserved = "reserve" in freed[0].lower()
    breach = re.compile(_BREACH, re.I).search(sentence.text, where.start(), sentence.end)
    that_case = where[0].lower() == "in that case"
    if breach is None and not that_case and not reserved:
        return None
    start = (
        min(where.start(), _clause_start(sentence, freed.start())) if freed.start() < where.start() else where.start()
    )
    end = max(_clause_end(sentence, freed.end()), _clause_end(sentence, breach.end() if breach else where.end()))
    return Found(Axis.RELEASE, start, end, None, at=freed.start())


def _against_breach(sentence: Sentence, freed: re.Match[str]) -> Found | None:
    """ "It reserves the right to respond to any attack": no "if", and the same."""
    answered = re.compile(r"\bto\s(?:any|every|each)\s(?:attack|violation|breach|threat|strike)\b", re.I).search(
        sentence.text, freed.end(), sentence.end
    )
    if answered is None or "right" not in freed[0].lower():
        return None
    return Found(
        Axis.RELEASE,
        _clause_start(sentence, freed.start()),
        _clause_end(sentence, answered.end()),
        None,
        at=freed.start(),
    )


def _conditions(sentence: Sentence) -> Iterator[Found]:
    text, last = sentence.text, -1
    for match in _FREE.finditer(text, sentence.start, sentence.end):
        yield Found(Axis.CONDITION, match.start(), match.end(), None, negated=True)
    for match in _TRIGGER.finditer(text, sentence.start, sentence.end):
        if match.start() < last:
            continue
        before = text[sentence.start : match.start()]
        if match["if"] and (not _if_counts(sentence, match.start(), before) or _CHOICE.search(before)):
            continue
        last = _clause_end(sentence, match.end())
        if match["need"]:
            if _BEFOREHAND.search(before) is None:
                continue  # "the need for talks" sets no condition where no halt is spoken of
            last = _clause_end(sentence, match.end(), series=True)
            yield Found(Axis.CONDITION, match.start(), last, None)
            continue
        if match["key"]:
            last = _what_it_is(sentence, match.end()) or last
        if match["mirror"]:
            start = _clause_start(sentence, match.start())
            yield Found(Axis.CONDITION, start, last, None, at=match.start())
            continue
        negated = bool(match["on"]) and not match["on"].lower().startswith("unless") and bool(_NOT.search(before[-60:]))
        start = match.start()
        if negated:
            start -= len(before[-60:]) - _NOT.search(before[-60:]).start()  # type: ignore[union-attr]
        yield Found(Axis.CONDITION, start, last, None, negated, at=_limited(sentence, match.start(), last))


def _limited(sentence: Sentence, offset: int, end: int) -> int:
    """Where the clause stands that a condition limits: over "only after ...", and at "depends" itself."""
    tree, i = sentence.tree, sentence.token(offset)
    if tree.lemmas[i] in ("depend", "hinge", "hang", "conditional", "contingent", "dependent", "not", "do"):
        return offset
    over = next((a for a in tree.ancestors(i) if not offset <= tree.starts[a] < end), None)
    if over is None and end < tree.starts[sentence.last]:
        return tree.starts[sentence.token(end + 1)]  # the parser parted the clauses: "if ... by 4 a.m., it will"
    return tree.starts[over] if over is not None else offset


def _if_counts(sentence: Sentence, offset: int, before: str) -> bool:
    """Whether the main clause of an "if" is an undertaking: something that will be kept or applied."""
    rest = sentence.text[offset : sentence.end]
    main = before if len(before.split()) > 2 else rest.partition(",")[2]
    return bool(_WILL.search(main))


def _what_it_is(sentence: Sentence, offset: int) -> int | None:
    """Where "the key condition, it was stressed, must be a stop to ..." ends; null where the sentence does not say what it is."""
    says = _IS.search(sentence.text, offset, sentence.end)
    return _clause_end(sentence, says.end()) if says is not None else None


def _clause_end(sentence: Sentence, offset: int, *, series: bool = False) -> int:
    """Where a clause ends; of a `series`, "for this, for that and for a third", behind the last of it."""
    match = (_END_OF_SERIES if series else _END).search(sentence.text, offset, sentence.end)
    end = match.start() if match else sentence.end
    while end > offset and sentence.text[end - 1] in ' .,;"\n':
        end -= 1
    return end


def _clause_start(sentence: Sentence, offset: int) -> int:
    cut = max(
        (
            m.end()
            for m in re.compile(r"[;:]\s|,\s(?:that\s)?|\bsaid\s(?:that\s)?").finditer(
                sentence.text, sentence.start, offset
            )
        ),
        default=sentence.start,
    )
    while cut < offset and sentence.text[cut] in '"- ':
        cut += 1
    return cut


def _monitors(sentence: Sentence) -> Iterator[Found]:
    text = sentence.text
    if not re.compile(r"monitor|verif|oversee|oversaw|supervis|observ|track|polic|auspices|guarantee", re.I).search(
        text, sentence.start, sentence.end
    ):
        return
    for match in _MONITOR.finditer(text, sentence.start, sentence.end):
        if match["who"] and set(match["who"].lower().split()) & {
            "who",
            "which",
            "nobody",
            "anybody",
            "no",
            "that",
            "it",
            "neither",
        }:
            continue
        yield Found(Axis.MONITOR, match.start(), match.end(), None, parties=True, at=match.start())
