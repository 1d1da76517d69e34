"""Words that carry a stance: verbs with their particles, adjectives, nouns and set phrases."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from holdfire.vocab.patterns import Patterns


@dataclass(frozen=True, slots=True)
class VerbCue:
    """A verb that carries a stance when all its `particles` are there."""

    stance: str
    particles: tuple[str, ...]

    @property
    def name(self) -> str:
        """The particles as a person writes them."""
        return " ".join(self.particles)


@dataclass(frozen=True, slots=True)
class StanceWords:
    """Stance cues by lemma; `verbs[lemma]` lists the entries with most particles first."""

    verbs: dict[str, tuple[VerbCue, ...]]
    adjectives: dict[str, str]
    nouns: dict[str, str]
    phrases: Patterns
    speech_verbs: frozenset[str]
    speech_nouns: frozenset[str]
    objects: dict[str, frozenset[str]]


@cache
def stance_words() -> StanceWords:
    """The cues that ship with the package."""
    table = tomllib.loads(files("holdfire.vocab").joinpath("data/stances.toml").read_text(encoding="utf-8"))
    verbs: dict[str, list[VerbCue]] = {}
    for stance, entries in table["verbs"].items():
        for entry in entries:
            lemma, *particles = entry.split()
            verbs.setdefault(lemma, []).append(VerbCue(stance, tuple(p.removeprefix("+") for p in particles)))
    return StanceWords(
        verbs={v: tuple(sorted(cues, key=lambda c: -len(c.particles))) for v, cues in verbs.items()},
        adjectives={a: stance for stance, words in table["adjectives"].items() for a in words},
        nouns={n: stance for stance, words in table["nouns"].items() for n in words},
        phrases=Patterns((stance, p) for stance, patterns in table["phrases"].items() for p in patterns),
        speech_verbs=frozenset(table["speech"]["verbs"]),
        speech_nouns=frozenset(table["speech"]["nouns"]),
        objects={kind: frozenset(words) for kind, words in table["objects"].items()},
    )
