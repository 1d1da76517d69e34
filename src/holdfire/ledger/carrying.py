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
SELECT r.id, r.file FROM report r JOIN file f ON f.name = r.file JOIN given g ON g.name = f.name AND g.digest = f.digest
WHERE r.version = 1 AND r.file NOT IN (SELECT file FROM problem WHERE report IS NULL)
"""
_MADE_ANEW = ("meta", "file", "carrier", "outline")


def copied(before: Path, file: Path, way: str) -> bool:
    """Copy the generation `before` to `file`, where the next one is made; raises OSError.

    False, and no copy, where it was made in another `way` or cannot be read.
    """
    if not _is_of(before, way):
        return False
    shutil.copyfile(before, file)
    return True


def carry(draft: Draft, files: Mapping[str, str]) -> dict[str, str]:
    """Of a draft that is a copy, keep the reports of unchanged `files` (name to digest) with their rows; their ids and files.

    What depends on other reports is taken back: the draft says of a report what its own file says. To take a little out of
    a copy is a small part of the work of writing all the texts again.
    """
    connection = draft.connection
    connection.execute("CREATE TEMP TABLE given (name VARCHAR, digest VARCHAR)")
    draft.add_all("given", files.items())
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
