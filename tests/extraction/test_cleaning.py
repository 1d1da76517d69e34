"""News and page furniture told apart."""

import pytest

from holdfire.extraction.cleaning import clean
from holdfire.record import Report

JUNK = [
    "Subscribe to our newsletter.", "(With inputs from agencies)", "READ MORE: Ten charts that explain the war", "Follow us on Telegram for the latest.",
    "© 2025 The Daily. All rights reserved.", "Sign up for our morning briefing.", "Download the app for daily updates!", "We use cookies to improve your experience.",
    "(Reporting by staff in Cairo; editing by the desk)", "This article was updated on May 4.", "Photo: AFP", "Click here to join our WhatsApp channel.",
    "Support independent journalism today.", "Comments are closed.", "Also read: What to know about the talks", "Share this",
]  # fmt: skip
NEWS = [
    "Hamas urged mediators to read the agreement again.", "Israel said it would follow the terms of the deal.", "The parties signed up to the ceasefire on Sunday.",
    "22:40 Peskov: no order to prolong", "The report was published by the ministry on Friday.", "Share of the aid reached the north, the UN said.",
    "Watch posts along the line were shelled.", "Get out of our country, the minister told the envoy.", "Support for the truce is growing in Tehran.",
    "The president will discover soon whether Moscow stands by its word.", "Find a way to peace, the pope told both sides.", "Related sanctions were lifted in May.",
]  # fmt: skip


@pytest.mark.parametrize("line", JUNK)
def test_furniture_is_cut(line: str) -> None:
    text = f"Israel rejected the truce on Monday.\n\n{line}\n"
    cleaned = clean(Report("c", text, "c", ""))
    assert [s.of(text) for s in cleaned.furniture] == [line]


@pytest.mark.parametrize("line", NEWS)
def test_news_stays(line: str) -> None:
    cleaned = clean(Report("c", f"Israel rejected the truce on Monday.\n\n{line}\n", "c", ""))
    assert cleaned.furniture == ()
    assert cleaned.passages[-1].text == line


def test_furniture_that_is_glued_to_the_last_sentence_is_cut() -> None:
    text = "Talks go on.\n(With inputs from agencies)Discover the latest Business News and updates. Download the App to stay updated!"
    cleaned = clean(Report("c", text, "c", ""))
    assert [p.text for p in cleaned.passages] == ["Talks go on."]


def test_mojibake_is_read_as_what_was_meant() -> None:
    cleaned = clean(Report("c", "Israelâ€™s army said: â€œNo.â€\x9d", "c", ""))
    assert cleaned.passages[0].text == 'Israel\'s army said: "No."'
