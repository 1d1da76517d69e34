"""Options that the reading commands share, and what is done with them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Annotated

import typer

from holdfire.cli.arguments import party_names, publication_day
from holdfire.cli.errors import complain
from holdfire.record import Extraction, Problem

# typer would show the type of an argument as code, so the text of the command tells what REPORT may be
Reports = Annotated[list[str], typer.Argument(metavar="REPORT", hidden=True)]
Published = Annotated[
    str | None,
    typer.Option(
        metavar="DAY", help="The day on which the reports came out, as 2025-03-18. Goes before what a file says."
    ),
]
Source = Annotated[
    str | None, typer.Option(metavar="NAME", help="Who published the reports. Goes before what a file says.")
]
Party = Annotated[
    list[str] | None,
    typer.Option(
        metavar="PARTY=NAME,NAME", help="Further names of a party, as Russia=Kremlin,Moscow. Can be given again."
    ),
]


def day_and_names(
    published: str | None, party: Sequence[str] | None, today: date
) -> tuple[date | None, Mapping[str, tuple[str, ...]]]:
    """The day of publication and the further names of parties; raises `WrongArgumentError`."""
    day = publication_day(published, today) if published is not None else None
    return day, party_names(party or ())


def only_read(results: Iterable[Extraction | Problem], unread: list[Problem]) -> Iterator[Extraction]:
    """The reports that were read; each of the others is a line on standard error and goes to `unread`."""
    for result in results:
        if isinstance(result, Extraction):
            yield result
        else:
            complain(result.line())
            unread.append(result)
