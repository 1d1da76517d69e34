"""One connection to a checked address with one end in time: names are looked up once, and that answer is used."""

import ssl
from collections.abc import Callable, Collection, Iterable
from typing import Any

import httpcore

from holdfire.sources.web.addresses import Resolve, checked
from holdfire.sources.web.refusal import RefusedError

Clock = Callable[[], float]  # seconds from some moment on


class CheckedNetwork(httpcore.NetworkBackend):
    """Connects to addresses that were checked, and to the very ones: a second look-up might be answered differently.

    Host header and certificate stay those of the name, because the name is all that the layers above ever see.
    """

    def __init__(self, resolve: Resolve, allowed: Collection[str], clock: Clock, deadline: float) -> None:
        self._resolve, self._allowed, self._clock, self._deadline = resolve, allowed, clock, deadline
        self._network = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first address that answers."""
        failure: Exception | None = None
        for address in checked(host, port, self._resolve, self._allowed):
            left = _left(self._deadline, self._clock, timeout)
            try:
                stream = self._network.connect_tcp(address, port, left, local_address, socket_options)
                return TimedStream(stream, self._clock, self._deadline)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure or RefusedError("unreachable", f"{host} cannot be reached", "check the address")

    def sleep(self, seconds: float) -> None:
        """Nothing is tried twice here."""


class TimedStream(httpcore.NetworkStream):
    """A connection on which everything together ends in time; a server that sends a byte a minute does not hold us."""

    def __init__(self, stream: httpcore.NetworkStream, clock: Clock, deadline: float) -> None:
        self._stream, self._clock, self._deadline = stream, clock, deadline

    # what these do is what every connection does
    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: D102
        return self._stream.read(max_bytes, _left(self._deadline, self._clock, timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: D102
        self._stream.write(buffer, _left(self._deadline, self._clock, timeout))

    def close(self) -> None:  # noqa: D102
        self._stream.close()

    def start_tls(  # noqa: D102
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        left = _left(self._deadline, self._clock, timeout)
        return TimedStream(self._stream.start_tls(ssl_context, server_hostname, left), self._clock, self._deadline)

    def get_extra_info(self, info: str) -> Any:  # noqa: D102
        return self._stream.get_extra_info(info)


def _left(deadline: float, clock: Clock, timeout: float | None) -> float:
    left = deadline - clock()
    if left <= 0:
        raise httpcore.ReadTimeout("out of time")
    return left if timeout is None else min(left, timeout)
