"""A problem: something that could not be read or was left out, kept as data."""

from dataclasses import dataclass

from holdfire.record.span import Span


@dataclass(frozen=True, slots=True)
class Problem:
    """What went wrong, where, and what a person can do about it.

    `code` is a stable kebab-case name (`no-publication-date`, `empty-file`); `fatal` problems mean that the
    report was not read at all; `span` names the words concerned, where there are any.
    """

    code: str
    message: str
    remedy: str
    file: str
    span: Span | None = None
    fatal: bool = False

    def line(self) -> str:
        """The problem in one line: file, what, and what to do."""
        return f"{self.file}: {self.message}; {self.remedy}"
