"""Where the work runs: a pure function of one item is mapped over many, on this machine or on a cluster, with the same result."""

from holdfire.engines.engine import Engine, Lost
from holdfire.engines.local import LocalEngine

__all__ = ["Engine", "LocalEngine", "Lost"]
