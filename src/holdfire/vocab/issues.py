"""What is negotiated: the issues, and the words that name them."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from holdfire.vocab.patterns import Patterns

TRUCE, STRIKE, DEAL = "truce", "strike", "deal"


@dataclass(frozen=True, slots=True)
class IssueWords:
    """Patterns for issues, for halts and attacks in general, for what these apply to, and for the deal of the day.

    `topics` finds issue names and the labels `truce`, `strike` and `deal`; `targets` finds what a halt or an attack is about.
    """

    topics: Patterns
    targets: Patterns
    halting: frozenset[str]
    issues: frozenset[str]


@cache
def issue_words() -> IssueWords:
    """The words that ship with the package."""
    table = tomllib.loads(files("holdfire.vocab").joinpath("data/issues.toml").read_text(encoding="utf-8"))
    topics = [(issue, p) for issue, patterns in table["issue"].items() for p in patterns]
    topics += [(kind, p) for kind in (TRUCE, STRIKE, DEAL) for p in table[kind]["words"]]
    return IssueWords(
        topics=Patterns(topics),
        targets=Patterns((issue, p) for issue, patterns in table["target"].items() for p in patterns),
        halting=frozenset(w for w in table["truce"]["halting"] if " " not in w),
        issues=frozenset(table["issue"]) | {"full_ceasefire"},
    )
