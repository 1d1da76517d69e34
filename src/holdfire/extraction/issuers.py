"""Whose text a stretch of a report is: under a heading that names one side, and in the answers of an interview."""

from collections.abc import Sequence

from holdfire.extraction.actors import Actor, Standing
from holdfire.extraction.cast import Cast
from holdfire.extraction.tree import Tree

_QUESTIONS = 3  # paragraphs that ask, from which on a report is an interview; and sentences of such a one
_MET = frozenset({"speak", "interview", "talk", "sit", "meet", "conversation", "ask"})


def heading_of(cast: Cast, k: int) -> tuple[Actor, ...]:
    """Whose text follows heading `k`, if it names one party: "MINISTRY OF FOREIGN AFFAIRS, ISLAMABAD"."""
    named = {a.party for actors in cast.at[k].values() for a in actors if a.party}
    return tuple(Actor(party, party, Standing.PARTY) for party in named) if len(named) == 1 else ()


def interview_of(trees: Sequence[Tree], cast: Cast) -> tuple[int, tuple[Actor, ...]] | None:
    """Where the answers of an interview begin and who gives them: whoever the report spoke to before its first question."""
    asked = [k for k, t in enumerate(trees) if t.words and t.words[-1] == "?" and len(t.sentences) <= _QUESTIONS]
    if len(asked) < _QUESTIONS:
        return None
    for k in range(asked[0]):
        met = next((i for i, lemma in enumerate(trees[k].lemmas) if lemma in _MET), None)
        if met is None:
            continue
        found = [a for i in range(met, len(trees[k])) for a in cast.at[k].get(i, ()) if a.party]
        named = [a for a in found if a.standing is Standing.PERSON] or found
        if named:
            return asked[0], (named[0],)
    return None
