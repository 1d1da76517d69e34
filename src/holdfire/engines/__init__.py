"""Where the work runs: a pure function is mapped over reports, in this process or in several."""

from holdfire.engines.engine import Engine

__all__ = ["Engine"]
