"""Statements out of a ledger: the positions that one act of speech left in many reports, brought together again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from holdfire.ledger.codec import types_of
from holdfire.record import Statement

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# a condition in SQL with the values for its question marks
Condition = tuple[str, Sequence[object]]

_HELD = """
    SELECT coalesce(m.statement, c.statement) AS statement, p.entry, p.in_report AS report,
        coalesce(d.party, p.party) AS party, coalesce(d.issue, p.issue) AS issue,
        coalesce(d.stance, p.stance) AS stance, coalesce(d.speaker, p.speaker) AS speaker,
        nullif(coalesce(d.via, p.via), '') AS via, nullif(coalesce(d.target, p.target), '') AS target,
        p.evidence, d.accepted, r.published, r.source, r.url, coalesce(p.origin, r.origin) AS origin,
        concat(coalesce(CAST(r.published AS VARCHAR), '9'), p.in_report, lpad(CAST(p.nth AS VARCHAR), 6, '0')) AS turn
    FROM carrier c
    JOIN position p ON p.entry = c.entry AND p.in_report = c.report
    JOIN report r ON r.id = p.in_report
    LEFT JOIN moved m ON m.entry = c.entry
    LEFT JOIN ruled d ON d.entry = c.entry
    WHERE NOT coalesce(d.dismissed, false) AND {public} AND {within}
"""
# the carrier that came first speaks for the statement; the others are counted
_STATED = """
WITH held AS ({held}), ranked AS (
    SELECT *, row_number() OVER (PARTITION BY statement ORDER BY turn) AS rank FROM held
), carried AS (
    SELECT statement, list(DISTINCT report) AS reports, list(DISTINCT entry) AS entries,
        count(DISTINCT origin) AS origins, bool_or(accepted) AS any_accepted
    FROM held GROUP BY statement
), stated AS (
    SELECT statement AS id, party, issue, stance, speaker, evidence, report, reports, entries, origins,
        published AS day, via, target, source, url, any_accepted AS accepted
    FROM ranked JOIN carried USING (statement) WHERE rank = 1
)
SELECT {columns} FROM stated WHERE {where} ORDER BY day NULLS LAST, issue, party, id
"""
# the same, without what takes time and is not needed to see how positions went
_OUTLINED = """
WITH held AS ({held}), outlined AS (
    SELECT statement AS id, arg_min(party, turn) AS party, arg_min(issue, turn) AS issue, arg_min(stance, turn) AS stance,
        min(published) AS day, count(DISTINCT origin) AS origins, count(DISTINCT report) AS reports
    FROM held GROUP BY statement
)
SELECT * FROM outlined
"""
# for each party and issue, answers apart from conduct, the newest of {source} and how many there are, and all of the party
# on the issue that are near it in time
_NEWEST = """
WITH outlined AS ({source}), placed AS (
    SELECT *, count(*) OVER held AS number,
        row_number() OVER (held ORDER BY day DESC NULLS LAST, origins DESC, reports DESC, id DESC) AS rank
    FROM outlined WHERE {where} WINDOW held AS (PARTITION BY issue, party, list_contains(?, stance))
)
SELECT * FROM placed p WHERE rank = 1 OR EXISTS (
    FROM placed n WHERE n.rank = 1 AND n.party = p.party AND n.issue = p.issue AND abs(p.day - n.day) <= ?
) ORDER BY day NULLS LAST, issue, party, id
"""
_ONE_OF = "coalesce(m.statement, c.statement) IN (SELECT unnest(?))"
_COLUMNS = tuple(types_of(Statement))


@dataclass(frozen=True, slots=True)
class Outline:
    """As much of a statement as is needed to tell which is the newest: `reports` is how many carry it."""

    id: str
    party: str
    issue: str
    stance: str
    day: date | None
    origins: int
    reports: int


# the outlines of all that stands as long as nobody ruled: noted when a generation is made
NOTED: Condition = ("SELECT * FROM outline", ())


def outlined(public: Condition) -> Condition:
    """The question for the outlines of all statements, out of reports that meet `public`."""
    return _OUTLINED.format(held=_HELD.format(public=public[0], within="true")), public[1]


def outlines(connection: "DuckDBPyConnection", source: Condition, where: Condition) -> tuple[Outline, ...]:
    """The outlines that `source` (`NOTED`, or one of `outlined`) gives and that meet `where`, the oldest first."""
    sql = f"SELECT * FROM ({source[0]}) WHERE {where[0]} ORDER BY day NULLS LAST, issue, party, id"
    return tuple(Outline(*row) for row in connection.execute(sql, [*source[1], *where[1]]).fetchall())


def newest(
    connection: "DuckDBPyConnection", source: Condition, where: Condition, answers: Iterable[str], near: int
) -> tuple[tuple[Outline, int, int], ...]:
    """As `outlines`, only those that are the newest of a party on an issue or at most `near` days from it.

    With each how many there are of its kind, those whose stance is one of `answers` apart from the others, and its place
    among these, the newest being 1.
    """
    sql = _NEWEST.format(source=source[0], where=where[0])
    values = [*source[1], sorted(answers), *where[1], near]
    return tuple((Outline(*row[:-2]), *row[-2:]) for row in connection.execute(sql, values).fetchall())


def statements(
    connection: "DuckDBPyConnection", public: Condition, where: Condition, ids: Sequence[str] | None = None
) -> tuple[Statement, ...]:
    """The statements that meet `where` (a condition on the fields of a Statement), the oldest first; of `ids` alone, if given."""
    within, wanted = ("true", []) if ids is None else (_ONE_OF, [list(ids)])
    held = _HELD.format(public=public[0], within=within)
    sql = _STATED.format(held=held, where=where[0], columns=", ".join(_COLUMNS))
    found = connection.execute(sql, [*public[1], *wanted, *where[1]]).fetchall()
    return tuple(_statement(row) for row in found)


def wanted(party: str | None, issue: str | None, since: date | None) -> Condition:
    """The condition for statements of a party, on an issue, first public on a day or after it."""
    asked: list[tuple[str, object]] = []
    if party:
        asked.append(("lower(party) = lower(?)", party))
    if issue:
        asked.append(("lower(issue) = lower(?)", issue))
    if since:
        asked.append(("day >= ?", since))
    return " AND ".join(part for part, _ in asked) or "true", [value for _, value in asked]


def _statement(row: Sequence[Any]) -> Statement:
    named = dict(zip(_COLUMNS, row, strict=True))
    named["reports"] = tuple(sorted(named["reports"]))
    named["entries"] = tuple(sorted(named["entries"]))
    return Statement(**named)
