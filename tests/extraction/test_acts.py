"""Acts: who does what to whom in a sentence, how sure that is, and what becomes of it in a report."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdfire.extraction.acts.model import ActModel
from holdfire.extraction.acts.pairs import best_pair, extent
from holdfire.extraction.acts.words import features
from holdfire.extraction.encoder.marking import Marked, marked_of, pieces_of
from holdfire.extraction.encoder.wordpiece import WordPiece
from holdfire.extraction.parsing import Parser
from holdfire.extraction.passage import Passage
from holdfire.extraction.reader import Reader
from holdfire.extraction.tree import tree_of
from holdfire.record import Report

ACTS = {
    "<s>The ministry</s> accused <t>the rebels</t> of shelling a village near the line.": "ACCUSE",
    "<s>The rebels</s> rejected <t>the government's offer</t> of talks.": "REJECT",
    "<s>The army</s> attacked <t>a rebel camp</t> overnight, killing six fighters.": "ASSAULT",
    "<s>The president</s> threatened <t>the militia</t> with sanctions if it did not withdraw.": "THREATEN",
    "<s>The envoy</s> met <t>the foreign minister</t> in Geneva to discuss the border.": "CONSULT",
    "<s>The two governments</s> agreed with <t>the mediators</t> to sign an accord on Friday.": "AGREE",
    "<s>Police</s> arrested <t>three opposition leaders</t> in the capital.": "COERCE",
}


@pytest.fixture(scope="module")
def model() -> ActModel:
    return ActModel.load()


@pytest.mark.parametrize(("marked", "root"), ACTS.items())
def test_plain_sentences_are_read(model: ActModel, marked: str, root: str) -> None:
    (read,) = model.read([marked_of(marked)])
    assert read.root == root
    assert 0.2 < read.chance <= 1


def test_marks_are_taken_out_of_the_text() -> None:
    marked = marked_of("In <t>Sudan</t> <s>the army</s> said <s>it</s> would stop.")
    assert marked == Marked("In Sudan the army said it would stop.", (9, 17), (3, 8))
    assert marked_of("Nobody is marked.") == Marked("Nobody is marked.", None, None)


def test_chances_sum_to_one_and_do_not_hang_on_the_other_sentences(model: ActModel) -> None:
    sentences = [marked_of(m) for m in ACTS]
    together = model.chances(sentences)
    assert np.allclose(together.sum(axis=1), 1, atol=1e-5)
    alone = np.concatenate([model.chances([s]) for s in sentences])
    assert (together.argmax(axis=1) == alone.argmax(axis=1)).all()
    assert np.abs(together - alone).max() < 0.15  # bytes are scaled to the whole batch
    assert model.chances([]).shape == (0, 15)


def test_the_names_of_the_actors_count_nothing_among_the_words() -> None:
    one = marked_of("<s>Armenia</s> accused <t>Azerbaijan</t> of firing.")
    other = marked_of("<s>Azerbaijan</s> accused <t>Armenia</t> of firing.")
    assert list(features(one)) == list(features(other))


def test_words_are_cut_into_the_longest_known_pieces() -> None:
    cutter = WordPiece(["[UNK]", "[CLS]", "[SEP]", "cease", "##fire", "##fires", "the", "-", "cafe", "@", "#"])
    assert cutter.numbers("The ceasefires - café") == [6, 3, 5, 7, 8]
    assert cutter.numbers("truce") == [0]
    assert cutter.numbers(" \u200b") == []


@settings(deadline=None)
@given(st.text(max_size=200), st.tuples(st.integers(0, 200), st.integers(0, 200)))
def test_any_text_can_be_cut(text: str, at: tuple[int, int]) -> None:
    cutter = WordPiece(["[UNK]", "[CLS]", "[SEP]", "@", "#"])
    start, end = sorted(min(x, len(text)) for x in at)
    pieces = pieces_of(Marked(text, (start, end), None), cutter.numbers, first=1, last=2, longest=64)
    assert len(pieces.ids) <= 64
    assert pieces.ids[0] == 1
    assert pieces.ids[-1] == 2
    assert pieces.target == 0
    assert pieces.ids[pieces.source] in (1, 3)


@pytest.mark.parametrize(
    ("sentence", "source", "target"),
    [
        ("Russia accused Ukraine of striking a refinery.", "Russia", "Ukraine"),
        ("Opposition leaders were arrested by the police.", "police", "leaders"),
        ("The European Union has imposed sanctions on Belarus.", "Union", "Belarus"),
        ("On Tuesday, police in the capital detained a journalist.", "police", "journalist"),
    ],
)
def test_who_does_it_to_whom(sentence: str, source: str, target: str) -> None:
    parser = Parser.load()
    tree = tree_of(parser.docs([Passage(sentence, range(len(sentence) + 1))])[0], parser.lemmas)
    pair = best_pair(tree, 0, len(tree))
    assert pair is not None
    assert pair.target is not None
    assert (tree.words[pair.source], tree.words[pair.target]) == (source, target)
    first, last = extent(tree, pair.source)
    assert first <= pair.source <= last


def test_where_a_rule_reads_the_stance_the_rule_stays(reader: Reader) -> None:
    """Kyiv rejected the ceasefire proposal on Monday.

    The verb is known: one row, declined, by the rule for it.
    """
    text = "Kyiv rejected the ceasefire proposal on Monday."
    rows = reader.read(Report("r", text, "-", "", published=date(2025, 3, 18))).positions
    assert [(p.party, p.issue, p.stance) for p in rows] == [("Ukraine", "full_ceasefire", "declined")]
    assert rows[0].rule.startswith("verb:reject")
