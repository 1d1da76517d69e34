"""A corpus of attributions as paragraphs: each gold attribution as tokens of the paragraph that holds its cue.

A corpus is a file of JSON lines: {"id", "text", "gold": [{"source": [[s, e], ...], "cue": [...], "content": [...]}]},
with character offsets, end exclusive.
"""

import json
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from holdfire.extraction.attribution.cues import CueCounts, keys_of
from holdfire.extraction.attribution.paragraph import Paragraph, paragraph_of
from holdfire.extraction.cleaning import clean
from holdfire.extraction.parsing import Parser
from holdfire.extraction.passage import Passage
from holdfire.extraction.tree import Tree, trees_of
from holdfire.record import Report


@dataclass(frozen=True, slots=True)
class Gold:
    """An annotated attribution as token numbers; `at` is the head of its cue."""

    at: int
    source: tuple[int, ...]
    cue: tuple[int, ...]
    content: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A paragraph of report number `report` with its gold attributions by the head of their cue."""

    report: int
    paragraph: Paragraph
    gold: dict[int, Gold]


@dataclass(frozen=True, slots=True)
class Article:
    """One annotated report as it was read: its passages and paragraphs go together."""

    id: str
    text: str
    passages: tuple[Passage, ...]
    paragraphs: tuple[Paragraph, ...]
    annotated: Sequence[dict[str, Any]]


def articles(path: Path, parser: Parser) -> Iterator[Article]:
    """The annotated reports of a file, parsed as a reader would."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            entry = json.loads(line)
            report = Report(entry["id"], entry["text"], str(path), "")
            passages = clean(report).passages
            trees = trees_of(parser.docs(passages), parser.lemmas)
            paragraphs = tuple(paragraph_of(t, p, report.text) for t, p in zip(trees, passages, strict=True))
            yield Article(report.id, report.text, passages, paragraphs, entry["gold"])


def examples(number: int, article: Article) -> list[Example]:
    """The paragraphs of an article with their gold; what lies in another paragraph than its cue is left out."""
    gold: list[dict[int, Gold]] = [{} for _ in article.passages]
    places = _Places(article)
    for entry in article.annotated:
        source, cue, content = (places.tokens(entry[part]) for part in ("source", "cue", "content"))
        if not cue:
            continue
        k = max(cue, key=lambda k: len(cue[k]))
        at = _head(article.paragraphs[k].tree, cue[k])
        gold[k][at] = Gold(at, tuple(source.get(k, ())), tuple(cue[k]), tuple(content.get(k, ())))
    return [Example(number, p, g) for p, g in zip(article.paragraphs, gold, strict=True)]


class _Places:
    """The way from characters of an article to tokens of its paragraphs."""

    def __init__(self, article: Article) -> None:
        self._paragraphs = article.paragraphs
        self._starts = [p.origins[0] for p in article.passages]
        self._tokens = [
            ([p.origins[s] for s in t.tree.starts], [p.origins[e] for e in t.tree.ends])
            for p, t in zip(article.passages, article.paragraphs, strict=True)
        ]

    def tokens(self, spans: Sequence[Sequence[int]]) -> dict[int, list[int]]:
        """The tokens that `spans` touch, by paragraph."""
        found: defaultdict[int, set[int]] = defaultdict(set)
        for start, end in spans:
            k = max(0, bisect_right(self._starts, start) - 1)
            while k < len(self._starts) and self._starts[k] < end:
                starts, ends = self._tokens[k]
                i = max(0, bisect_right(starts, start) - 1)
                while i < len(starts) and starts[i] < end:
                    if ends[i] > start and self._paragraphs[k].tree.words[i].strip():
                        found[k].add(i)
                    i += 1
                k += 1
        return {k: sorted(tokens) for k, tokens in found.items()}


def _head(tree: Tree, cue: Sequence[int]) -> int:
    """The token of a cue that the others hang on; a verb where there are several."""
    within = set(cue)
    heads = [i for i in cue if tree.heads[i] not in within or tree.heads[i] == i]
    return ([i for i in heads if tree.tags[i].startswith("V")] or heads)[-1]


def counts_of(found: Sequence[Example]) -> CueCounts:
    """How often each word was seen, and how often as the head of a cue."""
    hits: Counter[tuple[str, str]] = Counter()
    seen: Counter[tuple[str, str]] = Counter()
    for example in found:
        keys = keys_of(example.paragraph)
        seen.update(keys)
        hits.update(keys[at] for at in example.gold)
    return CueCounts(hits, seen)
