"""The terms of a case as its views see them: those in terms.toml, or, where there is none, those that a draft would write."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePosixPath

from holdfire.assessment.deals import Deal, deal_of, deals_of
from holdfire.assessment.denied_days import with_denied_days
from holdfire.assessment.drafting import Draft, draft_of
from holdfire.assessment.own_voice import in_own_voice
from holdfire.assessment.siblings import STRIKES, joined, whole
from holdfire.assessment.undertakings import GENERAL, narrow_halts, settled
from holdfire.ledger import Ledger
from holdfire.record import Card, Case, CaseTerms, Clause, Commitment, Entry, Position, Problem, Reading, Report, Span
from holdfire.sources.case_file import read_case
from holdfire.sources.terms_file import read_terms
from holdfire.vocab.actors import Roster

FILE = "terms.toml"


@dataclass(frozen=True, slots=True)
class CaseView:
    """Everything that the views of terms need, as of a day.

    `terms` are those that stand; `proposed` is what the ledger adds to them; `written` says whether there is a file.
    `positions` are the positions on each clause, by its id, and `readings` all that the ledger has; `names` gives the file name of a report's id.
    """

    case: Case
    terms: CaseTerms
    proposed: Draft
    written: bool
    problems: tuple[Problem, ...]
    positions: dict[str, list[Entry[Position]]]
    readings: tuple[Entry[Reading], ...]
    names: dict[str, str]

    @property
    def parties(self) -> tuple[str, ...]:
        """The sides of the case."""
        return tuple(p.name for p in self.case.parties)


def case_view(ledger: Ledger, as_of: date | None = None) -> CaseView:
    """Read terms, positions and readings of the case that the ledger belongs to."""
    case = read_case(ledger.place.root)[0] or Case("", ())
    cards, names = ledger.reports(), report_names(ledger)
    roster = Roster.load({p.name: p.aliases for p in case.parties if p.aliases})
    heard = _of_the_case(ledger.entries(Reading, as_of), case)
    texts = {report: ledger.text(report) for report in {e.report for e in heard}}
    halts = narrow_halts(heard)
    readings = in_own_voice(joined(settled(with_denied_days(whole(heard, texts)), halts)), roster)
    # what a side holds to is not told from words that no rule knows; such rows stay among the positions, to be ruled on
    by_rule = [e for e in ledger.entries(Position, as_of) if not e.row.is_learned]
    positions = settled(by_rule, halts)
    text = terms_text(ledger)
    written, problems = read_terms(text, FILE, _finder(ledger, cards)) if text is not None else (CaseTerms(), [])
    proposed = draft_of(readings, ledger.entries(Commitment, as_of), positions, written, texts, names)
    standing = _public(written, as_of) if text is not None else _drafted(proposed)
    placed = _by_clause(positions, readings, standing, texts)
    return CaseView(case, standing, proposed, text is not None, tuple(problems), placed, tuple(readings), names)


def report_names(ledger: Ledger) -> dict[str, str]:
    """The names of the reports' files, without folder and ending, by the reports' ids."""
    return {card.id: PurePosixPath(card.file).stem for card in ledger.reports()}


def terms_text(ledger: Ledger) -> str | None:
    """The text of the case's terms file to the byte, null where there is none; raises OSError and UnicodeDecodeError."""
    file = ledger.place.root / FILE
    return file.read_bytes().decode("utf-8") if file.is_file() else None


def _of_the_case(readings: Sequence[Entry[Reading]], case: Case) -> list[Entry[Reading]]:
    """The readings of the sides that the case names; all of them where it names fewer than two."""
    sides = {p.name for p in case.parties}
    return [e for e in readings if len(sides) < 2 or e.row.party in sides]


def _drafted(draft: Draft) -> CaseTerms:
    return CaseTerms(draft.clauses, draft.commitments)


def _public(terms: CaseTerms, as_of: date | None) -> CaseTerms:
    """What rests on reports that were public by the day."""
    if as_of is None:
        return terms

    def known(published: date | None) -> bool:
        return published is not None and published <= as_of

    clauses = tuple(replace(t, readings=tuple(e for e in t.readings if known(e.published))) for t in terms.clauses)
    return CaseTerms(
        tuple(t for t in clauses if t.readings),
        tuple(e for e in terms.commitments if known(e.published)),
        terms.drafted,
    )


def _by_clause(
    positions: Sequence[Entry[Position]], readings: Sequence[Entry[Reading]], terms: CaseTerms, texts: Mapping[str, str]
) -> dict[str, list[Entry[Position]]]:
    """The positions on each clause: by the reading that rests on the same words, else by the deal that they are about."""
    deals = deals_of(readings, texts)
    homes = {id(deal): _home(deal, terms) for deal in deals}
    spoken: dict[tuple[str, str], list[tuple[Span, Clause]]] = {}
    for t in terms.clauses:
        for r in t.readings:
            spoken.setdefault((r.report, r.row.party), []).append((r.row.span, t.clause))
    found: dict[str, list[Entry[Position]]] = {}
    for e in positions:
        same = (c for span, c in spoken.get((e.report, e.row.party), ()) if _one_subject(c, e, span))
        clause = next(same, None)
        if clause is None:
            deal = deal_of(e, deals, texts)
            clause = homes[id(deal)] if deal is not None else None
        if clause is None:
            clause = next((t.clause for t in terms.clauses if t.clause.issue == e.row.issue), None)
        if clause is not None:
            found.setdefault(clause.id, []).append(e)
    return found


def _one_subject(clause: Clause, e: Entry[Position], span: Span) -> bool:
    """Whether a position in the words of a reading is on its clause: on the same issue, or on targets of one halt to strikes."""
    related = e.row.issue in (clause.issue, GENERAL) or (clause.issue in STRIKES and e.row.issue in STRIKES)
    return related and span.overlaps(e.row.span)


def _home(deal: Deal, terms: CaseTerms) -> Clause | None:
    """The clause that holds a deal's readings, else the one of its name."""
    words = {(e.report, e.row.party, e.row.evidence) for e in deal.readings}
    votes = [
        (sum((e.report, e.row.party, e.row.evidence) in words for e in t.readings), t.clause) for t in terms.clauses
    ]
    most = max(votes, key=lambda v: v[0], default=None)
    if most is not None and most[0]:
        return most[1]
    return next((t.clause for t in terms.clauses if t.clause.id == deal.id), None)


def _finder(ledger: Ledger, cards: Sequence[Card]) -> Callable[[str], Report | None]:
    """Finds the report of a name in a terms file: its file with or without ending and folder, its id, its key."""
    named: dict[str, Card] = {}
    for card in cards:
        path = PurePosixPath(card.file)
        for name in (card.id, card.key, card.file, path.name, path.stem):
            named.setdefault(name, card)
    found: dict[str, Report | None] = {}

    def find(name: str) -> Report | None:
        if name not in found:
            card = named.get(name)
            found[name] = (
                Report(
                    card.id, ledger.text(card.id), card.file, card.sha256, "text", card.published, card.source, card.url
                )
                if card is not None
                else None
            )
        return found[name]

    return find
