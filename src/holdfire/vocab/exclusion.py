"""Stances that exclude each other: nobody can hold both of them on one issue at one time."""

# what a party says about an undertaking, and about what it does itself
_YES = ("agreed", "committed", "welcomed")
_NO = ("declined",)
_OPEN = ("undecided",)
_OVER = ("suspended",)
_KEPT = ("claimed_compliance",)
_PAIRS = (
    (_YES, _NO),
    (("agreed_in_principle", "proposed"), _NO),
    (("agreed", "committed"), _OPEN),
    ((*_YES, *_KEPT), _OVER),
)
_EXCLUDING = frozenset(frozenset((a, b)) for some, others in _PAIRS for a in some for b in others)
# a stance that answers what is negotiated; the others are about how it is kept, or are no answer
STANDING = frozenset(
    [
        "agreed",
        "agreed_in_principle",
        "committed",
        "proposed",
        "welcomed",
        "hoped",
        "demanded",
        "declined",
        "sceptical",
        "undecided",
        "suspended",
    ]
)


def exclude(a: str, b: str) -> bool:
    """Whether two stances of one party on one issue exclude each other."""
    return frozenset((a, b)) in _EXCLUDING
