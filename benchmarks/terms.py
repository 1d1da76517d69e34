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


def readings(clause: int, count: int, chance: random.Random) -> Iterator[Entry[Reading]]:
    """Readings of one clause by four parties over a month, each of two to five terms."""
    begins = date(2025, 3, 1)
    for n in range(count):
        stated = begins + timedelta(chance.randrange(30))
        start = (begins + timedelta(chance.randrange(10))).isoformat()
        values = (
            (Axis.SCOPE, chance.choice(SCOPES)),
            (Axis.SCOPE, chance.choice(SCOPES)),
            (Axis.DURATION, chance.choice(LENGTHS)),
            (Axis.START, start),
            (Axis.CONDITION, None),
        )
        chosen = chance.sample(values, chance.randrange(2, 6))
        words = chance.choice(WORDS)
        terms = tuple(
            Term(axis, words if axis is Axis.CONDITION else axis, Span(0, 5), value) for axis, value in chosen
        )
        row = Reading(
            "energy_strikes",
            f"party {chance.randrange(4)}",
            "speaker",
            f"r{clause}-{n}",
            "words",
            Span(0, 5),
            stated,
            terms=terms,
        )
        yield Entry(f"{clause}-{n}", row.report, row, stated)


def main() -> None:
    """Compare, and print the least of three times."""
    clauses, count = (int(a) for a in (*sys.argv[1:], *("1000", "20")[len(sys.argv) - 1 :]))
    chance = random.Random(7)
    made = [
        ClauseTerms(Clause(f"c{n}", "energy_strikes", ""), tuple(readings(n, count, chance))) for n in range(clauses)
    ]
    times, found = [], 0
    for _ in range(ROUNDS):
        begun = time.process_time()
        found = sum(1 for _ in differences_of(made))
        times.append(time.process_time() - begun)
    result = {
        "clauses": clauses,
        "readings": count,
        "differences": found,
        "seconds": round(min(times), 3),
        "goal": GOAL,
    }
    sys.stdout.write(json.dumps(result) + "\n")


if __name__ == "__main__":
    main()
