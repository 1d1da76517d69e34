"""The reader: one report in, its positions, commitments, observations and differences out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from holdfire.extraction.actors import Actor, Standing
from holdfire.extraction.arguments import Arguments
from holdfire.extraction.attribution.model import Model
from holdfire.extraction.attributions import Attributions
from holdfire.extraction.cast import Cast
from holdfire.extraction.claims import Claim
from holdfire.extraction.cleaning import clean
from holdfire.extraction.commitments import Commitments
from holdfire.extraction.counts import Counts
from holdfire.extraction.date_frame import Anchors
from holdfire.extraction.dates import read_times
from holdfire.extraction.differences import differences_of
from holdfire.extraction.frames import Frames
from holdfire.extraction.issues import Issues
from holdfire.extraction.observations import Observations
from holdfire.extraction.parsing import Parser
from holdfire.extraction.passage import Passage
from holdfire.extraction.positions import Positions
from holdfire.extraction.propositions import Propositions
from holdfire.extraction.readings import Readings
from holdfire.extraction.sayings import Sayings
from holdfire.extraction.stance_claims import StanceClaims, together
from holdfire.extraction.stances.candidates import Candidates
from holdfire.extraction.stances.model import StanceModel
from holdfire.extraction.tree import Tree, trees_of
from holdfire.extraction.unlisted import with_unlisted
from holdfire.record import Attribution, Extraction, Position, Precision, Problem, Report, When
from holdfire.vocab.actors import Kind, Roster
from holdfire.vocab.incidents import incident_words
from holdfire.vocab.issues import issue_words
from holdfire.vocab.roles import roles
from holdfire.vocab.stances import stance_words


@dataclass(frozen=True, slots=True)
class Ruled:
    """What rules read in a report: its trees and actors, who tells what, the claims and the positions made of them."""

    trees: Sequence[Tree]
    passages: Sequence[Passage]
    cast: Cast
    attributions: Attributions
    issues: Issues
    sayings: Sayings
    arguments: Arguments
    claims: Sequence[Claim]
    positions: tuple[Position, ...]

    def candidates(self) -> Candidates:
        """Who could take a stance where."""
        return Candidates(self.cast, self.passages, self.sayings, self.issues, self.positions)


class Reader:
    """A loaded reader. `read` is a pure function of the report."""

    def __init__(self, roster: Roster, parser: Parser, model: Model, stance_model: StanceModel) -> None:
        self._roster, self.parser, self._model, self._stance_model = roster, parser, model, stance_model

    @classmethod
    def load(cls, aliases: Mapping[str, Sequence[str]] | None = None) -> "Reader":
        """Load the pipeline and the vocabulary; `aliases` (party to names) come on top of it."""
        return cls(Roster.load(aliases or {}), Parser.load(), Model.load(), StanceModel.load())

    def attributions(self, report: Report) -> tuple[Attribution, ...]:
        """Who said what in the report, in order of the text."""
        return self.ground(report, clean(report).passages)[2].all()

    def ground(self, report: Report, passages: Sequence[Passage]) -> tuple[list[Tree], Cast, Attributions]:
        """The ground that every row stands on: trees, the actors in them, and attributions."""
        trees = trees_of(self.parser.docs(passages), self.parser.lemmas)
        matches = with_unlisted(trees, self._roster.find_all([t.words for t in trees], report.published))
        cast = Cast(trees, matches, roles())
        return trees, cast, Attributions(trees, passages, report.text, cast, self._model)

    def ruled(self, report: Report, passages: Sequence[Passage]) -> Ruled:
        """What the rules read in the passages of a report."""
        trees, cast, attributions = self.ground(report, passages)
        issues = Issues(trees, issue_words())
        sayings = Sayings(trees, cast, stance_words(), attributions)
        frames = Frames(trees, cast, sayings, stance_words())
        propositions = Propositions(trees, passages, cast, sayings, frames.arguments, stance_words())
        claims: list[Claim] = []
        for k in range(len(trees)):
            found = list(frames.claims(k))
            claims += found
            claims += propositions.claims(k, found)
        positions = Positions(trees, passages, report.text, cast, sayings, issues).settle(claims)
        return Ruled(trees, passages, cast, attributions, issues, sayings, frames.arguments, claims, positions)

    def _home(self, report: Report) -> Actor | None:
        """The side whose own document the report is, by its source: "White House, via a newspaper"."""
        words = (report.source or "").partition(",")[0].split()
        match = next(iter(self._roster.find_all([words], report.published)[0]), None) if words else None
        if match is None or match.end - match.start < len(words) - (words[0].lower() == "the"):
            return None
        name = match.names[0]
        return (
            Actor(" ".join(words), name.party, Standing.BODY)
            if name.party and name.kind is not Kind.ORGANISATION
            else None
        )

    def read(self, report: Report) -> Extraction:
        """Everything that the report says, each row with its words."""
        cleaned = clean(report)
        passages = cleaned.passages
        ruled = self.ruled(report, passages)
        trees, cast, issues, sayings, claims = ruled.trees, ruled.cast, ruled.issues, ruled.sayings, ruled.claims
        learned, kept = StanceClaims(cast, self._stance_model).read(tuple(ruled.candidates().all()), ruled.positions)
        more = Positions(trees, passages, report.text, cast, sayings, issues).settle(learned)
        positions = together(kept, more)
        times = _times(cleaned.passages, report.published)
        commitments = Commitments(trees, cleaned.passages, report.text, cast, issues, times, report.published).of(
            claims
        )
        denials = [(c.k, a.party) for c in claims if c.stance == "denied" for a in c.holders if a.party]
        observations = Observations(
            trees,
            cleaned.passages,
            report.text,
            report.published,
            times,
            cast,
            sayings,
            ruled.arguments,
            incident_words(),
        ).all(denials)
        return Extraction(
            report,
            positions,
            commitments,
            observations,
            differences_of(positions, commitments),
            cleaned.furniture,
            _problems(report, cleaned.passages, times),
            ruled.attributions.all(),
            Readings(trees, passages, report, times, cast, sayings, issues, self._home(report)).all(),
            Counts(trees, passages, report, times, cast, sayings, issues).all(),
        )


def _times(passages: Sequence[Passage], published: date | None) -> list[tuple[When, ...]]:
    """The time expressions of each passage; a day that one passage names can be meant in the next."""
    found, anchors = [], Anchors()
    for passage in passages:
        times, anchors = read_times(passage.text, published, anchors=anchors)
        found.append(times)
    return found


def _problems(report: Report, passages: Sequence[Passage], times: Sequence[tuple[When, ...]]) -> tuple[Problem, ...]:
    """What a person should know: dates that no day of publication settles."""
    if report.published is not None:
        return ()
    for passage, found in zip(passages, times, strict=True):
        for when in found:
            if when.precision is Precision.UNRESOLVED:
                span = passage.span(when.span.start, when.span.end)
                message = f"relative dates such as {when.words!r} stay unresolved without a day of publication"
                return (Problem("no-publication-date", message, "give it: --published 2025-03-18", report.file, span),)
    return ()
