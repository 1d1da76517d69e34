"""The reader: one report in, its positions, commitments, observations and differences out."""

from collections.abc import Mapping, Sequence

from holdfire.extraction.cast import Cast
from holdfire.extraction.cleaning import clean
from holdfire.extraction.frames import Frames
from holdfire.extraction.issues import Issues
from holdfire.extraction.parsing import Parser
from holdfire.extraction.positions import Positions
from holdfire.extraction.propositions import Propositions
from holdfire.extraction.sayings import Sayings
from holdfire.extraction.tree import trees_of
from holdfire.record import Extraction, Report
from holdfire.vocab.actors import Roster
from holdfire.vocab.issues import issue_words
from holdfire.vocab.roles import roles
from holdfire.vocab.stances import stance_words


class Reader:
    """A loaded reader. `read` is a pure function of the report."""

    def __init__(self, roster: Roster, parser: Parser) -> None:
        self._roster, self.parser = roster, parser

    @classmethod
    def load(cls, aliases: Mapping[str, Sequence[str]] | None = None) -> "Reader":
        """Load the pipeline and the vocabulary; `aliases` (party to names) come on top of it."""
        return cls(Roster.load(aliases or {}), Parser.load())

    def read(self, report: Report) -> Extraction:
        """Everything that the report says, each row with its words."""
        cleaned = clean(report)
        trees = trees_of(self.parser.docs(cleaned.passages), self.parser.lemmas)
        matches = self._roster.find_all([t.words for t in trees], report.published)
        cast = Cast(trees, matches, roles())
        issues = Issues(trees, issue_words())
        sayings = Sayings(trees, cast, stance_words())
        frames = Frames(trees, cast, sayings, stance_words())
        propositions = Propositions(trees, cast, sayings, frames, stance_words())
        claims = []
        for k in range(len(trees)):
            found = list(frames.claims(k))
            claims += found
            claims += propositions.claims(k, found)
        positions = Positions(trees, cleaned.passages, report.text, cast, sayings, issues).settle(claims)
        return Extraction(report, positions, furniture=cleaned.furniture)
