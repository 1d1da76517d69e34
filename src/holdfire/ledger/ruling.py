"""Ruling: what a person wants to decide, checked against the ledger before it is written down."""

import csv
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from holdfire.ledger.corrections import WrongCorrectionError, check
from holdfire.ledger.decisions import append, read_decisions, standing
from holdfire.ledger.finding import Found, UnknownIdError, What, find
from holdfire.ledger.kinds import KINDS
from holdfire.ledger.ledger import Ledger
from holdfire.record import Act, Decision

HEAD = ("id", "act", "argument", "why")


class WrongRulingError(ValueError):
    """Something that cannot be ruled; the text says why, in one line for each thing that is wrong."""


def rule(ledger: Ledger, start: str, act: str, argument: str | None, why: str, who: str, when: str) -> Decision:
    """Decide on one row, on the disk before this returns; raises WrongRulingError or OSError."""
    decision = checked(ledger, start, act, argument, why, who, when)
    append(ledger.place, [decision])
    return decision


def rule_all(ledger: Ledger, file: Path, who: str, when: str) -> Sequence[Decision]:
    """Decide on every row of a CSV file (id, act, argument, why) as one batch: all of them, or none where one is wrong.

    Raises WrongRulingError with a line for each row that is wrong, or OSError.
    """
    raw = file.read_bytes()
    rows = list(csv.DictReader(raw.decode("utf-8-sig", "replace").splitlines()))
    if not rows or not {"id", "act", "why"} <= set(rows[0]):
        raise WrongRulingError(f"{file}: not a table of decisions; its first line has to be {','.join(HEAD)}")
    batch = sha256(raw + when.encode()).hexdigest()[:12]
    made: list[Decision] = []
    wrong: list[str] = []
    for number, row in enumerate(rows, 2):
        try:
            fields = [(row.get(name) or "").strip() for name in HEAD]
            mark, act, argument, why = fields
            made.append(checked(ledger, mark, act, argument or None, why, who, when, batch=batch, size=len(rows)))
        except WrongRulingError as error:
            wrong.append(f"{file}: line {number}: {error}")
    if wrong:
        raise WrongRulingError("\n".join(wrong))
    append(ledger.place, made)
    return made


def checked(
    ledger: Ledger,
    start: str,
    act: str,
    argument: str | None,
    why: str,
    who: str,
    when: str,
    *,
    batch: str | None = None,
    size: int | None = None,
) -> Decision:
    """The decision, if it can be made; raises WrongRulingError."""
    if act not in set(Act):
        raise WrongRulingError(f"{act or 'nothing'}: not something to rule; there are {', '.join(Act)}")
    if not why.strip():
        raise WrongRulingError('no reason given; say why: --why "..."')
    try:
        found = find(ledger, start)
    except UnknownIdError as error:
        raise WrongRulingError(str(error)) from None
    if found.what not in (What.STATEMENT, What.ENTRY):
        raise WrongRulingError(
            f"{start}: a {found.what}; only statements and what was read out of reports can be ruled on"
        )
    field, value, other = _argument(ledger, found, Act(act), argument)
    words = ledger.rulings.members.words_of(found.id)
    return Decision(
        found.id, Act(act), who, when, why.strip(), field, value, other, batch, size, words[0] if words else None
    )


def _argument(
    ledger: Ledger, found: Found, act: Act, argument: str | None
) -> tuple[str | None, str | None, str | None]:
    """What stands behind `correct` (field, value) or `merge` (the other row), checked."""
    if act is Act.CORRECT:
        name, sign, value = (argument or "").partition("=")
        if not sign:
            raise WrongRulingError(f"{act} {argument or ''}".rstrip() + ": write what to set, as correct stance=agreed")
        kind = next(kind for kind in KINDS if kind.name == (found.kind or "position"))
        try:
            check(kind.record, name.strip(), value.strip())
        except WrongCorrectionError as error:
            raise WrongRulingError(str(error)) from None
        return name.strip(), value.strip(), None
    if act is Act.MERGE:
        return None, None, _other(ledger, found, argument)
    if argument:
        raise WrongRulingError(f"{act} {argument}: {act} takes nothing behind it")
    if act is Act.SPLIT:
        _need_statement(ledger, found)
        carriers = ledger.rulings.members.entries_of(found.id)
        whole = ledger.rulings.members.statement_of(found.id)
        if len(carriers) < 2 and (whole is None or len(ledger.rulings.members.entries_of(whole)) < 2):
            raise WrongRulingError(f"{found.id[:8]}: one report carries it, so that there is nothing to split")
    if act is Act.UNDO and not any(found.id in (d.id, d.other) for d in standing(read_decisions(ledger.place)[0])):
        raise WrongRulingError(f"{found.id[:8]}: no decision on it stands, so that there is nothing to undo")
    return None, None, None


def _other(ledger: Ledger, found: Found, argument: str | None) -> str:
    if not argument:
        raise WrongRulingError("merge: give the identity of the statement that is the same, as merge 3fa91c2e")
    try:
        other = find(ledger, argument)
    except UnknownIdError as error:
        raise WrongRulingError(str(error)) from None
    _need_statement(ledger, found)
    _need_statement(ledger, other)
    if set(ledger.rulings.members.entries_of(found.id)) & set(ledger.rulings.members.entries_of(other.id)):
        raise WrongRulingError(f"{found.id[:8]} and {other.id[:8]} are one statement already")
    return other.id


def _need_statement(ledger: Ledger, found: Found) -> None:
    if found.what is not What.STATEMENT and ledger.rulings.members.statement_of(found.id) is None:
        raise WrongRulingError(f"{found.id[:8]}: a {found.kind or found.what}; only statements are merged and split")
