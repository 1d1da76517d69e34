"""Frozen records of a ceasefire ledger: what was read, in whose words; standard library only."""

from holdfire.record.attribution import Attribution, Manner
from holdfire.record.card import Card
from holdfire.record.case import Case, Party
from holdfire.record.clause import Clause, Duty
from holdfire.record.commitment import Commitment
from holdfire.record.count import Bound, Count, Part
from holdfire.record.decision import Act, Decision
from holdfire.record.difference import Account, Difference
from holdfire.record.entry import Entry
from holdfire.record.extraction import Extraction
from holdfire.record.observation import Observation
from holdfire.record.position import Position
from holdfire.record.problem import Problem
from holdfire.record.reading import Axis, Reading, Term
from holdfire.record.report import Report
from holdfire.record.span import Span
from holdfire.record.statement import Statement
from holdfire.record.when import Precision, When

__all__ = [
    "Account",
    "Act",
    "Attribution",
    "Axis",
    "Bound",
    "Card",
    "Case",
    "Clause",
    "Commitment",
    "Count",
    "Decision",
    "Difference",
    "Duty",
    "Entry",
    "Extraction",
    "Manner",
    "Observation",
    "Part",
    "Party",
    "Position",
    "Precision",
    "Problem",
    "Reading",
    "Report",
    "Span",
    "Statement",
    "Term",
    "When",
]
