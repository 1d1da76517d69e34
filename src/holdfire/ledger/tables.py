"""Tables for records: a column for each field, with values that SQL can compare; what is nested is JSON."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from holdfire.ledger.codec import dumped, plain, restored, types_of, without_null
from holdfire.ledger.kinds import KINDS, Kind
from holdfire.record import Card, Problem, Span

_SQL: dict[Any, str] = {str: "VARCHAR", int: "BIGINT", bool: "BOOLEAN", float: "DOUBLE", date: "DATE"}
_CARD = types_of(Card)
# the condition on a report `r` that was not edited away: a page's older version was public once, a corrected file never was
PUBLISHED_ONCE = "(r.until IS NULL OR r.until > DATE '0001-01-01')"
REPORT_COLUMNS = (*_CARD, "format", "text")
PROBLEM_COLUMNS = ("id", "report", "code", "message", "remedy", "file", "span", "fatal")


def sql_type(hint: Any) -> str:
    """The column type for a field of this type."""
    return _SQL.get(without_null(hint), "VARCHAR")


def is_nested(hint: Any) -> bool:
    """Whether a field of this type is kept as JSON."""
    inner = without_null(hint)
    return inner not in _SQL and not (isinstance(inner, type) and issubclass(inner, str))


def schema() -> str:
    """The statements that make the tables of a ledger, as far as it has none."""
    card = ", ".join(f'"{name}" {sql_type(hint)}' for name, hint in _CARD.items())
    statements = [
        "CREATE TABLE IF NOT EXISTS meta (name VARCHAR, value VARCHAR)",
        "CREATE TABLE IF NOT EXISTS file (name VARCHAR, digest VARCHAR)",
        f"CREATE TABLE IF NOT EXISTS report ({card}, format VARCHAR, text VARCHAR)",
        "CREATE TABLE IF NOT EXISTS problem (id VARCHAR, report VARCHAR, code VARCHAR, message VARCHAR, remedy VARCHAR,"
        " file VARCHAR, span VARCHAR, fatal BOOLEAN)",
        "CREATE TABLE IF NOT EXISTS carrier (statement VARCHAR, entry VARCHAR, report VARCHAR)",
        "CREATE TABLE IF NOT EXISTS outline (id VARCHAR, party VARCHAR, issue VARCHAR, stance VARCHAR, day DATE, origins BIGINT, reports BIGINT)",
    ]
    for kind in KINDS:
        fields = ", ".join(f'"{name}" {sql_type(hint)}' for name, hint in types_of(kind.record).items())
        statements.append(
            f"CREATE TABLE IF NOT EXISTS {quoted(kind.name)} (entry VARCHAR, in_report VARCHAR, nth INTEGER, origin VARCHAR, {fields})"
        )
    return ";\n".join(statements)


def quoted(name: str) -> str:
    """A name for SQL: `count` and `end` are words of the language."""
    return f'"{name}"'


def columns(kind: Kind, table: str = "") -> str:
    """The fields of a kind as a list for SELECT, each in front of its table."""
    return ", ".join(f"{table}{quoted(name)}" for name in kind.fields)


def cells(row: Any) -> tuple[object, ...]:
    """A record's fields as the values of its columns."""
    return tuple(
        (None if (held := getattr(row, name)) is None else dumped(held))
        if is_nested(hint)
        else _plain(getattr(row, name))
        for name, hint in types_of(type(row)).items()
    )


def _plain(value: object) -> object:
    """A day stays a day, for a column of days."""
    return value if isinstance(value, date) else plain(value)


def row_of(kind: Kind, values: Sequence[Any]) -> Any:
    """The record that `cells` made these values of."""
    hints = types_of(kind.record)
    return kind.record(**{name: _held(hint, value) for (name, hint), value in zip(hints.items(), values, strict=True)})


def _held(hint: Any, value: Any) -> Any:
    if value is None or without_null(hint) in _SQL:
        return value
    return restored(hint, json.loads(value) if is_nested(hint) else value)


def card_columns(table: str = "") -> str:
    """The fields of a card as a list for SELECT."""
    return ", ".join(f"{table}{quoted(name)}" for name in _CARD)


def card_of(values: Sequence[Any]) -> Card:
    """The card whose columns hold these values."""
    return Card(*values)


def problem_of(values: Sequence[Any]) -> Problem:
    """The problem whose columns, without id and report, hold these values."""
    code, message, remedy, file, span, fatal = values
    return Problem(code, message, remedy, file, restored(Span, json.loads(span)) if span else None, fatal)
