"""A terms file as text: what a draft adds, written between a person's own lines without touching any of them."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

import tomlkit

from holdfire.assessment.drafting import Draft
from holdfire.record import Axis, Clause, ClauseTerms, Commitment, Duty, Entry, Reading, Term
from holdfire.sources.terms_checks import AXIS_KEYS
from holdfire.sources.terms_lines import Block, blocks_of

_OPENING = """# The terms of this case: clauses, and what each party says that they mean, each in words that stand in a report.
# Yours to edit: holdfire draft adds what is new and changes nothing that stands here. docs/terms.md explains the keys.
"""
_DRAFTED = "# Keys of all that was proposed so far: what you delete above does not come back.\n[drafted]\n"
_LINE = 8  # keys a line


def with_draft(text: str, draft: Draft) -> str:
    """The text of a terms file with what the draft adds: readings at the end of their clause, the rest at the end.

    Every line that stands in `text` stays as it is and where it is, but for the keys under `[drafted]`. Without
    anything to add the text comes back unchanged.
    """
    if draft.is_empty:
        return text
    lines = (text if text.strip() else _OPENING).rstrip("\n").split("\n")
    blocks = blocks_of("\n".join(lines))
    inserted: dict[int, list[str]] = {}
    for terms in draft.readings:
        at = _end_of(terms.clause.id, blocks, lines)
        inserted.setdefault(at, []).extend(_flat(_reading(e, draft) for e in terms.readings))
    keys, at, resume = _drafted(blocks, lines)
    tail = list(_flat(_clause(t, draft) for t in draft.clauses))
    tail += list(_flat(_commitment(e, draft) for e in draft.commitments))
    inserted.setdefault(at, []).extend(tail)
    out: list[str] = []
    for number, line in enumerate(lines[:at]):
        out += inserted.get(number, [])
        out.append(line)
    out += inserted.get(at, [])
    out += ["", *_keys([*keys, *(k for k in draft.keys if k not in keys)]), *lines[resume:]]
    return "\n".join(out).rstrip("\n") + "\n"


def _flat(pieces: Iterator[list[str]]) -> Iterator[str]:
    for piece in pieces:
        yield ""
        yield from piece


def _end_of(clause: str, blocks: Sequence[Block], lines: Sequence[str]) -> int:
    """How many lines stand up to the end of a clause with all its readings."""
    end, inside = len(lines), False
    for block in blocks:
        if block.name == "clause":
            line = lines[block.line_of("id") - 1]
            inside = _string_of(line) == clause
        elif not block.name.startswith("clause."):
            inside = False
        if inside:
            end = block.last
    return end


def _string_of(line: str) -> str | None:
    try:
        (value,) = tomlkit.parse(line.strip()).values()
    except (ValueError, tomlkit.exceptions.TOMLKitError):
        return None
    return value if isinstance(value, str) else None


def _drafted(blocks: Sequence[Block], lines: Sequence[str]) -> tuple[list[str], int, int]:
    """The keys that are listed, how many lines stand before their table with its comment, and where the text goes on after it."""
    block = next((b for b in blocks if b.name == "drafted"), None)
    if block is None:
        return [], len(lines), len(lines)
    table = tomlkit.parse("\n".join(lines[block.line - 1 : block.last]))
    before = block.line - 1
    while before and lines[before - 1].startswith("#"):
        before -= 1
    while before and not lines[before - 1].strip():
        before -= 1
    keys = table.unwrap()["drafted"].get("keys", [])
    return [str(k) for k in keys], before, block.last


def _keys(keys: Sequence[str]) -> list[str]:
    rows = [", ".join(f'"{k}"' for k in keys[n : n + _LINE]) for n in range(0, len(keys), _LINE)]
    return [*_DRAFTED.rstrip("\n").split("\n"), "keys = [", *(f"    {row}," for row in rows), "]"]


def _clause(terms: ClauseTerms, draft: Draft) -> list[str]:
    c: Clause = terms.clause
    lines = ["[[clause]]", f"id = {_text(c.id)}", f"issue = {_text(c.issue)}", f"title = {_text(c.title)}"]
    if c.duty is not Duty.PROHIBITION:
        lines.append(f"duty = {_text(c.duty)}")
    lines += [f"parties = {_list(c.parties)}"] if c.parties else []
    lines += [f"targets = {_list(c.targets)}"] if c.targets else []
    return [*lines, *_flat(_reading(e, draft) for e in terms.readings)]


def _reading(entry: Entry[Reading], draft: Draft) -> list[str]:
    row = entry.row
    lines = ["[[clause.reading]]", f"party = {_text(row.party)}"]
    lines += [f"speaker = {_text(row.speaker)}"] if row.speaker != row.party else []
    lines += [f"via = {_text(row.via)}"] if row.via else []
    lines += [f"stated = {row.stated.isoformat()}"] if row.stated else []
    lines += [f"report = {_text(draft.names.get(entry.report, entry.report))}", f"words = {_text(row.evidence)}"]
    lines += [f"zone = {_text(row.zone)}"] if row.zone else []
    if row.first_day_counts is not None:
        lines.append(f"first_day_counts = {str(row.first_day_counts).lower()}")
    for axis in Axis:
        terms = [_term(t, row, draft) for t in row.terms if t.axis is axis]
        if len(terms) == 1:
            lines.append(f"{AXIS_KEYS[axis]} = {terms[0]}")
        elif terms:
            lines += [f"{AXIS_KEYS[axis]} = [", *(f"    {t}," for t in terms), "]"]
    return lines


def _term(term: Term, row: Reading, draft: Draft) -> str:
    cells = [f"words = {_text(term.evidence)}"]
    if term.value is not None:
        cells.append(f"value = {_value(term)}")
    if term.negated:
        cells.append("negated = true")
    if term.report not in (None, row.report):
        cells.append(f"report = {_text(draft.names.get(term.report or '', term.report or ''))}")
    here = row.evidence.find(term.evidence)
    if here < 0 or row.span.start + here != term.span.start:
        cells.append(f"at = {term.span.start}")
    return "{ " + ", ".join(cells) + " }"


def _commitment(entry: Entry[Commitment], draft: Draft) -> list[str]:
    row = entry.row
    lines = ["[[commitment]]", f"kind = {_text(row.kind)}", f"by = {_list(row.actors)}"]
    lines += [f"to = {_text(row.recipient)}"] if row.recipient else []
    lines += [f"quantity = {row.quantity}"] if row.quantity is not None else []
    lines += [f"each = {str(row.each).lower()}"] if row.each is not None else []
    lines += [f"due = {_due(row.due)}"] if row.due else []
    lines += [f"place = {_text(row.place)}"] if row.place else []
    return [*lines, f"report = {_text(draft.names.get(entry.report, entry.report))}", f"words = {_text(row.evidence)}"]


def _value(term: Term) -> str:
    value = term.value or ""
    if term.axis in (Axis.START, Axis.END):
        return _due(value)
    return value if term.axis is Axis.QUANTITY and value.isdecimal() else _text(value)


def _due(words: str) -> str:
    """A day or moment as TOML has them, any other word as text."""
    try:
        when = date.fromisoformat(words) if len(words) == 10 else datetime.fromisoformat(words)
    except ValueError:
        return _text(words)
    return when.isoformat()


def _text(words: str) -> str:
    return tomlkit.item(words).as_string()


def _list(words: Sequence[str]) -> str:
    return "[" + ", ".join(map(_text, words)) + "]"
