"""The scorer of attributions counts as it says, and as the corpus's own scorer does."""

import importlib.util
import json
from collections.abc import Iterable

import pytest

from attribution import DEV, SCORER
from attribution_gold import Quote, corpus, shipped
from attribution_rivals import compared
from attribution_scoring import Said, Text, agreement, meets
from holdfire.record import Span

TEXT = "The army said that troops had crossed the river, and the mayor denied it."


def quote(source: str, cue: str, content: str) -> Quote:
    where = [Span(TEXT.index(words), TEXT.index(words) + len(words)) for words in (source, cue, content)]
    return Quote((where[0],), (where[1],), (where[2],))


ARMY = quote("The army", "said", "that troops had crossed the river")
MAYOR = quote("the mayor", "denied", "it.")


def said(*quotes: Quote) -> list[Said]:
    return Text(TEXT).said(quotes)


def test_the_same_attributions_agree_wholly() -> None:
    score = agreement([(said(ARMY, MAYOR), said(MAYOR, ARMY))])
    assert [score.f1(part) for part in ("attribution", "content words", "content exact")] == [100, 100, 100]


def test_a_missed_attribution_costs_recall() -> None:
    score = agreement([(said(ARMY, MAYOR), said(ARMY))])
    assert score.f1("attribution") == pytest.approx(66.7)
    assert score.f1("content words") == pytest.approx(92.3)


def test_the_right_words_from_the_wrong_mouth_are_wrong() -> None:
    theirs = said(quote("the mayor", "said", "that troops had crossed the river"))
    score = agreement([(said(ARMY), theirs)])
    assert (score.f1("attribution"), score.f1("content exact")) == (0, 100)


def test_marks_and_blanks_at_the_edge_count_for_nothing() -> None:
    assert said(quote("The army", "said", "that troops had crossed the river, ")) == said(ARMY)


def test_half_of_the_words_in_common_is_enough() -> None:
    (wanted,) = said(ARMY)
    (near,) = said(quote("army", "said", "troops had crossed"))
    (far,) = said(quote("army", "said", "crossed"))
    assert meets(wanted, near)
    assert not meets(wanted, far)


def test_every_annotated_report_that_ships_has_its_words() -> None:
    reports = list(shipped())
    assert len(reports) >= 6
    for report in reports:
        for one in report.quotes:
            assert all(s.of(report.text).strip() for s in (*one.source, *one.cue, *one.content))
            assert not any(c.overlaps(s) for c in one.content for s in one.source)


def test_holdfire_is_ahead_of_textacy_on_the_reports_that_ship() -> None:
    ours, theirs = compared({"shipped": list(shipped())})
    assert float(ours["attribution F1"]) > 75
    assert float(theirs["attribution F1"]) < float(ours["attribution F1"])
    assert float(theirs["content words F1"]) < float(ours["content words F1"])


def test_it_agrees_with_the_scorer_of_the_corpus() -> None:
    if not SCORER.is_file() or not DEV.is_file():
        pytest.skip("the annotated corpus and its scorer are not on this machine")
    spec = importlib.util.spec_from_file_location("theirs", SCORER)
    assert spec is not None
    assert spec.loader is not None
    theirs = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(theirs)
    reports = list(corpus(DEV))[:12]
    total, pairs = theirs.Score(), []
    for report in reports:
        given = [q for n, q in enumerate(report.quotes) if n % 3]  # as if a reader had missed every third
        doc = theirs.Doc(report.text)
        total.add(doc, theirs.prep(doc, _plain(report.quotes)), theirs.prep(doc, _plain(given)))
        text = Text(report.text)
        pairs.append((text.said(report.quotes), text.said(given)))
    score, official = agreement(pairs), json.loads(json.dumps(total.report()))
    assert score.f1("attribution") == official["attribution"]["F1"]
    assert score.f1("content words") == official["content.token"]["F1"]
    assert score.f1("content exact") == official["content.exact"]["F1"]


def _plain(quotes: Iterable[Quote]) -> list[dict[str, list[list[int]]]]:
    return [
        {part: [[s.start, s.end] for s in getattr(q, part)] for part in ("source", "cue", "content")} for q in quotes
    ]
