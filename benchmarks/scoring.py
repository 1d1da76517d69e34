"""How well rows agree with a gold standard: pairs by overlap, strict and grouped, speakers, commitments, incidents."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Row = Mapping[str, Any]
Same = Callable[[Row, Row], bool]

_GROUPS = {
    "accept": ("agreed", "agreed_in_principle", "committed", "welcomed"),
    "offer": ("proposed", "hoped", "announced", "discussed"),
    "demand": ("demanded",),
    "refuse": ("declined", "sceptical", "suspended"),
    "open": ("undecided",),
    "accuse": ("accused", "threatened"),
    "answer": ("denied", "claimed_compliance"),
}
GROUP = {stance: group for group, stances in _GROUPS.items() for stance in stances}
LONGEST = 500  # characters; longer evidence names a passage, not a clause


@dataclass(frozen=True, slots=True)
class Match:
    """Rows of one kind, gold and found, paired one to one; `missed` and `extra` are those left over."""

    pairs: tuple[tuple[Row, Row], ...] = ()
    missed: tuple[Row, ...] = ()
    extra: tuple[Row, ...] = ()

    def __add__(self, other: "Match") -> "Match":
        """The two together, as over two reports."""
        return Match(self.pairs + other.pairs, self.missed + other.missed, self.extra + other.extra)

    @property
    def gold(self) -> int:
        """How many rows the gold has."""
        return len(self.pairs) + len(self.missed)

    @property
    def found(self) -> int:
        """How many rows were found."""
        return len(self.pairs) + len(self.extra)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, 0 to 1; 1 where there is nothing to find and nothing was found."""
        both = self.gold + self.found
        return 2 * len(self.pairs) / both if both else 1.0


@dataclass(frozen=True, slots=True)
class Score:
    """One report, or several added up."""

    strict: Match = Match()
    grouped: Match = Match()
    commitments: Match = Match()
    incidents: Match = Match()
    wrong_spans: int = 0

    def __add__(self, other: "Score") -> "Score":
        """Both scores as one; sums over reports weigh every row alike."""
        return Score(
            self.strict + other.strict,
            self.grouped + other.grouped,
            self.commitments + other.commitments,
            self.incidents + other.incidents,
            self.wrong_spans + other.wrong_spans,
        )

    def told_by_others(self) -> list[tuple[Row, Row]]:
        """Strict pairs, gold and found, whose speaker or relay is somebody else."""
        return [(g, f) for g, f in self.strict.pairs if not _same_voice(g, f)]

    def totals(self) -> dict[str, float]:
        """The numbers that floors are set on: shares from 0 to 1 to four digits, and a count of wrong spans."""
        hits = len(self.strict.pairs)
        shares = {
            "strict_f1": self.strict.f1,
            "grouped_f1": self.grouped.f1,
            "precision": hits / self.strict.found if self.strict.found else 0.0,
            "recall": hits / self.strict.gold if self.strict.gold else 0.0,
            "speaker_accuracy": 1 - len(self.told_by_others()) / hits if hits else 0.0,
            "commitments_f1": self.commitments.f1,
            "incidents_f1": self.incidents.f1,
        }
        return {name: round(share, 4) for name, share in shares.items()} | {"wrong_spans": self.wrong_spans}


def score_rows(gold: Row, found: Row, text: str) -> Score:
    """Compare what was found in a report with its gold; both are objects with the fields of `read --json`."""
    kinds = ("positions", "commitments", "incidents")
    wanted, got = ([side.get(kind, []) for kind in kinds] for side in (gold, found))
    return Score(
        strict=_match(wanted[0], got[0], _alike("party", "issue", "stance")),
        grouped=_match(wanted[0], got[0], _alike_in_group),
        commitments=_match(wanted[1], got[1], _alike_promise),
        incidents=_match(wanted[2], got[2], _alike("kind", "place", "date")),
        wrong_spans=sum(text[r["start"] : r["end"]] != r["evidence"] for rows in got for r in rows),
    )


def sum_of(scores: Iterable[Score]) -> Score:
    """Scores of reports added up."""
    return sum(scores, Score())


def overlap(gold: Row, found: Row) -> int:
    """Characters that a found row shares with the gold row's evidence, or with another place where that stands too."""
    places = [(gold["start"], gold["end"]), *gold.get("also", [])]
    return max(int(min(end, found["end"]) - max(start, found["start"])) for start, end in places)


def _match(gold: Sequence[Row], found: Sequence[Row], same: Same) -> Match:
    """Pairs one to one, those that share most characters first."""
    candidates = sorted(
        (-overlap(g, f), i, j)
        for i, g in enumerate(gold)
        for j, f in enumerate(found)
        if f["end"] - f["start"] <= LONGEST and same(g, f) and overlap(g, f) > 0
    )
    mate: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in candidates:
        if i not in mate and j not in taken:
            mate[i] = j
            taken.add(j)
    return Match(
        tuple((gold[i], found[j]) for i, j in mate.items()),
        tuple(g for i, g in enumerate(gold) if i not in mate),
        tuple(f for j, f in enumerate(found) if j not in taken),
    )


def _alike(*names: str) -> Same:
    return lambda g, f: all(_fold(g.get(n)) == _fold(f.get(n)) for n in names)


def _alike_in_group(gold: Row, found: Row) -> bool:
    groups = [GROUP.get(_fold(row["stance"])) for row in (gold, found)]
    return _alike("party", "issue")(gold, found) and groups[0] == groups[1]


def _alike_promise(gold: Row, found: Row) -> bool:
    return _alike("kind", "due")(gold, found) and gold.get("quantity") == found.get("quantity")


def _same_voice(gold: Row, found: Row) -> bool:
    return all(_last_word(gold.get(name)) == _last_word(found.get(name)) for name in ("speaker", "via"))


def _fold(value: str | None) -> str:
    return (value or "").casefold().strip()


def _last_word(value: str | None) -> str:
    return (_fold(value).split() or [""])[-1]
