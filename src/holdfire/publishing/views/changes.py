"""What is new since a day: positions taken for the first time, changed, or contradicted."""

from collections.abc import Iterator
from datetime import timedelta

from holdfire.ledger import Ledger
from holdfire.ledger.histories import contradictions, histories
from holdfire.publishing.asked import Asked
from holdfire.publishing.views.view import Row
from holdfire.record import Statement

_WEEK = timedelta(days=7)


def rows(ledger: Ledger, asked: Asked) -> Iterator[Row]:
    """Changes by day, since the day asked or within a week of the newest report.

    `change` is `new` (a party's first word on an issue), `changed` (another stance than before) or `contradicts`
    (excludes what the same party said at most three days before).
    """
    statements = ledger.statements(asked.as_of, party=asked.party, issue=asked.issue)
    days = [s.day for s in statements if s.day is not None]
    since = asked.since or (max(days) - _WEEK if days else None)
    if since is None:
        return
    found = []
    for history in histories(statements):
        before: Statement | None = None
        for s in history.statements:
            if s.day is not None and s.day >= since and (before is None or before.stance != s.stance):
                found.append(_row("new" if before is None else "changed", s, before))
            before = s
    pairs = contradictions(statements)
    found += [
        _row("contradicts", p.second, p.first) for p in pairs if p.second.day is not None and p.second.day >= since
    ]
    yield from sorted(found, key=lambda r: tuple(map(str, (r["day"], r["issue"], r["party"], r["change"], r["id"]))))


def _row(change: str, now: Statement, before: Statement | None) -> Row:
    return {
        "change": change,
        "day": now.day,
        "party": now.party,
        "issue": now.issue,
        "before": before.stance if before else None,
        "stance": now.stance,
        "speaker": now.speaker,
        "evidence": now.evidence,
        "source": now.source,
        "id": now.id,
        "report": now.report,
        "before_id": before.id if before else None,
        "before_day": before.day if before else None,
        "before_evidence": before.evidence if before else None,
    }
