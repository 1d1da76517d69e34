"""The attributions of reports as a page: the text itself, with source, cue and content marked in it."""

from collections.abc import Iterator
from html import escape
from itertools import pairwise

from holdfire.publishing.visible import visible
from holdfire.record import Attribution, Extraction

# source, cue and content differ by line and weight too, for readers who do not tell the colours apart
_STYLE = """
:root { color-scheme: light dark; --source: #b3541e; --cue: #6b46c1; --content: #1f6f8b; }
@media (prefers-color-scheme: dark) { :root { --source: #f0a070; --cue: #c3a6ff; --content: #7cc7e0; } }
body { font: 1.05rem/1.65 Georgia, "Times New Roman", serif; max-width: 46rem; margin: 2.5rem auto; padding: 0 1rem; }
h1 { font-size: 1.25rem; line-height: 1.3; margin: 3rem 0 .2rem; overflow-wrap: anywhere; }
.facts, .legend { font: .85rem/1.5 system-ui, sans-serif; opacity: .8; }
.text { white-space: pre-wrap; overflow-wrap: anywhere; }
mark { background: none; color: inherit; border-radius: 2px; }
.source { color: var(--source); font-weight: bold; }
.cue { color: var(--cue); font-style: italic; border-bottom: 2px dotted var(--cue); }
.content { background: color-mix(in srgb, var(--content) 14%, transparent); border-bottom: 1px solid var(--content); }
.unsure { border-bottom-style: dashed; }
"""


def page_start() -> str:
    """The head of the page, and the key to its marks."""
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Who said what</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        '<p class="legend"><mark class="source">source</mark> · <mark class="cue">cue</mark> · '
        '<mark class="content">content</mark> · <mark class="content unsure">content, confidence under 0.5</mark> '
        "· rest the pointer on a mark to see speaker, type and confidence</p>\n"
    )


def page_end() -> str:
    """The end of the page."""
    return "</body>\n</html>\n"


def quotes_section(extraction: Extraction) -> str:
    """One report with its marks; nothing that the report says becomes markup."""
    report = extraction.report
    title = escape(visible(report.title or report.file))
    number = len(extraction.attributions)
    facts = [report.published.isoformat() if report.published else "day of publication not known"]
    facts += [escape(visible(report.source))] if report.source else []
    facts.append(f"{number:,} attribution{'' if number == 1 else 's'}")
    body = "".join(_marked(extraction))
    return f'<h1>{title}</h1>\n<p class="facts">{" · ".join(facts)}</p>\n<div class="text">{body}</div>\n'


def _marked(extraction: Extraction) -> Iterator[str]:
    """The text in stretches that lie within the same marks."""
    text = extraction.report.text
    opens: dict[int, list[tuple[int, str, Attribution]]] = {}
    edges = {0, len(text)}
    for a in extraction.attributions:
        for kind, spans in (("source", a.source), ("cue", a.cue), ("content", a.content)):
            for span in spans:
                opens.setdefault(span.start, []).append((span.end, kind, a))
                edges.update((span.start, span.end))
    ordered = sorted(edges)
    active: list[tuple[int, str, Attribution]] = []
    for start, end in pairwise(ordered):
        active = [entry for entry in active if entry[0] > start] + opens.get(start, [])
        words = escape("\n".join(map(visible, text[start:end].split("\n"))))
        yield _mark(words, active) if active else words


def _mark(words: str, active: list[tuple[int, str, Attribution]]) -> str:
    kinds = dict.fromkeys(kind for _, kind, _ in active)
    unsure = any(kind == "content" and a.confidence is not None and a.confidence < 0.5 for _, kind, a in active)
    told = "; ".join(dict.fromkeys(_told(kind, a) for _, kind, a in active))
    names = " ".join((*kinds, "unsure") if unsure else kinds)
    return f'<mark class="{names}" title="{escape(told)}">{words}</mark>'


def _told(kind: str, a: Attribution) -> str:
    speaker = a.speaker or "speaker not resolved"
    via = f", via {', '.join(a.via)}" if a.via else ""
    sure = "" if a.confidence is None else f", confidence {a.confidence:.2f}"
    return visible(f"{kind}: {speaker}{via}, {a.manner}{sure}")
