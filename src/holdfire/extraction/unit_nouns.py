"""What a number counts: the head of the noun phrase behind it, without a parse."""

import re

_NEXT = re.compile(r"\s{1,4}([A-Za-z]+(?:['-][A-Za-z]+)*)")
_PERCENT = re.compile(r"\s?(?:%|(?:percent|per\s?cent|percentage\spoints?|pc)\b)", re.I)
_REACH = 6  # words of a noun phrase
_PLURALS = frozenset(
    [
        "people",
        "men",
        "women",
        "children",
        "personnel",
        "troops",
        "police",
        "aircraft",
        "servicemen",
        "servicewomen",
        "policemen",
        "fishermen",
        "firefighters",
        "gunmen",
        "militiamen",
        "spokesmen",
        "dead",
        "wounded",
        "injured",
        "missing",
        "km",
        "kg",
        "km/h",
        "metres",
        "tonnes",
        "staff",
        "crew",
        "cattle",
        "sheep",
        "feet",
        "dozen",
        "percent",
        "hostages",
        "helicopters",
        "tanks",
        "lives",
        "wives",
        "knives",
        "thieves",
        "corpses",
        "bodies",
    ]
)
# words in -s that are no plural
_SINGULARS = re.compile(
    r"(?:ss|ous|us|is|ics)$|^(?:is|as|was|has|its|his|this|plus|versus|across|unless|perhaps|always|towards|afterwards|besides|yes|less)$"
)
_STOPS = frozenset(
    [
        "of",
        "in",
        "on",
        "at",
        "by",
        "for",
        "from",
        "to",
        "with",
        "within",
        "without",
        "into",
        "onto",
        "over",
        "under",
        "near",
        "after",
        "before",
        "during",
        "since",
        "until",
        "between",
        "against",
        "and",
        "or",
        "but",
        "nor",
        "so",
        "as",
        "than",
        "that",
        "which",
        "who",
        "whom",
        "whose",
        "where",
        "when",
        "while",
        "because",
        "if",
        "though",
        "although",
        "the",
        "a",
        "an",
        "this",
        "these",
        "those",
        "his",
        "her",
        "its",
        "their",
        "our",
        "my",
        "your",
        "each",
        "both",
        "all",
        "every",
        "any",
        "no",
        "not",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "am",
        "has",
        "have",
        "had",
        "having",
        "do",
        "does",
        "did",
        "will",
        "would",
        "shall",
        "should",
        "can",
        "could",
        "may",
        "might",
        "must",
        "it",
        "he",
        "she",
        "they",
        "we",
        "you",
        "i",
        "him",
        "them",
        "us",
        "me",
        "there",
        "here",
        "then",
        "now",
        "also",
        "only",
        "per",
        "via",
        "about",
        "around",
        "some",
        "killed",
        "died",
        "said",
        "says",
        "hit",
        "struck",
        "went",
        "came",
        "took",
        "returned",
        "remain",
        "remained",
        "left",
    ]
)


def unit_after(text: str, end: int, value: int | None) -> str | None:
    """The noun that a number ending at `end` counts, as it stands in the text; "%" for a share; null where none follows.

    It is the first plural of the phrase; of "one", the last word before the phrase ends.
    """
    if _PERCENT.match(text, end):
        return "%"
    words: list[str] = []
    at = end
    if text.startswith(" of the ", at):
        at += len(" of the")
    elif text.startswith(" of ", at):
        at += len(" of")
    while len(words) < _REACH:
        match = _NEXT.match(text, at)
        if match is None or match[1].lower() in _STOPS:
            break
        words.append(match[1].removesuffix("'s"))
        low = words[-1].lower()
        if value != 1 and (
            low in _PLURALS or (low.endswith("s") and not _SINGULARS.search(low) and not match[1].endswith("'s"))
        ):
            return words[-1]
        at = match.end()
    return words[-1] if words and value == 1 else None
