"""A position: a party's stance on an issue, in the words of a report."""

from dataclasses import dataclass

from holdfire.record.span import Span


@dataclass(frozen=True, slots=True)
class Position:
    """One (party, issue, stance, target) of a report, at the clause that states it best.

    `speaker` expresses it, `via` passes it on where that is somebody else, `target` is the party accused,
    denied or threatened. `rule` names the rule that read it. `evidence == text[span.start:span.end]`.
    """

    party: str
    issue: str
    stance: str
    speaker: str
    evidence: str
    span: Span
    via: str | None = None
    target: str | None = None
    also: tuple[Span, ...] = ()
    rule: str = ""

    @property
    def is_learned(self) -> bool:
        """Whether the trained stance reader read it, or its issue: right about every second time on unseen reports."""
        return self.rule.startswith("stance:") or ", issue:" in self.rule
