"""Holdfire keeps the record of a ceasefire: who agreed to what, in whose words, and where the accounts differ."""

from holdfire.pipeline import read
from holdfire.record import Extraction, Problem, Report

__all__ = ["Extraction", "Problem", "Report", "__version__", "read"]
__version__ = "0.1.0"
