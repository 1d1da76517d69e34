"""Rows of a view in the form asked for: JSON, CSV, or a table for a person."""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from itertools import chain

from holdfire.publishing.as_csv import cell
from holdfire.publishing.as_json import safe
from holdfire.publishing.views.view import Row, View


class Form(StrEnum):
    """How rows are printed."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


def printed_rows(view: View, rows: Iterable[Row], form: Form, width: int, *, colour: bool) -> str:
    """The rows of a view as text; ends with a line end."""
    if form is Form.JSON:
        return json_rows(rows)
    if form is Form.CSV:
        return csv_rows(rows)
    # rich is slow to load, and programs do not need it
    from holdfire.publishing.row_table import row_table
    from holdfire.publishing.terminal import printed

    held = list(rows)
    page = view.page(held, width) if view.page and held else row_table(view, held, width)
    return printed(page, width, colour=colour)


def json_rows(rows: Iterable[Row]) -> str:
    """A list of objects, one a line."""
    lines = [safe(json.dumps(row, ensure_ascii=False, default=str)) for row in rows]
    return "[\n" + ",\n".join(lines) + "\n]\n" if lines else "[]\n"


def json_object(value: object) -> str:
    """One object, indented; ends with a line end."""
    return safe(json.dumps(value, ensure_ascii=False, indent=2, default=str)) + "\n"


def csv_rows(rows: Iterable[Row]) -> str:
    """A table for a spreadsheet: lists are joined with semicolons, formulas are made harmless."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    coming = iter(rows)
    first = next(coming, None)
    if first is not None:
        writer.writerow(first)
        for row in chain([first], coming):
            writer.writerow([cell(_flat(value)) for value in row.values()])
    return out.getvalue()


def _flat(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "; ".join(str(_flat(item)) for item in value)
    return json.dumps(value, ensure_ascii=False, default=str) if isinstance(value, dict) else value
