"""A build: the reports of a case become a new generation of its ledger, and only what is new is read."""

from collections.abc import Iterable, Mapping
from datetime import date

from holdfire.ledger.built import COUNTED, Built, Notice, Reading
from holdfire.ledger.generations import current, facts_of
from holdfire.ledger.inputs import inputs_of, versions_fingerprint
from holdfire.ledger.lock import BuildError, locked
from holdfire.ledger.place import Place
from holdfire.record import Problem

LAYOUT = "2"  # of the tables; a ledger of another layout is built anew


def build(place: Place, reading: Reading, problems: Iterable[Problem], today: date, notice: Notice) -> Built:
    """Bring the ledger of a case up to date; raises BuildError, and then the ledger stands as it was.

    `problems` are those of `case.toml`; `notice` is told the stage, how far it has come, and how far it goes.
    """
    try:
        place.derived.mkdir(parents=True, exist_ok=True)
        with locked(place):
            inputs = inputs_of(place, f"{LAYOUT} {reading.name}")
            before = current(place)
            held = facts_of(place) if before is not None else {}
            if held.get("fingerprint") == inputs.mark and held.get("versions") == versions_fingerprint(place):
                return _unchanged(held)
            # the database is slow to load, and a case in which nothing is new needs none
            from holdfire.ledger.making import make

            return make(place, reading, problems, today, notice, inputs, before)
    except OSError as error:
        why = error.strerror or str(error)
        raise BuildError(
            f"{place.root}: {why}; the ledger stands as it was, build again once that is mended"
        ) from error


def _unchanged(facts: Mapping[str, str]) -> Built:
    reports, skipped, problems = (int(facts[name]) for name in COUNTED)
    return Built(reports, 0, 0, reports, 0, 0, skipped, problems, fresh=False)
