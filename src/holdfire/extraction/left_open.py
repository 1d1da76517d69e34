"""Stances that name no issue and can only be about the truce that the report is about: "we do not trust them"."""

from holdfire.extraction.claims import Claim
from holdfire.extraction.tree import Tree

_PRAISED = frozenset(
    {"effort", "role", "mediation", "step", "move", "gesture", "leadership", "courage", "statesmanship", "restraint"}
)
_ASKED = frozenset(
    {
        "restraint",
        "sincerity",
        "goodwill",
        "faith",
        "commitment",
        "obligation",
        "word",
        "responsibility",
        "implementation",
    }
)
_PUBLIC = frozenset({"resident", "citizen", "people", "public", "population", "inhabitant", "civilian", "medium"})
_SHORT = 10  # tokens of a sentence that says no more than that a side is silent


def means_the_truce(claim: Claim, tree: Tree, *, somebody: bool, charged: bool) -> bool:
    """Whether a claim without an issue is about the truce; `somebody` if its words name a party, `charged` right after an accusation."""
    lemmas = {tree.lemmas[j] for j in claim.about}
    worded = claim.rule.startswith(("verb", "phrase"))
    match claim.stance:
        case "sceptical":
            return worded
        case "accused":
            return bool(claim.targets) and tree.lemmas[claim.at] != "fail"
        case "threatened":
            return bool(claim.targets) or claim.rule == "verb:reserve right"
        case "welcomed":
            praised = bool(lemmas & _PRAISED) or (somebody and claim.rule.startswith("verb"))
            return praised and claim.rule != "verb:thank"
        case "demanded":
            asked = bool(lemmas & _ASKED) and not lemmas & _PUBLIC
            return asked and (somebody or claim.rule.startswith("clause"))
        case "claimed_compliance" | "denied":
            return True
        case "agreed_in_principle":
            return claim.rule in ("verb:mirror", "verb:reciprocate", "verb:agree", "verb:accept")
        case "undecided":
            return claim.rule.startswith("phrase:open") and len(claim.about) < _SHORT and not charged
        case _:
            return False
