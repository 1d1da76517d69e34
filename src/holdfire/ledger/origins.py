"""Origins: which reports carry the same text, so that copies are not counted as independent."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from hashlib import sha256

from holdfire.record import Report

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
