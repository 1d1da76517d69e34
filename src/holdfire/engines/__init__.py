"""Where the work runs: a pure function of one item is mapped over many, on this machine or on a cluster, with the same result."""

from holdfire.engines.engine import Engine, EngineError, Lost
from holdfire.engines.names import EngineName, engine_named

__all__ = ["Engine", "EngineError", "EngineName", "Lost", "engine_named"]
