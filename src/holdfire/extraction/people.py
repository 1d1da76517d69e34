"""The people of a report: who is named, with which office, for which party."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace

from holdfire.extraction.actors import Actor, Standing
from holdfire.extraction.tree import Tree
from holdfire.vocab.actors import Kind, Match, Name
from holdfire.vocab.grammar import words_of
from holdfire.vocab.roles import Roles

_PARTICLES = words_of("people")["particles"]
_HONORIFICS = words_of("people")["honorifics"]
_CHANNELS = words_of("people")["channels"]
_LEADS = frozenset({"lead", "head", "chair", "represent", "run", "command", "serve"})
_OF_STATE = frozenset(
    [
        "minister",
        "president",
        "premier",
        "chancellor",
        "attorney",
        "governor",
        "mayor",
        "senator",
        "ambassador",
        "secretary",
        "ombudsman",
    ]
)
_REACH = 9  # tokens to look left or right of a name for the side it belongs to


@dataclass(frozen=True, slots=True)
class NameRun:
    """A stretch of proper nouns that names a person: tokens `first` to `last` inclusive."""

    first: int
    last: int
    known: Name | None


def fold(name: str) -> str:
    """The surname by which later mentions are recognised."""
    return name.rsplit(" ", 1)[-1].casefold()


class People:
    """Every named person of a report by surname, each with the fullest name that the report gives."""

    def __init__(self) -> None:
        self._by_surname: dict[str, Actor] = {}
        self._handles: dict[str, str] = {}

    def add(self, actor: Actor) -> None:
        """Remember a mention; what an earlier one did not say is filled in."""
        key = fold(actor.name)
        old = self._by_surname.get(key)
        if old is None:
            self._by_surname[key] = actor
            return
        longer = actor.name if len(actor.name) > len(old.name) else old.name
        self._by_surname[key] = replace(
            old,
            name=longer,
            party=old.party or actor.party,
            title=old.title or actor.title,
            gender=old.gender or actor.gender,
        )

    def named(self, name: str) -> Actor | None:
        """The person whose surname ends `name`."""
        return self._by_surname.get(fold(name))

    def posts_as(self, name: str, handle: str) -> None:
        """Remember under which handle the person whose surname ends `name` posts."""
        self._handles[handle.casefold()] = name

    def behind(self, handle: str) -> Actor | None:
        """The person who posts under a handle that the report introduced: "(@president)"."""
        name = self._handles.get(handle.casefold())
        return self.named(name) if name else None

    def holding(self, party: str, title: str) -> Actor | None:
        """The person of `party` whose title ends alike ("president" finds "Russian president")."""
        for person in self._by_surname.values():
            if person.party == party and person.title and (person.title == title or person.title.endswith(" " + title)):
                return person
        return None

    def __iter__(self) -> Iterator[Actor]:
        return iter(self._by_surname.values())


def name_runs(tree: Tree, matches: Sequence[Match], roles: Roles) -> list[NameRun]:
    """The proper-noun stretches of a passage that can name a person, in order."""
    taken: dict[int, Name | None] = {}
    for match in matches:
        person = next((n for n in match.names if n.kind is Kind.PERSON), None)
        for i in range(match.start, match.end):
            taken[i] = person
    runs: list[NameRun] = []
    i, n = 0, len(tree)
    while i < n:
        if not _can_name(tree, i, taken, roles):
            i += 1
            continue
        first = i
        while i < n and (
            _can_name(tree, i, taken, roles)
            or (tree.lower[i] in _PARTICLES and i + 1 < n and _can_name(tree, i + 1, taken, roles))
        ):
            if tree.words[i] == "-" and taken.get(i - 1) and taken.get(i + 1) and taken[i - 1] != taken[i + 1]:
                break  # "the Trump-Putin call" names two
            i += 1
        known = next((taken[k] for k in range(first, i) if taken.get(k)), None)
        runs.append(NameRun(first, i - 1, known))
    return runs


def _can_name(tree: Tree, i: int, taken: dict[int, Name | None], roles: Roles) -> bool:
    word = tree.words[i]
    if i in taken:
        return taken[i] is not None
    return (
        tree.tags[i] in ("NNP", "NNPS")
        and word[0].isupper()
        and len(word) > 1
        and tree.lower[i] not in roles.title_words
        and tree.lower[i] not in _HONORIFICS
        and tree.lower[i] not in _CHANNELS
        and tree.lower[i] not in roles.bodies
        and tree.lower[i] not in roles.forces
        and tree.lower[i] not in roles.calendar
    )


def people_of(
    trees: Sequence[Tree], matches: Sequence[Sequence[Match]], roles: Roles, home: str | None = None
) -> People:
    """Everyone whom the report names with an office, or whom the roster knows; `home` is whose "Defence Minister" is meant."""
    people = People()
    last_group: str | None = None
    for tree, found in zip(trees, matches, strict=True):
        sides = _sides(found)
        groups = {i for m in found if m.names[0].kind is Kind.GROUP for i in range(m.start, m.end)}
        for run in name_runs(tree, found, roles):
            for m in found:
                if m.end <= run.first and m.names[0].kind is Kind.GROUP:
                    last_group = m.names[0].party
            title, party = _left_office(tree, run, sides, roles)
            if title is None or party is None:
                right_title, right_party = _right_office(tree, run, sides, groups, roles)
                title, party = title or right_title, party or right_party
            if run.known is None and title is None:
                continue
            if party is None and title is not None and run.known is None and _of_the_movement(tree, run):
                party = last_group
            if party is None and title is not None and _OF_STATE & set(title.split()):
                party = home
            name = tree.text[tree.starts[run.first] : tree.ends[run.last]]
            people.add(_person(name, title, party, run.known))
            after = tree.words[run.last + 1 : run.last + 3]
            if len(after) > 1 and after[0] == "(" and after[1].startswith("@"):
                people.posts_as(name, after[1])
    return people


def _person(name: str, title: str | None, party: str | None, known: Name | None) -> Actor:
    if known is None:
        return Actor(name, party, Standing.PERSON, title)
    return Actor(name, known.party, Standing.PERSON, title or known.title, known.gender)


def _sides(matches: Sequence[Match]) -> dict[int, str]:
    """Party by token, for every name in the passage that is not a person's."""
    return {i: m.names[0].party for m in matches if m.names[0].kind is not Kind.PERSON for i in range(m.start, m.end)}


def _left_office(tree: Tree, run: NameRun, sides: dict[int, str], roles: Roles) -> tuple[str | None, str | None]:
    """Title and party from the words before a name: "Ukrainian President", "Russia's UN envoy", "the Turkish minister,"."""
    i = run.first - 1
    if i >= 0 and tree.words[i] == ",":
        i -= 1
    while i >= 0 and tree.lower[i] in _HONORIFICS:
        i -= 1
    last = i
    if last < 0 or not (roles.is_office(tree.lemmas[last]) or _ends_office(tree, last, roles)):
        return None, None
    first, party = last, None
    while (
        i >= 0
        and last - i < _REACH
        and tree.words[i] not in (",", ";", ":", ".", '"', "(")
        and not tree.tags[i].startswith("V")
    ):
        if i in sides:
            party = sides[i]
        first = i
        i -= 1
    words = [
        tree.lower[k] for k in range(first, last + 1) if k not in sides and tree.tags[k] not in ("DT", "POS", "PRP$")
    ]
    return _title(words, roles), party


def _ends_office(tree: Tree, last: int, roles: Roles) -> bool:
    """Whether the words up to `last` are "secretary of state", "minister for defence", "envoy to Ukraine"."""
    return any(roles.is_office(tree.lemmas[k]) for k in range(max(0, last - 4), last)) and any(
        tree.lower[k] in ("of", "for", "to") for k in range(max(0, last - 3), last)
    )


def _right_office(
    tree: Tree, run: NameRun, sides: dict[int, str], groups: Set[int], roles: Roles
) -> tuple[str | None, str | None]:
    """Title and party from the words after a name: ", the German chancellor", ", who led the Russian team"."""
    i = run.last + 1
    if i >= len(tree) or tree.words[i] != ",":
        return None, None
    stretch = []
    for k in range(i + 1, min(len(tree), i + 1 + 2 * _REACH)):
        if tree.words[k] in (",", ".", ";"):
            break
        stretch.append(k)
    if len(stretch) > 1 and tree.lower[stretch[0]] in ("of", "for") and len(stretch) <= _REACH:
        party = next((sides[k] for k in stretch[:4] if k in groups), None)
        return ("member", party) if party else (None, None)  # "David Trimble, of the Ulster Unionist Party"
    if stretch and (tree.tags[stretch[0]] in ("IN", "CC", "RB", "TO") or tree.tags[stretch[0]].startswith("V")):
        return None, None  # "on Telegram, after a call with the president" names nobody's office
    office = next((k for k in stretch if roles.is_office(tree.lemmas[k])), None)
    leads = next((k for k in stretch if tree.lemmas[k] in _LEADS), None)
    if office is None and (leads is None or not stretch or tree.lower[stretch[0]] != "who"):
        return None, None
    party = next((sides[k] for k in stretch if k in sides), None)
    title = _title([tree.lower[k] for k in stretch if office is not None and k <= office and k not in sides], roles)
    return title or "representative", party


def _of_the_movement(tree: Tree, run: NameRun) -> bool:
    near = range(max(0, run.first - 5), min(len(tree), run.last + 10))
    return any(
        tree.lower[k] in ("movement", "party", "group", "militia", "rebels", "organisation", "organization")
        for k in near
    )


def _title(words: list[str], roles: Roles) -> str | None:
    """The role in lower case without side, article or adverbs: "defence minister"."""
    kept = [w for w in words if w.isalpha() or "-" in w]
    while kept and not (roles.is_office(kept[0]) or kept[0] in roles.title_words):
        kept.pop(0)
    return " ".join(kept[:5]) or None
