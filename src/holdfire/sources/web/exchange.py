"""One question to one server and its answer: no redirection followed, nothing decided."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from holdfire.sources.delivery import LARGEST
from holdfire.sources.web.addresses import Resolve
from holdfire.sources.web.body import read_body
from holdfire.sources.web.refusal import RefusedError

if TYPE_CHECKING:
    import ssl

_REASONS = {"ConnectError": "it cannot be reached", "RemoteProtocolError": "its answer is no HTTP, or breaks off"}


@dataclass(frozen=True, slots=True)
class Limits:
    """How much and how long: bytes of a page unpacked, seconds for one exchange, redirections, seconds of pause."""

    largest: int = LARGEST
    seconds: float = 30.0
    redirections: int = 8
    pause: float = 1.0


@dataclass(frozen=True, slots=True)
class Answer:
    """Status, headers with small names, and body of an answer."""

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes = field(repr=False)


@dataclass(slots=True)
class Exchange:
    """How to ask: through addresses that are looked up by `resolve` and are public or among `allowed`."""

    agent: str
    limits: Limits
    allowed: Collection[str]
    clock: Callable[[], float]
    resolve: Resolve
    _trust: "ssl.SSLContext | None" = None

    def ask(
        self, url: str, more: Mapping[str, str], wanted: Callable[[int, Mapping[str, str]], bool], *, cut: int = 0
    ) -> Answer:
        """The answer to a GET of `url`; its body stays empty unless `wanted`, by status and headers.

        With `cut`, no more bytes than that are read. Raises `RefusedError`.
        """
        # slow to import, and only needed where something is fetched
        import httpcore

        from holdfire.sources.web.connection import CheckedNetwork

        deadline = self.clock() + self.limits.seconds
        network = CheckedNetwork(self.resolve, self.allowed, self.clock, deadline)
        headers = {
            "User-Agent": self.agent,
            "Accept": "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,text/plain,*/*;q=0.1",
            "Accept-Encoding": "gzip, deflate",
            "Accept-Language": "en",
            "Connection": "close",
            **more,
        }
        sent = [(name.encode("ascii"), value.encode("latin-1", "replace")) for name, value in headers.items()]
        try:
            with (
                httpcore.ConnectionPool(ssl_context=self._trusted(url), network_backend=network) as pool,
                pool.stream("GET", url, headers=sent) as response,
            ):
                said = {k.decode("latin-1").lower(): v.decode("latin-1") for k, v in reversed(response.headers)}
                if not wanted(response.status, said):
                    return Answer(url, response.status, said, b"")
                packed = said.get("content-encoding", "")
                body = read_body(response.iter_stream(), packed, cut or self.limits.largest, cut=bool(cut))
                return Answer(url, response.status, said, body)
        except httpcore.TimeoutException:
            why = f"no complete answer within {self.limits.seconds:g} s"
            raise RefusedError("too-slow", why, "try again later, or save the page and give the file") from None
        except (httpcore.NetworkError, httpcore.ProtocolError, OSError, ValueError) as error:
            why = _REASONS.get(error.__class__.__name__, "the connection broke")
            detail = " ".join(str(error).split())[:100]
            raise RefusedError("unreachable", f"{why} ({detail})" if detail else why, "try again later") from None

    def _trusted(self, url: str) -> "ssl.SSLContext | None":
        if self._trust is None and url.startswith("https:"):
            import httpx

            self._trust = httpx.create_ssl_context()
        return self._trust
