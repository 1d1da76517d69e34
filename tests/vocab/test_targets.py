"""Classes of targets: which holds which."""

import tomllib
from importlib.resources import files

import pytest

from holdfire.vocab.targets import target_words


@pytest.mark.parametrize(
    ("wide", "narrow", "holds"),
    [
        ("energy", "energy.refinery", True),
        ("energy.electricity", "energy.substation", True),
        ("energy.oil_gas", "energy.pumping", True),
        ("civilian", "medical.hospital", True),
        ("all", "sea.merchant", True),
        ("energy", "energy", True),
        ("energy.refinery", "energy", False),
        ("infrastructure", "energy", False),
        ("energy", "infrastructure", False),
        ("energy", "unknown", False),
    ],
)
def test_a_class_holds_what_lies_under_it(wide: str, narrow: str, holds: bool) -> None:
    assert target_words().holds(wide, narrow) is holds


def test_every_class_of_an_observation_has_its_name_here() -> None:
    words = target_words()
    table = tomllib.loads(files("holdfire.vocab").joinpath("data/incidents.toml").read_text(encoding="utf-8"))
    assert set(table["targets"]) == set(words.incident)
    assert set(words.incident.values()) <= set(words.above)


def test_no_class_holds_itself_through_others() -> None:
    words = target_words()
    assert not [(a, b) for a, above in words.above.items() for b in above if a in words.above[b]]
