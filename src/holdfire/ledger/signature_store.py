"""Signatures of texts and comparisons of two, kept between builds: copies are looked for among all reports, and only what is new is worked out."""

from base64 import b64decode, b64encode
from collections.abc import Iterator, Sequence
from hashlib import sha256

from holdfire.ledger.fingerprints import VERSION, signatures
from holdfire.ledger.near_copies import Compared, Pairs, Signed, links_of
from holdfire.ledger.origins import Text, Texts
from holdfire.ledger.place import Place
from holdfire.ledger.store import Store

_BATCH = 2000  # reports
_YES, _NO = "copy", "none"


def kept_origins(place: Place, way: str, reports: Sequence[Text], texts: Texts) -> dict[str, str]:
    """For each copy the earlier report that it was made from; `way` names how texts are cleaned and compared.

    Depends on the reports alone: with what is kept of them removed, the result is the same and takes longer. Only texts
    that are new, or that resemble a new one, are asked for.
    """
    with Store(place.signatures, f"signatures-{VERSION}") as store:
        marks = list(_signatures(reports, texts, store))
        store.forget_others()
    signed = [Signed(r.id, r.published, mark) for r, mark in zip(reports, marks, strict=True)]
    with Store(place.comparisons, f"comparisons-{way}") as store:
        found = links_of(signed, _Kept(texts, store))
        store.forget_others()
    return found


def _signatures(reports: Sequence[Text], texts: Texts, store: Store) -> Iterator[bytes]:
    """The signature of each report: those that the store has, and the others made and kept."""
    for start in range(0, len(reports), _BATCH):
        batch = reports[start : start + _BATCH]
        keys = [_key(r.id) for r in batch]
        new = {key: r.id for key, r in zip(keys, batch, strict=True) if key not in store}
        if new:
            held = texts(new.values())
            for key, made in zip(new, signatures(held[name] for name in new.values()), strict=True):
                store.put(key, b64encode(made).decode())
        yield from (b64decode(store.get(key)) for key in keys)


def _key(*ids: str) -> str:
    """The key of a report, or of two: what is kept of them hangs on their texts, and these on their ids."""
    return sha256(" ".join(ids).encode()).hexdigest()


class _Kept:
    """Compares pairs of texts, each pair once in the life of a case: what came of it hangs on the two texts alone."""

    def __init__(self, texts: Texts, store: Store) -> None:
        self._texts, self._store = texts, store

    def __call__(self, pairs: Pairs) -> Iterator[str | None]:
        """For each report the first of the earlier ones that it was made from."""
        compared = Compared(self._texts(sorted(self._wanted(pairs))).__getitem__)
        for later, earlier in pairs:
            yield next((one for one in earlier if self._copied(one, later, compared)), None)

    def _copied(self, origin: str, copy: str, compared: Compared) -> bool:
        key = _key(origin, copy)
        if key not in self._store:
            self._store.put(key, _YES if compared.copied(origin, copy) else _NO)
        return self._store.get(key) == _YES

    def _wanted(self, pairs: Pairs) -> set[str]:
        """The reports whose texts have to be compared, or may have to."""
        wanted: set[str] = set()
        for later, earlier in pairs:
            for place, one in enumerate(earlier):
                key = _key(one, later)
                if key not in self._store:
                    wanted |= {later, *earlier[place:]}
                    break
                if self._store.get(key) == _YES:
                    break
        return wanted
