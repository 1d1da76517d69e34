"""Whose words a row of a copy rests on: the origin's where they were carried, the copy's own where it added them."""

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby

from holdfire.ledger.carried import carried_spans
from holdfire.ledger.draft import Draft
from holdfire.ledger.kinds import KINDS
from holdfire.ledger.origins import chain_of
from holdfire.ledger.tables import quoted
from holdfire.record import Span

_TOGETHER = 500  # copies whose texts are at hand
_SPANNED = tuple(kind for kind in KINDS if "span" in kind.fields)

# (table, identity of the row, where its words stand in the copy)
_Row = tuple[str, str, Span]


def credit(draft: Draft, made_from: Mapping[str, str]) -> None:
    """Note on the rows of copies whose words they are, where these are not those of the report's origin.

    `made_from` has for each copy the earlier report that it was made from. Of a chain of copies the row belongs to the
    first whose text has the words.
    """
    draft.connection.execute("CREATE TEMP TABLE credited (kind VARCHAR, entry VARCHAR, report VARCHAR, origin VARCHAR)")
    copies = _of_copies(draft, made_from)
    for start in range(0, len(copies), _TOGETHER):
        some = copies[start : start + _TOGETHER]
        chains = {copy: chain_of(copy, made_from) for copy, _ in some}
        texts = draft.texts({*chains, *(one for chain in chains.values() for one in chain)})
        for copy, rows in some:
            for table, entry, origin in _credited(copy, chains[copy], rows, texts):
                draft.add("credited", (table, entry, copy, origin))
    draft.flush()
    for kind in _SPANNED:
        draft.connection.execute(
            f"UPDATE {quoted(kind.name)} SET origin = c.origin FROM credited c"
            f" WHERE c.kind = '{kind.name}' AND c.entry = {quoted(kind.name)}.entry AND c.report = in_report"
        )


def _of_copies(draft: Draft, made_from: Mapping[str, str]) -> list[tuple[str, list[_Row]]]:
    """The copies that have rows, with these."""
    draft.flush()
    connection = draft.connection
    connection.execute("CREATE TEMP TABLE copy (report VARCHAR)")
    draft.add_all("copy", ((copy,) for copy in made_from))
    rows = " UNION ALL ".join(
        f"SELECT in_report, '{kind.name}' AS kind, entry, span FROM {quoted(kind.name)}"
        " WHERE in_report IN (SELECT report FROM copy)"
        for kind in _SPANNED
    )
    found = connection.execute(f"{rows} ORDER BY in_report, kind, entry").fetchall()
    return [
        (report, [(kind, entry, Span(**json.loads(span))) for _, kind, entry, span in held])
        for report, held in groupby(found, key=lambda row: str(row[0]))
    ]


def _credited(
    copy: str, chain: Sequence[str], rows: Sequence[_Row], texts: Mapping[str, str]
) -> Iterator[tuple[str, str, str]]:
    """Table, identity and origin of the rows that do not belong to the first of the chain."""
    carried = lru_cache(None)(lambda origin: carried_spans(texts[origin], texts[copy]))
    for table, entry, span in rows:
        # a row that overlaps what was carried is an edited wording and no new one
        whose = next((one for one in reversed(chain) if any(map(span.overlaps, carried(one)))), copy)
        if whose != chain[-1]:
            yield table, entry, whose
