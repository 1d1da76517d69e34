"""How a generation is made: take the files in, group copies, read what is new, write the rows, check, let it answer."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from holdfire.ledger.built import COUNTED, Built, Notice, Read, Reading
from holdfire.ledger.carrying import carry, copy
from holdfire.ledger.codec import dumped
from holdfire.ledger.credit import credit
from holdfire.ledger.draft import REPORT_FIELDS, Draft, report_of
from holdfire.ledger.generations import clear, draft_file, move_pointer
from holdfire.ledger.inputs import Inputs, versions_fingerprint
from holdfire.ledger.intake import EarlierCopyError, Intake
from holdfire.ledger.lock import BuildError
from holdfire.ledger.origins import Origins, Text, chain_of
from holdfire.ledger.outcomes import decoded, encoded, summary
from holdfire.ledger.place import Place
from holdfire.ledger.rulings import make_tables
from holdfire.ledger.speech_acts import Carried, speech_acts
from holdfire.ledger.statements import outlined
from holdfire.ledger.store import Store
from holdfire.ledger.tables import PUBLISHED_ONCE, quoted
from holdfire.record import Problem, Report

_AT_ONCE = 500  # reports
# what the database says when the disk is full or failing, by whichever kind of error
_OF_THE_DISK = re.compile(
    r"(?:could not|cannot|failed to) (?:write|open|sync|truncate|fsync)[^\n]*|io error[^\n]*", re.IGNORECASE
)


def make(
    place: Place,
    reading: Reading,
    problems: Iterable[Problem],
    today: date,
    notice: Notice,
    inputs: Inputs,
    before: Path | None,
) -> Built:
    """Make a new generation out of `inputs` and what stood `before`, and let it answer; raises OSError or BuildError."""
    try:
        try:
            return _make(place, reading, problems, today, notice, inputs, before, carrying=True)
        except EarlierCopyError:
            return _make(place, reading, problems, today, notice, inputs, before, carrying=False)
    except duckdb.Error as error:
        # a full disk can come up while rows are written, while they are committed, and while the file is closed
        said = _OF_THE_DISK.search(str(error))
        if said is None:
            raise
        raise OSError(None, said[0]) from error


def _make(
    place: Place,
    reading: Reading,
    problems: Iterable[Problem],
    today: date,
    notice: Notice,
    inputs: Inputs,
    before: Path | None,
    *,
    carrying: bool,
) -> Built:
    file = draft_file(place)
    if carrying and before is not None:
        copy(before, file, inputs.way)
    with Store(place.readings, reading.name) as store, Draft(file) as draft:
        carried = carry(draft, inputs.files)
        for problem in problems:
            draft.problem(problem)
        intake = Intake(place, draft, before, carried)
        intake.run(today, notice)
        made_from = _group(draft, reading.origins)
        new_reads = _read(draft, intake.keys, reading.read, store, notice)
        _write_rows(draft, intake.keys, store)
        credit(draft, made_from)
        _write_acts(draft)
        draft.flush()
        built = Built(
            intake.reports - intake.replaced,
            intake.new,
            intake.changed,
            intake.unchanged,
            intake.gone,
            new_reads,
            _count(draft.connection, "report", "outcome = 'skipped'"),
            _count(draft.connection, "problem"),
            fresh=True,
        )
        facts = {"fingerprint": inputs.mark, "way": inputs.way, "versions": versions_fingerprint(place)}
        facts |= {name: str(getattr(built, name)) for name in COUNTED}
        draft.finish([*facts.items(), ("parties", dumped(list(reading.parties)))])
        _check(draft.file, intake.reports)
        move_pointer(place, draft.file, facts)
        clear(place)
        store.forget_others()
    return built


def _group(draft: Draft, origins: Origins) -> Mapping[str, str]:
    """Note the origin of each report; gives back what each copy was made from."""
    found = draft.each("SELECT id, published FROM report ORDER BY published NULLS LAST, id")
    made_from = origins([Text(*values) for values in found], draft.texts)
    draft.connection.execute("CREATE TEMP TABLE origin (report VARCHAR, origin VARCHAR)")
    draft.add_all("origin", ((copy, chain_of(copy, made_from)[-1]) for copy in made_from))
    draft.connection.execute("UPDATE report SET origin = o.origin FROM origin o WHERE report.id = o.report")
    return made_from


def _read(draft: Draft, keys: Mapping[str, str], read: Read, store: Store, notice: Notice) -> int:
    """Have everything read that the store does not hold, and keep each result as it comes; how many there were."""
    wanted = sorted(report for report, key in keys.items() if key not in store)
    notice("reading", 0, len(wanted))
    for done, outcome in enumerate(read(_reports(draft, wanted)) if wanted else (), 1):
        store.put(keys[outcome.extraction.report.id], encoded(outcome))
        notice("reading", done, len(wanted))
    return len(wanted)


def _write_rows(draft: Draft, keys: Mapping[str, str], store: Store) -> None:
    """Add the rows of the reports with these content keys, and what reading each of them came to."""
    draft.connection.execute("CREATE TEMP TABLE came_to (report VARCHAR, outcome VARCHAR, language VARCHAR)")
    with_rows = []
    for report in sorted(keys):
        state, language, empty = summary(store.get(keys[report]))
        draft.add("came_to", (report, state.value, language))
        if not empty:
            with_rows.append(report)
    draft.flush()
    draft.connection.execute(
        "UPDATE report SET outcome = c.outcome, language = c.language FROM came_to c WHERE report.id = c.report"
    )
    replaced = {
        mark for (mark,) in draft.connection.execute("SELECT id FROM report WHERE until IS NOT NULL").fetchall()
    }
    for each in _reports(draft, with_rows):
        draft.rows(each.id, decoded(store.get(keys[each.id]), each), replaced=each.id in replaced)


def _reports(draft: Draft, ids: Sequence[str]) -> Iterator[Report]:
    """The reports with these ids, in their order, few at a time."""
    for start in range(0, len(ids), _AT_ONCE):
        some = [list(ids[start : start + _AT_ONCE])]
        sql = f"SELECT {REPORT_FIELDS} FROM report WHERE id IN (SELECT unnest(?)) ORDER BY id"
        yield from map(report_of, draft.connection.execute(sql, some).fetchall())


def _write_acts(draft: Draft) -> None:
    """Note which positions are one statement, and as much of each as tells which is the newest."""
    sql = f"""
        SELECT p.entry, p.in_report, coalesce(p.origin, r.origin), r.published, p.party, p.issue, p.stance, p.target, p.speaker, p.evidence
        FROM position p JOIN report r ON r.id = p.in_report
        WHERE {PUBLISHED_ONCE}
        ORDER BY r.published NULLS LAST, CASE WHEN r.published IS NULL THEN coalesce(p.origin, r.origin) END, p.entry, p.in_report
    """
    carried = (Carried(*values) for values in draft.each(sql))
    draft.add_all("carrier", ((mark, c.entry, c.report) for mark, c in speech_acts(carried)))
    make_tables(draft.connection)
    sql, values = outlined(("r.until IS NULL", ()))
    draft.connection.execute(f"INSERT INTO outline {sql} ORDER BY id", list(values))


def _check(file: Path, reports: int) -> None:
    """Read the draft back as a reader would; raises BuildError where something is missing."""
    with duckdb.connect(str(file), read_only=True) as connection:
        found = _count(connection, "report")
        loose = connection.execute(
            f"SELECT count(*) FROM position p JOIN report r ON r.id = p.in_report WHERE {PUBLISHED_ONCE}"
            " AND NOT EXISTS (SELECT 1 FROM carrier c WHERE c.entry = p.entry AND c.report = p.in_report)"
        ).fetchall()[0][0]
    if found != reports or loose:
        raise BuildError(
            f"the new ledger has {found} of {reports} reports and {loose} positions without a statement; build again"
        )


def _count(connection: Any, table: str, where: str = "true") -> int:
    return int(connection.execute(f"SELECT count(*) FROM {quoted(table)} WHERE {where}").fetchall()[0][0])
