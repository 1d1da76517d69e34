"""Role nouns: which common nouns stand for a party, as an office, a body, forces or a local authority."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_CALENDAR = (
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december jan. feb. mar. apr. jun. jul. aug. sept. sep. oct. nov. dec. "
    "easter christmas ramadan eid day"
)


@dataclass(frozen=True, slots=True)
class Roles:
    """Role nouns by lemma, lower case; multi-word roles are joined by single spaces.

    `offices` are individuals, `bodies` speak for a party, `forces` act for it, `local` report what happened.
    """

    offices: frozenset[str]
    bodies: frozenset[str]
    forces: frozenset[str]
    local: frozenset[str]
    title_words: frozenset[str]
    calendar: frozenset[str]

    def is_office(self, lemma: str) -> bool:
        """Whether the noun names an individual's role."""
        return lemma in self.offices

    def acts(self, lemma: str) -> bool:
        """Whether the noun names forces or their weapons."""
        return lemma in self.forces

    def stands(self, lemma: str) -> bool:
        """Whether the noun can stand for a party at all."""
        return lemma in self.offices or lemma in self.bodies or lemma in self.forces


@cache
def roles() -> Roles:
    """The roles that ship with the package."""
    table = tomllib.loads(files("holdfire.vocab").joinpath("data/roles.toml").read_text(encoding="utf-8"))
    offices = frozenset(table["offices"])
    return Roles(
        offices=offices,
        bodies=frozenset(table["bodies"]),
        forces=frozenset(table["forces"]),
        local=frozenset(table["local"]),
        title_words=frozenset(w for o in offices for w in o.split() if w not in ("of", "to", "for", "the")),
        calendar=frozenset(_CALENDAR.split()),
    )
