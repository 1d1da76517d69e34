"""Organisations that no table lists: a name in capitals that ends like one ("Horn Relief Forum (HRF)") and comes again in the report."""

from collections.abc import Iterator, Sequence

from holdfire.extraction.tree import Tree
from holdfire.vocab.actors import Kind, Match, Name
from holdfire.vocab.grammar import words_of

_GROUPS = words_of("unlisted")["groups"]
_ORGANISATIONS = words_of("unlisted")["organisations"]
_SHORTEST, _LONGEST = 2, 7  # words of a name
_INSIDE = frozenset({"of", "for", "and", "-"})


def with_unlisted(trees: Sequence[Tree], matches: Sequence[Sequence[Match]]) -> list[list[Match]]:
    """The names found so far and those of organisations that no table lists, in order of the text."""
    names: dict[str, Name] = {}
    short: dict[str, Name] = {}
    for tree, found in zip(trees, matches, strict=True):
        taken = {i for m in found for i in range(m.start, m.end)}
        for first, last in _runs(tree, taken):
            words = tree.text[tree.starts[first] : tree.ends[last]]
            kind = Kind.GROUP if tree.lower[last] in _GROUPS else Kind.ORGANISATION
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
    known = {name.party for name in names.values()}
    return [[m for m in found if m.names[0].party not in known or times[m.names[0].party] > 1] for found in made]


def _runs(tree: Tree, taken: set[int]) -> Iterator[tuple[int, int]]:
    """The stretches of proper nouns that end like an organisation's name: first and last token."""
    i = 0
    while i < len(tree):
        if i in taken or not _proper(tree, i):
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
        if end is not None and _SHORTEST <= end - i + 1 <= _LONGEST:
            yield i, end
        i = last + 1


def _proper(tree: Tree, i: int) -> bool:
    return tree.tags[i] in ("NNP", "NNPS") and tree.words[i][:1].isupper()


def _again(tree: Tree, found: Sequence[Match], names: dict[str, Name], short: dict[str, Name]) -> Iterator[Match]:
    """The mentions in one passage: by the full name, by the acronym, by "the Forum"."""
    taken = {i for m in found for i in range(m.start, m.end)}
    covered: set[int] = set()
    for first, last in _runs(tree, taken):
        name = names.get(tree.text[tree.starts[first] : tree.ends[last]])
        if name is not None:
            covered.update(range(first, last + 1))
            yield Match(first, last + 1, (name,))
    for i, word in enumerate(tree.words):
        if i in taken or i in covered or word not in short:
            continue
        if word.isupper() or (i > 0 and tree.lower[i - 1] == "the" and tree.tags[i].startswith("NNP")):
            yield Match(i, i + 1, (short[word],))
