"""What was made of a file that has not changed is carried over from the generation before, without reading the file again."""

from collections.abc import Mapping
from pathlib import Path

import duckdb

from holdfire.ledger.draft import Draft
from holdfire.ledger.kinds import KINDS
from holdfire.ledger.tables import quoted

# reports of files of which nothing has changed, and with which nothing was wrong: a problem can depend on other files and
# on the day, and a version on what stood there before
_KEPT = """
CREATE TEMP TABLE kept AS
SELECT r.id, r.file FROM old.report r JOIN old.file f ON f.name = r.file JOIN given g ON g.name = f.name AND g.digest = f.digest
WHERE r.version = 1 AND r.file NOT IN (SELECT file FROM old.problem WHERE report IS NULL)
"""


def carry(draft: Draft, before: Path | None, files: Mapping[str, str], way: str) -> dict[str, str]:
    """Copy the reports of unchanged `files` (name to digest) with their rows; the ids of those reports with their files.

    Nothing is carried over from a generation that was made in another `way` or that cannot be read.
    """
    if before is None or not _is_of(before, way):
        return {}
    connection = draft.connection
    connection.execute("CREATE TEMP TABLE given (name VARCHAR, digest VARCHAR)")
    draft.add_all("given", files.items())
    path = str(before).replace("'", "''")
    connection.execute(f"ATTACH '{path}' AS old (READ_ONLY)")
    connection.execute(_KEPT)
    kept = dict(connection.execute("SELECT id, file FROM kept").fetchall())
    connection.execute(
        "INSERT INTO report SELECT * REPLACE (id AS origin, NULL AS until) FROM old.report WHERE id IN (SELECT id FROM kept)"
    )
    for kind in KINDS:
        table = quoted(kind.name)
        connection.execute(
            f"INSERT INTO {table} SELECT * REPLACE (NULL AS origin) FROM old.{table} WHERE in_report IN (SELECT id FROM kept)"
        )
    connection.execute("INSERT INTO problem SELECT * FROM old.problem WHERE report IN (SELECT id FROM kept)")
    connection.execute("DETACH old")
    return kept


def _is_of(before: Path, way: str) -> bool:
    try:
        with duckdb.connect(str(before), read_only=True) as connection:
            made = connection.execute("SELECT value FROM meta WHERE name = 'way'").fetchall()
    except duckdb.Error:
        return False
    return made == [(way,)]
