"""A clause of a report, with who tells it and who acts in it."""

from dataclasses import dataclass

from holdfire.extraction.actors import Actor
from holdfire.extraction.claims import Claim, told_claim
from holdfire.extraction.sayings import Saying
from holdfire.extraction.tree import Tree


@dataclass(frozen=True, slots=True)
class Clause:
    """The clause of verb `v` of passage `k`, told by `teller`, whose parties are `own`; null where the report tells it itself.

    `actors` do what it says, `parties` are theirs, or whoever else it is about; `about` are its words, `supposed` where it
    stands under an "if".
    """

    k: int
    tree: Tree
    v: int
    subject: int | None
    teller: Saying | None
    own: frozenset[str]
    actors: tuple[Actor, ...]
    parties: frozenset[str]
    about: tuple[int, ...]
    supposed: bool

    @property
    def doers(self) -> tuple[Actor, ...]:
        """Who holds what the clause says of its actors: whoever tells it, or the actors where nobody does."""
        return self.actors if self.teller is None else ()

    def claim(self, stance: str, rule: str, holders: tuple[Actor, ...] = (), targets: tuple[str, ...] = ()) -> Claim:
        """The clause as a claim; it is the teller's where no `holders` are given."""
        return told_claim(self.k, self.v, stance, rule, holders, self.about, targets)
