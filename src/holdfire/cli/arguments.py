"""What a user types after the options of `holdfire read`, checked before anything heavy is loaded."""

import re
from collections.abc import Sequence
from datetime import date

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII)


class WrongArgumentError(ValueError):
    """An argument that cannot be used; its text says which, why and what to write instead."""


def publication_day(words: str, today: date) -> date:
    """The day that `words` name as YYYY-MM-DD.

    Raises `WrongArgumentError` for anything else, for a day that no calendar has, and for one after `today`.
    """
    day = day_of("--published", words)
    if day > today:
        raise WrongArgumentError(
            f"--published {words}: this day has not come yet; give the day on which the report came out"
        )
    return day


def day_of(option: str, words: str) -> date:
    """The day that the words behind an option name as YYYY-MM-DD; raises `WrongArgumentError` for anything else."""
    parts = _DAY.fullmatch(words)
    if parts is None:
        raise WrongArgumentError(f"{option} {words}: not a day; write it as 2025-03-18")
    try:
        return date(*map(int, parts.groups()))
    except ValueError:
        raise WrongArgumentError(f"{option} {words}: no calendar has this day; write it as 2025-03-18") from None


def party_names(entries: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Parties and their further names, out of entries such as "Russia=Kremlin,Moscow"; entries of one party add up.

    Raises `WrongArgumentError` where a party or its names are missing, or where two parties share a name.
    """
    for entry in entries:
        if "=" not in entry:
            raise WrongArgumentError(f"--party {entry}: not a party with its names; write it as Russia=Kremlin,Moscow")
    return parties_of(entries)


def parties_of(entries: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """As `party_names`; a party may stand without further names."""
    parties: dict[str, tuple[str, ...]] = {}
    owner: dict[str, str] = {}
    for entry in entries:
        party, sign, listed = entry.partition("=")
        party = party.strip()
        names = tuple(name.strip() for name in listed.split(",")) if sign else ()
        if not party or not all(names):
            raise WrongArgumentError(f"--party {entry}: not a party with its names; write it as Russia=Kremlin,Moscow")
        for name in names:
            if owner.setdefault(name, party) != party:
                raise WrongArgumentError(
                    f"--party {entry}: {name} already stands for {owner[name]}; give it to one party"
                )
        parties[party] = (*parties.get(party, ()), *names)
    return parties
