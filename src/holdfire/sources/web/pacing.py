"""Pauses between two requests to one host, as long as it wishes them to be."""

from collections.abc import Callable
from dataclasses import dataclass, field

from holdfire.sources.web.refusal import RefusedError

_LONGEST_PAUSE = 60.0  # seconds; a host that wishes for more gets this


@dataclass(slots=True)
class Pacing:
    """Knows for each host when it may be asked again. `clock` and `sleep` are in seconds."""

    pause: float
    clock: Callable[[], float]
    sleep: Callable[[float], None]
    _free: dict[str, float] = field(default_factory=dict)
    _shut: dict[str, float] = field(default_factory=dict)

    def wait(self, host: str, wished: float | None = None) -> None:
        """Wait until `host` may be asked. Raises `RefusedError` where it asked for more time than anybody waits."""
        now = self.clock()
        if self._shut.get(host, now) > now:
            seconds = int(self._shut[host] - now) + 1
            raise RefusedError("try-later", f"{host} asked to be left alone for {seconds} s", "try again later")
        if wished is not None and host in self._free:
            self._free[host] += min(max(wished - self.pause, 0.0), _LONGEST_PAUSE)
        if self._free.get(host, now) > now:
            self.sleep(self._free[host] - now)

    def asked(self, host: str) -> None:
        """Note that `host` has just answered."""
        self._free[host] = self.clock() + self.pause

    def shut(self, host: str, seconds: float) -> None:
        """Note that `host` wants no requests for so many seconds."""
        self._shut[host] = self.clock() + seconds
