"""Where things stand in a case's folder."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Place:
    """The files of the case in `root`; what is under `.holdfire` is derived and can be deleted."""

    root: Path

    @property
    def case(self) -> Path:
        """What the case is about: title, parties and their names."""
        return self.root / "case.toml"

    @property
    def reports(self) -> Path:
        """One file a report."""
        return self.root / "reports"

    @property
    def versions(self) -> Path:
        """What stood in a report before it was edited."""
        return self.root / "versions"

    @property
    def decisions(self) -> Path:
        """What people ruled, a line each."""
        return self.root / "decisions.jsonl"

    @property
    def derived(self) -> Path:
        """Generations of the ledger, and what was read already."""
        return self.root / ".holdfire"

    @property
    def pointer(self) -> Path:
        """The name of the generation that answers."""
        return self.derived / "current"

    @property
    def lock(self) -> Path:
        """Held by whoever builds."""
        return self.derived / "lock"

    @property
    def readings(self) -> Path:
        """What was read already."""
        return self.derived / "readings"

    @property
    def signatures(self) -> Path:
        """What is kept of texts to find copies of them."""
        return self.derived / "signatures"

    @property
    def comparisons(self) -> Path:
        """Which of two texts was made from the other, for pairs that were compared."""
        return self.derived / "comparisons"

    @property
    def digests(self) -> Path:
        """The digest of each file, with what the file system said of it when it was read."""
        return self.derived / "digests.json"

    @property
    def pages(self) -> Path:
        """What servers said of the state of their pages, to ask only for what has changed."""
        return self.derived / "pages.json"
