"""The names of states, armed groups, organisations, their seats, services and people, read from the tables that ship."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from importlib.resources import files


class Kind(StrEnum):
    """What a name is to its party."""

    STATE = "state"
    ADJECTIVE = "adjective"
    CITIZENS = "citizens"
    CAPITAL = "capital"
    SEAT = "seat"  # a place of power that speaks: "Kremlin", "Downing Street"
    OFFICE = "office"  # an organ or office with a name of its own: "Knesset", "Security Council"
    FORCES = "forces"  # an army or service: "IDF", "FSB", "Qassam Brigades"
    GROUP = "group"
    ORGANISATION = "organisation"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Name:
    """One way in which a party appears in a report.

    `words` is the surface form without article; `party` the name that a position carries. `speaker` is the full usual
    name of a person, the words themselves for a seat, office or force, the party for an organisation, else null.
    `title` is a person's role in lower case, `gender` "m" or "f"; `since` and `until` (inclusive) bound the term of
    office and are null where it is open or not known.
    """

    words: str
    party: str
    kind: Kind
    speaker: str | None = None
    title: str | None = None
    gender: str | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A name in the tables; a weak one counts only where a strong name of the same bearer stands in the same report."""

    name: Name
    weak: bool = False


_COLUMNS = ((1, Kind.STATE), (2, Kind.ADJECTIVE), (3, Kind.CITIZENS), (4, Kind.CAPITAL))
_VOICED = frozenset({Kind.SEAT, Kind.OFFICE, Kind.FORCES})


def entries() -> Iterator[Entry]:
    """Every name that ships; where several parties share one, the first is the likeliest."""
    yield from _parties()
    yield from _states()
    yield from _people()


def not_actors() -> tuple[str, ...]:
    """Phrases that hold a party's name and mean something else: "South China Sea", "Washington Post"."""
    return tuple(row[0] for row in _rows("not_actors.tsv", 1))


def _rows(file: str, width: int) -> Iterator[list[str]]:
    """The rows of a table, padded to `width`; lines that start with `#` are remarks."""
    text = files("holdfire.vocab").joinpath("data", file).read_text(encoding="utf-8")
    for line in text.split("\n"):
        if line and line[0] != "#":
            row = line.split("\t")
            yield row + [""] * (width - len(row))


def _listed(cell: str) -> Iterator[tuple[str, bool]]:
    """The names in a cell, split at semicolons; `~` marks a weak one."""
    for words in cell.split(";"):
        if words:
            yield words.removeprefix("~"), words[0] == "~"


def _states() -> Iterator[Entry]:
    for row in _rows("states.tsv", 5):
        yield Entry(Name(row[0], row[0], Kind.STATE))
        seen = {row[0]}
        for column, kind in _COLUMNS:
            for words, weak in _listed(row[column]):
                if words not in seen or kind is Kind.ADJECTIVE:
                    seen.add(words)
                    yield Entry(Name(words, row[0], kind), weak)


def _parties() -> Iterator[Entry]:
    known: set[str] = set()
    for party, kind_word, cell in _rows("parties.tsv", 3):
        kind = Kind(kind_word)
        if party not in known and kind in (Kind.GROUP, Kind.ORGANISATION) and f"~{party}" not in cell:
            cell = f"{party};{cell}"
        known.add(party)
        for words, weak in _listed(cell):
            speaker = words if kind in _VOICED else party if kind is Kind.ORGANISATION else None
            yield Entry(Name(words, party, kind, speaker), weak)


def _people() -> Iterator[Entry]:
    """A person with several terms stands on several rows; the first row holds the spellings for all."""
    spellings: dict[str, str] = {}
    for party, full, title, gender, since, until, also in _rows("people.tsv", 7):
        cell = spellings.setdefault(full, also)
        first, last = _day(since), _day(until, end=True)
        for words, weak in [(full, False), *_listed(cell)]:
            yield Entry(Name(words, party, Kind.PERSON, full, title or None, gender or None, first, last), weak)


def _day(cell: str, *, end: bool = False) -> date | None:
    """A table's date: a day, a month or a year; the first day of it, or the last."""
    if not cell:
        return None
    year, month, day = ([int(part) for part in cell.split("-")] + [0, 0])[:3]
    if day:
        return date(year, month, day)
    if not end:
        return date(year, month or 1, 1)
    return date(year + 1, 1, 1) - timedelta(1) if month in (0, 12) else date(year, month + 1, 1) - timedelta(1)
