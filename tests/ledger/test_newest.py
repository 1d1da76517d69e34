"""The newest positions are found by the database among many; whoever goes through all of them finds the same."""

from datetime import date, timedelta
from itertools import product
from pathlib import Path
from random import Random

from cheap import made, new_case, put
from hypothesis import given
from hypothesis import strategies as st

from holdfire.ledger import Ledger
from holdfire.ledger.decisions import append
from holdfire.ledger.histories import NEAR, contradictions, histories
from holdfire.ledger.place import Place
from holdfire.ledger.statements import Outline
from holdfire.record import Act, Decision
from holdfire.vocab.stance_kinds import exclude

FIRST = date(2025, 3, 10)
SAID = [
    *product(("Russia", "Ukraine"), ("agreed", "declined", "accused", "proposed", "suspended"), ("maritime", "hubs"))
]


def outline(number: int, day: int | None, stance: str, party: str) -> Outline:
    when = None if day is None else FIRST + timedelta(day)
    return Outline(f"{number:04}", party, "maritime", stance, when, 1, 1)


OUTLINES = st.lists(
    st.tuples(
        st.one_of(st.none(), st.integers(0, 9)),
        st.sampled_from(["agreed", "committed", "declined", "suspended", "claimed_compliance", "accused"]),
        st.sampled_from(["Russia", "Ukraine"]),
    ),
    max_size=25,
)


@given(OUTLINES)
def test_a_contradiction_is_with_the_last_one_before_within_three_days_that_excludes_it(
    drawn: list[tuple[int | None, str, str]],
) -> None:
    outlines = [outline(number, *one) for number, one in enumerate(drawn)]
    dated = sorted((o for o in outlines if o.day is not None), key=lambda o: (o.party, str(o.day), o.id))
    expected = []
    for place, now in enumerate(dated):
        for before in reversed(dated[:place]):
            assert now.day
            assert before.day
            if before.party == now.party and now.day - before.day <= NEAR and exclude(before.stance, now.stance):
                expected.append((now.id, before.id))
                break
    assert [(c.now.id, c.before.id) for c in contradictions(outlines) if c.before] == expected


def case_of_many(folder: Path) -> Place:
    """Forty reports of two weeks, each with some positions; some have no day."""
    chance = Random(3)
    place = new_case(folder)
    for number in range(40):
        lines = [f"{party} {stance} {issue}: words {number}" for party, stance, issue in chance.sample(SAID, 4)]
        day = {"published": str(FIRST + timedelta(chance.randrange(14)))} if number % 8 else {}
        put(place.root, f"r{number}", "\n".join(lines) + "\n", **day)
    made(place)
    return place


def assert_newest(ledger: Ledger, as_of: date | None) -> int:
    """What the database finds is what going through all outlines finds; how many contradictions there are."""
    outlines = ledger.outlines(as_of)
    both = [(c.now.id, c.before.id) for c in contradictions(outlines) if c.before]
    expected = [
        (
            h.newest,
            h.standing,
            len(h.statements),
            sorted({b if a == h.newest.id else a for a, b in both if h.newest.id in (a, b)}),
        )
        for h in histories(outlines)
    ]
    found = ledger.newest(as_of)
    assert [(n.outline, n.standing, n.number, list(n.contradicted_by)) for n in found] == sorted(
        expected, key=lambda e: (e[0].issue, e[0].party, not e[1])
    )
    return sum(len(n.contradicted_by) for n in found)


def test_the_newest_of_many_are_those_that_going_through_all_of_them_finds(tmp_path: Path) -> None:
    place = case_of_many(tmp_path / "case")
    with Ledger.open(place.root) as ledger:
        noted = ledger.outlines()
        assert assert_newest(ledger, None) > 0
        assert assert_newest(ledger, FIRST + timedelta(9)) > 0
        assert assert_newest(ledger, FIRST - timedelta(1)) == 0
        assert ledger.outlines(date.max) == tuple(o for o in noted if o.day)


def test_what_was_noted_when_a_case_was_built_gives_way_to_what_a_person_rules(tmp_path: Path) -> None:
    place = case_of_many(tmp_path / "case")
    with Ledger.open(place.root) as ledger:
        before = ledger.newest()
        stated = ledger.stated([before[0].outline.id])[before[0].outline.id]
    append(place, [Decision(stated.id, Act.DISMISS, "a person", "2026-01-01T00:00:00+00:00", "not said")])
    with Ledger.open(place.root) as ledger:
        assert stated.id not in {n.outline.id for n in ledger.newest()}
        assert stated.id not in {o.id for o in ledger.outlines()}
        assert_newest(ledger, None)
