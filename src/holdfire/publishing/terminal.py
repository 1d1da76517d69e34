"""One report's page for a person at a terminal: positions, commitments, incidents, differences, problems."""

import io
import re

from rich.console import Console, Group, RenderableType
from rich.terminal_theme import DIMMED_MONOKAI
from rich.text import Text

from holdfire.publishing.matrix import matrix
from holdfire.publishing.sections import commitments, differences, incidents, problems
from holdfire.publishing.visible import shortened
from holdfire.publishing.wording import counted, day_words
from holdfire.record import Extraction, Report

_TITLE = 200  # characters
# rich's pictures load a font from the web; the viewer's own fixed-width font does as well
_WEB_FONT = re.compile(r"\s*@font-face \{[^}]*\}")


def terminal_page(extraction: Extraction, width: int, *, colour: bool) -> str:
    """The page as text for `width` columns; without `colour` there is no escape sequence in it."""
    return printed(page(extraction, width), width, colour=colour)


def printed(what: RenderableType, width: int, *, colour: bool) -> str:
    """Anything that rich can show as text for `width` columns."""
    out = io.StringIO()
    _console(out, width, colour=colour).print(what)
    # tables fill their cells with blanks, which a person who copies the text does not want
    return "\n".join(line.rstrip(" ") for line in out.getvalue().split("\n")) + "\n"


def picture(extraction: Extraction, width: int, command: str) -> str:
    """The page as an SVG picture of a terminal in which `command` was typed; it refers to nothing outside itself."""
    console = _console(io.StringIO(), width, colour=True, record=True)
    console.print(page(extraction, width))
    return _WEB_FONT.sub("", console.export_svg(title=command, theme=DIMMED_MONOKAI))


def page(extraction: Extraction, width: int) -> RenderableType:
    """The page of one report, to be printed at `width` columns."""
    e = extraction
    parties, issues = len({p.party for p in e.positions}), len({p.issue for p in e.positions})
    tally = f" · {counted(parties, 'party', 'parties')}, {counted(issues, 'issue')}"
    sections = (
        ("Positions", tally, matrix(e.positions, width) if e.positions else None),
        ("Commitments", "", commitments(e.commitments, width) if e.commitments else None),
        ("Incidents", "", incidents(e.observations, width) if e.observations else None),
        ("Differences", "", differences(e.differences, width) if e.differences else None),
        ("Problems", "", problems(e.problems, e.report.text) if e.problems else None),
    )
    parts: list[RenderableType] = [header(e.report, width)]
    for name, count, body in sections:
        if body is not None:
            parts += [Text(), Text.assemble((name, "bold underline"), (count, "dim")), Text(), body]
    quiet = [f"No {name.lower()} found." for name, _, body in sections if body is None]
    if e.furniture:
        left_out = sum(span.end - span.start for span in e.furniture)
        quiet.append(f"Left out as page furniture: {counted(left_out, 'character')}.")
    return Group(*parts, Text(), *(Text(line, style="dim") for line in quiet))


def _console(out: io.StringIO, width: int, *, colour: bool, record: bool = False) -> Console:
    return Console(
        file=out,
        width=width,
        record=record,
        color_system="standard" if colour else None,
        force_terminal=colour,
        no_color=not colour,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
    )


def header(report: Report, width: int) -> RenderableType:
    """What a report is: its title or file, day, source and length."""
    title = Text(shortened(report.title or report.file, _TITLE), style="bold")
    facts = [shortened(report.file, _TITLE)] if report.title else []
    published = (
        f"published {report.published:%A} {day_words(report.published)}"
        if report.published
        else "day of publication not known"
    )
    facts += [published, shortened(report.source, _TITLE) if report.source else "source not named"]
    facts.append(counted(len(report.text.split()), "word"))
    return Group(Text("━" * width, style="dim"), title, Text(" · ".join(facts)))
