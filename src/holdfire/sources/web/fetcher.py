"""The fetcher: a page for an address, as its host allows it and as often as it likes, or the problem with it."""

import time
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from holdfire.record import Problem
from holdfire.sources.web.addresses import Resolve, checked, resolve
from holdfire.sources.web.exchange import Answer, Exchange, Limits
from holdfire.sources.web.pacing import Pacing
from holdfire.sources.web.refusal import RefusedError
from holdfire.sources.web.robots import AGENT, LARGEST_ROBOTS, Robots
from holdfire.sources.web.status import retry_after, served
from holdfire.sources.web.types import is_wanted, known_type
from holdfire.sources.web.validators import Validators

if TYPE_CHECKING:
    import httpx

_REDIRECTIONS = frozenset({301, 302, 303, 307, 308})
_ROBOTS_REDIRECTIONS = 5  # by RFC 9309


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as it came from `url`, where the redirections ended; the other fields are what the server said."""

    url: str
    body: bytes
    media_type: str
    charset: str | None
    etag: str
    last_modified: str


class Fetcher:
    """Fetches for one case, one request after the other.

    `validators` are those of the case; whoever has stored the reports of this run saves them. `allowed` lists
    addresses that may be asked although they are not public. `clock` and `sleep` are in seconds.
    """

    def __init__(
        self,
        validators: Validators | None = None,
        *,
        limits: Limits | None = None,
        allowed: Collection[str] = (),
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
        resolve: Resolve = resolve,
    ) -> None:
        self.validators = validators if validators is not None else Validators()
        self._limits = limits or Limits()
        self._allowed, self._resolve = frozenset(allowed), resolve
        self._exchange = Exchange(user_agent(), self._limits, self._allowed, clock, resolve)
        self._pacing = Pacing(self._limits.pause, clock, sleep)
        self._robots = Robots(self._robots_text)

    def fetch(self, url: str) -> Fetched | Problem:
        """What `url` leads to; a page that has not changed since it was kept is the problem `unchanged`, not fatal."""
        try:
            answer = self._follow(url, self._limits.redirections, self._page)
            if answer.status == 304:
                return Problem("unchanged", "it has not changed since it was taken", "nothing is to be done", url)
            served(answer)
            media_type, charset = known_type(answer)
        except RefusedError as refused:
            return refused.problem(url)
        said = answer.headers
        return Fetched(
            answer.url, answer.body, media_type, charset, said.get("etag", ""), said.get("last-modified", "")
        )

    def keep(self, fetched: Fetched) -> None:
        """Note that the reports of a page were taken: next time it is fetched only if it has changed."""
        self.validators.keep(fetched.url, fetched.etag, fetched.last_modified)

    def _follow(self, url: str, most: int, ask: "Callable[[httpx.URL], Answer]") -> Answer:
        """The answer at the end of the redirections, each of which is checked like the first address."""
        seen: set[str] = set()
        place = _address(url, None)
        for _ in range(most + 1):
            if str(place) in seen:
                raise RefusedError(
                    "redirect-loop", "its redirections lead in a circle", "check the address in a browser"
                )
            seen.add(str(place))
            answer = ask(place)
            target = answer.headers.get("location", "")
            if answer.status not in _REDIRECTIONS or not target:
                return answer
            place = _address(target, place)
        raise RefusedError("too-many-redirects", f"more than {most} redirections", "check the address in a browser")

    def _page(self, url: "httpx.URL") -> Answer:
        checked(url.host, _port(url), self._resolve, self._allowed)  # before its robots.txt is asked for
        pause = self._robots.wished_pause(_origin(url), str(url))
        answer = self._asked(url, self.validators.asking(str(url)), is_wanted, pause)
        seconds = retry_after(answer)
        if seconds is not None:
            self._pacing.shut(url.host, seconds)
        return answer

    def _robots_text(self, url: str) -> Answer:
        """The rules of a host, through its redirections; as many bytes of them as are read."""

        def ask(place: "httpx.URL") -> Answer:
            return self._asked(place, {}, lambda status, _: status == 200, None, cut=LARGEST_ROBOTS)

        return self._follow(url, _ROBOTS_REDIRECTIONS, ask)

    def _asked(
        self,
        url: "httpx.URL",
        more: Mapping[str, str],
        wanted: Callable[[int, Mapping[str, str]], bool],
        pause: float | None,
        *,
        cut: int = 0,
    ) -> Answer:
        self._pacing.wait(url.host, pause)
        try:
            return self._exchange.ask(str(url), more, wanted, cut=cut)
        finally:
            self._pacing.asked(url.host)


def user_agent() -> str:
    """By what name servers know us."""
    try:
        number = version("holdfire")
    except PackageNotFoundError:
        number = "unknown"
    return f"{AGENT}/{number} (reads single reports on a ceasefire for one user; keeps to robots.txt)"


def _address(url: str, base: "httpx.URL | None") -> "httpx.URL":
    """An address that may be asked, without the place within its page. Raises `RefusedError`."""
    import httpx

    try:
        place = (base.join(url) if base else httpx.URL(url)).copy_with(fragment=None)
    except (httpx.InvalidURL, ValueError, TypeError):
        raise RefusedError("wrong-address", "not an address that can be read", "check the address") from None
    if place.scheme not in ("http", "https"):
        raise RefusedError("wrong-address", f"{place.scheme[:20]}: is not fetched", "give an http or https address")
    if place.userinfo:
        raise RefusedError("wrong-address", "it holds a password", "save the page and give the file")
    if not place.host or _port(place) > 65535:
        raise RefusedError("wrong-address", "it names no host", "check the address")
    return place


def _port(url: "httpx.URL") -> int:
    return url.port or (443 if url.scheme == "https" else 80)


def _origin(url: "httpx.URL") -> str:
    return f"{url.scheme}://{url.netloc.decode('ascii')}"
