"""Names for reports that came without one: the same thing gets the same name each time it is taken."""

import re
import unicodedata
from hashlib import sha256
from urllib.parse import unquote, urlsplit

_LONGEST = 60  # characters, so that it serves as the name of a file


def slug(words: str) -> str:
    """`words` in small Latin letters, digits and hyphens; empty where there are none in them."""
    plain = unicodedata.normalize("NFKD", words[:500]).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:_LONGEST].strip("-")


def name_for(key: str, title: str | None = None) -> str:
    """A name out of what identifies a report (address, id, text), led by words that a person recognises."""
    path = [part for part in unquote(_path(key)).split("/") if part]
    words = slug(title or "") or slug(path[-1] if path else "") or "report"
    return f"{words}-{sha256(key.encode('utf-8', 'replace')).hexdigest()[:8]}"


def host_of(url: str) -> str | None:
    """The host that an address names, without `www.`; null for anything that is no address."""
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def _path(key: str) -> str:
    """The path of an address, and nothing for what is none."""
    try:
        parts = urlsplit(key)
    except ValueError:
        return ""
    return parts.path if parts.netloc else ""
