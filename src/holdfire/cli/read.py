"""`holdfire read`: the positions, commitments, incidents and differences of reports."""

import sys
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from holdfire.record import Extraction, Problem


def read(
    reports: list[str] = typer.Argument(
        ..., metavar="REPORT...", help="Files (.txt .md .html .json), folders, or - for standard input."
    ),
    published: str | None = typer.Option(
        None, help="Day of publication, as 2025-03-18; relative dates are counted from it."
    ),
    source: str | None = typer.Option(None, help="Who published the reports."),
    party: list[str] = typer.Option(
        [], metavar="PARTY=NAME,NAME", help="Further names of a party; may be given again."
    ),
    as_json: bool = typer.Option(False, "--json", help="One JSON object; one a line for several reports."),
    as_csv: bool = typer.Option(False, "--csv", help="One table of all rows."),
) -> None:
    """Read reports: who takes which position in whose words, what is promised by when, what happened, where accounts differ.

    Exit status: 0 if everything was read, 2 if something was not.
    """
    today = date.today()
    day = _day(published, today)
    aliases = _aliases(party)
    if as_json and as_csv:
        raise typer.BadParameter("--json and --csv exclude each other; give one")
    from holdfire import pipeline

    found = pipeline.read(reports, published=day, source=source, aliases=aliases, today=today)
    failed = _print(_with_progress(found, len(reports)), as_json=as_json, as_csv=as_csv)
    if failed:
        raise typer.Exit(2)


def _print(found: "Iterator[Extraction | Problem]", *, as_json: bool, as_csv: bool) -> bool:
    """Print everything in the form asked for; true if something could not be read."""
    from rich.console import Console

    from holdfire.publishing import as_csv as csv_table
    from holdfire.publishing import as_json as json_objects
    from holdfire.publishing.safe import safe
    from holdfire.publishing.terminal import show
    from holdfire.record import Problem

    console = Console(highlight=False, soft_wrap=False)
    failed = False
    if as_csv:
        typer.echo(csv_table.header())
    for item in found:
        if isinstance(item, Problem):
            failed = True
            typer.echo(f"holdfire: {safe(item.line())}", err=True)
        elif as_json:
            typer.echo(json_objects.as_json(item))
        elif as_csv:
            for line in csv_table.rows(item):
                typer.echo(line)
        else:
            show(item, console)
    return failed


def _with_progress(found: "Iterator[Extraction | Problem]", given: int) -> "Iterator[Extraction | Problem]":
    """The same, with a bar on standard error where that is a terminal and there is more than one thing to read."""
    from pathlib import Path

    if not sys.stderr.isatty() or (given == 1 and not Path(sys.argv[-1]).is_dir()):
        yield from found
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("reading", total=None)
        for item in found:
            progress.advance(task)
            yield item


def _day(published: str | None, today: date) -> date | None:
    if published is None:
        return None
    try:
        day = date.fromisoformat(published)
    except ValueError:
        raise typer.BadParameter(f"--published {published!r} is not a day; write it as 2025-03-18") from None
    if day > today:
        raise typer.BadParameter(f"--published {published} has not come yet; check the year")
    return day


def _aliases(party: list[str]) -> dict[str, list[str]]:
    aliases: dict[str, list[str]] = {}
    for entry in party:
        name, equals, names = entry.partition("=")
        listed = [n.strip() for n in names.split(",") if n.strip()]
        if not equals or not name.strip() or not listed:
            raise typer.BadParameter(f"--party {entry!r} names nobody; write it as Russia=Kremlin,Moscow")
        aliases.setdefault(name.strip(), []).extend(listed)
    return aliases
