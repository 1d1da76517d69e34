"""Adding a draft to a case's terms file: compose, check that the result can be read, and put it in place whole."""

import tomllib

from holdfire.assessment.drafting import Draft
from holdfire.ledger import Ledger
from holdfire.ledger.generations import write_whole
from holdfire.publishing.case_terms import FILE, case_view, terms_text
from holdfire.publishing.terms_toml import with_draft
from holdfire.publishing.wording import counted
from holdfire.record import Problem


class DraftError(Exception):
    """The terms file was left as it was; the text says in one line why and what to do."""


def add_draft(ledger: Ledger, *, dry: bool = False) -> tuple[list[str], tuple[Problem, ...]]:
    """Write what the ledger adds to the case's terms file; gives what was added, in lines, and what is wrong in the file.

    Raises DraftError where the file cannot be read, is no TOML, or cannot be written.
    """
    file = ledger.place.root / FILE
    try:
        text = terms_text(ledger) or ""
        view = case_view(ledger)
    except (OSError, UnicodeDecodeError) as error:
        raise DraftError(f"{file}: cannot be read ({error.__class__.__name__}); save it as UTF-8 text") from None
    fatal = next((p for p in view.problems if p.fatal), None)
    if fatal is not None:
        raise DraftError(f"{ledger.place.root}/{fatal.line()}")
    if view.proposed.is_empty:
        return [f"{file}: nothing to add"], view.problems
    new = with_draft(text, view.proposed)
    try:
        tomllib.loads(new)
    except tomllib.TOMLDecodeError as error:
        raise DraftError(f"{file}: the draft does not fit into it ({error}); write clauses as [[clause]]") from None
    if not dry:
        try:
            write_whole(file, new.encode())
        except OSError as error:
            raise DraftError(f"{file}: cannot be written ({error.strerror}); it stands as it was") from None
    return _lines(view.proposed, str(file), dry=dry), view.problems


def _lines(draft: Draft, file: str, *, dry: bool) -> list[str]:
    """What was added, clause by clause."""
    done = "would be added" if dry else "added"
    lines = [f"  new clause {t.clause.id}: {counted(len(t.readings), 'reading')}" for t in draft.clauses]
    lines += [f"  {t.clause.id}: {counted(len(t.readings), 'more reading')}" for t in draft.readings]
    if draft.commitments:
        lines.append(f"  {counted(len(draft.commitments), 'promise')}")
    return [f"{file}: {done}", *lines]
