"""All stances: which of them answer what is negotiated, which say how it is kept, and which exclude each other."""

# answers to what is negotiated
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
# words about how it is kept, and words that are no answer
CONDUCT = frozenset(["discussed", "announced", "accused", "denied", "claimed_compliance", "threatened"])
STANCES = STANDING | CONDUCT

_YES = ("agreed", "agreed_in_principle", "committed")
# a party that welcomes or proposes one thing can decline another on the same issue, and one that had not decided can decide
_PAIRS = ((_YES, ("declined",)), ((*_YES, "claimed_compliance"), ("suspended",)))
_EXCLUDING = frozenset(frozenset((a, b)) for some, others in _PAIRS for a in some for b in others)


def exclude(a: str, b: str) -> bool:
    """Whether nobody can hold both stances on one issue at one time."""
    return frozenset((a, b)) in _EXCLUDING
