"""The attribution reader: cues by chance, the words of each cue by the best labels, and a judgement of the whole."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from math import exp
from pathlib import Path

import numpy as np
import numpy.typing as npt

from holdfire.extraction.attribution import buckets, labels
from holdfire.extraction.attribution.arguments import argument_features
from holdfire.extraction.attribution.continuity import herald, told_after
from holdfire.extraction.attribution.cues import candidates, cue_features, grades_of, keys_of
from holdfire.extraction.attribution.found import Found
from holdfire.extraction.attribution.paragraph import Paragraph, dateline
from holdfire.extraction.attribution.ranking import ranking_features
from holdfire.extraction.attribution.reach import likeliest, reach, room_for
from holdfire.extraction.attribution.signature import signed
from holdfire.extraction.attribution.tokens import token_features
from holdfire.extraction.attribution.weights import Scores, Table, Weights, load

FILE = Path(__file__).parent / "attribution.npz"
DIGEST = (Path(__file__).parent / "attribution.sha256").read_text(encoding="ascii").strip() if FILE.exists() else ""
POSSIBLE = 0.1  # the chance from which on a word is looked at as a cue in training
_LIKELY = 0.2  # the same when a report is read: what lies between costs a fifth of the time and moves no score


@dataclass(frozen=True, slots=True)
class Model:
    """A trained reader; a pure function of a paragraph."""

    weights: Weights

    @classmethod
    def load(cls) -> "Model":
        """The model that comes with the package; OSError if its weights are damaged."""
        return _load()

    def findings(self, paragraph: Paragraph) -> tuple[Found, ...]:
        """Everything that has a cue and a content, each with its confidence; contents may lie within each other.

        A cue before a colon that closes the paragraph may have its content in the next one, and none here.
        """
        chances = self.chances(paragraph)
        table, transitions = self.weights.arguments, self.weights.transitions
        found = [told_after(paragraph, one) for one in label(paragraph, chances, table, transitions, _LIKELY)]
        signature, heralding = signed(paragraph), herald(paragraph, found)
        judged = [signature] if signature else []
        for one in found:
            if signature and one.at == signature.at:
                continue
            if one.content:
                rivals = [f for f in found if f is not one]
                odds = float(self.weights.ranks.sum(ranking_features(paragraph, one, rivals))[0])
                judged.append(replace(one, confidence=logistic(odds)))
            elif one.at == heralding:
                judged.append(replace(one, confidence=one.chance))
        return tuple(judged)

    def chances(self, paragraph: Paragraph) -> dict[int, float]:
        """For each token that may be a cue, the chance that it is one."""
        keys = keys_of(paragraph)
        grades = grades_of(keys, self.weights.counts)
        table = self.weights.cues
        return {
            i: logistic(float(table.sum(cue_features(paragraph, i, grades))[0]))
            for i in candidates(paragraph, keys, self.weights.counts)
        }


def label(
    paragraph: Paragraph, chances: dict[int, float], table: Table, transitions: Scores, least: float = POSSIBLE
) -> list[Found]:
    """The best labels around each token that is a cue with a chance of over `least`."""
    possible = likeliest({i: p for i, p in chances.items() if p > least}, len(paragraph))
    if not possible:
        return []
    opening = dateline(paragraph)
    grades = grades_by_chance(paragraph, chances)
    base = [table.known(features) for features in token_features(paragraph)]
    room = room_for(len(paragraph), len(possible))
    found = (_labelled(paragraph, i, chances[i], grades, base, table, transitions, room) for i in possible)
    return [without_opening(one, opening) for one in found] if opening else list(found)


def without_opening(one: Found, opening: int) -> Found:
    """A finding without the tokens of the dateline: the place that a report was sent from tells nothing."""
    source, content = (tuple(i for i in part if i >= opening) for part in (one.source, one.content))
    return replace(one, source=source, content=content)


def grades_by_chance(paragraph: Paragraph, chances: dict[int, float]) -> list[int]:
    """The chance of each token to be a cue, as a class from 0 to 7."""
    grades = [0] * len(paragraph)
    for i, p in chances.items():
        grades[i] = buckets.chance(p)
    return grades


def _labelled(
    paragraph: Paragraph,
    at: int,
    chance: float,
    grades: Sequence[int],
    base: Sequence[Sequence[int]],
    table: Table,
    transitions: Scores,
    room: int,
) -> Found:
    first, end = reach(paragraph, at, room)
    used: list[int] = []
    starts: list[int] = []
    features = argument_features(paragraph, at, grades, first, end)
    for own, seen in zip(base[first:end], features, strict=True):
        starts.append(len(used))
        used += own
        used += table.known(seen)
    scores = np.add.reduceat(table.values.take(used, axis=0), starts, axis=0)
    best = labels.best_labels(scores, transitions)
    return found_of(at, first, best, scores, chance)


def found_of(at: int, first: int, best: Sequence[int], scores: Scores, chance: float) -> Found:
    """The labels `best` of the tokens from `first` on, as a finding."""
    parts: dict[int, list[int]] = {labels.SOURCE: [], labels.CUE: [], labels.CONTENT: []}
    for i, label_ in enumerate(best):
        if label_:
            parts[label_ if label_ % 2 else label_ - 1].append(i)
    ordered = np.sort(scores, axis=1)
    leads = ordered[:, -1] - ordered[:, -2]
    content, source = parts[labels.CONTENT], parts[labels.SOURCE]
    margins = (_mean(leads[content]), _mean(leads[source]), _mean(leads), float(np.minimum.reduce(leads)))
    tokens = {part: tuple(first + i for i in inside) for part, inside in parts.items()}
    return Found(at, tokens[labels.SOURCE], tokens[labels.CUE] or (at,), tokens[labels.CONTENT], chance, margins)


def _mean(leads: npt.NDArray[np.float32]) -> float:
    """As numpy's own, which takes ten times as long for a few numbers; 0 for none."""
    return float(np.float32(np.add.reduce(leads) / np.float64(len(leads)))) if len(leads) else 0.0


def logistic(odds: float) -> float:
    """Log-odds as a probability."""
    return 1 / (1 + exp(-odds)) if odds > -700 else 0.0


@cache
def _load() -> Model:
    return Model(load(FILE, DIGEST))
