"""An extraction: everything that was read out of one report."""

from dataclasses import dataclass

from holdfire.record.attribution import Attribution
from holdfire.record.commitment import Commitment
from holdfire.record.count import Count
from holdfire.record.difference import Difference
from holdfire.record.observation import Observation
from holdfire.record.position import Position
from holdfire.record.problem import Problem
from holdfire.record.reading import Reading
from holdfire.record.report import Report
from holdfire.record.span import Span


@dataclass(frozen=True, slots=True)
class Extraction:
    """The rows of one report, each leading back to its words, and what could not be read.

    `furniture` are the spans that belong to the page and not to the news; nothing is read out of them.
    """

    report: Report
    positions: tuple[Position, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    observations: tuple[Observation, ...] = ()
    differences: tuple[Difference, ...] = ()
    furniture: tuple[Span, ...] = ()
    problems: tuple[Problem, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    readings: tuple[Reading, ...] = ()
    counts: tuple[Count, ...] = ()
