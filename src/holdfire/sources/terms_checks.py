"""What may stand in a terms file: the keys of each table, and the values of each axis, with what to write instead."""

import tomllib
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from zoneinfo import available_timezones

from holdfire.record import Axis, Duty
from holdfire.vocab.issues import issue_words
from holdfire.vocab.lengths import length_of
from holdfire.vocab.targets import target_words

CLAUSE_KEYS = ("id", "issue", "title", "duty", "parties", "acts", "targets", "area", "means", "reading")
AXIS_KEYS = {axis: "parties" if axis is Axis.PARTY else axis.value for axis in Axis}  # `party` is whose reading it is
READING_KEYS = ("party", "speaker", "via", "report", "stated", "words", "first_day_counts", "zone", *AXIS_KEYS.values())
TERM_KEYS = ("words", "value", "negated", "report", "at")
COMMITMENT_KEYS = ("kind", "by", "to", "quantity", "each", "due", "place", "report", "words")
MET = ("met", "not met", "not known")
AT_ONCE = "immediately"


class WrongTermError(ValueError):
    """Something that cannot stand in a terms file; `key` is where, the text says what, `remedy` what to write instead."""

    def __init__(self, message: str, remedy: str, key: str | None = None, words: str | None = None) -> None:
        super().__init__(message)
        self.remedy, self.key, self.words = remedy, key, words


def only_keys(table: Mapping[str, object], known: Sequence[str], what: str) -> None:
    """Raises `WrongTermError` for the first key that does not belong into a table of this kind."""
    for key in table:
        if key not in known:
            close = get_close_matches(key, known, 1)
            raise WrongTermError(
                f"{what} has no {key}", f"did you mean {close[0]}?" if close else f"one of: {', '.join(known)}", key
            )


def text_of(table: Mapping[str, object], key: str, example: str, *, needed: bool = True) -> str | None:
    """The text under a key; raises `WrongTermError` where it is missing or is no text."""
    value = table.get(key)
    if value is None and not needed:
        return None
    if not isinstance(value, str) or not value.strip():
        missing = "is missing" if value is None else "is not text"
        raise WrongTermError(f"{key} {missing}", f'write for example: {key} = "{example}"', key)
    return value


def names_of(table: Mapping[str, object], key: str) -> tuple[str, ...]:
    """The names in a list under a key, none where it is missing; raises `WrongTermError` for anything but texts."""
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(v, str) and v for v in value):
        raise WrongTermError(f"{key} is not a list of names", f'write for example: {key} = ["Russia", "Ukraine"]', key)
    return tuple(value)


def flag_of(table: Mapping[str, object], key: str) -> bool | None:
    """True, false, or null where the key is missing; raises `WrongTermError`."""
    value = table.get(key)
    if value is not None and not isinstance(value, bool):
        raise WrongTermError(f"{key} is neither true nor false", f"write {key} = true or {key} = false", key)
    return value


def day_of(table: Mapping[str, object], key: str) -> date | None:
    """The day under a key, null where it is missing; raises `WrongTermError`."""
    value = table.get(key)
    if isinstance(value, str):
        try:
            value = date.fromisoformat(value)
        except ValueError:
            value = 0
    if value is None or (isinstance(value, date) and not isinstance(value, datetime)):
        return value
    raise WrongTermError(f"{key} is no day of the calendar", f"write for example: {key} = 2025-03-18", key)


def issue_of(table: Mapping[str, object], key: str) -> str:
    """The issue under a key; raises `WrongTermError` for one that the vocabulary does not have."""
    issue = text_of(table, key, "energy_strikes") or ""
    known = issue_words().issues
    if issue not in known and not issue.startswith("other:"):
        raise WrongTermError(f"{key} {issue} is not an issue of the vocabulary", _instead(issue, sorted(known)), key)
    return issue


def duty_of(table: Mapping[str, object]) -> Duty:
    """What the clause does; a prohibition where the key is missing."""
    value = table.get("duty", "prohibition")
    if value not in tuple(Duty):
        raise WrongTermError(
            f"duty {value} is neither prohibition nor obligation", 'write duty = "prohibition"', "duty"
        )
    return Duty(str(value))


def zone_of(table: Mapping[str, object]) -> str | None:
    """The time zone of a reading; raises `WrongTermError` for a name that the time zone database does not have."""
    zone = text_of(table, "zone", "Europe/Moscow", needed=False)
    if zone is not None and zone not in _zones():
        raise WrongTermError(f"zone {zone} is not a time zone", _instead(zone, sorted(_zones())), "zone")
    return zone


def value_of(axis: Axis, raw: object) -> str | None:
    """The value of a term as records hold it; raises `WrongTermError` with what may stand there."""
    if raw is None:
        return None
    value = raw.isoformat() if isinstance(raw, date) else str(raw)
    wrong = _wrong(axis, value)
    if wrong is not None:
        raise WrongTermError(f"{AXIS_KEYS[axis]} has the value {value}, {wrong[0]}", wrong[1], AXIS_KEYS[axis], value)
    return value


def _wrong(axis: Axis, value: str) -> tuple[str, str] | None:
    if axis in (Axis.START, Axis.END):
        example = "write a day (2025-03-18), a moment (2025-04-19T18:00:00+03:00)"
        words = {Axis.START: AT_ONCE, Axis.END: "over"}[axis]
        example += f" or {words}"
        return None if value == words or _is_time(value) else ("which is no time", example)
    if axis is Axis.DURATION:
        return (
            None
            if length_of(value)
            else ("which is no length of time", "write P30D for 30 days, P1M for a month, PT72H for 72 hours")
        )
    if axis is Axis.EXTENSION:
        fits = _is_time(value) or length_of(value)
        return (
            None if fits else ("which is neither a length nor a day", "write P30D, 2025-02-18, or leave the value out")
        )
    if axis is Axis.SCOPE:
        known = target_words().above
        return None if value in known else ("which is no class of targets", _instead(value, sorted(known)))
    if axis is Axis.MEANS:
        means = _means()
        return None if value in means else ("which is no means", _instead(value, means))
    if axis is Axis.CONDITION:
        return (
            None
            if value in MET
            else ("which does not say how it stands", f"write one of: {', '.join(MET)}, or leave the value out")
        )
    if axis is Axis.QUANTITY:
        return None if value.isdecimal() else ("which is no number", "write for example value = 175")
    return None


def _is_time(value: str) -> bool:
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True


def _instead(value: str, known: Sequence[str]) -> str:
    close = get_close_matches(value, known, 3, 0.5)
    return (
        f"did you mean {' or '.join(close)}?"
        if close
        else f"one of: {', '.join(known[:12])}" + (", ..." if len(known) > 12 else "")
    )


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())


@cache
def _means() -> tuple[str, ...]:
    table = tomllib.loads(files("holdfire.vocab").joinpath("data/targets.toml").read_text(encoding="utf-8"))
    return tuple(table["means"])
