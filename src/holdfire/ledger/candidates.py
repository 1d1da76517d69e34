"""Candidates: for each report the earlier ones that it may have been copied from, found without comparing all with all."""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from holdfire.ledger.fingerprints import MINIMA, Minima

_Codes = npt.NDArray[np.int64]
_Flags = npt.NDArray[np.bool_]

_NEIGHBOURS = 4  # reports of a bucket that each is paired with, beside the bucket's first
_CROWDED = 64  # reports in a bucket from which on it stands for a phrase that everybody uses
_SHARED = 6  # of 128 minima in buckets, from which on a pair is looked at
_ALIKE = (
    12  # of 128 minima in all, from which on a pair is compared word for word; a third of the words exchanged leaves 40
)
_COMMON = 100  # a value that more than one report in so many has is a phrase of the language or of a form
_RARE = 16  # values that are not common, from which on they alone decide
_MOST = 8  # earlier reports that one report is compared with
_AT_ONCE = 50_000  # pairs
_ROW_BITS = 31  # for the number of a row


def candidates(minima: Minima) -> Iterator[tuple[int, list[int]]]:
    """(report, earlier reports that resemble it, the most similar first) for reports in order of publication.

    `minima` has a row a report. Time and memory grow with the number of reports, also where all of them share a template:
    in a bucket of equal values a report is paired with the first one and its neighbours, not with all.
    """
    earlier, later, common = _pairs(minima)
    alike = np.zeros(len(later), np.int64)
    for k in range(0, len(later), _AT_ONCE):
        one, two = earlier[k : k + _AT_ONCE], later[k : k + _AT_ONCE]
        alike[k : k + _AT_ONCE] = _alike(minima[one] == minima[two], common[one] | common[two])
    kept = alike >= _ALIKE
    earlier, later, alike = earlier[kept], later[kept], alike[kept]
    if not len(later):
        return
    ranked = np.lexsort((earlier, -alike, later))
    earlier, later = earlier[ranked], later[ranked]
    bounds = np.flatnonzero(np.diff(later, prepend=-1, append=-1))
    for start, end in pairwise(bounds):
        yield int(later[start]), [int(i) for i in earlier[start : min(end, start + _MOST)]]


def _alike(equal: _Flags, common: _Flags) -> _Codes:
    """How many of 128 minima are equal, estimated from those that are not common where there are enough of these."""
    rare = (~common).sum(axis=1)
    shared = (equal & ~common).sum(axis=1)
    return np.asarray(np.where(rare >= _RARE, shared * MINIMA // np.maximum(rare, 1), equal.sum(axis=1)))


def _pairs(minima: Minima) -> tuple[_Codes, _Codes, _Flags]:
    """Pairs of rows that stand together in enough buckets, and for each row which of its values are common."""
    rows = len(minima)
    common = np.zeros((rows, MINIMA), np.bool_)
    codes = np.concatenate([_of_column(minima[:, c], common[:, c]) for c in range(MINIMA)])
    codes.sort()
    # once sorted, a code that stands there often enough is the same so many places further on
    often = codes[_SHARED - 1 :][codes[_SHARED - 1 :] == codes[: 1 - _SHARED]]
    kept = often[np.diff(often, prepend=-1) != 0]
    return kept // rows, kept % rows, common


def _of_column(column: npt.NDArray[np.uint32], common: _Flags) -> _Codes:
    """The pairs of one column's buckets, as earlier * rows + later; marks the rows of large buckets in `common`."""
    rows = len(column)
    # value and row in one number, since plain numbers are sorted many times as fast as rows by their values
    placed = column.astype(np.int64) << _ROW_BITS | np.arange(rows)
    placed.sort()
    values, order = placed >> _ROW_BITS, placed & ((1 << _ROW_BITS) - 1)
    starts = np.flatnonzero(np.diff(values, prepend=-1))
    sizes = np.diff(starts, append=rows)
    common[order] = np.repeat(sizes > max(_CROWDED, rows // _COMMON), sizes)
    beside = np.repeat(np.where(sizes > _CROWDED, 1, _NEIGHBOURS), sizes)
    first = np.repeat(starts, sizes)
    place = np.arange(rows) - first
    made = []
    for back in range(1, _NEIGHBOURS + 1):
        own = np.flatnonzero((place >= back) & (back <= beside))
        made.append(order[own - back] * rows + order[own])
    far = np.flatnonzero(place > beside)
    made.append(order[first[far]] * rows + order[far])
    return np.concatenate(made)
