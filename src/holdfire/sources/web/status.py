"""What the status of an answer means to somebody who wanted a page."""

from datetime import UTC
from email.utils import parsedate_to_datetime

from holdfire.sources.web.exchange import Answer
from holdfire.sources.web.refusal import RefusedError

_BUSY = frozenset({429, 503})
_WITHOUT_WISH = 60.0  # seconds for which a busy host is left alone that does not say how long
_LONGEST = 86_400.0
_MEANINGS = (
    (frozenset({404, 410}), "no-such-page", "there is no such page", "check the address"),
    (frozenset({401, 402, 403, 407, 451}), "no-access", "it is not for everybody", "save the page and give the file"),
    (_BUSY, "try-later", "it is too busy", "try again later"),
)


def served(answer: Answer) -> None:
    """Nothing where there is a page. Raises `RefusedError` for any other status."""
    if answer.status == 200:
        return
    for statuses, code, message, remedy in _MEANINGS:
        if answer.status in statuses:
            raise RefusedError(code, f"{message} (status {answer.status})", remedy)
    raise RefusedError("server-error", f"it answers with status {answer.status}", "try again later")


def retry_after(answer: Answer) -> float | None:
    """The seconds for which a busy host wants to be left alone; null where it is not busy."""
    if answer.status not in _BUSY:
        return None
    wish = answer.headers.get("retry-after", "").strip()
    if wish.isascii() and wish.isdigit():
        return min(float(wish[:9]), _LONGEST)
    try:
        # by the server's own clock, so that ours does not matter
        now, until = (parsedate_to_datetime(day) for day in (answer.headers.get("date", ""), wish))
        seconds = (until.astimezone(UTC) - now.astimezone(UTC)).total_seconds()
    except (ValueError, TypeError, IndexError, OverflowError):
        return _WITHOUT_WISH
    return min(max(seconds, 0.0), _LONGEST)
