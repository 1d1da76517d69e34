"""Lengths of time: ISO durations, and which of them are one length in other words."""

import pytest

from holdfire.vocab.lengths import Length, length_of


@pytest.mark.parametrize(
    ("iso", "length"),
    [
        ("P30D", Length(days=30)),
        ("P1M", Length(months=1)),
        ("P1Y", Length(months=12)),
        ("P2W", Length(days=14)),
        ("PT72H", Length(seconds=72 * 3600)),
        ("P1DT6H", Length(days=1, seconds=6 * 3600)),
        ("P", None),
        ("P0D", None),
        ("30 days", None),
        ("P-3D", None),
    ],
)
def test_a_length_is_read_off_its_iso_form(iso: str, length: Length | None) -> None:
    assert length_of(iso) == length


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("P1M", "P30D", True),  # "a month" and "30 days"
        ("P1M", "P4W", True),  # February
        ("P1M", "P32D", False),
        ("P2M", "P60D", True),
        ("P3D", "PT72H", True),
        ("P1D", "PT24H", True),
        ("P30D", "P60D", False),
        ("PT30H", "P1D", False),
        ("P12M", "P1Y", True),
    ],
)
def test_one_length_in_other_words_is_no_difference(a: str, b: str, same: bool) -> None:
    one, other = length_of(a), length_of(b)
    assert one is not None
    assert other is not None
    assert one.same_as(other) is other.same_as(one) is same


def test_a_length_in_words() -> None:
    assert [length.words() for iso in ("P30D", "P1M", "PT30H") if (length := length_of(iso))] == [
        "30 days",
        "1 month",
        "30 hours",
    ]
