"""Words of a report on a screen: visible, in one line, shortened at a word."""

import pytest
from hostile import UNSAFE
from hypothesis import given
from hypothesis import strategies as st

from holdfire.publishing.visible import pictured, shortened, visible


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("\x1b[31mred", "␛[31mred"),
        ("ring\x07 the bell\x7f", "ring␇ the bell␡"),
        ("\x9b31m", "�31m"),
        ("left \u202eto right\u2069", "left to right"),
        ("two\nlines\tand\u2028three", "two lines and three"),
        ("lone \ud800 half", "lone � half"),
        ("مرحبا می‌خواهم", "مرحبا می‌خواهم"),
    ],
)
def test_what_steers_a_terminal_is_shown_or_gone(said: str, shown: str) -> None:
    assert visible(said) == shown


@given(st.text() | st.text(st.sampled_from(UNSAFE)))
def test_nothing_unsafe_is_left(text: str) -> None:
    assert not set(visible(text)) & set(UNSAFE)
    assert set(pictured(text)) & set(UNSAFE) <= {"\n", "\t"}


def test_words_are_cut_at_a_space_and_marked() -> None:
    assert shortened("Russia and Ukraine are set to exchange prisoners", 24) == "Russia and Ukraine are…"
    assert shortened("Russia and Ukraine", 18) == "Russia and Ukraine"
    assert shortened("x" * 50, 10) == "xxxxxxxxx…"
    assert shortened("agreed,  though\nlate, to stop", 20) == "agreed, though late…"


@given(st.text(), st.integers(5, 60))
def test_shortened_words_fit_and_stand_in_the_text(text: str, limit: int) -> None:
    short = shortened(text, limit)
    assert len(short) <= limit
    assert " ".join(visible(text).split()).startswith(short.removesuffix("…"))


def test_a_line_of_many_megabytes_is_cut_at_once() -> None:
    assert shortened("a" * 50_000_000, 20) == "a" * 19 + "…"
