"""Several deals on one issue are told apart by name and days; one deal that sides date differently is not."""

from datetime import date

from spoken import said, term

from holdfire.assessment.deals import deals_of
from holdfire.assessment.own_voice import in_own_voice
from holdfire.assessment.siblings import joined
from holdfire.assessment.undertakings import narrow_halts, settled
from holdfire.record import Entry, Reading
from holdfire.vocab.actors import Roster


def ids(*readings: Entry[Reading], texts: dict[str, str] | None = None) -> dict[str, int]:
    return {d.id: len(d.readings) for d in deals_of(readings, texts or {})}


def test_an_easter_truce_beside_a_general_one() -> None:
    """30 days on offer since March; 30 hours over Easter; afterwards both go on being spoken of."""
    general = said(
        "Ukraine",
        term("duration", "of 30 days", "P30D"),
        day=date(2025, 3, 11),
        issue="full_ceasefire",
        words="an immediate interim ceasefire of 30 days",
    )
    text = "Putin declared an Easter truce. From 18:00 on April 19 the Russian side stops all hostilities."
    at = text.index("From")
    easter = said(
        "Russia",
        term("start", "From 18:00 on April 19", "2025-04-19T18:00+03:00", at=at),
        day=date(2025, 4, 19),
        issue="full_ceasefire",
        words="From 18:00 on April 19",
        report="e",
    )
    easter = Entry(
        easter.id,
        "e",
        Reading(**{**{f: getattr(easter.row, f) for f in easter.row.__slots__}, "span": easter.row.terms[0].span}),
        easter.published,
    )
    mirror = said(
        "Ukraine",
        term("extension", "be extended beyond April 20"),
        day=date(2025, 4, 19),
        issue="full_ceasefire",
        words="the Easter truce be extended beyond April 20",
    )
    again = said(
        "Russia",
        term("condition", "a complete stop to military aid"),
        day=date(2025, 4, 20),
        issue="full_ceasefire",
        words="for a general ceasefire, a complete stop to military aid",
    )
    assert ids(general, easter, mirror, again, texts={"e": text}) == {"full_ceasefire": 2, "full_ceasefire_easter": 2}


def test_serial_truces_whose_days_do_not_touch() -> None:
    """Khartoum, April and May 2023: 72 hours from 25 April, seven days from 4 May, seven from 22 May."""

    def truce(start: str, length: str, day: date) -> Entry[Reading]:
        words = f"{length} from {start}"
        return said(
            "Sudan",
            term("start", words, start),
            term("duration", words, length),
            day=day,
            issue="full_ceasefire",
            words=words,
        )

    found = ids(
        truce("2023-04-25", "PT72H", date(2023, 4, 24)),
        truce("2023-05-04", "P7D", date(2023, 5, 2)),
        truce("2023-05-22", "P7D", date(2023, 5, 20)),
        truce("2023-05-22", "P7D", date(2023, 5, 23)),
    )
    assert found == {"full_ceasefire": 1, "full_ceasefire_2023_05_04": 1, "full_ceasefire_2023_05_22": 2}


def test_one_deal_that_sides_date_differently_is_one() -> None:
    russia = said(
        "Russia",
        term("start", "from 18 March", "2025-03-18"),
        term("duration", "30 days", "P30D"),
        words="for 30 days from 18 March",
    )
    ukraine = said(
        "Ukraine", term("start", "since 25 March", "2025-03-25"), day=date(2025, 4, 16), words="since 25 March"
    )
    assert ids(russia, ukraine) == {"energy_strikes": 2}


def test_phases_are_deals_of_their_own() -> None:
    """Gaza, January 2025."""
    first = said(
        "Hamas",
        term("duration", "of 42 days", "P42D"),
        day=date(2025, 1, 15),
        issue="full_ceasefire",
        words="the first phase of 42 days",
    )
    second = said(
        "Israel",
        term("condition", "once all hostages are free"),
        day=date(2025, 1, 16),
        issue="full_ceasefire",
        words="the second phase once all hostages are free",
    )
    assert ids(first, second) == {"full_ceasefire_phase_1": 1, "full_ceasefire_phase_2": 1}


def test_the_same_occasion_a_year_later_is_another_truce() -> None:
    one = said("Russia", day=date(2023, 1, 5), issue="full_ceasefire", words="a Christmas truce")
    other = said("Russia", day=date(2024, 1, 5), issue="full_ceasefire", words="a Christmas truce")
    assert ids(one, other) == {"full_ceasefire_christmas": 1, "full_ceasefire_christmas_2024_01_05": 1}


def test_a_bare_ceasefire_is_the_one_halt_that_the_report_is_about() -> None:
    energy = said("Ukraine", term("scope", "energy", "energy"), words="the energy truce", report="r")
    bare = said(
        "Ukraine",
        term("start", "from March 25", "2025-03-25"),
        issue="full_ceasefire",
        words="Kyiv counts from March 25",
        report="r",
    )
    full = said(
        "Russia",
        term("duration", "30 days", "P30D"),
        issue="full_ceasefire",
        words="a full ceasefire of 30 days",
        report="s",
    )
    both = said("Russia", issue="energy_strikes", words="energy", report="s")
    entries = [energy, bare, full, both]
    assert [e.row.issue for e in settled(entries, narrow_halts(entries))] == [
        "energy_strikes",
        "energy_strikes",
        "full_ceasefire",
        "energy_strikes",
    ]


def test_one_sentence_on_energy_and_civilian_objects_is_one_reading() -> None:
    words = "energy and other civilian infrastructure"
    energy = said("Ukraine", term("scope", "energy", "energy"), words=words, report="r")
    other = said(
        "Ukraine",
        term("scope", "other civilian infrastructure", "infrastructure.civilian", at=11),
        issue="infrastructure_strikes",
        words=words,
        report="r",
    )
    (one,) = joined([energy, other])
    assert (one.row.issue, [t.value for t in one.row.terms]) == (
        "energy_strikes",
        ["energy", "infrastructure.civilian"],
    )


def test_a_side_is_read_in_its_own_voice() -> None:
    """The Kremlin says what Washington proposed; Washington has words of its own."""
    own = said("United States", term("scope", "energy and infrastructure", "energy"))
    ascribed = said("United States", term("duration", "for 30 days", "P30D"), via="Kremlin")
    readout = said("United States", term("duration", "for thirty days", "P30D"), source="Kremlin, via UNN")
    relayed = said("Russia", term("duration", "for 30 days", "P30D"), via="Kremlin")
    alone = said("Ukraine", term("duration", "for 30 days", "P30D"), via="Kremlin")
    entries = [own, ascribed, readout, relayed, alone]
    assert in_own_voice(entries, Roster.load()) == [own, relayed, alone]


def test_a_paper_named_after_a_capital_is_no_party() -> None:
    readings = [
        said("Ukraine", term("start", "a", "2025-03-25")),
        said("Ukraine", term("start", "b", "2025-03-18"), source="The Moscow Times"),
    ]
    assert in_own_voice(readings, Roster.load()) == readings
