"""Labels: the words before a colon that say whose or what the rest of a paragraph is ("14:40, Dmitry Peskov, via TASS:", "A:")."""

import re

_LONGEST = 130  # characters of a label
_COLON = re.compile(r":(?=\s+\S)")
_CLOCK = re.compile(r"\d\Z")
# what a label does not hold: quotations, the end of a sentence, a verb of telling or any other verb that a sentence has
_SENTENCE = re.compile(
    r"[\"?!]|(?<![A-Z]\.)(?<=[a-z]{3})\. "
    r"|\b(?:said|says|say|told|adds?|is|are|was|were|be|been|has|have|had|will|would|can|could|must|should|did|does|do"
    r"|who|which|that|it|they|we|he|she|not|this|there|here|wrote|writes|tells?|reads?|[a-z]+ed|continues?)\b",
    re.IGNORECASE,
)
_WORDY = 9  # words; what is longer is a sentence that a verb was not seen in, unless it tells a time or a channel
_MARKED = re.compile(r"[\d(),]")


def label_end(text: str) -> int:
    """Where the label ends that a paragraph opens with, its colon included; 0 without one. Takes time linear in the label."""
    for colon in _COLON.finditer(text, 0, _LONGEST):
        before = text[: colon.start()]
        if _CLOCK.search(before) and text[colon.end() : colon.end() + 1].isdigit():
            continue
        if not before.strip() or _SENTENCE.search(before):
            return 0
        if before.count(" ") >= _WORDY and not _MARKED.search(before):
            return 0
        return colon.end()
    return 0
