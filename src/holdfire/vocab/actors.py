"""Who can be a party to a ceasefire: states, armed groups and organisations, found by any of their names in a text."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from types import MappingProxyType

from holdfire.vocab.actor_names import Entry, Kind, Name, entries, not_actors
from holdfire.vocab.roles import roles
from holdfire.vocab.spelling import GLUE, HYPHENS, fold, tokens

__all__ = ["Kind", "Match", "Name", "Roster"]

_YEAR = 366  # days after leaving office for which a shared name still means its former holder
_CAPS_WORDS = frozenset({"IS", "WHO", "CAR", "PACE", "SHAPE", "MEND", "CARE", "FACT", "MIT", "ETA", "TIP"})
_PLACE_TAILS = frozenset({"based", "born", "language", "speaking", "style", "registered", "flagged"})
_GIVEN_NAMES = frozenset({"Chad", "Georgia", "Paris", "Santiago", "Sofia", "Victoria", "Kingston", "Georgetown"})
_NO_ALIASES: Mapping[str, Sequence[str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Match:
    """Tokens `start` to `end` (exclusive) are a name; `names` are its bearers, likeliest first, never empty."""

    start: int
    end: int
    names: tuple[Name, ...]


class _Node:
    """A step in the tree of names: what may follow, and which names end here."""

    __slots__ = ("blocked", "ends", "next")

    def __init__(self) -> None:
        self.next: dict[str, _Node] = {}
        self.ends: tuple[Entry, ...] = ()
        self.blocked = False


class Roster:
    """Every name that ships, and the aliases of a case on top."""

    def __init__(self, names: Iterable[Entry], blocked: Iterable[str]) -> None:
        self._root: dict[str, _Node] = {}
        self._capitals: dict[str, _Node] = {}  # first words as a headline in capitals has them
        self._kinds: dict[str, Kind] = {}
        self._adjectives: dict[str, list[str]] = {}
        for entry in names:
            self._add(entry)
        for phrase in blocked:
            self._node(phrase).blocked = True
        for word, node in self._root.items():
            if not word.isupper():
                self._capitals.setdefault(word.upper(), node)

    @classmethod
    def load(cls, aliases: Mapping[str, Sequence[str]] = _NO_ALIASES) -> "Roster":
        """The roster that ships, with `aliases` (party to further names) overriding it.

        A party in `aliases` that no table knows is a new one; one that is called by the name of another whole party takes
        over all that the tables know of it, its people and forces too. Without aliases the result is shared.
        """
        if not aliases:
            return _shipped()
        taken = _taken_over(aliases)
        roster = Roster((_renamed(entry, taken) for entry in entries()), not_actors())
        for party, words in aliases.items():
            roster._override(party, words)
        return roster

    def find(self, words: Sequence[str], on: date | None = None) -> list[Match]:
        """The names in the tokens of one text, longest first, left to right, without overlap.

        `on` is the day of the report: of several office-holders with one name, those in office come first.
        Takes time linear in the number of tokens.
        """
        return self.find_all((words,), on)[0]

    def find_all(self, passages: Sequence[Sequence[str]], on: date | None = None) -> list[list[Match]]:
        """As `find`, for the passages of one report: a full name in one settles an acronym or surname in another."""
        scans = [self._scan(words) for words in passages]
        seen = {id(ends): ends for scan in scans for _, _, ends in scan}
        strong = {_bearer(entry.name) for ends in seen.values() for entry in ends if not entry.weak}
        sure = {ends[0].name.party for ends in seen.values() if len({entry.name.party for entry in ends}) == 1}
        settled = {
            key: _settle([e.name for e in ends if not e.weak or _bearer(e.name) in strong], sure, on)
            for key, ends in seen.items()
        }
        return [
            [
                Match(i, k, settled[id(ends)])
                for i, k, ends in scan
                if settled[id(ends)] and not _namesake(words, i, settled[id(ends)], on)
            ]
            for words, scan in zip(passages, scans, strict=True)
        ]

    def party(self, name: str) -> str | None:
        """The party that a state's, group's or organisation's name stands for, or null; ambiguous names give the likeliest."""
        node = self._walk(tokens(name))
        return node.ends[0].name.party if node and node.ends else None

    def kind_of(self, party: str) -> Kind | None:
        """Whether a party is a state, a group or an organisation; null where it is not known."""
        return self._kinds.get(party)

    def adjectives_of(self, party: str) -> tuple[str, ...]:
        """The adjectives of a party, the usual one first ("Russian")."""
        return tuple(self._adjectives.get(party, ()))

    def _scan(self, words: Sequence[str]) -> list[tuple[int, int, tuple[Entry, ...]]]:
        found = []
        i, size = 0, len(words)
        while i < size:
            end, ends = self._longest(words, i)
            if ends and not _is_place(words, i, end):
                found.append((i, end, ends))
            i = max(end, i + 1)
        return found

    def _longest(self, words: Sequence[str], i: int) -> tuple[int, tuple[Entry, ...]]:
        """Where the longest name that starts at token `i` ends, and its bearers; the end is `i` where none does."""
        first = fold(words[i])
        node = self._root.get(first)
        if node is None and len(first) > 1 and first.isupper():
            node = self._capitals.get(first)
        if node is not None and first in _CAPS_WORDS and _shouted(words, i):
            return i, ()
        ends: tuple[Entry, ...] = ()
        best, k = i, i + 1
        while node is not None:
            if node.ends or node.blocked:
                best, ends = k, () if node.blocked else node.ends
            if k + 1 < len(words) and words[k] in GLUE:
                k += 1
            node = node.next.get(fold(words[k]).casefold()) if k < len(words) else None
            k += 1
        return (best, ends) if best > i else self._headed(words[i], i)

    def _headed(self, word: str, i: int) -> tuple[int, tuple[Entry, ...]]:
        """ "U.S.-led" is one token whose head is a name."""
        head, hyphen, _ = word.partition("-")
        node = self._root.get(head) if hyphen and head.endswith(".") else None
        ends = tuple(e for e in node.ends if e.name.kind is not Kind.PERSON) if node else ()
        return (i + 1, ends) if ends else (i, ())

    def _walk(self, name: Sequence[str]) -> _Node | None:
        node = self._root.get(fold(name[0])) if name else None
        for word in name[1:]:
            if node is not None and word not in GLUE:
                node = node.next.get(fold(word).casefold())
        return node

    def _node(self, words: str) -> _Node:
        first, *rest = tokens(words)
        node = self._root.setdefault(fold(first), _Node())
        for word in rest:
            if word not in GLUE:
                node = node.next.setdefault(fold(word).casefold(), _Node())
        return node

    def _add(self, entry: Entry) -> None:
        name, node = entry.name, self._node(entry.name.words)
        node.ends = (*node.ends, entry)
        if name.kind in (Kind.STATE, Kind.GROUP, Kind.ORGANISATION):
            self._kinds.setdefault(name.party, name.kind)
        elif name.kind is Kind.ADJECTIVE:
            self._adjectives.setdefault(name.party, []).append(name.words)

    def _override(self, party: str, aliases: Sequence[str]) -> None:
        """Give `party` its further names; a name that a table knows keeps its kind and loses its other bearers."""
        own = self._kinds.setdefault(party, Kind.GROUP)
        for words in (party, *aliases):
            node = self._node(words)
            kept = tuple(e for e in node.ends if e.name.party == party and not e.weak)
            kind = node.ends[0].name.kind if node.ends and node.ends[0].name.kind is not Kind.PERSON else own
            speaker = words if kind in (Kind.SEAT, Kind.OFFICE, Kind.FORCES) else None
            node.ends = kept or (Entry(Name(words, party, kind, speaker)),)
            node.blocked = False


def _taken_over(aliases: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """The parties of the tables that a case calls by another name, with that name."""
    taken: dict[str, str] = {}
    for party, words in aliases.items():
        for alias in words:
            known = _shipped().party(alias)
            # by its own name or one of its whole: an army or a capital is a part of its party
            if known is not None and known == alias and known != party and known not in aliases:
                taken[known] = party
    return taken


def _renamed(entry: Entry, taken: Mapping[str, str]) -> Entry:
    party = taken.get(entry.name.party)
    if party is None:
        return entry
    speaker = party if entry.name.speaker == entry.name.party else entry.name.speaker
    return replace(entry, name=replace(entry.name, party=party, speaker=speaker))


@cache
def _shipped() -> Roster:
    return Roster(entries(), not_actors())


def _bearer(name: Name) -> tuple[str, str | None]:
    return name.party, name.speaker if name.kind is Kind.PERSON else None


def _is_place(words: Sequence[str], start: int, end: int) -> bool:
    """ "Washington-based", "Russian-speaking" name no party, and neither does "Chad" in "Chad Smith"."""
    if end + 1 < len(words) and words[end] in HYPHENS and words[end + 1].lower() in _PLACE_TAILS:
        return True
    return words[start] in _GIVEN_NAMES and end < len(words) and words[end].istitle() and end == start + 1


def _shouted(words: Sequence[str], i: int) -> bool:
    """Whether the words beside token `i` stand in capitals too: "WHO IS NEXT" names nobody."""
    return any(len(w) > 1 and w.isupper() for w in (*words[max(0, i - 1) : i], *words[i + 1 : i + 2]))


def _namesake(words: Sequence[str], i: int, names: Sequence[Name], on: date | None) -> bool:
    """Whether a surname after another given name means nobody in the tables: whoever bears it there took office long after the report."""
    before = words[i - 1] if i else ""
    if on is None or not before[:1].isupper() or not before.isalpha() or before.lower() in roles().title_words:
        return False
    return all(
        n.kind is Kind.PERSON and " " not in n.words and n.since is not None and (n.since - on).days > 2 * _YEAR
        for n in names
    )


def _settle(names: Sequence[Name], sure: set[str], on: date | None) -> tuple[Name, ...]:
    """One name for each bearer: holders of office first, then parties that the report names elsewhere too."""
    if len(names) < 2:
        return tuple(names)
    ranked = sorted(
        names, key=lambda n: (_distance(n, on), n.party not in sure, -n.since.toordinal() if n.since else 0)
    )
    one: dict[tuple[str, str | None], Name] = {}
    for name in ranked:
        one.setdefault(_bearer(name), name)
    near = tuple(n for n in one.values() if _distance(n, on) <= _YEAR)
    return near or tuple(one.values())[:1]


def _distance(name: Name, on: date | None) -> int:
    """Days between `on` and the term of office, 0 within it; without a day, the most recent term is the nearest."""
    if on is None:
        return 0 if name.until is None else 1
    if name.since and on < name.since:
        return (name.since - on).days
    return (on - name.until).days if name.until and on > name.until else 0
