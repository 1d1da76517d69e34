"""What a host allows to be fetched: its robots.txt, by RFC 9309."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from holdfire.sources.web.exchange import Answer
from holdfire.sources.web.refusal import RefusedError

if TYPE_CHECKING:
    from protego import Protego

AGENT = "Holdfire"  # the name by which a robots.txt may call us
LARGEST_ROBOTS = 512_000  # bytes; what stands behind them is not read, as the RFC allows
_TOO_MANY = 429  # no statement about rules, although the RFC counts it among those


@dataclass(slots=True)
class Robots:
    """The rules of the hosts asked so far. `fetch` gets an address and follows its redirections."""

    fetch: Callable[[str], Answer]
    _rules: "dict[str, Protego | RefusedError]" = field(default_factory=dict)

    def wished_pause(self, origin: str, url: str) -> float | None:
        """The seconds that `origin` (scheme, host, port) wishes between two requests, null where it does not say.

        Raises `RefusedError` where its rules forbid `url`, or where it should have rules and they cannot be read.
        """
        if origin not in self._rules:
            self._rules[origin] = self._read(origin)
        rules = self._rules[origin]
        if isinstance(rules, RefusedError):
            raise rules
        if not rules.can_fetch(url, AGENT):
            raise RefusedError(
                "robots-disallow", "its rules forbid fetching by programs", "save the page and give the file"
            )
        pause = rules.crawl_delay(AGENT)
        return float(pause) if pause else None

    def _read(self, origin: str) -> "Protego | RefusedError":
        """The rules of a host: none at all where there is no such file, and why nobody can tell otherwise."""
        from protego import Protego

        try:
            answer = self.fetch(f"{origin}/robots.txt")
        except RefusedError as refused:
            return Protego.parse("") if refused.code == "too-many-redirects" else refused
        if answer.status == 200:
            return Protego.parse(answer.body.decode("utf-8", "replace"))
        if 400 <= answer.status < 500 and answer.status != _TOO_MANY:
            return Protego.parse("")
        why = f"the rules for robots of {origin} cannot be read (status {answer.status})"
        return RefusedError("robots-unreachable", why, "try again later, or save the page and give the file")
