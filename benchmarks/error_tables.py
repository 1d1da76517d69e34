"""Where positions go wrong: hits, misses and additions by party, issue, stance, report, rule or kind of mistake."""

from collections import Counter
from collections.abc import Mapping

from scoring import Match, Row, Score, overlap

AXES = ("party", "issue", "stance", "report", "rule", "mistake")
_KEYS = ("party", "issue", "stance")


def table(scores: Mapping[str, Score], axis: str) -> list[str]:
    """Lines of a table over reports, most errors first; `axis` is one of AXES."""
    if axis == "mistake":
        mistakes = Counter(m for one in scores.values() for m in mistakes_of(one.strict))
        return [f"{'times':>5}  mistake", *(f"{n:>5}  {mistake}" for mistake, n in mistakes.most_common())]
    if axis == "rule":
        return _by_rule(scores)
    hit, miss, more = Counter[str](), Counter[str](), Counter[str]()
    for name, one in scores.items():
        for counter, rows in (
            (hit, [g for g, _ in one.strict.pairs]),
            (miss, one.strict.missed),
            (more, one.strict.extra),
        ):
            counter.update(name if axis == "report" else str(row[axis]) for row in rows)
    lines = [f"{'hit':>5} {'missed':>6} {'added':>5} {'F1':>5}  {axis}"]
    for name in sorted({*hit, *miss, *more}, key=lambda name: (-miss[name] - more[name], name)):
        share = 2 * hit[name] / (2 * hit[name] + miss[name] + more[name])
        lines.append(f"{hit[name]:>5} {miss[name]:>6} {more[name]:>5} {share:>5.2f}  {name}")
    return lines


def _by_rule(scores: Mapping[str, Score]) -> list[str]:
    """How often each rule was right; what no rule read belongs to none."""
    hit = Counter(str(f["rule"]) for one in scores.values() for _, f in one.strict.pairs)
    more = Counter(str(f["rule"]) for one in scores.values() for f in one.strict.extra)
    rules = sorted({*hit, *more}, key=lambda rule: (-more[rule], -hit[rule], rule))
    right = {rule: hit[rule] / (hit[rule] + more[rule]) for rule in rules}
    lines = [f"{hit[rule]:>5} {more[rule]:>5} {right[rule]:>5.2f}  {rule}" for rule in rules]
    return [f"{'hit':>5} {'added':>5} {'right':>5}  rule", *lines]


def mistakes_of(match: Match) -> list[str]:
    """What happened to each missed or added position: one of three fields read wrongly, not read, or nothing there."""
    left = list(match.extra)
    told = []
    for gold in match.missed:
        near = next((f for f in left if overlap(gold, f) > 0 and len(_parts(gold, f)) == 1), None)
        if near is None:
            told.append(f"not read: {gold['stance']}")
            continue
        left.remove(near)
        (name,) = _parts(gold, near)
        told.append(f"{name}: {gold[name]} read as {near[name]}")
    return told + [f"nothing there: {row['stance']}" for row in left]


def _parts(gold: Row, found: Row) -> list[str]:
    return [name for name in _KEYS if gold[name] != found[name]]
