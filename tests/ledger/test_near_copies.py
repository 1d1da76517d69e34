"""Near-copies: an agency text and its pick-ups are one origin; two reports of one event, or of one form, are two."""

import random
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generated_copies import with_copies
from generated_reports import reports
from holdfire.ledger.carried import carried_spans
from holdfire.ledger.fingerprints import signature, signatures
from holdfire.ledger.near_copies import Signed, origins, origins_of

DAY = date(2025, 4, 5)
WIRE = """MOSCOW, April 5 (Wire) - Russia on Saturday accused Ukraine of fourteen attacks on its energy sites over the past day, in breach of a moratorium that the United States had mediated in March.

The defence ministry said substations and gas facilities in the regions of Bryansk, Belgorod and Smolensk had been hit by drones and artillery, and that 9,000 customers had lost power for several hours before crews restored the lines.

There was no immediate comment from Kyiv on the figure. The general staff there has said before that it halted strikes on Russian energy sites on March 18 and that it keeps to the order.

"We continue to observe the moratorium in full," a spokesman for the ministry told reporters in Moscow, adding that the list of violations had been handed to the American side.

Analysts say that neither side publishes coordinates or photographs of most of the places that it names, so that outsiders can check only a small part of the claims. Satellite data showed heat at two of the fourteen places.
"""
OTHER = """Fourteen strikes in a single day: that is the tally which Moscow put forward on Saturday, charging that Kyiv ignores the pause for power stations agreed under American mediation.

Bryansk, Belgorod and Smolensk are the regions listed by military officials. Drones and shells, according to their account, damaged gas equipment as well as transformers; thousands of households sat in the dark until evening.

Ukrainian commanders did not answer questions about the allegation. In the past they have insisted that no order to hit such facilities has been given since the middle of March.

Moscow for its part claims to honour the arrangement without exception, and officials there say the White House received their complaints.

Independent confirmation is scarce. Thermal anomalies recorded from orbit match two of the locations.
"""


def found(*texts: str) -> list[str]:
    """The origin of each text, named by its place, all of one day."""
    made = origins((str(k), DAY, text) for k, text in enumerate(texts))
    return [made[str(k)] for k in range(len(texts))]


def test_a_report_by_itself_is_its_own_origin() -> None:
    assert found(WIRE, OTHER) == ["0", "1"]


def test_the_same_text_under_another_headline_and_with_furniture_is_a_copy() -> None:
    copy = (
        "Kyiv keeps striking, Moscow says\n\nAlso read: five maps of the front\n\n"
        + WIRE.partition(" - ")[2]
        + "\nSubscribe to our newsletter for daily updates in your inbox.\n"
    )
    assert found(WIRE, copy) == ["0", "0"]


def test_an_edited_copy_that_adds_a_paragraph_and_drops_one_is_a_copy() -> None:
    paragraphs = WIRE.split("\n\n")
    own = "Our correspondent in Belgorod saw crews at work on the line near the village through the afternoon, and the lights were on again by six."
    copy = (
        "\n\n".join([own, *paragraphs[3:], *paragraphs[:2]])
        .replace("accused", "blamed")
        .replace("customers", "households")
    )
    assert found(WIRE, copy) == ["0", "0"]


def test_the_earliest_is_the_origin_whatever_its_name_and_a_report_without_a_day_is_never_the_first() -> None:
    made = origins([("a", None, WIRE), ("b", date(2025, 4, 6), WIRE), ("c", DAY, WIRE), ("d", DAY, WIRE)])
    assert made == {"a": "c", "b": "c", "c": "c", "d": "c"}


def test_a_copy_of_a_copy_leads_to_the_first() -> None:
    random.seed(3)
    words = [f"word{random.randrange(3000)}" for _ in range(300)]

    def edited(text: list[str], start: int) -> list[str]:
        return [w if not start <= k < start + 90 else f"own{k}" for k, w in enumerate(text)]

    one = edited(words, 0)
    two = edited(one, 100)
    texts = [" ".join(t) for t in (words, one, two)]
    made = origins((str(k), date(2025, 4, 5 + k), text) for k, text in enumerate(texts))
    assert set(made.values()) == {"0"}


def sitrep(day: int, numbers: random.Random) -> str:
    """A ministry's daily report: the same form each day."""
    n = [numbers.randint(2, 400) for _ in range(12)]
    return (
        f"Situation report of the general staff as of 6 a.m. on {day} April. During the past day {n[0]} combat engagements took place along the line of contact. "
        f"The enemy carried out {n[1]} air strikes, dropped {n[2]} guided bombs, launched {n[3]} attack drones and shelled our positions and settlements {n[4]} times. "
        f"In the direction of Kharkiv our troops repelled {n[5]} attacks, in the direction of Kupiansk {n[6]}, in the direction of Lyman {n[7]}. "
        f"The air force and the missile troops hit {n[8]} areas of concentration of personnel and equipment, {n[9]} command posts and {n[10]} depots. "
        f"The situation in the directions of Volyn and Polissia has not changed, and no signs of offensive groups being formed were found. "
        f"The losses of the enemy amounted to {n[11]} persons killed and wounded in the course of the day. Glory to the defenders, who hold the line in all directions under difficult conditions. "
    )


def test_daily_reports_of_one_form_are_not_copies_of_each_other() -> None:
    numbers = random.Random(1)
    made = origins((str(day), date(2025, 4, day), sitrep(day, numbers)) for day in range(1, 29))
    assert set(made.values()) == set(made)


def test_a_daily_report_that_another_outlet_carries_is_a_copy_of_that_day() -> None:
    numbers = random.Random(1)
    days = [sitrep(day, numbers) for day in range(1, 10)]
    carried = "General staff: what happened overnight\n\n" + days[4].replace("The enemy", "The Russian army").replace(
        "Glory to the defenders, who hold the line in all directions under difficult conditions. ", ""
    )
    made = origins(
        [*((str(k), date(2025, 4, 1 + k), text) for k, text in enumerate(days)), ("x", date(2025, 4, 5), carried)]
    )
    assert made["x"] == "4"
    assert {k: v for k, v in made.items() if k != "x"} == {str(k): str(k) for k in range(9)}


POSTS = (
    "Shelling in Nikopol this morning: the enemy hit a residential quarter with artillery, two people were wounded, aged 54 and 61, both are in hospital in a moderate condition, and windows in four houses are broken. Stay in the shelters, the threat remains.",
    "Shelling in Marhanets this morning: the enemy hit a residential quarter with artillery, three people were wounded, aged 35 and 70, both are in hospital in a moderate condition, and windows in nine houses are broken. Stay in the shelters, the threat remains.",
)


def test_short_posts_of_one_form_are_not_copies_and_the_same_post_is() -> None:
    assert found(*POSTS, POSTS[0] + "\n") == ["0", "1", "0"]


def test_a_line_that_returns_every_day_is_not_a_copy() -> None:
    alert = "Air raid alert in the Sumy region."
    assert origins(
        [("a", date(2025, 4, 1), alert), ("b", date(2025, 4, 2), alert), ("c", date(2025, 4, 2), alert)]
    ) == {"a": "a", "b": "b", "c": "b"}


def test_what_the_pages_of_one_outlet_share_does_not_make_their_news_copies() -> None:
    furniture = (
        "Also read: what the polls say about the coming election in three charts\n\nRead more: our guide to the best winter walks near the capital\n\n"
        "Subscribe to our newsletter for daily updates in your inbox and never miss a story again.\n\nFollow us on Telegram, WhatsApp and YouTube for the latest news and videos.\n\n"
        "We use cookies to improve your experience on this site; by using it you agree to our privacy policy and the terms of use.\n\nAll rights reserved. No part of this page may be copied without permission of the publisher.\n\n"
    )
    one = "The border post at the river reopened for lorries on Monday after a pause of nine days, officials of both customs services said, and the first forty vehicles went through before noon without incident.\n\n"
    two = "Rescue workers found the crew of a missing fishing boat alive on an island in the north on Tuesday, two nights after the storm that tore the vessel from its mooring in the old harbour.\n\n"
    assert found(one + furniture, two + furniture) == ["0", "1"]


def test_a_roundup_does_not_make_one_origin_of_what_it_quotes() -> None:
    made = origins([("a", DAY, WIRE), ("b", DAY, OTHER), ("c", date(2025, 4, 6), WIRE + "\n" + OTHER)])
    assert (made["a"], made["b"]) == ("a", "b")


def test_known_copies_are_found() -> None:
    made = list(with_copies(300, seed=5))
    pairs = {frozenset((x.id, y.id)) for x in made for y in made if x.id < y.id and x.origin == y.origin}
    grouped = origins((g.id, g.published, g.text) for g in made)
    ours = {frozenset((a, b)) for a in grouped for b in grouped if a < b and grouped[a] == grouped[b]}
    assert len(pairs) > 80
    assert 2 * len(pairs & ours) / (len(pairs) + len(ours)) >= 0.97


def test_the_order_in_which_reports_come_changes_nothing() -> None:
    made = [(g.id, g.published, g.text) for g in with_copies(100, seed=6)]
    shuffled = random.Random(1).sample(made, len(made))
    assert origins(made) == origins(shuffled)


def test_signatures_that_were_kept_give_the_same_and_texts_are_asked_for_only_where_in_question() -> None:
    made = [*((g.id, g.published, g.text) for g in with_copies(60, seed=6)), ("other", DAY, OTHER)]
    texts = {name: text for name, _, text in made}
    asked: set[str] = set()

    def text_of(name: str) -> str:
        asked.add(name)
        return texts[name]

    signed = [Signed(name, day, signature(text)) for name, day, text in made]
    assert origins_of(signed, text_of) == origins(made)
    assert asked
    assert "other" not in asked


def test_a_signature_is_small_and_the_same_alone_and_among_others() -> None:
    texts = [g.text for g in reports(50)]
    assert list(signatures(texts)) == [signature(text) for text in texts]
    assert {len(mark) for mark in signatures([*texts, "", "Too short."])} == {12, 524}


@pytest.mark.parametrize("text", ["", " ", "—", "Wort " * 5000, "停火协议 " * 300, "a\x00b" * 100, "😀 " * 200])
def test_any_text_can_be_compared(text: str) -> None:
    assert set(found(text, text + "x", WIRE)) <= {"0", "1", "2"}


def test_what_an_edited_copy_adds_is_not_carried() -> None:
    copy = WIRE.replace(
        "There was no immediate comment from Kyiv on the figure.",
        "Kyiv rejected the figure within the hour and called it invented.",
    ).replace("9,000 customers", "11,000 customers")
    parts = [span.of(copy) for span in carried_spans(WIRE, copy)]
    joined = " | ".join(parts)
    assert "accused Ukraine of fourteen attacks" in joined
    assert "Kyiv rejected the figure" not in joined
    assert "11,000" not in joined
    assert "We continue to observe the moratorium in full" in joined


def test_nothing_is_carried_between_reports_of_one_event() -> None:
    assert sum(span.end - span.start for span in carried_spans(WIRE, OTHER)) < 0.1 * len(OTHER)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(["truce", "Kyiv", "Moscow", "14", "agreed", "to", ".", ",", "the", "\n\n"]), max_size=60),
    st.lists(st.sampled_from(["truce", "Kyiv", "Moscow", "14", "agreed", "to", ".", ",", "the", "\n\n"]), max_size=60),
)
def test_carried_spans_are_in_order_within_the_copy_and_their_words_stand_in_the_origin(
    one: list[str], two: list[str]
) -> None:
    origin, copy = " ".join(one), " ".join(two)
    spans = carried_spans(origin, copy)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(0 <= s.start < s.end <= len(copy) for s in spans)
