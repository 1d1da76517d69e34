"""Statements out of a ledger: the positions that one act of speech left in many reports, brought together again."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from holdfire.record import Statement

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# in which order statements and carriers come: by day, undated ones last, then by identity
_FIRST = "published NULLS LAST, report, place"
_GATHERED = """
WITH held AS (
    SELECT coalesce(m.statement, c.statement) AS statement, p.entry, p.in_report AS report, p.nth AS place,
        coalesce(d.party, p.party) AS party, coalesce(d.issue, p.issue) AS issue,
        coalesce(d.stance, p.stance) AS stance, coalesce(d.speaker, p.speaker) AS speaker,
        coalesce(d.via, p.via) AS via, coalesce(d.target, p.target) AS target,
        p.evidence, d.accepted, r.published, r.source, r.url, r.origin
    FROM carrier c
    JOIN position p ON p.entry = c.entry AND p.in_report = c.report
    JOIN report r ON r.id = p.in_report
    LEFT JOIN moved m ON m.entry = c.entry
    LEFT JOIN ruled d ON d.entry = c.entry
    WHERE NOT coalesce(d.dismissed, false) AND {public}
), stated AS (
    SELECT statement AS id, {firsts},
        list(DISTINCT report) AS reports, list(DISTINCT entry) AS entries, count(DISTINCT origin) AS origins,
        min(published) AS day, bool_or(accepted) AS accepted
    FROM held GROUP BY statement
)
"""
_FIELDS = ("party", "issue", "stance", "speaker", "via", "target", "evidence", "report", "source", "url")
_COLUMNS = ("id", *_FIELDS, "reports", "entries", "origins", "day", "accepted")


def statements(
    connection: "DuckDBPyConnection", public: tuple[str, Sequence[object]], where: str, values: Sequence[object]
) -> tuple[Statement, ...]:
    """The statements that meet `where` (a condition on the fields of a Statement), the oldest first."""
    condition, public_values = public
    # an aggregate that is ordered by several columns, with nulls kept
    firsts = ", ".join(f"list({name} ORDER BY {_FIRST})[1] AS {name}" for name in _FIELDS)
    sql = _GATHERED.format(public=condition, firsts=firsts)
    sql += f" SELECT {', '.join(_COLUMNS)} FROM stated WHERE {where} ORDER BY day NULLS LAST, issue, party, id"
    found = connection.execute(sql, [*public_values, *values]).fetchall()
    return tuple(_statement(row) for row in found)


def wanted(party: str | None, issue: str | None, since: date | None) -> tuple[str, list[object]]:
    """The condition for statements of a party, on an issue, first public on a day or after it."""
    asked = [
        (f"{name} {how} ?", value)
        for name, how, value in (("party", "=", party), ("issue", "=", issue), ("day", ">=", since))
        if value
    ]
    return " AND ".join(part for part, _ in asked) or "true", [value for _, value in asked]


def _statement(row: Sequence[Any]) -> Statement:
    named = dict(zip(_COLUMNS, row, strict=True))
    named["reports"] = tuple(sorted(named["reports"]))
    named["entries"] = tuple(sorted(named["entries"]))
    return Statement(**named)
