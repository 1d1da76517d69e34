"""What the stance reader learns from: sentences with a party and an issue marked, and reports with their positions.

A file of sentences has one a line: the stance, a tab, and the sentence with the [party] and the words that name the
{issue}. A folder of reports has NAME.txt beside NAME.gold.json or beside NAME.tsv: the first line of a table is
`published`, a tab and the day, each further one a position: party, issue, stance, speaker, via, target and its words as
they stand in the text, then those of other places that say the same. What is not said is a dash.

Every party that a sentence of a report names, or that speaks it, is an example. Its stances are those of the party's
rows whose words lie in the sentence.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from holdfire.extraction.actors import Actor, Standing
from holdfire.extraction.cleaning import clean
from holdfire.extraction.encoder.marking import Marked
from holdfire.extraction.passage import Passage
from holdfire.extraction.reader import Reader
from holdfire.extraction.stances.candidates import Candidate, Holder
from holdfire.extraction.stances.hints import Hints
from holdfire.extraction.tree import Tree
from holdfire.record import Report
from holdfire.vocab.stance_kinds import STANCES

NONE = "none"
_MARKS = re.compile(r"[\[\]{}]")
_COLUMNS = ("party", "issue", "stance", "speaker", "via", "target", "evidence")

Stances = Mapping[str, tuple[str, ...]]  # each stance that is taken, and on which issues; empty where none is
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence to read with its hints, the stances that are right, and the report or file that it stands in."""

    read: Marked
    hints: Hints
    stances: Stances
    group: str


def of_sentences(path: Path, reader: Reader) -> Iterator[Example]:
    """The examples of a file of sentences; ValueError names the line that cannot be read.

    The issue of a stance is what the vocabulary makes of the marked words, and is left open where it makes nothing of them.
    """
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        stance, _, sentence = line.partition("\t")
        party, issue = _marked(sentence, "[]"), _marked(sentence, "{}")
        if not sentence or party is None or issue is None:
            raise ValueError(
                f"{path.name}, line {number}: not a stance, a tab, and a sentence with a [party] and an {{issue}}"
            )
        report = Report(f"{path.name}:{number}", _MARKS.sub("", sentence), path.name, "")
        candidate, issues = _asked(reader, report, party, issue)
        yield Example(candidate.read, candidate.hints, {} if stance == NONE else {stance: issues}, report.id)


def _asked(
    reader: Reader, report: Report, party: tuple[int, int], issue: tuple[int, int]
) -> tuple[Candidate, tuple[str, ...]]:
    """The party at some characters of a short text as a candidate, and the issues that others name."""
    ruled = reader.ruled(report, [Passage(report.text, range(len(report.text) + 1))])
    tree, cast = ruled.trees[0], ruled.cast
    own, named = _tokens(tree, party), _tokens(tree, issue)
    words = report.text[slice(*party)]
    actor = next((a for i in own for a in cast.at[0].get(i, ()) if a.party), Actor(words, None, Standing.PARTY))
    tellers = {a.party for s in ruled.sayings.chain(0, named[0]) for a in s.actors}
    holder = Holder(actor, told=actor.party is not None and actor.party in tellers, source=own[-1])
    candidate = ruled.candidates().asked(tree.sentence_of[own[-1]], holder, alone=True)
    topics = ruled.issues.between(0, named[0], named[-1])
    return candidate, tuple(dict.fromkeys(ruled.issues.settled(0, t) for t in topics))


def _tokens(tree: Tree, span: tuple[int, int]) -> list[int]:
    return [i for i in range(len(tree)) if tree.starts[i] < span[1] and tree.ends[i] > span[0]]


def _marked(sentence: str, marks: str) -> tuple[int, int] | None:
    """Where the words between two marks stand once all marks are gone."""
    first, last = sentence.find(marks[0]), sentence.find(marks[1])
    if not 0 <= first < last:
        return None
    start = first - len(_MARKS.findall(sentence[:first]))
    return start, start + len(_MARKS.sub("", sentence[first:last]))


def of_reports(folder: Path, reader: Reader) -> Iterator[Example]:
    """The examples of a folder of annotated reports; ValueError names the table and line that cannot be read."""
    tables = (t for t in folder.glob("*.tsv") if t.with_suffix(".txt").exists())
    for path in sorted([*folder.glob("*.gold.json"), *tables]):
        text, published, rows = (_of_json if path.suffix == ".json" else of_table)(path)
        name = path.name.partition(".")[0]
        report = Report(name, text, f"{name}.txt", "", published=published)
        for candidate in reader.ruled(report, clean(report).passages).candidates().all():
            taken: dict[str, tuple[str, ...]] = {}
            for row in rows:
                if _is_of(row, candidate):
                    taken[row["stance"]] = (*taken.get(row["stance"], ()), row["issue"])
            yield Example(candidate.read, candidate.hints, taken, name)


def _of_json(path: Path) -> tuple[str, date | None, Sequence[Row]]:
    gold = json.loads(path.read_text(encoding="utf-8"))
    published = date.fromisoformat(gold["published"]) if gold["published"] else None
    return path.with_name(gold["text_file"]).read_text(encoding="utf-8"), published, gold["positions"]


def of_table(path: Path) -> tuple[str, date | None, Sequence[Row]]:
    """The text beside a table, its day of publication, and the positions; ValueError names the line that cannot be read."""
    text = path.with_suffix(".txt").read_text(encoding="utf-8")
    head, *lines = path.read_text(encoding="utf-8").splitlines()
    return (
        text,
        date.fromisoformat(head.partition("\t")[2]),
        [_row(path, text, n, line) for n, line in enumerate(lines, 2)],
    )


def _row(path: Path, text: str, number: int, line: str) -> Row:
    cells = line.split("\t")
    words = cells[len(_COLUMNS) - 1 :]
    if not words or cells[2] not in STANCES or any(text.count(w) != 1 for w in words):
        raise ValueError(f"{path.name}, line {number}: not a position whose words stand once in {path.stem}.txt")
    (start, end), *also = [(text.index(w), text.index(w) + len(w)) for w in words]
    return dict(zip(_COLUMNS, cells, strict=False)) | {"start": start, "end": end, "also": also}


def _is_of(row: Row, candidate: Candidate) -> bool:
    """Whether a row is of the candidate's party and has words in its sentence."""
    span, places = candidate.span, [(row["start"], row["end"]), *row.get("also", ())]
    return row["party"] == candidate.party and any(start < span.end and span.start < end for start, end in places)
