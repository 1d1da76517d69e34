"""The terms file of a case, `terms.toml`: clauses, each party's readings of them, and promises, with every quotation checked."""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from holdfire.record import (
    Axis,
    CaseTerms,
    Clause,
    ClauseTerms,
    Commitment,
    Entry,
    Problem,
    Reading,
    Report,
    Span,
    Term,
)
from holdfire.sources import terms_checks as checks
from holdfire.sources.terms_checks import WrongTermError
from holdfire.sources.terms_keys import drafted_key
from holdfire.sources.terms_lines import Block, blocks_of, line_with

FindReport = Callable[[str], Report | None]
Table = Mapping[str, Any]

_WHERE = re.compile(r"(.*) \(at (?:line (\d+), column \d+|end of document)\)")
_TOP = ("clause", "commitment", "drafted")


def read_terms(text: str, file: str, find: FindReport) -> tuple[CaseTerms, list[Problem]]:
    """The terms that a file holds, and what is wrong with it, line by line.

    `find` gives the report of a name that stands in the file, or null. What is wrong is a Problem whose `file` ends in
    the line; the entry concerned is left out and everything else is kept. A file that is no TOML gives no terms.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _WHERE.fullmatch(str(error))
        message, line = (found[1], found[2]) if found else (str(error), None)
        line = line or str(text.rstrip("\n").count("\n") + 1)
        remedy = "mend this line; nothing of the file was used"
        return CaseTerms(), [
            Problem("terms-not-toml", message[:1].lower() + message[1:], remedy, f"{file}:{line}", fatal=True)
        ]
    one = _Pass(text, file, find)
    return one.all(data), one.problems


class _Pass:
    """One pass over a file; problems gather while entries are made."""

    def __init__(self, text: str, file: str, find: FindReport) -> None:
        self.text, self.file, self.find = text, file, find
        self.problems: list[Problem] = []
        blocks = blocks_of(text)
        self.top = blocks[0]
        self.blocks = {
            name: [b for b in blocks if b.name == name] for name in ("clause", "clause.reading", "commitment")
        }
        self.readings = 0

    def all(self, data: Table) -> CaseTerms:
        for key in data:
            if key not in _TOP:
                self._wrong(WrongTermError(f"a terms file has no {key}", f"one of: {', '.join(_TOP)}", key), self.top)
        clauses: dict[str, ClauseTerms] = {}
        for number, table in enumerate(_tables(data, "clause")):
            made = self._clause(table, self._block("clause", number))
            if made is not None and made.clause.id in clauses:
                again = WrongTermError(f"a second clause {made.clause.id}", "give each clause an id of its own", "id")
                self._wrong(again, self._block("clause", number))
            elif made is not None:
                clauses[made.clause.id] = made
        promises = [self._promise(t, self._block("commitment", n)) for n, t in enumerate(_tables(data, "commitment"))]
        keys = data.get("drafted", {}).get("keys", []) if isinstance(data.get("drafted"), dict) else []
        drafted = frozenset(str(k) for k in keys)
        return CaseTerms(tuple(clauses.values()), tuple(p for p in promises if p is not None), drafted)

    def _block(self, name: str, number: int) -> Block:
        blocks = self.blocks[name]
        # inline tables have no header of their own
        return blocks[number] if number < len(blocks) else self.top

    def _wrong(self, error: WrongTermError, block: Block) -> None:
        line = block.line_of(error.key)
        if error.words:
            line = line_with(self.text, error.words, line)
        self.problems.append(Problem("wrong-term", str(error), error.remedy, f"{self.file}:{line}"))

    def _clause(self, table: Table, block: Block) -> ClauseTerms | None:
        readings = list(_tables(table, "reading"))
        first, self.readings = self.readings, self.readings + len(readings)
        try:
            checks.only_keys(table, checks.CLAUSE_KEYS, "a clause")
            issue = checks.issue_of(table, "issue")
            clause = Clause(
                id=checks.text_of(table, "id", "energy_strikes") or "",
                issue=issue,
                title=checks.text_of(table, "title", "A halt to strikes on energy", needed=False)
                or issue.replace("_", " "),
                duty=checks.duty_of(table),
                parties=checks.names_of(table, "parties"),
                acts=checks.names_of(table, "acts"),
                targets=checks.names_of(table, "targets"),
                area=checks.text_of(table, "area", "Ukraine", needed=False),
                means=checks.names_of(table, "means"),
            )
        except WrongTermError as error:
            self._wrong(error, block)
            return None
        made = (self._reading(clause, r, self._block("clause.reading", first + n)) for n, r in enumerate(readings))
        return ClauseTerms(clause, tuple(r for r in made if r is not None))

    def _reading(self, clause: Clause, table: Table, block: Block) -> Entry[Reading] | None:
        try:
            checks.only_keys(table, checks.READING_KEYS, "a reading")
            report, words, span = self._quoted(table)
            terms = tuple(self._terms(table, report, span))
            party = checks.text_of(table, "party", "Russia") or ""
            reading = Reading(
                issue=clause.issue,
                party=party,
                speaker=checks.text_of(table, "speaker", "Kremlin", needed=False) or party,
                report=report.id,
                evidence=words,
                span=span,
                stated=checks.day_of(table, "stated"),
                via=checks.text_of(table, "via", "Kremlin", needed=False),
                terms=terms,
                first_day_counts=checks.flag_of(table, "first_day_counts"),
                zone=checks.zone_of(table),
            )
        except WrongTermError as error:
            self._wrong(error, block)
            return None
        key = drafted_key("reading", str(table["report"]), party, clause.issue, words)
        return Entry(key, report.id, reading, report.published, report.source, report.url)

    def _terms(self, table: Table, own: Report, within: Span) -> Iterator[Term]:
        for axis, key in checks.AXIS_KEYS.items():
            raw = table.get(key)
            for each in raw if isinstance(raw, list) else [] if raw is None else [raw]:
                if not isinstance(each, dict):
                    example = f'{key} = {{ words = "the words of the report" }}'
                    raise WrongTermError(f"{key} is not a table with words", f"write for example: {example}", key)
                yield self._term(axis, key, each, own, within)

    def _term(self, axis: Axis, key: str, table: Table, own: Report, within: Span) -> Term:
        try:
            checks.only_keys(table, checks.TERM_KEYS, key)
            report = self._report(table) if "report" in table else own
            words = checks.text_of(table, "words", "for 30 days") or ""
            at = table.get("at") if isinstance(table.get("at"), int) else None
            span = _find(report, words, at, within if report is own else None, key)
            value = checks.value_of(axis, table.get("value"))
            negated = checks.flag_of(table, "negated") or False
        except WrongTermError as error:
            # what is wrong stands in the line of the axis, or below it where the axis is a list
            raise WrongTermError(str(error), error.remedy, key, error.words) from None
        return Term(axis, words, span, value, negated, None if report is own else report.id)

    def _promise(self, table: Table, block: Block) -> Entry[Commitment] | None:
        try:
            checks.only_keys(table, checks.COMMITMENT_KEYS, "a commitment")
            report, words, span = self._quoted(table)
            kind = checks.issue_of(table, "kind")
            number = table.get("quantity")
            if number is not None and (not isinstance(number, int) or isinstance(number, bool)):
                raise WrongTermError("quantity is no whole number", "write for example: quantity = 175", "quantity")
            due = table.get("due")
            promise = Commitment(
                kind=kind,
                actors=checks.names_of(table, "by"),
                evidence=words,
                span=span,
                recipient=checks.text_of(table, "to", "Ukraine", needed=False),
                quantity=number,
                each=checks.flag_of(table, "each"),
                due=None if due is None else str(due),
                place=checks.text_of(table, "place", "Istanbul", needed=False),
            )
        except WrongTermError as error:
            self._wrong(error, block)
            return None
        key = drafted_key("commitment", str(table["report"]), " ".join(promise.actors), kind, words)
        return Entry(key, report.id, promise, report.published, report.source, report.url)

    def _report(self, table: Table) -> Report:
        name = checks.text_of(table, "report", "2025-03-18-kremlin-readout") or ""
        report = self.find(name)
        if report is None:
            raise WrongTermError(
                f"no report {name} in the case", "give the name of a file in reports/, without its ending", "report"
            )
        return report

    def _quoted(self, table: Table) -> tuple[Report, str, Span]:
        report = self._report(table)
        words = checks.text_of(table, "words", "the words of the report") or ""
        return report, words, _find(report, words, None, None, "words")


def _find(report: Report, words: str, at: int | None, within: Span | None, key: str) -> Span:
    """Where the words stand: at `at`, within the reading's own words, or else first in the report."""
    start = at if at is not None and report.text.startswith(words, at) else -1
    if start < 0 and within is not None:
        start = report.text.find(words, within.start, within.end)
    if start < 0:
        start = report.text.find(words)
    if start < 0:
        short = words if len(words) <= 60 else words[:57] + "..."
        raise WrongTermError(
            f"“{short}” does not stand in the report", "copy the words from the report to the letter", key, words[:40]
        )
    return Span(start, start + len(words))


def _tables(table: Table, key: str) -> list[Table]:
    found = table.get(key, [])
    return [t for t in found if isinstance(t, dict)] if isinstance(found, list) else []
