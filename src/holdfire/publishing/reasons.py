"""What a row rests on, as one object for programs: the statement, every carrier with its words in context, decisions."""

from collections.abc import Mapping
from typing import Any

from holdfire.ledger import Ledger
from holdfire.ledger.codec import plain
from holdfire.ledger.finding import Found, What
from holdfire.ledger.provenance import Ground, card, decisions_on, grounds
from holdfire.publishing.views.statements import row as statement_row

Reason = Mapping[str, Any]


def reason_object(ledger: Ledger, found: Found) -> dict[str, Any]:
    """`id`, `what`, the row itself, `grounds` (each with report, span, quote, context, chain, method) and `decisions`."""
    reason: dict[str, Any] = {"id": found.id, "what": str(found.kind or found.what)}
    if found.what is What.STATEMENT:
        held = [s for s in ledger.statements() if s.id == found.id]
        reason["statement"] = statement_row(held[0]) if held else None
    elif found.what is What.REPORT:
        reason["report"] = plain(card(ledger, found.id))
    elif found.what is What.PROBLEM:
        names = ("code", "message", "remedy", "file")
        values = ledger.ask(f"SELECT {', '.join(names)} FROM problem WHERE id = ?", [found.id])[0]
        reason["problem"] = dict(zip(names, values, strict=True))
    elif (statement := ledger.rulings.members.statement_of(found.id)) is not None:
        reason["statement_id"] = statement
    reason["grounds"] = [_ground(ground, ledger) for ground in grounds(ledger, found)]
    reason["decisions"] = [plain(decision) for decision in decisions_on(ledger, found)]
    return reason


def _ground(g: Ground, ledger: Ledger) -> dict[str, Any]:
    ruled = ledger.rulings.by_entry.get(g.id)
    row = plain(g.row)
    return {
        "id": g.id,
        "kind": g.kind,
        "row": row,
        "corrected": dict(ruled.fields) if ruled else {},
        "dismissed": bool(ruled and ruled.dismissed),
        "start": g.span.start if g.span else None,
        "end": g.span.end if g.span else None,
        "quote": g.words,
        "before": g.before,
        "after": g.after,
        "chain": _chain(g),
        "method": g.method,
        "report": plain(g.card),
    }


def _chain(g: Ground) -> list[str]:
    """Who said it, who passed it on, and who published it, in this order."""
    via = getattr(g.row, "via", None) or ()
    told = (via,) if isinstance(via, str) else tuple(reversed(via))
    links = [getattr(g.row, "speaker", None), *told, g.card.source or g.card.file]
    return [link for link in links if link]
