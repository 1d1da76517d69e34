"""Promises: repeated ones are one, outcomes answer them by kind, parties, number and time."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from promise_rows import promise, said, seen

from holdfire.assessment.commitments import promises
from holdfire.record.promise import Fulfilment

TUESDAY, WEDNESDAY = date(2025, 3, 18), date(2025, 3, 19)


def test_a_promise_repeated_is_one_promise_with_many_mentions() -> None:
    """The palace says that 175 each will go home on Wednesday; so do two newspapers, one without the day."""
    found = promises(
        [
            promise("175 for 175", TUESDAY, quantity=175, due="2025-03-19"),
            promise("175 prisoners each", TUESDAY, quantity=175, due="2025-03-19", actors=("North",)),
            promise("exchange prisoners", WEDNESDAY, actors=("South", "North")),
        ]
    )
    assert [(p.quantity, p.due, len(p.mentions)) for p in found] == [(175, WEDNESDAY, 3)]


def test_another_number_is_another_promise() -> None:
    found = promises([promise("175 each", TUESDAY, quantity=175), promise("300 each", TUESDAY, quantity=300)])
    assert [p.quantity for p in found] == [175, 300]


def test_22_of_23_is_short_and_both_are_quoted() -> None:
    found = promises(
        [
            promise(
                "23 badly wounded servicemen would be handed over",
                TUESDAY,
                "wounded_transfer",
                ("North",),
                23,
                "2025-03-19",
            )
        ],
        [
            seen("they had each handed over 175 prisoners of war", "2025-03-19", WEDNESDAY),
            seen("North also transferred 22 badly wounded prisoners", "2025-03-19", WEDNESDAY, actor="North"),
        ],
    )
    assert [(p.state, p.reason) for p in found] == [(Fulfilment.SHORT, "22 of 23")]
    assert [o.evidence for o in found[0].outcomes] == ["North also transferred 22 badly wounded prisoners"]
    assert found[0].mentions[0].row.evidence == "23 badly wounded servicemen would be handed over"


def test_a_promise_kept_on_its_day_is_met_and_later_is_late() -> None:
    made = promise("175 for 175", TUESDAY, quantity=175, due="2025-03-19")
    on_time = promises([made], [seen("handed over 175 prisoners each", "2025-03-19", WEDNESDAY)])
    late = promises([made], [seen("handed over 175 prisoners each", "2025-03-22", date(2025, 3, 22))])
    assert [p.state for p in (*on_time, *late)] == [Fulfilment.MET, Fulfilment.LATE]


def test_figures_that_part_are_both_kept_and_settle_nothing() -> None:
    made = promise("hand over 23 wounded", TUESDAY, "wounded_transfer", ("North",), 23, "2025-03-19")
    told = [
        seen("22 wounded soldiers were handed over", "2025-03-19", WEDNESDAY),
        seen("handed over 23 wounded soldiers", "2025-03-19", WEDNESDAY),
    ]
    found = promises([made], told)
    assert (found[0].state, found[0].reason) == (Fulfilment.NOT_VERIFIABLE, "reports name 22 and 23 of 23")
    assert sorted(o.quantity or 0 for o in found[0].outcomes) == [22, 23]


def test_before_its_day_a_promise_is_due_and_after_it_nobody_knows() -> None:
    made = [promise("33 hostages by Saturday", TUESDAY, "hostage_release", ("South",), 33, "2025-03-22")]
    assert promises(made, as_of=WEDNESDAY)[0].state is Fulfilment.DUE
    assert promises(made, as_of=date(2025, 3, 24))[0].state is Fulfilment.NOT_VERIFIABLE


def test_a_new_day_for_the_same_act_supersedes_the_old_one() -> None:
    """The army will leave by 26 January; on that day it says 18 February."""
    old = promise("leave by 26 January", date(2025, 1, 10), "withdrawal", ("South",), due="2025-01-26")
    new = promise("leave by 18 February", date(2025, 1, 26), "withdrawal", ("South",), due="2025-02-18")
    found = promises([old, new], as_of=date(2025, 1, 27))
    assert [p.state for p in found] == [Fulfilment.SUPERSEDED, Fulfilment.DUE]
    assert found[0].successor == new.id


def test_a_halt_is_over_only_when_the_side_that_promised_it_says_so() -> None:
    made = promise("halt fire", TUESDAY, "full_ceasefire", ("North",), due="2025-03-18")
    charged = said("South", "accused", date(2025, 3, 25), target="North")
    ended = said("North", "suspended", date(2025, 4, 18))
    assert promises([made], positions=[charged])[0].reason == "breaches are alleged"
    assert promises([made], positions=[charged, ended])[0].state is Fulfilment.OVER
    assert promises([made], positions=[charged, ended], as_of=date(2025, 4, 1))[0].state is Fulfilment.NOT_VERIFIABLE


def test_what_was_not_public_yet_is_not_known() -> None:
    made = promise("175 for 175", TUESDAY, quantity=175, due="2025-03-19")
    told = seen("handed over 175 prisoners each", "2025-03-19", date(2025, 3, 20))
    assert promises([made], [told], as_of=WEDNESDAY)[0].outcomes == ()
    assert promises([made], [told], as_of=TUESDAY - timedelta(1)) == ()


@given(st.lists(st.tuples(st.sampled_from(["North", "South"]), st.integers(1, 3), st.integers(0, 40)), max_size=8))
def test_swapping_the_names_swaps_the_promises(rows: list[tuple[str, int, int]]) -> None:
    other = {"North": "South", "South": "North"}

    def made(swap: bool) -> list[tuple[tuple[str, ...], int | None, str, int]]:
        found = promises(
            [
                promise("x", TUESDAY + timedelta(day), actors=(other[who] if swap else who,), quantity=n)
                for who, n, day in rows
            ]
        )
        return [
            (tuple(other[a] for a in p.actors) if swap else p.actors, p.quantity, p.state, len(p.mentions))
            for p in found
        ]

    assert made(swap=True) == made(swap=False)
