"""Speed of comparing readings: python benchmarks/terms.py [CLAUSES] [READINGS]. Prints one JSON object; takes seconds."""

import json
import random
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta

from holdfire.assessment.differences import differences_of
from holdfire.record import Axis, Clause, ClauseTerms, Entry, Reading, Span, Term

GOAL = 1.0  # seconds for 1,000 clauses of 20 readings
ROUNDS = 3
USUAL = 0.2  # of the statements of a side that speak of an axis, how many word it anew
AXES = (Axis.SCOPE, Axis.DURATION, Axis.START, Axis.CONDITION)
SCOPES = (
    "energy",
    "energy.refinery",
    "energy.electricity",
    "infrastructure",
    "infrastructure.civilian",
    "energy.nuclear",
)
LENGTHS = ("P30D", "P1M", "P60D", "PT72H")
WORDS = (
    "only if the other side accepts it",
    "once sanctions on the bank are lifted",
    "provided that prisoners are released",
)


def readings(count: int, chance: random.Random, change: float) -> Iterator[Entry[Reading]]:
    """Readings of one clause by four parties over a month, of two to five terms; a party words one anew with the chance `change`."""
    begins = date(2025, 3, 1)
    held: dict[tuple[int, Axis], tuple[Term, ...]] = {}
    for n in range(count):
        party, stated = chance.randrange(4), begins + timedelta(chance.randrange(30))
        terms: list[Term] = []
        for axis in chance.sample(AXES, chance.randrange(2, len(AXES) + 1)):
            if (party, axis) not in held or chance.random() < change:
                held[party, axis] = tuple(wording(axis, begins, chance))
            terms += held[party, axis]
        row = Reading(
            "energy_strikes", f"party {party}", "speaker", f"r{n}", "words", Span(0, 5), stated, terms=tuple(terms)
        )
        yield Entry(str(n), row.report, row, stated)


def wording(axis: Axis, begins: date, chance: random.Random) -> Iterator[Term]:
    """What one side says about one axis."""
    if axis is Axis.CONDITION:
        yield Term(axis, chance.choice(WORDS), Span(0, 5))
    elif axis is Axis.SCOPE:
        for name in chance.sample(SCOPES, chance.randrange(1, 4)):
            yield Term(axis, "words", Span(0, 5), name)
    else:
        start = (begins + timedelta(chance.randrange(10))).isoformat()
        yield Term(axis, "words", Span(0, 5), start if axis is Axis.START else chance.choice(LENGTHS))


def seconds(clauses: int, count: int, change: float) -> tuple[float, int]:
    """The least processor time of some rounds, and how many differences there are."""
    chance = random.Random(7)
    made = [
        ClauseTerms(Clause(f"c{n}", "energy_strikes", ""), tuple(readings(count, chance, change)))
        for n in range(clauses)
    ]
    times, found = [], 0
    for _ in range(ROUNDS):
        begun = time.process_time()
        found = sum(1 for _ in differences_of(made))
        times.append(time.process_time() - begun)
    return min(times), found


def main() -> None:
    """Compare readings that repeat themselves as those of real sides do, and ones that never do."""
    clauses, count = (int(a) for a in (*sys.argv[1:], *("1000", "20")[len(sys.argv) - 1 :]))
    usual, found = seconds(clauses, count, USUAL)
    worst, found_worst = seconds(clauses, count, 1.0)
    result = {
        "clauses": clauses,
        "readings": count,
        "seconds": round(usual, 3),
        "differences": found,
        "seconds_if_every_reading_is_worded_anew": round(worst, 3),
        "differences_if_every_reading_is_worded_anew": found_worst,
        "goal": GOAL,
    }
    sys.stdout.write(json.dumps(result) + "\n")


if __name__ == "__main__":
    main()
