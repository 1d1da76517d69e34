"""Holdfire keeps the record of a ceasefire: who agreed to what, in whose words, and where the accounts differ."""

from holdfire.pipeline import quotes, read
from holdfire.record import Attribution, Extraction, Problem, Report

__all__ = ["Attribution", "Extraction", "Problem", "Report", "__version__", "quotes", "read"]
__version__ = "0.1.0"
