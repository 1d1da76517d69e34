"""Reading on an engine: a report that cannot be read is a problem of that report, and the bytes are the same anywhere."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from holdfire.engines import Engine, Lost
from holdfire.engines.local import LocalEngine
from holdfire.ledger.codec import dumped
from holdfire.ledger.outcomes import Outcome, State
from holdfire.pipeline import ReadReport, _ReadAll
from holdfire.record import Report

PARTIES = (("Russia", ()), ("Ukraine", ()))
TEXTS = (
    "Ukraine agreed on Tuesday to a 30-day ceasefire with Russia, Volodymyr Zelensky said.",
    "Frost is expected in the north, the weather service said on Monday.",
    "Die Ukraine und Russland haben sich in Riad auf eine Waffenruhe im Schwarzen Meer verständigt, teilte das Weiße Haus in Moskau mit.",
    "Russia accused Ukraine of breaking the truce with drones.",
)
REPORTS = [Report(f"r{k}", text, f"r{k}.txt", "", published=date(2025, 3, 18)) for k, text in enumerate(TEXTS)]


class Losing:
    """An engine on which every second item is lost, as where memory runs out."""

    def map(self, function: Callable[[bytes], bytes], items: Iterable[bytes]) -> Iterator[bytes | Lost]:
        """Each item, or its loss."""
        for k, item in enumerate(items):
            yield Lost(item, "its process was killed") if k % 2 else function(item)


class Counting:
    """An engine that counts what it is given."""

    given = 0

    def map(self, function: Callable[[bytes], bytes], items: Iterable[bytes]) -> Iterator[bytes | Lost]:
        """Each item, counted."""
        for item in items:
            self.given += 1
            yield function(item)


def outcomes(engine: Engine, reports: Iterable[Report] = REPORTS) -> list[Outcome]:
    """What each report comes to, in the order of the reports' names."""
    return sorted(_ReadAll(ReadReport(PARTIES), engine)(reports), key=lambda o: o.extraction.report.id)


def test_each_report_comes_to_what_it_is() -> None:
    found = outcomes(LocalEngine(1))
    assert [o.state for o in found] == [State.READ, State.SKIPPED, State.NOT_READ, State.READ]
    assert [o.extraction.report.id for o in found] == [r.id for r in REPORTS]
    assert ("Ukraine", "full_ceasefire", "agreed") in {
        (p.party, p.issue, p.stance) for p in found[0].extraction.positions
    }
    assert found[2].extraction.problems[0].code == "language-not-read"


def test_a_report_that_is_lost_is_one_problem_and_the_others_are_read() -> None:
    found = outcomes(Losing())
    assert [o.state for o in found] == [State.READ, State.SKIPPED, State.NOT_READ, State.READ]
    problem = found[2].extraction.problems[0]
    assert problem.line() == "r2.txt: could not be read: its process was killed; see whether the text is whole"


def test_an_engine_is_given_what_matters_of_a_small_lot_and_the_rest_of_a_large_one() -> None:
    engine = Counting()
    outcomes(engine)
    assert engine.given == 3
    frost = [Report(f"f{k}", TEXTS[1], f"f{k}.txt", "", published=date(2025, 3, 18)) for k in range(1005)]
    assert {o.state for o in outcomes(engine, frost)} == {State.SKIPPED}
    assert engine.given == 3 + 5


def test_the_bytes_are_the_same_in_every_process() -> None:
    items = [dumped(report).encode() for report in REPORTS] * 3
    function = ReadReport(PARTIES)
    assert list(LocalEngine(2).map(function, items)) == [function(item) for item in items]
