"""Words cut into the pieces that the encoder knows: lower case, no accents, the longest known piece first."""

import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache

_LONGEST = 100  # letters; a longer word is unknown
FIRST, LAST, UNKNOWN = "[CLS]", "[SEP]", "[UNK]"


class WordPiece:
    """Cuts text by a vocabulary, one piece a number: the order of its lines."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._numbers: Mapping[str, int] = {piece: n for n, piece in enumerate(vocabulary)}
        self.first, self.last = self._numbers[FIRST], self._numbers[LAST]
        self._cut = lru_cache(maxsize=20_000)(self._pieces)

    def numbers(self, text: str) -> list[int]:
        """The numbers of the pieces of `text`."""
        return [n for word in _words(text) for n in self._cut(word)]

    def _pieces(self, word: str) -> tuple[int, ...]:
        found: list[int] = []
        start = 0
        while start < len(word):
            end = len(word)
            while end > start:
                piece = ("##" if start else "") + word[start:end]
                if piece in self._numbers:
                    break
                end -= 1
            if end == start or len(word) > _LONGEST:
                return (self._numbers[UNKNOWN],)
            found.append(self._numbers[piece])
            start = end
        return tuple(found)


def _words(text: str) -> list[str]:
    """Words and single marks, in lower case and without accents."""
    if not text.isascii():
        made = unicodedata.normalize("NFD", "".join(_kept(c) for c in text))
        text = "".join(c for c in made if unicodedata.category(c) != "Mn")
    words: list[str] = []
    word = ""
    for c in text.lower():
        if c.isalnum() and c.isascii():
            word += c
        elif c.isspace():
            words.append(word)
            word = ""
        elif _is_mark(c):
            words += [word, c]
            word = ""
        elif unicodedata.category(c) not in ("Cc", "Cf", "Cn", "Co"):
            word += c
    words.append(word)
    return [w for w in words if w]


def _kept(c: str) -> str:
    """Chinese signs stand alone."""
    return f" {c} " if "\u4e00" <= c <= "\u9fff" or "\u3400" <= c <= "\u4dbf" or "\uf900" <= c <= "\ufaff" else c


def _is_mark(c: str) -> bool:
    return (c.isascii() and c.isprintable() and not c.isalnum() and c != " ") or unicodedata.category(c).startswith("P")
