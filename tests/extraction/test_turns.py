"""Whose turn it is in a transcript, a script or a statement, and who is meant by "the Mission"."""

import pytest

from holdfire.extraction.cleaning import clean
from holdfire.extraction.reader import Reader
from holdfire.extraction.sayings import Sayings
from holdfire.record import Report
from holdfire.vocab.stances import stance_words

_TRANSCRIPT = """Briefing by Dmitry Peskov, spokesman for the Russian president

Dmitry Peskov: Good morning. The talks were useful. We have handed over a list.

The wounded will come home first.

Question: Did Kyiv agree?

Dmitry Peskov: Ask them.

Question (Reuters): And the bodies?

A: We are ready to return all of them."""

_SCRIPT = """[PRESENTER] Good evening. The rebels are silent tonight.

[CLIP, JUAN MANUEL SANTOS, PRESIDENT OF COLOMBIA] "The dialogue goes on. Nobody has left the table."

[CORRESPONDENT] The streets of the capital are quiet."""

_STATEMENT = """Statement by President Volodymyr Zelensky

I spoke to the president of Poland this morning. We agreed to meet.

Our people are tired. The killing has to stop.

We want our prisoners back. Every one of them counts.

The weather stays cold."""


def tellers(reader: Reader, text: str, words: str) -> list[str]:
    """The parties of everybody who tells the words of a report, outermost first."""
    report = Report("t", text, "t.txt", "")
    passages = clean(report).passages
    trees, cast, attributions = reader.ground(report, passages)
    sayings = Sayings(trees, cast, stance_words(), attributions)
    k = next(k for k, tree in enumerate(trees) if words in tree.text)
    i = trees[k].starts.index(trees[k].text.index(words))
    return [a.party for saying in sayings.chain(k, i) for a in saying.actors if a.party]


@pytest.mark.parametrize(
    ("text", "words", "party"),
    [
        (_TRANSCRIPT, "The talks were", "Russia"),
        (_TRANSCRIPT, "The wounded", "Russia"),
        (_TRANSCRIPT, "We are ready", "Russia"),
        (_SCRIPT, "Nobody has left", "Colombia"),
        (_STATEMENT, "The killing", "Ukraine"),
        (_STATEMENT, "Every one", "Ukraine"),
    ],
)
def test_whoever_has_the_word_keeps_it_until_somebody_else_takes_it(
    reader: Reader, text: str, words: str, party: str
) -> None:
    assert party in tellers(reader, text, words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (_TRANSCRIPT, "Did Kyiv"),
        (_TRANSCRIPT, "And the bodies"),
        (_SCRIPT, "The streets"),
        (_STATEMENT, "The weather"),
    ],
)
def test_questions_links_and_what_is_not_in_the_first_person_are_nobodys_words(
    reader: Reader, text: str, words: str
) -> None:
    assert tellers(reader, text, words) == []


@pytest.mark.parametrize(
    ("text", "word", "party"),
    [
        ("The OSCE sent observers. On Monday the Mission counted 58 explosions.", "Mission", "OSCE"),
        ("NATO met in Brussels. The Alliance warned both sides.", "Alliance", "NATO"),
        (
            "Inspectors of the IAEA left Tehran. The agency gave no reason.",
            "agency",
            "International Atomic Energy Agency",
        ),
    ],
)
def test_an_organisation_is_meant_by_what_it_is_called(reader: Reader, text: str, word: str, party: str) -> None:
    report = Report("t", text, "t.txt", "")
    passages = clean(report).passages
    trees, cast, _ = reader.ground(report, passages)
    found = [a.party for i, w in enumerate(trees[0].words) if w == word for a in cast.actors(0, i)]
    assert found == [party]
