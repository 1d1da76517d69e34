"""What a truce is named after: an occasion, a phase or a purpose, by which two deals on one issue are told apart."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class OccasionWords:
    """Patterns over lower-case text; the last group that matched names the occasion or phase."""

    names: dict[str, str]
    occasion: re.Pattern[str]
    phase: re.Pattern[str]
    general: re.Pattern[str]

    def named_in(self, text: str) -> tuple[str, ...]:
        """The occasions and phases that some words name a halt after, in order, each once."""
        low = text.lower()
        found = [(m.start(), self.names[m["before"] or m["after"]]) for m in self.occasion.finditer(low)]
        found += [(m.start(), self.names[m["name"]]) for m in self.phase.finditer(low)]
        return tuple(dict.fromkeys(name for _, name in sorted(found)))

    def phases_in(self, text: str) -> tuple[str, ...]:
        """The phases of one deal that some words name, in order, each once."""
        return tuple(dict.fromkeys(self.names[m["name"]] for m in self.phase.finditer(text.lower())))

    def is_general(self, text: str) -> bool:
        """Whether some words say that the general halt is meant."""
        return self.general.search(text.lower()) is not None


@cache
def occasion_words() -> OccasionWords:
    """The names that ship with the package."""
    table = tomllib.loads(files("holdfire.vocab").joinpath("data/occasions.toml").read_text(encoding="utf-8"))
    occasions, phases = (
        {w: name for name, words in table[kind].items() for w in words} for kind in ("occasion", "phase")
    )
    halts, general = _any(table["halts"]), _any(table["general"]["words"])
    return OccasionWords(
        names=occasions | phases,
        # "the Easter truce", "a 72-hour Eid ceasefire", "a truce for Easter", "a halt to fighting over Ramadan"
        occasion=re.compile(
            rf"\b(?P<before>{_any(occasions)})(?:[ -]\w+)?[ -](?:{halts})\b"
            rf"|\b(?:{halts})s?(?: [\w'’-]+){{0,5}}? (?:for|over|on|during|at|to mark) (?:the )?(?:orthodox )?(?P<after>{_any(occasions)})\b"
        ),
        phase=re.compile(rf"\b(?P<name>{_any(phases)})\b"),
        general=re.compile(rf"\b(?:{general})(?:,? \w+(?:-\w+)?)? (?:{halts})\b"),
    )


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))
