"""A way of reading that costs nothing: one position for each line `PARTY STANCE ISSUE: words`, so that a test can build often."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from holdfire.ledger.building import build
from holdfire.ledger.built import Built, Reading
from holdfire.ledger.origins import same_text
from holdfire.ledger.outcomes import Outcome, State
from holdfire.ledger.place import Place
from holdfire.record import Extraction, Position, Problem, Report, Span

TODAY = date(2026, 1, 1)
LINE = re.compile(r"^(\w+)(?: \((.+?)\))? (agreed|declined|accused|proposed|suspended) (\w+): (.+)$", re.MULTILINE)


def read_one(report: Report) -> Outcome:
    """Every line of the form `Ukraine (Zelensky) agreed energy_strikes: in these words`."""
    positions = tuple(
        Position(m[1], m[4], m[3], m[2] or m[1], m[5], Span(m.start(5), m.end(5)), rule="line")
        for m in LINE.finditer(report.text)
    )
    return Outcome(State.READ, Extraction(report, positions))


def read_all(reports: Iterable[Report]) -> Iterator[Outcome]:
    return map(read_one, reports)


def new_case(folder: Path, **reports: str) -> Place:
    """A case of Russia and Ukraine with these reports; `__` in a name is a hyphen."""
    (folder / "reports").mkdir(parents=True)
    (folder / "case.toml").write_text('[[party]]\nname = "Russia"\n\n[[party]]\nname = "Ukraine"\n', encoding="utf-8")
    for name, text in reports.items():
        put(folder, name, text)
    return Place(folder)


def put(folder: Path, name: str, text: str, **fields: str) -> Path:
    """A report in the case, below a header of these fields."""
    header = "".join(f"{field}: {value}\n" for field, value in fields.items())
    file = folder / "reports" / f"{name.replace('__', '-')}.txt"
    file.write_text(f"---\n{header}---\n{text}" if header else text, encoding="utf-8")
    return file


def made(place: Place, problems: tuple[Problem, ...] = ()) -> Built:
    """The case built with the cheap reader."""
    return build(place, Reading("cheap", read_all, same_text), problems, TODAY, lambda *_: None)
