"""What a user adds to a case: an address, a file, a folder or a feed becomes reports, each once."""

from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING

from holdfire.record import Problem, Report
from holdfire.sources.delivery import Found
from holdfire.sources.files import read_path

if TYPE_CHECKING:
    from holdfire.sources.web.fetcher import Fetcher


def take(argument: str, *, today: date, fetcher: "Fetcher | None" = None) -> Iterator[Report | Problem]:
    """The reports that `argument` leads to, as they come; what cannot be had is a problem and stops nothing.

    `argument` is an address (http or https), a file, a folder, or `-`. Addresses, and the pages to which the entries
    of a feed lead, are fetched by `fetcher`; without one, nothing leaves this machine. No report has a day after
    `today`. A problem that is `fatal` tells of something that is not among the reports; the codes `duplicate` and
    `unchanged` are no failures.
    """
    yield from _each_once(_found(argument, today, fetcher))


def _found(argument: str, today: date, fetcher: "Fetcher | None") -> Found:
    if argument.lower().startswith(("http://", "https://")):
        if fetcher is None:
            yield Problem(
                "not-fetched", "nothing is fetched here", "save the page and give the file", argument, fatal=True
            )
            return
        from holdfire.sources.web.taking import take_address

        yield from take_address(argument, today, fetcher)
        return
    follow = None
    if fetcher is not None:
        from holdfire.sources.web.taking import following

        follow = following(today, fetcher)
    yield from read_path(argument, today, follow)


def _each_once(found: Found) -> Found:
    """Without reports that are the same in content and in all that is known of them; copies by others stay."""
    first: dict[bytes, str] = {}
    for one in found:
        if isinstance(one, Report):
            known = (one.sha256, one.url, one.source, one.title, one.published)
            key = sha256(repr(known).encode("utf-8", "replace")).digest()
            if key in first:
                at = f"{one.id}: the same report as {first[key]}"
                yield Problem("duplicate", at, "nothing is to be done; it is taken once", one.file)
                continue
            first[key] = f"{one.id} in {one.file}"
        yield one
