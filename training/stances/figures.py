"""How well unseen examples are read: all, those of reports, and by stance; and the issue, where the stance is known."""

from collections.abc import Iterator, Sequence

from holdfire.extraction.encoder.network import Scores
from holdfire.extraction.stances.hints import STANCE_NAMES, issue_at
from holdfire.extraction.stances.model import NONE
from training.attribution.calibration import calibration_error
from training.stances.corpus import Example

_NAMES = (NONE, *STANCE_NAMES)


def lines(examples: Sequence[Example], stances: Scores, issues: Scores) -> Iterator[str]:
    """Lines for sentences and for reports: how many stances are found at a chance, and how many of them are right."""
    reports = [":" not in e.group for e in examples]
    for title, which in (("sentences", False), ("candidates of reports", True)):
        rows = [j for j, r in enumerate(reports) if r is which]
        if rows:
            yield from _of_stances(title, [examples[j] for j in rows], stances[rows])
            yield from _of_issues(title, [examples[j] for j in rows], issues[rows])


def _of_stances(title: str, examples: Sequence[Example], chances: Scores) -> Iterator[str]:
    wanted = [tuple(e.stances) or (NONE,) for e in examples]
    given = [_NAMES[j] for j in chances.argmax(axis=1)]
    right = [g in w for w, g in zip(wanted, given, strict=True)]
    yield (
        f"{title}: {len(examples):,}, accuracy {sum(right) / len(right):.3f}, "
        f"expected calibration error {calibration_error(chances.max(axis=1).tolist(), right):.3f}"
    )
    for least in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8):
        yield "  " + _at(least, wanted, chances)
    for name in _NAMES:
        hits = sum(g == name and name in w for w, g in zip(wanted, given, strict=True))
        there = sum(name in w for w in wanted)
        both = there + given.count(name)
        yield f"  {name}: F1 {2 * hits / both if both else 0:.2f} of {there}"


def _at(least: float, wanted: Sequence[tuple[str, ...]], chances: Scores) -> str:
    """Precision and recall of the likeliest stance where its chance is `least` or more."""
    best = 1 + chances[:, 1:].argmax(axis=1)
    found = [_NAMES[b] in w for w, b, row in zip(wanted, best, chances, strict=True) if row[b] >= least]
    there = sum(w != (NONE,) for w in wanted)
    return f"chance {least}: precision {sum(found) / max(1, len(found)):.2f}, recall {sum(found) / max(1, there):.2f}"


def _of_issues(title: str, examples: Sequence[Example], chances: Scores) -> Iterator[str]:
    rows = [
        (chances[j, STANCE_NAMES.index(stance)], {issue_at(i) for i in on})
        for j, e in enumerate(examples)
        for stance, on in e.stances.items()
        if on
    ]
    if rows:
        right = [int(row.argmax()) in on for row, on in rows]
        sure = [float(row.max()) for row, _ in rows]
        yield (
            f"  issues of {title}: {len(rows):,}, accuracy {sum(right) / len(right):.3f}, "
            f"expected calibration error {calibration_error(sure, right):.3f}"
        )
