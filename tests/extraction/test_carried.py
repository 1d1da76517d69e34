"""Which issue a sentence means that names none: carried over from what the report said before."""

import pytest

from holdfire.extraction.carried import Carried
from holdfire.extraction.cleaning import clean
from holdfire.extraction.issues import Issues
from holdfire.extraction.reader import Reader
from holdfire.extraction.tree import trees_of
from holdfire.record import Report
from holdfire.vocab.issues import issue_words

_ANSWER = """The ceasefire between Ethiopia and Eritrea is two weeks old.

Will the prisoners of war go home before the rains?

That depends on the other side."""

_PROPOSAL = """Colombia and the rebels met for talks in Havana on Monday about a ceasefire.

The president asked for observers from the United Nations. The rebels have not replied.

The government wants the mines cleared. The president hopes that they agree."""


def carried(reader: Reader, text: str, words: str) -> tuple[str, ...]:
    """The issues that are carried over to where some words of a report begin."""
    passages = clean(Report("t", text, "t.txt", "")).passages
    trees = trees_of(reader.parser.docs(passages), reader.parser.lemmas)
    k = next(k for k, tree in enumerate(trees) if words in tree.text)
    i = trees[k].starts.index(trees[k].text.index(words))
    return tuple(t.issue for t in Carried(trees, Issues(trees, issue_words())).carried(k, i))


@pytest.mark.parametrize(
    ("text", "words", "issue"),
    [
        (_ANSWER, "That depends", "prisoner_exchange"),
        (_PROPOSAL, "The rebels have not replied", "monitoring"),
        (_PROPOSAL, "The president hopes", "other:demining"),
    ],
)
def test_what_was_asked_or_named_last_is_meant(reader: Reader, text: str, words: str, issue: str) -> None:
    assert carried(reader, text, words)[0] == issue


def test_no_more_than_two_issues_are_given_and_the_truce_where_nothing_else_was_named(reader: Reader) -> None:
    assert len(carried(reader, _PROPOSAL, "The president hopes")) == 2
    assert carried(reader, "The minister shrugged. Nobody answered him.", "Nobody answered") == ("full_ceasefire",)
