"""Origins: which reports carry the same text, so that copies are not counted as independent."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256


@dataclass(frozen=True, slots=True)
class Text:
    """A report for comparison: its text is another if its `id` is, `published` is null where the day is not known."""

    id: str
    published: date | None


# the texts of the reports with these ids
Texts = Callable[[Iterable[str]], Mapping[str, str]]
# for each copy the earlier report that it was made from; whoever is not named stands alone
Origins = Callable[[Sequence[Text], Texts], Mapping[str, str]]


def chain_of(report: str, made_from: Mapping[str, str]) -> list[str]:
    """What a report was made from, what that was made from, and so on to the first; each link leads to an earlier report."""
    found: list[str] = []
    while report in made_from:
        report = made_from[report]
        found.append(report)
    return found


def same_text(reports: Sequence[Text], texts: Texts) -> Mapping[str, str]:
    """Reports whose words are the same to the letter, each with the earliest of them."""
    first: dict[bytes, tuple[date, str]] = {}
    digests: dict[str, bytes] = {}
    held = texts(report.id for report in reports)
    for report in reports:
        digest = digests[report.id] = sha256(" ".join(held[report.id].split()).encode()).digest()
        rank = (report.published or date.max, report.id)
        first[digest] = min(first.get(digest, rank), rank)
    return {report: first[digest][1] for report, digest in digests.items() if first[digest][1] != report}
