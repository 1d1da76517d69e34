"""Holdfire keeps the record of a ceasefire: who agreed to what, in whose words, and where the accounts differ."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from holdfire.pipeline import quotes, read
    from holdfire.record import Attribution, Extraction, Problem, Report

__all__ = ["Attribution", "Extraction", "Problem", "Report", "__version__", "quotes", "read"]
__version__ = "0.1.0"

_PIPELINE = ("quotes", "read")


def __getattr__(name: str) -> object:
    """What the package offers, loaded when somebody asks for it: most commands need a part of it."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(import_module("holdfire.pipeline" if name in _PIPELINE else "holdfire.record"), name)
    globals()[name] = found
    return found
