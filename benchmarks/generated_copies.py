"""Reports with known copies: edited by up to three words in ten, in the ways in which newsrooms edit agency text."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from random import Random

from generated_reports import WORDS, Generated, report, sentence
from generated_words import SUBJECTS

COPIES = 0.3  # of all reports
EDITED = 0.3  # of a copy's words, at most
_FURNITURE = (
    "Also read: ten things to know before the weekend",
    "Subscribe to our newsletter for daily updates in your inbox.",
    "(With inputs from agencies)",
    "Follow us on Telegram and WhatsApp.",
)

Edit = Callable[[list[list[str]], float, Random], list[list[str]]]


def with_copies(
    number: int, *, seed: int = 7, copies: float = COPIES, edited: float = EDITED, words: int = WORDS
) -> Iterator[Generated]:
    """`number` reports; a share of them carries the text of an earlier one, edited anew in each copy."""
    random = Random(seed)
    recent: list[Generated] = []
    for k in range(number):
        if recent and random.random() < copies:
            origin = recent[min(random.randrange(len(recent)), random.randrange(len(recent)))]
            yield copied(origin, f"c{seed}-{k:06d}", random, edited)
            continue
        made = report(k, seed=seed, words=words)
        recent.append(made)
        if len(recent) > 2000:
            recent.pop(random.randrange(1000))
        yield made


def copied(origin: Generated, name: str, random: Random, edited: float) -> Generated:
    """A copy of `origin` by another outlet on the same day or up to three days later."""
    headline, *body = origin.text.strip().split("\n\n")
    paragraphs = [paragraph.split() for paragraph in body]
    left = random.uniform(0, edited)
    chosen = random.sample(EDITS, random.randint(1, 3))
    for edit in chosen:
        paragraphs = edit(paragraphs, left / len(chosen), random)
    lines = [" ".join(paragraph) for paragraph in paragraphs if paragraph]
    if random.random() < 0.5:
        headline = sentence(random.choice(SUBJECTS), random).rstrip(".")
    if random.random() < 0.5:
        lines.insert(random.randint(0, len(lines)), random.choice(_FURNITURE))
    if random.random() < 0.3:
        lines[0] = f"CITY, {origin.published:%B %d} ({random.choice(('AFP', 'Reuters', 'AP'))}) - {lines[0]}"
    later = origin.published + timedelta(random.randint(0, 3))
    return replace(
        origin, id=name, published=later, source="Copying Gazette", text="\n\n".join([headline, *lines]) + "\n"
    )


def _exchanged(paragraphs: list[list[str]], share: float, random: Random) -> list[list[str]]:
    pool = [word for paragraph in paragraphs for word in paragraph]
    return [[random.choice(pool) if random.random() < share else word for word in p] for p in paragraphs]


def _dropped(paragraphs: list[list[str]], share: float, random: Random) -> list[list[str]]:
    return [[word for word in p if random.random() >= share] for p in paragraphs]


def _added(paragraphs: list[list[str]], share: float, random: Random) -> list[list[str]]:
    pool = [word for paragraph in paragraphs for word in paragraph]
    return [
        [w for word in p for w in ([word, random.choice(pool)] if random.random() < share else [word])]
        for p in paragraphs
    ]


def _cut(paragraphs: list[list[str]], share: float, random: Random) -> list[list[str]]:
    left = int(sum(map(len, paragraphs)) * (1 - share))
    kept = []
    for paragraph in paragraphs:
        kept.append(paragraph[: max(0, left)])
        left -= len(paragraph)
    return kept


def _own_paragraph(paragraphs: list[list[str]], share: float, random: Random) -> list[list[str]]:
    wanted, own = int(sum(map(len, paragraphs)) * share), list[str]()
    while len(own) < wanted:
        own += sentence(random.choice(SUBJECTS), random).split()
    at = random.randint(0, len(paragraphs))
    return [*paragraphs[:at], own, *paragraphs[at:]]


def _reordered(paragraphs: list[list[str]], share: float, random: Random) -> list[list[str]]:
    return random.sample(paragraphs, len(paragraphs))


EDITS: tuple[Edit, ...] = (_exchanged, _dropped, _added, _cut, _own_paragraph, _reordered)
