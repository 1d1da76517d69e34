"""Origins: which reports carry the same text, so that copies are not counted as independent."""

from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from hashlib import sha256
from itertools import islice
from pathlib import Path

from holdfire.ledger.fingerprints import VERSION, signatures
from holdfire.ledger.near_copies import Signed, origins_of
from holdfire.ledger.store import Store
from holdfire.record import Report

_BATCH = 2000

# reports in, the id of each one's origin out; whoever is not named is its own origin
Origins = Callable[[Iterable[Report]], Mapping[str, str]]


def same_text(reports: Iterable[Report]) -> Mapping[str, str]:
    """Reports whose words are the same to the letter, each with the earliest of them."""
    first: dict[bytes, tuple[date, str]] = {}
    digests: dict[str, bytes] = {}
    for report in reports:
        digest = digests[report.id] = sha256(" ".join(report.text.split()).encode()).digest()
        rank = (report.published or date.max, report.id)
        first[digest] = min(first.get(digest, rank), rank)
    return {report: first[digest][1] for report, digest in digests.items()}


class NearCopies:
    """Reports that carry the same text, edited or not; what is needed to tell is kept in `folder` between builds.

    Depends on the reports alone: with the folder emptied the result is the same, and takes longer.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __call__(self, reports: Iterable[Report]) -> Mapping[str, str]:
        """The origin of each report."""
        texts: dict[str, str] = {}
        signed: list[Signed] = []
        with Store(self._folder, f"signatures-{VERSION}") as store:
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
