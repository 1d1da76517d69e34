"""Reports from an address: fetched, read by what it turns out to be, and remembered once they were taken."""

import io
from datetime import date
from urllib.parse import urlsplit

from holdfire.record import Problem
from holdfire.sources.delivery import Delivery, Follow, Found
from holdfire.sources.kinds import ENDINGS, read_delivery, told_or_seen
from holdfire.sources.naming import name_for
from holdfire.sources.walking import ending
from holdfire.sources.web.fetcher import Fetcher


def take_address(url: str, today: date, fetcher: Fetcher, *, links: bool = True) -> Found:
    """The reports at an address; with `links`, those to which the entries of a feed lead as well."""
    fetched = fetcher.fetch(url)
    if isinstance(fetched, Problem):
        yield fetched
        return
    suffix = ending(urlsplit(fetched.url).path)
    delivery = Delivery(
        io.BytesIO(fetched.body),
        url,
        name_for(fetched.url),
        suffix if suffix in ENDINGS else "",
        told_or_seen(fetched.media_type, suffix, fetched.body),
        fetched.charset,
        fetched.url,
    )
    complete = True
    for found in read_delivery(delivery, today, following(today, fetcher) if links else None):
        complete = complete and not (isinstance(found, Problem) and found.fatal)
        yield found
    if complete:  # what had a problem is fetched again next time, so that the problem is told again
        fetcher.keep(fetched)


def following(today: date, fetcher: Fetcher) -> Follow:
    """How the links of a feed are followed: each once, and no further feed behind them."""
    seen: set[str] = set()

    def follow(url: str) -> Found:
        if url in seen:
            yield Problem("duplicate", "the feed leads there twice", "nothing is to be done; it is taken once", url)
            return
        seen.add(url)
        yield from take_address(url, today, fetcher, links=False)

    return follow
