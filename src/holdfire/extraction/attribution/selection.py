"""Which of the findings of a paragraph are believed."""

from collections.abc import Sequence

from holdfire.extraction.attribution.found import Found

BELIEVED = (
    0.25  # the confidence from which on an attribution is given: where F1 is highest on jack-knifed training reports
)
_SHARED = 0.5  # of its words that an attribution may share with surer ones


def chosen(found: Sequence[Found], believed: float = BELIEVED) -> tuple[Found, ...]:
    """The findings that are believed, surest first while they are picked, in order of the text when given."""
    taken: set[int] = set()
    kept = []
    for one in sorted(found, key=lambda f: (-f.confidence, f.at)):
        shared = sum(1 for i in one.content if i in taken)
        if one.confidence >= believed and shared <= _SHARED * len(one.content):
            taken.update(one.content)
            kept.append(one)
    return tuple(sorted(kept, key=lambda f: (min(f.source[:1] + f.cue[:1] + f.content[:1]), f.at)))
