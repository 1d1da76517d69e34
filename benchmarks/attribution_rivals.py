"""Who said what, side by side in one process: python benchmarks/attribution_rivals.py [CORPUS] [--json FILE].

Holdfire against the quotation extractor of textacy, which reads direct quotations, on the annotated reports that ship and
on CORPUS, a file of JSON lines (default: the development part of PolNeAR, where it is at hand). Each reads with the same
small English pipeline on one core; textacy by paragraph, since one unpaired quotation mark makes it give up a text.
"""

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from attribution_gold import DEV, Annotated, Quote, corpus, shipped
from attribution_scoring import Said, Text, agreement
from holdfire.extraction.parsing import PIPELINE
from holdfire.extraction.reader import Reader
from holdfire.record import Report, Span

PARTS = ("attribution", "content words", "content exact")
Extractor = Callable[[str], list[Quote]]


def main() -> None:
    """Read each set of reports with both, print F1 in points and words a second."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("corpus", nargs="?", type=Path, default=DEV)
    options.add_argument("--json", type=Path, help="also write the figures to this file")
    chosen = options.parse_args()
    sets = {"reports that ship": list(shipped())}
    if chosen.corpus.is_file():
        sets[chosen.corpus.stem] = list(corpus(chosen.corpus))
    else:
        sys.stderr.write(f"skipped: no corpus at {chosen.corpus}\n")
    rows = list(compared(sets))
    width = max(len(row["reports"]) for row in rows)
    for row in rows:
        figures = "  ".join(f"{name} {value}" for name, value in row.items() if name not in ("reports", "reader"))
        sys.stdout.write(f"{row['reports']:{width}s}  {row['reader']:9s} {figures}\n")
    if chosen.json:
        chosen.json.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")


def compared(sets: dict[str, list[Annotated]]) -> Iterator[dict[str, str]]:
    """A row for each set and reader: F1 in points, words a second of processor time with the parse."""
    for name, reports in sets.items():
        for reader, extract in (("holdfire", _holdfire()), ("textacy", _textacy())):
            extract("He said “no”.")  # what is loaded at the first use is not timed
            start = time.process_time()
            found = [extract(report.text) for report in reports]
            seconds = time.process_time() - start
            score = agreement(_said(report, quotes) for report, quotes in zip(reports, found, strict=True))
            words = sum(len(report.text.split()) for report in reports)
            yield {
                "reports": name,
                "reader": reader,
                **{f"{part} F1": str(score.f1(part)) for part in PARTS},
                "words a second": f"{words / seconds:,.0f}",
            }


def _said(report: Annotated, quotes: Sequence[Quote]) -> tuple[list[Said], list[Said]]:
    text = Text(report.text)
    return text.said(report.quotes), text.said(quotes)


def _holdfire() -> Extractor:
    reader = Reader.load()

    def extract(text: str) -> list[Quote]:
        found = reader.attributions(Report("-", text, "-", ""))
        return [Quote(a.source, a.cue, a.content, a.confidence) for a in found]

    return extract


def _textacy() -> Extractor:
    import spacy
    from textacy.extract.triples import direct_quotations

    nlp = spacy.load(PIPELINE)

    def extract(text: str) -> list[Quote]:
        found, start = [], 0
        for paragraph in text.split("\n"):
            try:
                triples = list(direct_quotations(nlp(paragraph)))
            except ValueError:  # an unpaired mark
                triples = []
            for triple in triples:
                source = tuple(Span(start + t.idx, start + t.idx + len(t)) for t in triple.speaker)
                cue = tuple(Span(start + t.idx, start + t.idx + len(t)) for t in triple.cue)
                content = Span(start + triple.content.start_char, start + triple.content.end_char)
                found.append(Quote(source, cue, (content,)))
            start += len(paragraph) + 1
        return found

    return extract


if __name__ == "__main__":
    main()
