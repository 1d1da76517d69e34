"""How well rows agree with a gold standard: pairs by overlap, strict and grouped, speakers, commitments, incidents."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any

Row = Mapping[str, Any]

_GROUPS = {
    "accept": "agreed agreed_in_principle committed welcomed",
    "offer": "proposed hoped announced discussed",
    "demand": "demanded",
    "refuse": "declined sceptical suspended",
    "open": "undecided",
    "accuse": "accused threatened",
    "answer": "denied claimed_compliance",
}
GROUP = {stance: group for group, stances in _GROUPS.items() for stance in stances.split()}
LONGEST = 500  # characters; longer evidence names a passage, not a clause


@dataclass(slots=True)
class Tally:
    """Counts over reports; `x_gold` and `x_found` are rows, `x` the pairs."""

    strict: int = 0
    grouped: int = 0
    speaker: int = 0
    gold: int = 0
    found: int = 0
    commitments: int = 0
    commitments_gold: int = 0
    commitments_found: int = 0
    incidents: int = 0
    incidents_gold: int = 0
    incidents_found: int = 0
    wrong_spans: int = 0
    missed: list[Row] = field(default_factory=list)
    extra: list[Row] = field(default_factory=list)

    def add(self, other: "Tally") -> None:
        """Sum up."""
        for f in fields(self):
            setattr(self, f.name, getattr(self, f.name) + getattr(other, f.name))

    def totals(self) -> dict[str, float]:
        """The numbers that floors are set on."""
        return {
            "strict_f1": f1(self.strict, self.gold, self.found),
            "grouped_f1": f1(self.grouped, self.gold, self.found),
            "speaker_accuracy": round(self.speaker / self.strict, 4) if self.strict else 0.0,
            "commitments_f1": f1(self.commitments, self.commitments_gold, self.commitments_found),
            "incidents_f1": f1(self.incidents, self.incidents_gold, self.incidents_found),
            "wrong_spans": self.wrong_spans,
        }


def f1(pairs: int, gold: int, found: int) -> float:
    """Harmonic mean of precision and recall; 1 where there is nothing to find and nothing found."""
    return round(2 * pairs / (gold + found), 4) if gold + found else 1.0


def tally(gold: Row, found: Row, text: str) -> Tally:
    """Compare one report's rows (the object of `read --json`) with its gold."""
    strict = _pairs(gold["positions"], found["positions"], lambda g, f: _key(g) == _key(f))
    grouped = _pairs(gold["positions"], found["positions"], lambda g, f: _group(g) == _group(f))
    promised = _pairs(gold["commitments"], found["commitments"], _alike("kind", "quantity", "due"))
    happened = _pairs(gold["incidents"], found["incidents"], _alike("kind", "place", "date"))
    rows = [*found["positions"], *found["commitments"], *found["incidents"]]
    hit_gold, hit_found = {id(g) for g, _ in strict}, {id(f) for _, f in strict}
    return Tally(
        strict=len(strict),
        grouped=len(grouped),
        speaker=sum(all(_last(g.get(k)) == _last(f.get(k)) for k in ("speaker", "via")) for g, f in strict),
        gold=len(gold["positions"]),
        found=len(found["positions"]),
        commitments=len(promised),
        commitments_gold=len(gold["commitments"]),
        commitments_found=len(found["commitments"]),
        incidents=len(happened),
        incidents_gold=len(gold["incidents"]),
        incidents_found=len(found["incidents"]),
        wrong_spans=sum(text[r["start"] : r["end"]] != r["evidence"] for r in rows),
        missed=[g for g in gold["positions"] if id(g) not in hit_gold],
        extra=[f for f in found["positions"] if id(f) not in hit_found],
    )


def _pairs(gold: Sequence[Row], found: Sequence[Row], same: Callable[[Row, Row], bool]) -> list[tuple[Row, Row]]:
    """One to one, the largest overlap first."""
    candidates = [
        (_overlap(g, f), i, j)
        for i, g in enumerate(gold)
        for j, f in enumerate(found)
        if f["end"] - f["start"] <= LONGEST and same(g, f) and _overlap(g, f) > 0
    ]
    pairs, used_gold, used_found = [], set(), set()
    for _, i, j in sorted(candidates, key=lambda c: (-c[0], c[1], c[2])):
        if i not in used_gold and j not in used_found:
            used_gold.add(i)
            used_found.add(j)
            pairs.append((gold[i], found[j]))
    return pairs


def _overlap(gold: Row, found: Row) -> int:
    places = [(gold["start"], gold["end"]), *gold.get("also", [])]
    return max(int(min(e, found["end"]) - max(s, found["start"])) for s, e in places)


def _fold(value: object) -> str:
    return str(value or "").casefold().strip()


def _last(value: object) -> str:
    return _fold(value).rsplit(" ", 1)[-1]


def _key(row: Row) -> tuple[str, ...]:
    return _fold(row["party"]), _fold(row["issue"]), _fold(row["stance"])


def _group(row: Row) -> tuple[str, ...]:
    return _fold(row["party"]), _fold(row["issue"]), GROUP.get(_fold(row["stance"]), "")


def _alike(*names: str) -> Callable[[Row, Row], bool]:
    return lambda g, f: all(_fold(g.get(n)) == _fold(f.get(n)) for n in names)
