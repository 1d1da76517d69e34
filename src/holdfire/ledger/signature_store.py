"""Signatures of texts kept between builds, so that copies are looked for among all reports and only new ones are signed."""

from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import islice
from pathlib import Path

from holdfire.ledger.fingerprints import VERSION, signatures
from holdfire.ledger.near_copies import Signed, origins_of
from holdfire.ledger.store import Store
from holdfire.record import Report

_BATCH = 2000  # reports


def origins_of_reports(reports: Iterable[Report], kept: Path) -> Mapping[str, str]:
    """The origin of each report by its text; signatures are kept in the folder `kept`.

    Depends on the reports alone: with the folder emptied the result is the same, and takes longer.
    """
    texts: dict[str, str] = {}
    signed: list[Signed] = []
    with Store(kept, f"signatures-{VERSION}") as store:
        for batch in _batches(reports):
            texts |= {report.id: report.text for report in batch}
            marks = _signatures([report.text for report in batch], store)
            signed += [Signed(r.id, r.published, mark) for r, mark in zip(batch, marks, strict=True)]
        store.forget_others()
    return origins_of(signed, texts.__getitem__)


def _batches(reports: Iterable[Report]) -> Iterator[list[Report]]:
    coming = iter(reports)
    while batch := list(islice(coming, _BATCH)):
        yield batch


def _signatures(texts: Sequence[str], store: Store) -> list[bytes]:
    """The signatures of texts: those that the store has, and the others made and kept."""
    keys = [sha256(text.encode("utf-8", "surrogatepass")).hexdigest() for text in texts]
    new = {key: text for key, text in zip(keys, texts, strict=True) if key not in store}
    for key, mark in zip(new, signatures(new.values()), strict=True):
        store.put(key, b64encode(mark).decode())
    return [b64decode(store.get(key)) for key in keys]
