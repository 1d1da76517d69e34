"""What the stance reader learns from: sentences with a party and an issue marked, and the candidates of annotated reports.

A file of sentences has one a line: the stance, a tab, and the sentence with the [party] and the words that name the
{issue}. A folder of reports has NAME.txt beside NAME.gold.json: every party and issue that meet in a sentence of a
report is an example; its stance is that of the row on them whose words lie there, `none` where no row does.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from holdfire.extraction.encoder.marking import Marked
from holdfire.extraction.passage import Passage
from holdfire.extraction.reader import Reader
from holdfire.extraction.stances.candidates import Candidate
from holdfire.extraction.stances.masking import masked
from holdfire.extraction.tree import Tree
from holdfire.record import Report, Span

NONE = "none"
_MARKS = re.compile(r"[\[\]{}]")


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence to read, the stance that is right, and the report or file that it stands in."""

    read: Marked
    stance: str
    group: str


def of_sentences(path: Path, reader: Reader) -> Iterator[Example]:
    """The examples of a file of sentences; ValueError names the line that cannot be read."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        stance, _, sentence = line.partition("\t")
        party, issue = _marked(sentence, "[]"), _marked(sentence, "{}")
        if not sentence or party is None or issue is None:
            raise ValueError(
                f"{path.name}, line {number}: not a stance, a tab, and a sentence with a [party] and an {{issue}}"
            )
        read = _read(reader, _MARKS.sub("", sentence), party, issue)
        yield Example(read, stance, f"{path.name}:{number}")


def _marked(sentence: str, marks: str) -> tuple[int, int] | None:
    """Where the words between two marks stand once all marks are gone."""
    first, last = sentence.find(marks[0]), sentence.find(marks[1])
    if not 0 <= first < last:
        return None
    start = first - len(_MARKS.findall(sentence[:first]))
    return start, start + len(_MARKS.sub("", sentence[first:last]))


def _read(reader: Reader, text: str, party: tuple[int, int], issue: tuple[int, int]) -> Marked:
    trees, cast, _ = reader.ground(Report("sentence", text, "-", ""), [Passage(text, range(len(text) + 1))])
    tree = trees[0]
    whole, source, target = (0, len(tree) - 1), _tokens(tree, party), _tokens(tree, issue)
    side = next((a.party for i in range(source[0], source[1] + 1) for a in cast.at[0].get(i, ()) if a.party), None)
    return masked(cast, 0, whole, side, source, target)


def _tokens(tree: Tree, span: tuple[int, int]) -> tuple[int, int]:
    inside = [i for i in range(len(tree)) if tree.starts[i] < span[1] and tree.ends[i] > span[0]]
    return inside[0], inside[-1]


def of_reports(folder: Path, reader: Reader) -> Iterator[Example]:
    """The examples of a folder of annotated reports."""
    for path in sorted(folder.glob("*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = (folder / gold["text_file"]).read_text(encoding="utf-8")
        published = date.fromisoformat(gold["published"]) if gold["published"] else None
        report = Report(gold["id"], text, gold["text_file"], "", published=published)
        for candidate, span in reader.candidates(report):
            right = [row["stance"] for row in gold["positions"] if _is_of(row, candidate, span)]
            yield Example(candidate.read, right[0] if right else NONE, gold["id"])


def _is_of(row: Mapping[str, Any], candidate: Candidate, span: Span) -> bool:
    """Whether a gold row is on the candidate's party and issue and has words within `span`."""
    places = [(row["start"], row["end"]), *row.get("also", ())]
    return (
        row["party"] == candidate.holder.party
        and row["issue"] == candidate.topic.issue
        and any(start < span.end and span.start < end for start, end in places)
    )
