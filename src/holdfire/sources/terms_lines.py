"""Where things stand in a terms file: the line of every entry and of every key in it, for messages that lead a person there."""

import re
from dataclasses import dataclass, field

_HEADER = re.compile(r"\s*(\[\[?)\s*([\w.\s\"-]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"\s*\"?([\w-]+)\"?\s*=")


@dataclass(slots=True)
class Block:
    """One table of the file: its name (`clause.reading`), the line of its header, and the lines of its keys; all from 1."""

    name: str
    line: int
    keys: dict[str, int] = field(default_factory=dict)
    last: int = 0

    def line_of(self, key: str | None) -> int:
        """The line of a key, that of the header where it has none."""
        return self.keys.get(key or "", self.line)


def blocks_of(text: str) -> list[Block]:
    """The tables of a TOML text in order, the first of which is what stands before every header.

    Looks at lines alone, so that the text need not be valid. `last` is the last line that is neither empty nor a comment.
    """
    blocks = [Block("", 1)]
    depth = 0
    for number, line in enumerate(text.split("\n"), 1):
        bare = line.strip()
        header = _HEADER.match(line) if depth == 0 else None
        if header:
            blocks.append(Block(header[2].replace(" ", ""), number, last=number))
            continue
        key = _KEY.match(line) if depth == 0 else None
        if key:
            blocks[-1].keys.setdefault(key[1], number)
        if bare and not bare.startswith("#"):
            blocks[-1].last = number
        depth = max(0, depth + _opened(line))
    return blocks


def line_with(text: str, words: str, start: int) -> int:
    """The first line from `start` on that holds `words`; `start` where none does."""
    lines = text.split("\n")
    return next((n for n in range(start, len(lines) + 1) if words in lines[n - 1]), start)


def _opened(line: str) -> int:
    """How many brackets of an array a line opens more than it closes, apart from those in strings and comments."""
    plain = re.sub(r"\"(?:\\.|[^\"\\])*\"|'[^']*'|#.*", "", line)
    return plain.count("[") - plain.count("]")
