"""Engines by name, as a person chooses one."""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from holdfire.engines.engine import Engine


class EngineName(StrEnum):
    """The engines that there are."""

    LOCAL = "local"
    RAY = "ray"


@contextmanager
def engine_named(
    name: EngineName, processes: int | None, address: str | None, folder: str | None
) -> "Iterator[Engine]":
    """The engine `name`, and the end of all that it started; raises EngineError where it cannot run.

    `processes` are for the local one, `address` and `folder` for Ray; without a folder it is one on this machine that goes again.
    """
    if name is EngineName.LOCAL:
        from holdfire.engines.local import LocalEngine

        yield LocalEngine(processes)
        return
    from holdfire.engines.ray import RayEngine

    with TemporaryDirectory(prefix="holdfire-") as here:
        engine = RayEngine(folder or here, address)
        try:
            yield engine
        finally:
            engine.close()
