"""Generated reports for measuring scale: 400 words each, one in thirty on a truce, the same on every machine.

The sentences are put together from parts that were written for this purpose. Names of people and firms are combined at
random and mean nobody; the states are real, since the reader knows the real ones.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from generated_words import FRAMES, OUTLETS, SUBJECTS, SYLLABLES, TRUCE, Subject

WORDS = 400
RELEVANT = 0.03
_FIRST_DAY = date(2025, 3, 11)
_DAYS = 60


@dataclass(frozen=True, slots=True)
class Generated:
    """One report: `relevant` if it is about a truce; `origin` is the id of the report that it was copied from, else its own."""

    id: str
    published: date
    source: str
    text: str
    relevant: bool
    origin: str


def reports(number: int, *, seed: int = 1, relevant: float = RELEVANT, words: int = WORDS) -> Iterator[Generated]:
    """`number` reports that were written independently of each other; report k depends on the seed and k alone."""
    for k in range(number):
        yield report(k, seed=seed, relevant=relevant, words=words)


def report(k: int, *, seed: int = 1, relevant: float = RELEVANT, words: int = WORDS) -> Generated:
    """The report with the number k."""
    random = Random(seed * 1_000_003 + k)
    on_truce = random.random() < relevant
    subject = TRUCE if on_truce else random.choice(SUBJECTS)
    name = f"r{seed}-{k:06d}"
    day = _FIRST_DAY + timedelta(random.randrange(_DAYS))
    return Generated(name, day, random.choice(OUTLETS), text_on(subject, random, words), on_truce, name)


def text_on(subject: Subject, random: Random, words: int) -> str:
    """A headline and paragraphs of two to four sentences."""
    headline = sentence(subject, random).rstrip(".")
    paragraphs: list[str] = []
    written = len(headline.split())
    while written < words:
        made = " ".join(sentence(subject, random) for _ in range(random.randint(2, 4)))
        paragraphs.append(made)
        written += len(made.split())
    return "\n\n".join([headline, *paragraphs]) + "\n"


def sentence(subject: Subject, random: Random) -> str:
    """One sentence: a frame of the subject or of any subject, with its places filled."""
    own = random.random() < 0.5
    frame = random.choice(subject.frames if own else FRAMES)
    filled = frame.format_map(_Places(subject, random))
    return filled[0].upper() + filled[1:]


class _Places(dict[str, str]):
    """Fills the places of a frame, each time anew."""

    def __init__(self, subject: Subject, random: Random) -> None:
        super().__init__()
        self._subject, self._random = subject, random

    def __missing__(self, place: str) -> str:
        random = self._random
        if place == "n":
            return str(random.choice((random.randint(2, 30), random.randint(30, 950), random.randint(950, 9999))))
        if place == "who":
            return f"{self._name(2)} {self._name(3)}"
        words: Sequence[str] = self._subject.words[place]
        chosen = random.choice(words)
        if place in ("org", "place", "thing") and random.random() < 0.5:
            return f"{self._name(random.randint(2, 3))} {chosen}" if place != "place" else self._name(3)
        return chosen

    def _name(self, syllables: int) -> str:
        """A name that nobody has: the long tail of names in the news."""
        return "".join(self._random.choice(SYLLABLES) for _ in range(syllables)).capitalize()
