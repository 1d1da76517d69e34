"""Whose turn it is: speakers of a transcript or a script, paragraph by paragraph, and the one whose own text a statement is."""

import re
from collections.abc import Iterator, Sequence

from holdfire.extraction.actors import Actor, Standing
from holdfire.extraction.cast import Cast
from holdfire.extraction.labels import label_end
from holdfire.extraction.tree import Tree
from holdfire.vocab.grammar import words_of

_BRACKET = re.compile(r"\[([^\[\]\n]{2,120})\]\s*")
_ASKERS = words_of("turns")["askers"]
_ANSWERERS = words_of("turns")["answerers"]
_OFFICES = words_of("turns")["offices"]
_OWN_TEXTS = words_of("turns")["own_texts"]
_FIRST_PERSON = frozenset({"i", "we", "our", "us", "my", "me", "ours"})
_TURNS = 3  # labelled paragraphs that make a transcript
_HEAD = 4  # passages within which a statement names its speaker
_OWN = 3  # passages in the first person that make a statement one's own text


def turns_of(trees: Sequence[Tree], cast: Cast) -> list[tuple[int, tuple[Actor, ...]]]:
    """For each passage the first token of what is said in it and who has the word; nobody where nobody has or it is not told."""
    labels = [_label(tree) for tree in trees]
    if sum(label is not None for label in labels) >= _TURNS:
        return list(_transcript(trees, cast, labels))
    author = _author(trees, cast)
    return [(0, author if author and k and _own_words(tree) else ()) for k, tree in enumerate(trees)]


def asks(tree: Tree) -> bool:
    """Whether a paragraph is labelled as a question ("Q (Reuters): ..."), so that whoever its label names does not speak."""
    label = _label(tree)
    return label is not None and _first_word(tree, label) in _ASKERS


def _first_word(tree: Tree, label: tuple[int, int]) -> str:
    return next((w for w in tree.lower[label[0] : label[1]] if w.isalpha()), "")


def _label(tree: Tree) -> tuple[int, int] | None:
    """The tokens of the label that a paragraph of a transcript opens with, and where its words begin; no label that tells a time."""
    bracket = _BRACKET.match(tree.text)
    end = bracket.end() if bracket else label_end(tree.text)
    if not end or (not bracket and re.search(r"\d", tree.text[:end])):
        return None
    first = next((i for i in range(len(tree)) if tree.starts[i] >= end), len(tree))
    known = _ASKERS | _ANSWERERS | _OFFICES
    if not bracket and not any(tree.tags[i].startswith("NNP") or tree.lower[i] in known for i in range(first)):
        return None  # "Third: we have made a proposal"
    return (1 if bracket else 0), first


def _transcript(
    trees: Sequence[Tree], cast: Cast, labels: Sequence[tuple[int, int] | None]
) -> Iterator[tuple[int, tuple[Actor, ...]]]:
    speaker: tuple[Actor, ...] = ()
    answering: tuple[Actor, ...] = ()
    asked = began = False
    for k, (tree, label) in enumerate(zip(trees, labels, strict=True)):
        if label is None:
            yield 0, speaker if began and not asked else ()
            continue
        began = True
        opens = _first_word(tree, label)
        found = _named(cast, k, label)
        asked = opens in _ASKERS
        if asked:
            speaker = ()
        elif opens in _ANSWERERS:
            speaker = answering or _chair(trees, cast)
        elif found:
            speaker = answering = found
        elif not _OFFICES.isdisjoint(tree.lower[label[0] : label[1]]):
            speaker = answering = answering or _chair(trees, cast)
        else:
            speaker = ()
        yield label[1], speaker


def _named(cast: Cast, k: int, label: tuple[int, int]) -> tuple[Actor, ...]:
    """The person or else the side that a label names; "GEN WINTHAI" is whoever was named in full before."""
    inside = [a for i in range(*label) for a in cast.at[k].get(i, ())]
    people = [a for a in inside if a.standing is Standing.PERSON]
    for person in people[:1]:
        name = person.name.casefold()
        return (next((p for p in cast.people if p.party and name in p.name.casefold().split()), person),)
    return tuple(a for a in inside if a.party)[:1]


def _chair(trees: Sequence[Tree], cast: Cast) -> tuple[Actor, ...]:
    """Who takes the questions in a transcript whose answers are in the first person: the person or else the one side that its head names."""
    if sum(_own_words(tree) for tree in trees if not asks(tree)) < _OWN:
        return ()
    head = range(min(len(trees), _HEAD))
    labelled = next((h for h in head if _takes_the_word(trees[h], cast, h)), len(head))
    named = [a for h in range(labelled) for _, at in sorted(cast.at[h].items()) for a in at if a.party]
    people = [a for a in named if a.standing is Standing.PERSON]
    if people:
        return (people[-1],)
    sides = tuple(dict.fromkeys(a.party for a in named))
    if len(sides) != 1:
        return ()
    name = next((name for h in range(labelled) for name in _offices(trees[h])), None)
    return (Actor(name or str(sides[0]), sides[0], Standing.OFFICE if name else Standing.PARTY),)


def _takes_the_word(tree: Tree, cast: Cast, k: int) -> bool:
    """Whether a passage has the label of somebody who asks or speaks, and not "Transcript:"."""
    label = _label(tree)
    if label is None:
        return False
    words = tree.lower[label[0] : label[1]]
    return _first_word(tree, label) in _ASKERS | _ANSWERERS or bool(_OFFICES & set(words) or _named(cast, k, label))


def _offices(tree: Tree) -> Iterator[str]:
    """The offices that a heading names, as it words them: "Government spokesperson"."""
    for i, low in enumerate(tree.lower):
        if low in _OFFICES:
            first = i
            while first and tree.deps[first - 1] in ("compound", "amod") and tree.words[first - 1].isalpha():
                first -= 1
            yield tree.text[tree.starts[first] : tree.ends[i]]


def _author(trees: Sequence[Tree], cast: Cast) -> tuple[Actor, ...]:
    """Whose statement a text in the first person is: whom its head names first ("Remarks by ...", "X on the results of ...")."""
    if sum(_own_words(tree) for tree in trees) < _OWN:
        return ()
    for k, tree in enumerate(trees[:_HEAD]):
        if tree.words and tree.words[-1] in (".", "!", "?", '"'):
            continue  # a sentence, no title
        people = [
            (i, a) for i, at in sorted(cast.at[k].items()) for a in at if a.standing is Standing.PERSON and a.party
        ]
        if people and (people[0][0] == 0 or not _OWN_TEXTS.isdisjoint(tree.lemmas[: people[0][0]])):
            told = any(tree.tags[i] in ("VBZ", "VBD", "VBP", "MD") for i in range(len(tree)))
            return () if told else (people[0][1],)
    return ()


def _own_words(tree: Tree) -> bool:
    """Whether a passage speaks in the first person outside quotation marks."""
    quoted = False
    for word, low in zip(tree.words, tree.lower, strict=True):
        quoted ^= word == '"'
        if not quoted and low in _FIRST_PERSON and not (low == "us" and word.isupper()):
            return True
    return False
