"""What to propose for a terms file: clauses, readings and promises that the ledger has and the file has not, nor ever had."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from holdfire.assessment.commitments import promises
from holdfire.assessment.deals import Deal, deals_of
from holdfire.assessment.histories import in_order, voices_of
from holdfire.record import Axis, CaseTerms, Clause, ClauseTerms, Commitment, Duty, Entry, Position, Reading
from holdfire.sources.terms_keys import drafted_key
from holdfire.vocab.targets import target_words

_HALTS = frozenset(
    {
        "ground_operations",
        "rearmament",
        "mobilisation",
        "full_ceasefire",
        "maritime",
        "military_aid",
        "intelligence_sharing",
    }
)
# issues on which parties take positions without any undertaking that could be read in two ways
_NO_CLAUSE = frozenset({"negotiations", "other"})


@dataclass(frozen=True, slots=True)
class Draft:
    """What to add: whole clauses that are new, readings for clauses of the file by their id, and promises.

    `keys` are those of everything that is proposed; `names` gives the name under which the file speaks of a report.
    """

    clauses: tuple[ClauseTerms, ...]
    readings: tuple[ClauseTerms, ...]
    commitments: tuple[Entry[Commitment], ...]
    keys: tuple[str, ...]
    names: Mapping[str, str]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to add."""
        return not (self.clauses or self.readings or self.commitments)


def draft_of(
    readings: Sequence[Entry[Reading]],
    commitments: Sequence[Entry[Commitment]],
    positions: Sequence[Entry[Position]],
    written: CaseTerms,
    texts: Mapping[str, str],
    names: Mapping[str, str],
) -> Draft:
    """What the ledger adds to the terms that are `written`.

    A reading is proposed where it says something that its party has not said before; a promise at its first mention.
    What was proposed once is not proposed again, whether a person kept, changed or deleted it.
    """
    held = _Held(written, names)
    new: list[ClauseTerms] = []
    more: list[ClauseTerms] = []
    keys: list[str] = []
    for deal in deals_of(readings, texts):
        if deal.issue in _NO_CLAUSE:
            continue
        telling = telling_readings(deal.readings)
        proposed = [e for e in telling if not held.knows(e)]
        clause_key = drafted_key("clause", "", "", deal.issue, deal.id)
        home = held.home(deal, telling)
        if home is None and clause_key in written.drafted:
            continue  # the clause was proposed, and a person took it out
        if home is None:
            keys.append(clause_key)
            new.append(ClauseTerms(clause_of(deal, positions), tuple(proposed)))
        elif proposed:
            more.append(ClauseTerms(home, tuple(proposed)))
        keys += [held.key(e) for e in proposed]
    first = [p.mentions for p in promises(commitments) if not any(held.knows_promise(m) for m in p.mentions)]
    keys += [promise_key(m, names) for mentions in first for m in mentions]
    followed = tuple(mentions[0] for mentions in first)
    return Draft(tuple(new), tuple(more), followed, tuple(dict.fromkeys(keys)), names)


def telling_readings(entries: Sequence[Entry[Reading]]) -> list[Entry[Reading]]:
    """Those that say something that their party has not said before, and the first of each party; in order."""
    voices = voices_of(entries)
    kept = {id(s.entry) for by_party in voices.axes.values() for h in by_party.values() for s in h.steps}
    kept |= {id(mine[0]) for mine in voices.readings.values()}
    return [e for e in in_order(entries) if id(e) in kept]


def clause_of(deal: Deal, positions: Sequence[Entry[Position]]) -> Clause:
    """The clause for a deal, as far as the readings and the accusations over it say."""
    names = [t.value for e in deal.readings for t in e.row.terms if t.axis is Axis.SCOPE and t.value and not t.negated]
    bound: dict[str, None] = {}
    for e in positions:
        if e.row.issue == deal.issue and e.row.stance == "accused" and e.row.target:
            bound |= dict.fromkeys((e.row.party, e.row.target))
    spoken = {e.row.party for e in deal.readings}
    return Clause(
        id=deal.id,
        issue=deal.issue,
        title=_title(deal),
        duty=Duty.PROHIBITION if deal.issue.endswith("_strikes") or deal.issue in _HALTS else Duty.OBLIGATION,
        parties=tuple(p for p in bound if p in spoken),
        targets=_widest(names),
    )


def _title(deal: Deal) -> str:
    plain = deal.issue.removeprefix("other:").replace("_", " ")
    return " · ".join(filter(None, (plain, deal.name, deal.apart)))


def _widest(names: Iterable[str]) -> tuple[str, ...]:
    """The classes that no other one of them holds."""
    known = list(dict.fromkeys(names))
    holds = target_words().holds
    return tuple(n for n in known if not any(m != n and holds(m, n) for m in known))


def promise_key(e: Entry[Commitment], names: Mapping[str, str]) -> str:
    """The key of a promise as a draft proposes it; `names` are those of the reports."""
    name = names.get(e.report, e.report)
    return drafted_key("commitment", name, " ".join(e.row.actors), e.row.kind, e.row.evidence)


class _Held:
    """What a terms file has and had."""

    def __init__(self, written: CaseTerms, names: Mapping[str, str]) -> None:
        self.written, self.names = written, names
        self.words: dict[tuple[str, str], list[tuple[Clause, str]]] = {}
        for terms in written.clauses:
            for e in terms.readings:
                self.words.setdefault((e.report, e.row.party), []).append((terms.clause, e.row.evidence))
        self.promised = {(e.report, e.row.kind, e.row.evidence) for e in written.commitments}

    def key(self, e: Entry[Reading]) -> str:
        return drafted_key("reading", self.names.get(e.report, e.report), e.row.party, e.row.issue, e.row.evidence)

    def knows(self, e: Entry[Reading]) -> bool:
        """Whether the reading stands in the file, with these or with overlapping words, or was proposed before."""
        return self.key(e) in self.written.drafted or self._standing(e) is not None

    def knows_promise(self, e: Entry[Commitment]) -> bool:
        return (
            promise_key(e, self.names) in self.written.drafted
            or (e.report, e.row.kind, e.row.evidence) in self.promised
        )

    def home(self, deal: Deal, telling: Sequence[Entry[Reading]]) -> Clause | None:
        """The clause of the file that holds most of a deal's readings, else the one of its name."""
        votes: dict[str, int] = {}
        for e in telling:
            clause = self._standing(e)
            if clause is not None and clause.issue == deal.issue:
                votes[clause.id] = votes.get(clause.id, 0) + 1
        chosen = max(votes, key=lambda c: votes[c]) if votes else deal.id
        return next((t.clause for t in self.written.clauses if t.clause.id == chosen), None)

    def _standing(self, e: Entry[Reading]) -> Clause | None:
        for clause, words in self.words.get((e.report, e.row.party), ()):
            if clause.issue == e.row.issue and (words in e.row.evidence or e.row.evidence in words):
                return clause
        return None
