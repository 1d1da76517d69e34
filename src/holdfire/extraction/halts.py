"""Which halt a report is about: the kinds of halts and attacks that it names, and where."""

from collections.abc import Sequence

FULL = "full_ceasefire"
HALTS = frozenset({"energy_strikes", "infrastructure_strikes", "long_range_strikes", "maritime", "ground_operations"})
_HEAD = 2  # passages within which a report says what it is about: headline, first lines

_Mention = tuple[int, int, str]  # passage, token, kind


class Halts:
    """The halts and attacks of one report, noted as its passages are read."""

    def __init__(self) -> None:
        self._typed: list[_Mention] = []  # by what they apply to: "a halt to strikes on power plants"
        self._named: list[_Mention] = []  # by themselves: "the Black Sea initiative"
        self._stopped: set[str] = set()  # kinds of which a halt is named, and not attacks alone

    def typed(self, k: int, at: int, kinds: Sequence[str], *, stops: bool) -> None:
        """Note a halt, or an attack where it does not stop, whose kinds are told by what it applies to."""
        self._typed += [(k, at, kind) for kind in kinds]
        if stops:
            self._stopped.update(kinds)

    def named(self, k: int, at: int, kind: str) -> None:
        """Note a kind of halt that is named by itself."""
        self._named.append((k, at, kind))

    def limited(self, k: int, i: int, *, last: bool) -> str | None:
        """The kind of a limited halt that is spoken of at token `i` of passage `k`: the `last` one named before it, or the first."""
        halts = [mention for mention in sorted(self._typed + self._named) if mention[2] in HALTS]
        before = [kind for at, place, kind in halts if (at, place) < (k, i)]
        if not halts:
            return None
        return before[-1] if before and last else halts[0][2]

    def of_the_report(self, full: int, *, speaks_of_truce: bool) -> str:
        """The halt that the report is about: the kind that its early and frequent mentions name, beside `full` ones of a whole truce.

        `speaks_of_truce` where it speaks of "the truce" at all, whatever that means.
        """
        # where nothing is said to stop and no truce is spoken of, the attacks alone tell what it is about
        meant = HALTS & self._stopped if self._stopped or speaks_of_truce else HALTS
        score: dict[str, float] = {}
        for n, (k, _, kind) in enumerate(sorted(self._typed)):
            if kind in meant and kind != "ground_operations":
                score[kind] = score.get(kind, 0.0) + 1.0 + (2.0 if k < _HEAD and n < 3 else 0.0)
        best = max(score, key=lambda kind: score[kind], default=FULL)
        early = any(k <= _HEAD and kind == best for k, _, kind in self._typed)
        return best if score.get(best, 0.0) > full and early else FULL
