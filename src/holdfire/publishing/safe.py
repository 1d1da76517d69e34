"""Text out of a report made safe to show: no escape sequences, no marks that turn the reading direction."""

import re

_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_BLANK = re.compile(r"\s+")


def safe(text: str) -> str:
    """`text` on one line, with control characters shown as a replacement mark."""
    return _BLANK.sub(" ", _UNSAFE.sub("\N{REPLACEMENT CHARACTER}", text)).strip()


def shortened(text: str, width: int) -> str:
    """`text` made safe and cut at a word to at most `width` characters, with … where something is left out."""
    line = safe(text)
    if len(line) <= width:
        return line
    cut = line.rfind(" ", width // 2, width - 1)
    return line[: cut if cut > 0 else width - 1].rstrip(" ,;:") + "…"
