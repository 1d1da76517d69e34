"""What was made of a file that has not changed is carried over from the generation before, without reading the file again."""

import shutil
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
SELECT r.id, r.file FROM report r JOIN stood s ON s.name = r.file JOIN file f ON f.name = s.name AND f.digest = s.digest
WHERE r.version = 1 AND r.file NOT IN (SELECT file FROM problem WHERE report IS NULL)
"""
_MADE_ANEW = ("meta", "carrier", "outline")


def copy(before: Path, file: Path, way: str) -> None:
    """Copy the generation `before` to `file`, where the next one is made; raises OSError.

    One that was made in another `way`, or that cannot be read, is of no use and is not copied.
    """
    if _is_of(before, way):
        shutil.copyfile(before, file)


def carry(draft: Draft, files: Mapping[str, str]) -> dict[str, str]:
    """Note `files` (name to digest) in a draft, and keep the reports that it has of those that are unchanged, with their rows.

    Gives back the ids of these reports with their files; a draft that is no copy has none. What depends on other reports is
    taken back. To take a little out of a copy is a small part of the work of writing all texts again.
    """
    connection = draft.connection
    connection.execute("CREATE TEMP TABLE stood AS SELECT * FROM file")
    connection.execute("DELETE FROM file")
    draft.add_all("file", files.items())
    connection.execute(_KEPT)
    connection.execute("DELETE FROM report WHERE id NOT IN (SELECT id FROM kept)")
    connection.execute("UPDATE report SET until = NULL WHERE until IS NOT NULL")
    connection.execute("UPDATE report SET origin = id WHERE origin <> id")
    connection.execute("DELETE FROM problem WHERE report IS NULL OR report NOT IN (SELECT id FROM kept)")
    for kind in KINDS:
        table = quoted(kind.name)
        connection.execute(f"DELETE FROM {table} WHERE in_report NOT IN (SELECT id FROM kept)")
        connection.execute(f"UPDATE {table} SET origin = NULL WHERE origin IS NOT NULL")
    for name in _MADE_ANEW:
        connection.execute(f"DELETE FROM {name}")
    return dict(connection.execute("SELECT id, file FROM kept").fetchall())


def _is_of(before: Path, way: str) -> bool:
    try:
        with duckdb.connect(str(before), read_only=True) as connection:
            made = connection.execute("SELECT value FROM meta WHERE name = 'way'").fetchall()
    except duckdb.Error:
        return False
    return made == [(way,)]
