"""What a server sends, by what it says and by the first bytes: a page, a feed, a text, or something nobody can read here."""

import re
from collections.abc import Mapping

from holdfire.sources.decoding import no_text
from holdfire.sources.kinds import MEDIA_TYPES
from holdfire.sources.web.exchange import Answer
from holdfire.sources.web.refusal import RefusedError

_UNTOLD = frozenset({"", "application/octet-stream", "binary/octet-stream", "application/unknown"})
_CHARSET = re.compile(r"""charset\s*=\s*["']?([\w.:-]{2,40})""", re.IGNORECASE)
_REMEDY = "save its text as a .txt file and give that"


def is_wanted(status: int, headers: Mapping[str, str]) -> bool:
    """Whether the body of an answer is worth being read."""
    told = _told(headers)
    return status == 200 and (told in _UNTOLD or told in MEDIA_TYPES)


def known_type(answer: Answer) -> tuple[str, str | None]:
    """Type (empty where nobody told it) and encoding of an answer. Raises `RefusedError` for what is not read here."""
    told = _told(answer.headers)
    if told not in _UNTOLD and told not in MEDIA_TYPES:
        what = "a PDF" if told == "application/pdf" else told[:60]
        raise RefusedError("wrong-type", f"{what}, and neither a page nor a feed nor a text", _REMEDY)
    if seen := no_text(answer.body):
        raise RefusedError("wrong-type", f"{seen}, and neither a page nor a feed nor a text", _REMEDY)
    charset = _CHARSET.search(answer.headers.get("content-type", "")[:500])
    return "" if told in _UNTOLD else told, charset[1] if charset else None


def _told(headers: Mapping[str, str]) -> str:
    return headers.get("content-type", "").partition(";")[0].strip().lower()
