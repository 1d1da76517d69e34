"""Keys of what was proposed for a terms file, by which a proposal is known again after a person edited or deleted it."""

from hashlib import sha256


def drafted_key(kind: str, report: str, party: str, issue: str, words: str) -> str:
    """Ten hexadecimal digits that stand for an entry: its kind, report, party, issue and words, whatever else is edited."""
    content = "\x1f".join((kind, report, party, issue, " ".join(words.split())))
    return sha256(content.encode()).hexdigest()[:10]
