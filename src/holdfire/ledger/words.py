"""A report's words as numbers: what comparing many texts needs, at the speed of arrays."""

from collections.abc import Callable
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

from holdfire.vocab.spelling import word_list

Words = npt.NDArray[np.uint64]

_CONTENT, _NUMBER, _CAPITAL = 1, 2, 4  # in the lowest bits of a word's number
_BITS = np.uint64(7)
_LETTERS = 4  # a shorter word is nearly always one of grammar; figures count at any length
_KNOWN = 400_000  # words that are kept at hand
_ANY_NUMBER = np.uint64(8)
_ONE, _TWO, _THREE = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F), np.uint64(0x165667B19E3779F9)


class _Hashes(dict[str, int]):
    """A word's 61 bits, the same on every machine and in every run and whatever its case, and three bits of what it is."""

    def __missing__(self, word: str) -> int:
        if len(self) > _KNOWN:
            self.clear()
        low = word.lower()
        whole = int.from_bytes(blake2b(low.encode("utf-8", "replace"), digest_size=8).digest(), "little")
        number = low[0].isdigit()
        marks = _CONTENT * (number or len(low) >= _LETTERS) + _NUMBER * number + _CAPITAL * (low[0] != word[0])
        made = self[word] = whole >> 3 << 3 | marks
        return made


_hash_of: Callable[[str], int] = _Hashes().__getitem__


def words_of(text: str) -> Words:
    """The words and figures of a text, a number each; the same word has the same number but for its lowest bits."""
    found = word_list(text)
    return np.fromiter(map(_hash_of, found), np.uint64, len(found))


def plain(words: Words) -> Words:
    """The words without the marks of what they are, so that case makes no difference."""
    return words & ~_BITS


def content(words: Words) -> Words:
    """The words of some length and the figures, without marks."""
    return plain(words[words & np.uint64(_CONTENT) != 0])


def figures(words: Words) -> frozenset[int]:
    """The figures of a text."""
    return frozenset(plain(words[words & np.uint64(_NUMBER) != 0]).tolist())


def capitals(words: Words) -> frozenset[int]:
    """The longer words of a text that begin with a capital."""
    both = np.uint64(_CAPITAL | _CONTENT)
    return frozenset(plain(words[words & both == both]).tolist())


def pairs(words: Words) -> Words:
    """Every two words in a row as one number."""
    return np.asarray(words[:-1] * _ONE + words[1:] * _TWO)


def triples(words: Words) -> Words:
    """Every three words in a row as one number, with all figures taken for the same."""
    masked = np.where(words & np.uint64(_NUMBER) != 0, _ANY_NUMBER, plain(words))
    return np.asarray(masked[:-2] * _ONE + masked[1:-1] * _TWO + masked[2:] * _THREE)
