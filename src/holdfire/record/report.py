"""A report: one document as it came; its text is never altered."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Report:
    r"""One article, readout or post.

    `text` is what every offset refers to: the characters of a text file (line endings read as `\n`),
    the extracted text of a page, the `text` field of a JSON report.
    `sha256` is of the bytes that came; `file` is the path as the user named it (`-` for standard input).
    """

    id: str
    text: str
    file: str
    sha256: str
    format: str = "text"
    published: date | None = None
    source: str | None = None
    url: str | None = None
    title: str | None = None
    language: str | None = None
