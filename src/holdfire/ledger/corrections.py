"""Corrections: which fields of a row a person can set, to which values, and the row with them set."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar, get_origin

from holdfire.ledger.codec import types_of, without_null
from holdfire.record.decision import NOTHING
from holdfire.vocab.incidents import incident_words
from holdfire.vocab.issues import issue_words
from holdfire.vocab.stance_kinds import STANCES

Row = TypeVar("Row")

# the words of a report and the way in which they were read are facts
_FACTS = frozenset({"evidence", "span", "also", "rule", "report", "confidence", "source", "cue", "content", "manner"})


class WrongCorrectionError(ValueError):
    """A field or value that cannot be set; the text says why and what can be."""


def check(kind: type, name: str, words: str) -> None:
    """Raises WrongCorrectionError unless the field `name` of such a row can be set to what `words` say."""
    fields = [f for f in types_of(kind) if f not in _FACTS and _is_simple(types_of(kind)[f])]
    if name not in fields:
        raise WrongCorrectionError(f"{name}: not a field that can be corrected; {', '.join(fields)} can be")
    known = _known(kind, name)
    if known and words not in known and not (name in ("issue", "kind") and words.startswith("other:") and words[6:]):
        raise WrongCorrectionError(f"{name}={words}: not one of {', '.join(sorted(known))}")
    try:
        value(types_of(kind)[name], words)
    except ValueError as error:
        raise WrongCorrectionError(f"{name}={words}: {error}") from None


def corrected(row: Row, fields: Mapping[str, str | None]) -> Row:
    """The row with these fields set; one that its kind no longer has is passed over."""
    types = types_of(type(row))
    made: dict[str, Any] = {name: value(types[name], words or "") for name, words in fields.items() if name in types}
    return replace(row, **made)  # type: ignore[type-var]


def value(hint: Any, words: str) -> Any:
    """What `words` mean for a field of this type; raises ValueError with what it should be."""
    inner = without_null(hint)
    if words.casefold() in NOTHING:
        if inner is hint:
            raise ValueError("it cannot be empty")
        return None
    if inner is bool:
        if words not in ("true", "false"):
            raise ValueError("write true or false")
        return words == "true"
    if inner is int:
        if not words.isdecimal():
            raise ValueError("write a whole number, as 175")
        return int(words)
    if inner is date:
        try:
            return date.fromisoformat(words)
        except ValueError:
            raise ValueError("write a day, as 2025-03-18") from None
    if get_origin(inner) is tuple:
        return tuple(part.strip() for part in words.split(",") if part.strip())
    return inner(words)


def _is_simple(hint: Any) -> bool:
    inner = without_null(hint)
    return (
        inner in (str, int, bool, date)
        or inner == tuple[str, ...]
        or (isinstance(inner, type) and issubclass(inner, str))
    )


def _known(kind: type, name: str) -> frozenset[str]:
    """The words of the vocabulary that a field takes; none where any word will do."""
    if name == "stance":
        return STANCES
    if name == "issue" or (name == "kind" and kind.__name__ == "Commitment"):
        return issue_words().issues
    if name == "kind":
        return frozenset({*incident_words().order, "other"})
    if name == "target_class":
        return frozenset({*(label for label in incident_words().targets.labels), "none_stated"})
    hint = without_null(types_of(kind)[name])
    return frozenset(hint) if isinstance(hint, type) and issubclass(hint, StrEnum) else frozenset()
