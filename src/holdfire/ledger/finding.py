"""Finding a row by its identity, which a person may shorten as long as it stays the only one."""

from dataclasses import dataclass
from enum import StrEnum

from holdfire.ledger.kinds import KINDS
from holdfire.ledger.ledger import Ledger
from holdfire.ledger.tables import quoted

_LEAST = 4  # characters


class What(StrEnum):
    """What an identity can be of."""

    STATEMENT = "statement"
    ENTRY = "entry"
    REPORT = "report"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class Found:
    """The whole identity, and what it is of; `kind` names the table of an entry."""

    id: str
    what: What
    kind: str | None = None


class UnknownIdError(Exception):
    """No row, or more than one, has such an identity; the text says so in one line."""


def find(ledger: Ledger, start: str) -> Found:
    """The row whose identity begins with `start`; raises UnknownIdError."""
    mark = start.strip().lower()
    if len(mark) < _LEAST or any(c not in "0123456789abcdef" for c in mark):
        raise UnknownIdError(
            f"{start}: not an identity; take one from holdfire show, at least {_LEAST} characters of it"
        )
    tables = [("SELECT statement, 'statement', NULL FROM carrier WHERE statement LIKE ?")]
    tables += [f"SELECT entry, 'entry', '{kind.name}' FROM {quoted(kind.name)} WHERE entry LIKE ?" for kind in KINDS]
    tables += [
        "SELECT id, 'report', NULL FROM report WHERE id LIKE ?",
        "SELECT id, 'problem', NULL FROM problem WHERE id LIKE ?",
    ]
    rows = ledger.ask(" UNION ".join(tables) + " ORDER BY ALL", [mark + "%"] * len(tables))
    found = [Found(row[0], What(row[1]), row[2]) for row in rows]
    found += [
        Found(s, What.STATEMENT) for s in sorted(set(ledger.rulings.members.moved.values())) if s.startswith(mark)
    ]
    exact = [f for f in found if f.id == mark]
    different = {f.id: f for f in exact or found}
    if not different:
        raise UnknownIdError(f"{start}: no row has this identity; see holdfire show {ledger.place.root} statements")
    if len(different) > 1:
        some = ", ".join(f"{f.id} ({f.kind or f.what})" for f in list(different.values())[:4])
        raise UnknownIdError(f"{start}: {len(different)} rows begin like this, such as {some}; give more of it")
    return next(iter(different.values()))
