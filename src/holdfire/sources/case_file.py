"""`case.toml`: what a case is about, read strictly, with the line and the fix for whatever is wrong."""

import json
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any
from zoneinfo import available_timezones

from holdfire.record import Case, Party, Problem

NAME = "case.toml"
_HEADER = re.compile(r"\s*\[{1,2}\s*([\w-]+)\s*\]{1,2}")
_AT = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


@dataclass(frozen=True, slots=True)
class _Rule:
    """What a field has to be, how it is written, and whether a value is that."""

    what: str
    example: str
    holds: Callable[[Any], bool]


def _is_word(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_list(value: object) -> bool:
    return isinstance(value, list) and all(map(_is_word, value))


def _is_day(value: object) -> bool:
    return isinstance(value, date) and not isinstance(value, datetime)


_WORD = "words in quotation marks"
_FIELDS = {
    "title": _Rule(_WORD, 'title = "The energy truce"', _is_word),
    "languages": _Rule("a list of language codes", 'languages = ["en"]', _is_list),
    "time_zone": _Rule(
        "a time zone of the IANA database",
        'time_zone = "Europe/Kyiv"',
        lambda value: _is_word(value) and value in available_timezones(),
    ),
    "area": _Rule(_WORD, 'area = "Ukraine and the Black Sea"', _is_word),
    "starts": _Rule("a day", "starts = 2025-03-11", _is_day),
    "ends": _Rule("a day", "ends = 2025-04-27", _is_day),
    "sources": _Rule("a list of addresses or folders", 'sources = ["https://example.org/feed.xml"]', _is_list),
}
_PARTY = {
    "name": _Rule("the party's usual English name", 'name = "Russia"', _is_word),
    "aliases": _Rule("a list of names", 'aliases = ["Kremlin", "Moscow"]', _is_list),
}


def read_case(folder: Path) -> tuple[Case | None, tuple[Problem, ...]]:
    """The case in a folder, and what is wrong with its `case.toml`; there is no case where a problem is fatal."""
    try:
        text = (folder / NAME).read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return None, (_wrong("no-case", "there is no case.toml", f"make a case: holdfire init {folder} --party NAME"),)
    except (OSError, UnicodeDecodeError) as error:
        return None, (_wrong("no-case", f"cannot be read ({error.__class__.__name__})", "save it as UTF-8 text"),)
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = _AT.search(str(error))
        line = at[1] if at and at[1] else str(text.count("\n") + 1)
        said = _AT.sub("", str(error))
        return None, (_wrong("malformed-toml", f"line {line}: {said[:1].lower()}{said[1:]}", "mend the line"),)
    problems = tuple(_checked(table, text))
    if any(p.fatal for p in problems):
        return None, problems
    parties = tuple(Party(p["name"].strip(), tuple(p.get("aliases", ()))) for p in table["party"])
    values: dict[str, Any] = {key: tuple(v) if isinstance(v, list) else v for key, v in table.items() if key in _FIELDS}
    values.setdefault("title", folder.resolve().name)
    return Case(parties=parties, **values), problems


def new_case(title: str, parties: Mapping[str, Sequence[str]]) -> str:
    """The text of a new `case.toml`, to be edited."""
    lines = [f"title = {_quoted(title)}", 'languages = ["en"]', 'time_zone = "UTC"', '# area = "where it is"']
    lines += ["# starts = 2025-03-11"]
    for name, aliases in parties.items():
        lines += ["", "[[party]]", f"name = {_quoted(name)}"]
        lines += [f"aliases = [{', '.join(map(_quoted, aliases))}]"] if aliases else []
    return "\n".join(lines) + "\n"


def _quoted(words: str) -> str:
    # a JSON string is a TOML string as well
    return json.dumps(words, ensure_ascii=False)


def _checked(table: Mapping[str, Any], text: str) -> Iterator[Problem]:
    """Everything that is wrong with the file, in the order of its fields."""
    for key, value in table.items():
        if key == "party":
            continue
        rule = _FIELDS.get(key)
        if rule is None:
            yield _unknown(key, (*_FIELDS, "party"), _line(text, key))
        elif not rule.holds(value):
            yield _mistake(key, value, rule, _line(text, key))
    starts, ends = table.get("starts"), table.get("ends")
    if isinstance(starts, date) and isinstance(ends, date) and str(ends) < str(starts):
        yield _wrong(
            "case-field",
            f"line {_line(text, 'ends')}: ends = {ends} lies before starts = {starts}",
            "change one of them",
        )
    yield from _parties(table.get("party"), text)


def _parties(parties: object, text: str) -> Iterator[Problem]:
    if not isinstance(parties, list) or not all(isinstance(p, Mapping) for p in parties) or not parties:
        line = f"line {_line(text, 'party')}: " if parties is not None else ""
        yield _wrong("case-field", f"{line}no parties", 'name each in a table: [[party]] and name = "Russia" below it')
        return
    owner: dict[str, str] = {}
    for number, party in enumerate(parties):
        if "name" not in party:
            line_number = _line(text, None, number)
            yield _wrong("case-field", f"line {line_number}: this party has no name", f"write {_PARTY['name'].example}")
            continue
        for key, value in party.items():
            rule = _PARTY.get(key)
            if rule is None:
                yield _unknown(key, tuple(_PARTY), _line(text, key, number))
            elif not rule.holds(value):
                yield _mistake(key, value, rule, _line(text, key, number))
        yield from _shared_names(party, owner, text, number)


def _shared_names(party: Mapping[str, Any], owner: dict[str, str], text: str, number: int) -> Iterator[Problem]:
    """Names that stand for another party already; `owner` has those of the parties before, by their small letters."""
    aliases = party["aliases"] if _is_list(party.get("aliases")) else ()
    for key, name in (("name", str(party["name"])), *(("aliases", alias) for alias in aliases)):
        before = owner.get(name.casefold())
        if before is not None:
            line = _line(text, key, number)
            yield _wrong("case-field", f"line {line}: {name} already stands for {before}", "give it to one party")
    owner |= dict.fromkeys((name.casefold() for name in (str(party["name"]), *aliases)), str(party["name"]))


def _mistake(key: str, value: object, rule: _Rule, line: int) -> Problem:
    return _wrong("case-field", f"line {line}: {key} is {str(value)[:60]!r}, not {rule.what}", f"write {rule.example}")


def _unknown(key: str, known: tuple[str, ...], line: int) -> Problem:
    near = get_close_matches(key, known, 1)
    fix = f"did you mean {near[0]}?" if near else f"known are {', '.join(known)}"
    return Problem("case-field", f"line {line}: {key} is no field of a case and was left out", fix, NAME)


def _wrong(code: str, message: str, remedy: str) -> Problem:
    return Problem(code, message, remedy, NAME, fatal=True)


def _line(text: str, key: str | None, party: int | None = None) -> int:
    """The line on which `key` is set: at the top of the file, or in the party table of that number."""
    table, number = None, -1
    for line_number, line in enumerate(text.split("\n"), 1):
        header = _HEADER.match(line)
        if header is not None:
            table, number = header[1], number + (header[1] == "party")
            if (table == key and party is None) or (key is None and table == "party" and number == party):
                return line_number
        elif key is not None and re.match(rf'\s*"?{re.escape(key)}"?\s*=', line):
            if table is None if party is None else table == "party" and number == party:
                return line_number
    return 1
