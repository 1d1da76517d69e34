"""Which language a report is in: Holdfire reads English and says so of anything else."""

from functools import cache

_SAMPLE = 2000  # characters
_COMMON = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "in",
        "a",
        "that",
        "on",
        "for",
        "with",
        "said",
        "was",
        "is",
        "by",
        "from",
        "as",
        "at",
        "it",
        "its",
        "his",
        "has",
        "have",
        "had",
        "be",
        "would",
        "will",
        "not",
        "he",
        "they",
        "who",
        "after",
        "over",
        "an",
        "are",
        "were",
        "which",
    ]
)
_ENOUGH = 0.18  # share of common words in plain English prose; other languages stay below 0.06


def language_of(text: str) -> str:
    """The ISO 639-1 code of the language ("en"), by common words and, where these do not settle it, by a detector."""
    words = [w for w in text[:_SAMPLE].lower().split() if any(c.isalpha() for c in w)]
    if len(words) < 8:
        return "en"  # too short to tell: a headline of names
    share = sum(w.strip(".,;:\"'()“”’") in _COMMON for w in words) / len(words)
    if share >= _ENOUGH:
        return "en"
    found = _detector().detect_language_of(text[:_SAMPLE])
    return found.iso_code_639_1.name.lower() if found is not None else "en"


@cache
def _detector():  # type: ignore[no-untyped-def]  # the detector's type is named only once it is imported, which is slow
    from lingua import Language, LanguageDetectorBuilder

    names = "ENGLISH RUSSIAN UKRAINIAN ARABIC HEBREW FRENCH GERMAN SPANISH PORTUGUESE ITALIAN TURKISH PERSIAN CHINESE HINDI URDU POLISH DUTCH INDONESIAN SWAHILI KOREAN JAPANESE"
    return (
        LanguageDetectorBuilder.from_languages(*(getattr(Language, n) for n in names.split()))
        .with_low_accuracy_mode()
        .build()
    )
