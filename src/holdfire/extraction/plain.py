"""One spelling for the rules: typographic quotes, mojibake, blanks and marks made plain, with the way back to the report."""

import re
from collections.abc import Sequence

_QUOTES = {ord(c): '"' for c in "“”„‟«»″＂"} | {ord(c): "'" for c in "‘’‚‛′´`ʼ"}
_BLANKS = {ord(c): " " for c in "\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000\t\v\f"}
_HIDDEN = dict.fromkeys(
    [
        *range(9),
        *range(14, 32),
        127,
        *range(128, 160),
        8203,
        8204,
        8205,
        8206,
        8207,
        8288,
        65279,
        *range(8234, 8239),
        *range(8294, 8298),
        173,
        8232,
        8233,
    ],
    " ",
)
_BULLETS = {ord(c): " " for c in "▪•●■◆►▶◦‣⁃"}
_TABLE = {**_BULLETS, **_QUOTES, **_BLANKS, **_HIDDEN}
# UTF-8 that was read as cp1252 or latin-1: two or three characters that stand for one
_GARBLED = re.compile("â€[\u009c\u009d\u0099\u0098œ™˜\u009d]|â€[\u0093\u0094“”]|â€|Ã[\u0080-\u00bf]|Â[\u00a0-\u00bf]")
_MEANT = {
    "â€œ": '"', "â€\u009c": '"', "â€\u009d": '"', "â€": '"', "â€™": "'", "â€\u0099": "'", "â€˜": "'", "â€\u0098": "'",
    "â€“": "-", "â€”": "-", "â€\u0093": "-", "â€\u0094": "-",
}  # fmt: skip
_LONGEST_WORD = re.compile(r"\S{201,}")


def plain(text: str, start: int) -> tuple[str, Sequence[int]]:
    """`text`, which begins at offset `start` of a report, made plain; and for each character, and the end, its offset."""
    made = text.translate(_TABLE) if not text.isascii() or not text.isprintable() else text
    if _LONGEST_WORD.search(made):
        made = _LONGEST_WORD.sub(lambda m: " " * len(m[0]), made)
    if "â€" not in text and "Ã" not in text and "Â" not in text:
        return made, range(start, start + len(text) + 1)
    parts: list[str] = []
    origins: list[int] = []
    at = 0
    for match in _GARBLED.finditer(text):
        parts.append(made[at : match.start()])
        origins.extend(range(start + at, start + match.start()))
        parts.append(_meant(match[0]))
        origins.append(start + match.start())
        at = match.end()
    parts.append(made[at:])
    origins.extend(range(start + at, start + len(text) + 1))
    return "".join(parts), origins


def _meant(garbled: str) -> str:
    known = _MEANT.get(garbled)
    if known is not None:
        return known
    try:
        letter = garbled.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return " "
    return letter if letter.isalpha() else " "
