"""Who is meant: noun phrases and pronouns of a report resolved to parties and their speakers."""

from dataclasses import dataclass
from enum import StrEnum


class Standing(StrEnum):
    """How an actor stands for its party."""

    PERSON = "person"  # a named individual
    OFFICE = "office"  # an individual known by role alone: "the Russian president"
    BODY = "body"  # a ministry, an army command, officials: speaks under its own name
    PARTY = "party"  # the party itself: a state, a group, a government, a side
    FORCES = "forces"  # troops, drones: act for the party and rarely speak


@dataclass(frozen=True, slots=True)
class Actor:
    """A party as it appears at one place of a report.

    `name` is what a position's `speaker` shows; `party` is null for a person whose side the report does not tell.
    `title` is the role in lower case ("foreign minister"), `gender` "m" or "f" where known.
    """

    name: str
    party: str | None
    standing: Standing
    title: str | None = None
    gender: str | None = None

    @property
    def speaks_alone(self) -> bool:
        """Whether the actor has a voice of its own beside its party's."""
        return self.standing in (Standing.PERSON, Standing.OFFICE, Standing.BODY)


def parties_of(actors: tuple[Actor, ...]) -> tuple[str, ...]:
    """The parties of some actors, each once, in order."""
    return tuple(dict.fromkeys(a.party for a in actors if a.party))
