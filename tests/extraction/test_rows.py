"""Commitments, incidents, differences and problems of short reports."""

import pytest

from conftest import Read


def test_a_promise_has_number_receiver_and_day(read: Read) -> None:
    found = read(
        "Russia and Ukraine are set to exchange 175 prisoners of war each on Wednesday, the Kremlin said."
    ).commitments
    assert [(c.kind, c.actors, c.quantity, c.each, c.due) for c in found] == [
        ("prisoner_exchange", ("Russia", "Ukraine"), 175, True, "2025-03-19")
    ]


def test_without_a_day_of_publication_a_weekday_stays_open_and_is_a_problem(read: Read) -> None:
    found = read("Russia will release 23 prisoners on Wednesday, the Kremlin said.", published=None)
    assert [c.due for c in found.commitments] == ["Wednesday"] or [c.due for c in found.commitments] == ["on Wednesday"]
    assert [p.code for p in found.problems] == ["no-publication-date"]


def test_an_accusation_does_not_make_the_actor_certain(read: Read) -> None:
    text = "Talks between Israel and Lebanon went on. Hezbollah said Israeli forces had shelled the village of Kfarkela on Monday."
    found = [o for o in read(text).observations if o.kind == "shelling"]
    assert [(o.place, o.date, o.actor, o.accused_by) for o in found] == [
        ("Kfarkela", "2025-03-17", "Israel", "Hezbollah")
    ]


def test_a_halt_to_strikes_is_no_strike(read: Read) -> None:
    assert read("Russia and Ukraine agreed to halt strikes in the Kursk region.").observations == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The monitoring mission sends ten observers to Juba on Saturday.", ("monitoring", 10, "2025-03-22")),
        ("The withdrawal of all forces from Heglig is to be complete by 30 April.", ("withdrawal", None, "2025-04-30")),
        ("Elections will be held in Juba on 4 May.", ("elections", None, "2025-05-04")),
    ],
)
def test_what_is_to_happen_on_a_day_is_promised_whatever_verb_tells_it(
    read: Read, text: str, expected: tuple[str, int | None, str]
) -> None:
    found = read("Sudan and South Sudan are to make peace. " + text).commitments
    assert expected in {(c.kind, c.quantity, c.due) for c in found}


@pytest.mark.parametrize(
    "text",
    [
        "Would elections be held in Juba on 4 May?",
        "If elections are held in Juba on 4 May, there will be trouble.",
        "Sudan demanded that elections be held in Juba on 4 May.",
        "Elections had been planned in Juba for Saturday.",
        "Elections were held in Juba last June.",
    ],
)
def test_a_question_a_demand_and_what_is_over_promise_nothing(read: Read, text: str) -> None:
    assert read("Sudan and South Sudan are to make peace. " + text).commitments == ()


WAR = "Sudan and the Rapid Support Forces are at war. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what weapons do, whatever the verb
        ("Missiles came down on Nyala on Friday.", ("strike", "Nyala", "2025-03-14")),
        ("Drones set a fuel store alight in Atbara overnight.", ("drone_attack", "Atbara", "2025-03-18")),
        ("Small-arms fire was heard near Kosti.", ("ground_clash", "Kosti", "2025-03-18")),
        ("A farmer was maimed by a land mine near Kosti.", ("explosion", "Kosti", "2025-03-18")),
        # notes without a verb
        ("Eleven shells on Abu Shouk camp.", ("shelling", "Abu Shouk", "2025-03-18")),
        ("Two farmers dead in Dilling.", ("casualty", "Dilling", "2025-03-18")),
        # the toll of an attack is told in the next sentence, without place and day
        (
            "Shells fell on a market in Dilling on Sunday. Four people were killed.",
            ("casualty", "Dilling", "2025-03-16"),
        ),
        # what an attack falls on is where; an office is no place
        ("Jets bombed Mellit on Sunday, the Ministry of Health said.", ("strike", "Mellit", "2025-03-16")),
        # a month settles no day
        ("Shells fell on a market in Dilling last month.", ("shelling", "Dilling", None)),
    ],
)
def test_an_incident_is_read(read: Read, text: str, expected: tuple[str, str, str | None]) -> None:
    assert expected in {(o.kind, o.place, o.date) for o in read(WAR + text).observations}


@pytest.mark.parametrize(
    "text",
    [
        "So far 20,000 people have died in Darfur.",
        "A storm closed the road to Kosti.",
        "No strike near Kosti.",
        "Talks on a halt to strikes on Kosti.",
    ],
)
def test_totals_weather_and_what_is_to_stop_are_no_incident(read: Read, text: str) -> None:
    assert read(WAR + text).observations == ()


def test_accounts_that_part_on_scope_are_set_side_by_side(read: Read) -> None:
    text = "Russia agreed to halt strikes on energy facilities. Trump said the United States agreed to a ceasefire on energy and infrastructure."
    found = read(text).differences
    assert [(d.issue, d.axis) for d in found] == [("energy_strikes", "scope")]
    assert "infrastructure" in found[0].b.wording


def test_page_furniture_is_never_read(read: Read) -> None:
    text = "Israel rejected the truce.\n\nAlso read: Hamas accepts ceasefire, says it will free hostages\nSubscribe to our newsletter."
    found = read(text)
    assert {p.party for p in found.positions} == {"Israel"}
    assert "Also read" in found.furniture[0].of(text)
