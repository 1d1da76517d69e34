"""Commitments, incidents, differences and problems of short reports."""

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
