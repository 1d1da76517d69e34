"""Which halt a report is about: halts tell it; attacks alone only where no truce is spoken of."""

import pytest

from holdfire.extraction.halts import FULL, Halts


def test_a_halt_named_at_once_is_what_the_report_is_about() -> None:
    halts = Halts()
    halts.typed(0, 4, ["energy_strikes"], stops=True)
    assert halts.of_the_report(0, speaks_of_truce=True) == "energy_strikes"
    assert halts.of_the_report(9, speaks_of_truce=True) == FULL


@pytest.mark.parametrize(("speaks", "meant"), [(True, FULL), (False, "energy_strikes")])
def test_attacks_make_no_halt_of_their_kind_where_a_truce_is_spoken_of(speaks: bool, meant: str) -> None:
    halts = Halts()
    halts.typed(0, 2, ["energy_strikes"], stops=False)
    assert halts.of_the_report(0, speaks_of_truce=speaks) == meant


def test_a_limited_halt_is_the_last_one_named_before_or_else_the_first() -> None:
    halts = Halts()
    halts.named(1, 3, "maritime")
    halts.typed(2, 1, ["energy_strikes"], stops=True)
    assert halts.limited(3, 0, last=True) == "energy_strikes"
    assert halts.limited(3, 0, last=False) == "maritime"
    assert halts.limited(0, 0, last=True) == "maritime"
    assert Halts().limited(3, 0, last=True) is None
