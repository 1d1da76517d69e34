"""Extractions whose every word is anybody's: what a report could smuggle into a terminal, a table or a program."""

from datetime import date

from hypothesis import strategies as st

from holdfire.record import Account, Commitment, Difference, Extraction, Observation, Position, Problem, Report, Span

UNSAFE = (
    *map(chr, range(0x20)),
    *map(chr, range(0x7F, 0xA0)),
    *"\u00ad\u061c\u180e\u200b\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff",
    "\ud800",
    "\U000e0041",
)
PIECES = (*UNSAFE, *"=+-@'[]/ab ❤漢\u0301", "[bold]", "\x1b[31m", "\x1b]0;x\x07")
words = st.text(min_size=1, max_size=200) | st.lists(st.sampled_from(PIECES), min_size=1).map("".join)
spans = st.builds(Span, st.integers(0, 9), st.integers(10, 99))
stances = st.sampled_from(("agreed", "declined", "accused", "undecided"))
issues = st.sampled_from(("full_ceasefire", "energy_strikes", "withdrawal", "other:water"))
maybe = st.none() | words
days = st.none() | st.just("2025-03-19")

extractions = st.builds(
    Extraction,
    st.builds(
        Report,
        words,
        words,
        words,
        st.just("0" * 64),
        published=st.none() | st.just(date(2025, 3, 18)),
        source=maybe,
        url=maybe,
        title=maybe,
    ),
    st.lists(st.builds(Position, words, issues, stances, words, words, spans, maybe, maybe), max_size=4).map(tuple),
    st.lists(
        st.builds(
            Commitment,
            issues,
            st.lists(words, max_size=2).map(tuple),
            words,
            spans,
            maybe,
            due=days | words,
            place=maybe,
        ),
        max_size=2,
    ).map(tuple),
    st.lists(
        st.builds(
            Observation,
            st.just("strike"),
            words,
            spans,
            place=maybe,
            date=days,
            actor=maybe,
            accused_by=maybe,
            denied_by=maybe,
        ),
        max_size=2,
    ).map(tuple),
    st.lists(
        st.builds(
            Difference,
            issues,
            st.just("scope"),
            st.builds(Account, words, words, spans),
            st.builds(Account, words, words, spans),
        ),
        max_size=1,
    ).map(tuple),
    problems=st.lists(st.builds(Problem, st.just("odd"), words, words, words, st.none() | spans), max_size=2).map(
        tuple
    ),
)
