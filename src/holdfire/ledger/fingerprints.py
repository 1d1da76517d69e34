"""Fingerprints: what two reports that carry the same text have in common, in a few hundred bytes a report."""

from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from itertools import islice

import numpy as np
import numpy.typing as npt
from rensa import RMinHash

from holdfire.ledger.words import Words, content, pairs, plain, words_of

Minima = npt.NDArray[np.uint32]

MINIMA = 128
VERSION = "2"  # of the signature and of how it is kept; a new one makes stored signatures void
_HEAD = 12  # bytes: digest of the words, then how many they are
_SEED = 20250318
_FEWEST = 6  # pairs of words; fewer say nothing about a copy
_BATCH = 2000


def signature(text: str) -> bytes:
    """What is kept of a report to find its copies: 524 bytes, or 12 where the text is too short to compare.

    Depends on the text alone, so that it can be stored under the report's hash together with `VERSION`.
    """
    return next(signatures((text,)))


def signatures(texts: Iterable[str]) -> Iterator[bytes]:
    """As `signature` for many texts, in order, at a fraction of the time for each."""
    waiting = iter(texts)
    while batch := [words_of(text) for text in islice(waiting, _BATCH)]:
        yield from _signed(batch)


def digest_of(signed: bytes) -> bytes:
    """The part of a signature that is equal for texts with the same words in the same order."""
    return signed[:8]


def length_of(signed: bytes) -> int:
    """How many words the text has."""
    return int.from_bytes(signed[8:_HEAD], "little")


def comparable(signed: bytes) -> bool:
    """Whether the text is long enough to be compared with others that are not equal to it."""
    return len(signed) > _HEAD


def minima_of(signed: Sequence[bytes]) -> Minima:
    """The MinHash values of signatures that are `comparable`, a row each."""
    flat = np.frombuffer(b"".join(one[_HEAD:] for one in signed), dtype="<u4")
    return flat.reshape(len(signed), MINIMA)


def _signed(batch: Sequence[Words]) -> Iterator[bytes]:
    shingles = [pairs(content(words)) for words in batch]
    long = [k for k, found in enumerate(shingles) if len(found) >= _FEWEST]
    rows = dict(zip(long, _minima([shingles[k] for k in long]), strict=True)) if long else {}
    for k, words in enumerate(batch):
        digest = blake2b(plain(words).astype("<u8").tobytes(), digest_size=8).digest()
        yield digest + len(words).to_bytes(4, "little") + (rows[k].tobytes() if k in rows else b"")


def _minima(shingles: Sequence[Words]) -> Minima:
    """MinHash over pairs of words that stand next to each other once the small words are gone."""
    ends = np.cumsum([0, *map(len, shingles)], dtype=np.uint64)
    found = RMinHash.digest_matrix_from_flat_token_hashes(np.concatenate(shingles), ends, MINIMA, _SEED)
    return np.array(found.to_rows(), dtype="<u4")
