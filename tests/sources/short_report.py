"""A short report, and the page, mail or feed that carries it."""

from datetime import date

from holdfire.record import Problem, Report
from holdfire.sources.delivery import Found

TODAY = date(2025, 6, 1)
SENTENCES = (
    "Israel rejected the truce on Monday after a long meeting of the cabinet in Jerusalem.",
    "Hamas had accepted the proposal of the mediators the evening before, its delegation said in Cairo.",
)
REPORT = "\n".join(SENTENCES * 4)


def page(body: str = "", head: str = "<title>Truce rejected</title>") -> str:
    paragraphs = "".join(f"<p>{line}</p>" for line in REPORT.split("\n"))
    return f"<!doctype html><html><head>{head}</head><body><article>{paragraphs}{body}</article></body></html>"


def sorted_out(found: Found) -> tuple[list[Report], list[Problem]]:
    """Reports and problems, each in their order."""
    everything = list(found)
    reports = [one for one in everything if isinstance(one, Report)]
    return reports, [one for one in everything if isinstance(one, Problem)]
