"""Organisations that no table lists: a name in capitals that ends or opens like one, or that a noun introduces, and that comes again or speaks."""

from collections.abc import Iterator, Sequence

from holdfire.extraction.tree import Tree
from holdfire.vocab.actors import Kind, Match, Name
from holdfire.vocab.grammar import words_of

_GROUPS = words_of("unlisted")["groups"]
_ORGANISATIONS = words_of("unlisted")["organisations"]
_INTRODUCED = {
    **dict.fromkeys(words_of("unlisted")["introduce_groups"], Kind.GROUP),
    **dict.fromkeys(words_of("unlisted")["introduce_organisations"], Kind.ORGANISATION),
}
_OPENING = {
    **dict.fromkeys(words_of("unlisted")["opening_groups"], Kind.GROUP),
    **dict.fromkeys(words_of("unlisted")["opening_organisations"], Kind.ORGANISATION),
}
_OFFICES = words_of("turns")["offices"]
_MEMBERS = frozenset(
    {"leader", "member", "senator", "deputy", "lawmaker", "head", "founder", "chairman", "chairwoman", "mp"}
)
_SPEAKS = frozenset(
    [
        "say", "announce", "demand", "declare", "ask", "call", "want", "urge", "warn", "welcome", "reject", "request", "accuse", "tell",
        "insist", "deny", "agree", "refuse", "condemn", "offer", "propose", "appeal", "pledge", "promise", "blame", "confirm",
    ]
)  # fmt: skip
_SHORTEST, _LONGEST = 2, 7  # words of a name
_INSIDE = frozenset({"of", "for", "and", "-"})


def with_unlisted(trees: Sequence[Tree], matches: Sequence[Sequence[Match]]) -> list[list[Match]]:
    """The names found so far and those of organisations that no table lists, in order of the text."""
    names: dict[str, Name] = {}
    short: dict[str, Name] = {}
    heard: set[str] = set()
    for tree, found in zip(trees, matches, strict=True):
        taken = {i for m in found for i in range(m.start, m.end)}
        for first, last, kind in _runs(tree, taken):
            words = tree.text[tree.starts[first] : tree.ends[last]]
            if _speaks(tree, first, last):
                heard.add(words)
            name = names.setdefault(words, Name(words, words, kind, words if kind is Kind.ORGANISATION else None))
            short.setdefault(tree.words[last], name)
            if last + 3 < len(tree) and tree.words[last + 1] == "(" and tree.words[last + 3] == ")":
                if tree.words[last + 2].isupper():
                    short[tree.words[last + 2]] = name
    if not names:
        return [list(found) for found in matches]
    made = [
        sorted([*f, *_again(t, f, names, short)], key=lambda m: m.start) for t, f in zip(trees, matches, strict=True)
    ]
    times: dict[str, int] = {}
    for found in made:
        for match in found:
            times[match.names[0].party] = times.get(match.names[0].party, 0) + 1
    known = {name.party for name in names.values()} - heard
    return [[m for m in found if m.names[0].party not in known or times[m.names[0].party] > 1] for found in made]


def _speaks(tree: Tree, first: int, last: int) -> bool:
    """Whether a name is the subject of a verb that tells, asks or answers, opens a line before a colon, or has officers: "senator of the"."""
    if first <= 3 and last + 1 < len(tree) and ":" in tree.words[last + 1 : last + 6]:
        return True
    of_the = first > 2 and tree.lower[first - 1] == "the" and tree.lower[first - 2] in ("of", "from")
    if of_the and tree.lemmas[first - 3] in _OFFICES | _MEMBERS:
        return True
    return any(
        tree.deps[i] == "nsubj" and tree.lemmas[tree.heads[i]] in _SPEAKS and not first <= tree.heads[i] <= last
        for i in (*range(first, last + 1), *(tree.heads[j] for j in range(first, last + 1) if tree.deps[j] == "appos"))
    )


def _runs(tree: Tree, taken: set[int]) -> Iterator[tuple[int, int, Kind]]:
    """The stretches of proper nouns that name an organisation by their last word, their first, or a noun before them."""
    i = 0
    while i < len(tree):
        if i in taken or not (_proper(tree, i) or _numbered(tree, i)):
            i += 1
            continue
        last = i
        while (
            last + 1 < len(tree)
            and last + 1 not in taken
            and (
                _proper(tree, last + 1)
                or (
                    tree.lower[last + 1] in _INSIDE
                    and last + 2 < len(tree)
                    and last + 2 not in taken
                    and _proper(tree, last + 2)
                )
            )
        ):
            last += 1
        end = next((j for j in range(last, i, -1) if tree.lower[j] in _GROUPS | _ORGANISATIONS), None)
        if tree.lower[i] in _OFFICES:  # "Chief of Army" is a person
            i = last + 1
            continue
        opening = _OPENING.get(tree.lower[i])
        introduced = _INTRODUCED.get(tree.lower[i - 1]) if i else None
        if end is not None and _SHORTEST <= end - i + 1 <= _LONGEST:
            yield i, end, Kind.GROUP if tree.lower[end] in _GROUPS else Kind.ORGANISATION
        elif opening is not None and last == i and _numbered(tree, i):
            yield i, last + 1, opening
        elif opening is not None and _SHORTEST <= last - i + 1 <= _LONGEST:
            yield i, last, opening
        elif introduced is not None and last - i + 1 <= _LONGEST and tree.tags[i - 1] == "NN":
            yield i, last, introduced
        i = last + 1


def _numbered(tree: Tree, i: int) -> bool:
    """ "Front 33" is a name, whatever the tagger makes of it."""
    opens = tree.words[i][:1].isupper() and tree.lower[i] in _OPENING
    return opens and i + 1 < len(tree) and tree.words[i + 1].isdigit()


def _proper(tree: Tree, i: int) -> bool:
    return tree.tags[i] in ("NNP", "NNPS") and tree.words[i][:1].isupper()


def _again(tree: Tree, found: Sequence[Match], names: dict[str, Name], short: dict[str, Name]) -> Iterator[Match]:
    """The mentions in one passage: by the full name, by the acronym, by "the Forum"."""
    taken = {i for m in found for i in range(m.start, m.end)}
    covered: set[int] = set()
    for first, last, _ in _runs(tree, taken):
        name = names.get(tree.text[tree.starts[first] : tree.ends[last]])
        if name is not None:
            covered.update(range(first, last + 1))
            yield Match(first, last + 1, (name,))
    for i, word in enumerate(tree.words):
        if i in taken or i in covered or word not in short:
            continue
        if word.isupper() or (i > 0 and tree.lower[i - 1] == "the" and tree.tags[i].startswith("NNP")):
            yield Match(i, i + 1, (short[word],))
