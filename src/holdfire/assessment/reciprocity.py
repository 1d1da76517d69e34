"""Conditions that ask another side to join in: "if Russia does the same", "provided that Moscow accepts"; one condition in many words."""

import re
from functools import lru_cache

from holdfire.vocab.actors import Roster
from holdfire.vocab.spelling import tokens

_JOINS = re.compile(
    r"\b(?:accept|agree|reciproc|mirror|likewise|(?:do|does|did|doing) (?:the same|so)|follow(?:s|ed)? suit|respect|observ|"
    r"keep|kept|abide|adher|compl(?:y|ies)|sign|carr(?:y|ies|ied) (?:it )?out|implement|join|stop|halt|ceas)",
    re.I,
)

_MUTUAL = re.compile(
    r"\b(?:mirror|reciproc|tit for tat|silence with silence|other side (?:does|do|did|accepts?|keeps?|stops?)|both sides)",
    re.I,
)


@lru_cache(maxsize=8_192)
def is_mutual(words: str, party: str) -> bool:
    """Whether a condition of `party` comes to this, that another side joins in or does the same."""
    return _MUTUAL.search(words) is not None or bool(asked_to_join(words, party, Roster.load()))


def asked_to_join(words: str, party: str, roster: Roster) -> tuple[str, ...]:
    """The other sides that `party` asks to accept, or to do the same; none for any other condition."""
    if _JOINS.search(words) is None:
        return ()
    return tuple(p for p in named_parties(words, roster) if p != party)


@lru_cache(maxsize=8_192)
def named_parties(words: str, roster: Roster) -> tuple[str, ...]:
    """The parties that some words name, each once, in order."""
    return tuple(dict.fromkeys(match.names[0].party for match in roster.find(tokens(words))))
