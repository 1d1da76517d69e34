"""Days and parties as a user types them."""

from datetime import date

import pytest

from holdfire.cli.arguments import WrongArgumentError, party_names, publication_day

TODAY = date(2025, 3, 18)


def test_a_day_up_to_today_is_taken() -> None:
    assert publication_day("2025-03-18", TODAY) == TODAY
    assert publication_day("1953-07-27", TODAY) == date(1953, 7, 27)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("2025-02-30", "no calendar has this day"),
        ("0000-01-01", "no calendar has this day"),
        ("2025-03-19", "this day has not come yet"),
        ("yesterday", "not a day"),
        ("18 March 2025", "not a day"),
        ("20250318", "not a day"),
        ("2025-3-18", "not a day"),
        ("٢٠٢٥-٠٣-١٨", "not a day"),
        ("", "not a day"),
    ],
)
def test_other_days_are_refused_with_the_reason(words: str, why: str) -> None:
    with pytest.raises(WrongArgumentError, match=f"--published {words}: {why}"):
        publication_day(words, TODAY)


def test_entries_of_one_party_add_up() -> None:
    given = ("Russia=Kremlin, Moscow", " Ukraine =Bankova", "Russia=Smolenskaya")
    assert party_names(given) == {"Russia": ("Kremlin", "Moscow", "Smolenskaya"), "Ukraine": ("Bankova",)}
    assert party_names(()) == {}


@pytest.mark.parametrize("entry", ["Russia", "Russia=", "=Kremlin", "Russia=Kremlin,,Moscow", "Russia=Kremlin,", " = "])
def test_a_party_without_names_is_refused(entry: str) -> None:
    with pytest.raises(WrongArgumentError, match="write it as Russia=Kremlin,Moscow"):
        party_names([entry])


def test_a_name_stands_for_one_party() -> None:
    with pytest.raises(WrongArgumentError, match="Bankova already stands for Ukraine"):
        party_names(["Ukraine=Bankova", "Russia=Kremlin,Bankova"])
