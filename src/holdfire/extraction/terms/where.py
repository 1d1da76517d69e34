"""Where an undertaking holds: named regions, lines, zones and waters; and where forces leave from or stay."""

import re
from collections.abc import Iterator, Mapping

from holdfire.extraction.clauses import modals, negated
from holdfire.extraction.terms.sentence import Found, Sentence
from holdfire.extraction.tree import Tree
from holdfire.record.reading import Axis
from holdfire.vocab.actors import Kind, Roster
from holdfire.vocab.grammar import words_of

_WORDS = words_of("terms")
_PLACES = words_of("terms_places")
# a line, a strip of land or water that is called by a common noun alone
_LINE = re.compile(
    r"\b(?:line\sof\s(?:actual\s)?(?:contact|control)|(?:front|contact|demarcation|blue|green|yellow|red)\s?-?lines?|"
    r"(?:entire|whole|common|joint|land|sea)\s(?:border|frontier|front|coast)|(?:buffer|demilitari[sz]ed|security|weapons-free)\szones?|"
    r"borders?|frontier|front)$",
    re.I,
)
_LEADING = re.compile(r"^(?:(?:the|entire|whole|all|of|its|their|both|sides|parts?)\s+)+", re.I)
_INCLUDING = re.compile(r",?\s(?:including|and)\s(?:the\s)?(?:[A-Z][\w'’-]+\s?){1,4}")
_AHEAD = frozenset({"will", "would", "shall", "must", "should", "may", "can", "could", "'ll"})
_DATE = re.compile(r"\d")


def find_places(sentence: Sentence, region: Mapping[int, int]) -> Iterator[Found]:
    """PLACE terms among the tokens of `region`, each of which knows the word that halts or lists there."""
    tree = sentence.tree
    for j in sorted(region):
        if tree.lower[j] in _PLACES["within"] and tree.deps[j] == "prep" and not _of_something_else(tree, j, region[j]):
            found = _place(sentence, j, venue=_is_made(tree, region[j]))
            if found is not None:
                start, end, name = found
                yield Found(Axis.PLACE, start, end, name, at=tree.starts[region[j]])


def find_posts(sentence: Sentence) -> Iterator[Found]:
    """PLACE terms of a withdrawal: where forces are to leave from, and, denied, where they are to stay."""
    tree = sentence.tree
    for v in range(sentence.first, sentence.last + 1):
        leaves, stays = tree.lemmas[v] in _PLACES["leaves"], tree.lemmas[v] in _PLACES["stays"]
        if not (leaves or stays) or not _to_come(tree, v):
            continue
        if stays and not _of_forces(tree, v):
            continue
        wanted = _PLACES["out_of"] if leaves else _PLACES["within"]
        for p in (c for c in tree.children[v] if tree.deps[c] == "prep" and tree.lower[c] in wanted):
            found = _place(sentence, p)
            if found is not None:
                start, end, name = found
                denied = stays != (negated(tree, v) and tree.tags[v].startswith("V"))
                yield Found(Axis.PLACE, start, end, name, denied, at=tree.starts[v], issue="withdrawal")


def _place(sentence: Sentence, prep: int, *, venue: bool = False) -> tuple[int, int, str] | None:
    """The place behind a preposition, with its name; null where the words are no place, or only say where somebody met."""
    tree = sentence.tree
    head = tree.child(prep, "pobj")
    if head is None:
        inner = next((c for c in tree.each(prep, "prep") if tree.lower[c] in ("of", "from")), None)
        head = tree.child(inner, "pobj") if inner is not None else None
    if head is None:
        return None
    last = _end(tree, head)
    start, end = tree.starts[prep], tree.ends[last]
    words = tree.text[tree.starts[prep + 1] : end]
    name = _LEADING.sub("", words)
    if _DATE.search(words) or tree.lower[head] in _PLACES["no_place"]:
        return None
    if not (_LINE.search(name) or _named(tree, head, name, venue=venue)):
        return None
    more = _INCLUDING.match(tree.text, end)
    if more is not None and more.end() <= sentence.end:
        name, end = name + more[0].rstrip(), start + len(tree.text[start : more.end()].rstrip())
    return start, end, name


def _end(tree: Tree, head: int) -> int:
    """The last token of the name: "line of contact", "Sea of Azov", "part of the Black Sea" and no relative clause."""
    last = head
    for c in tree.children[head]:
        if c > head and tree.deps[c] == "prep" and tree.lower[c] == "of":
            inner = tree.child(c, "pobj")
            if inner is not None:
                last = inner
    return last


def _named(tree: Tree, head: int, name: str, *, venue: bool) -> bool:
    """Whether a noun is a place with a name of its own; a town where something is signed is none."""
    inner = next((c for c in tree.each(head, "prep") if tree.lower[c] == "of"), None)
    if tree.lemmas[head] in ("part", "whole", "all") and inner is not None:
        head = tree.child(inner, "pobj") or head
    if not tree.tags[head].startswith("NN") or not re.search(r"\b[A-Z]", name):
        return False
    kind = tree.lemmas[head].lower()
    if kind in _PLACES["kinds"]:
        return True
    if not tree.tags[head].startswith("NNP"):
        return False
    if set(name.lower().split()) & _PLACES["kinds"] or name.lower().split()[0] in _PLACES["sides"]:
        return True
    known = Roster.load().find([tree.words[head]])
    kinds = {n.kind for match in known for n in match.names}
    return Kind.STATE in kinds or (not kinds and not venue)


def _of_something_else(tree: Tree, prep: int, opener: int) -> bool:
    """Whether a place is that of a war, of talks or of an attack that is told, and not of what is halted."""
    head = tree.heads[prep]
    if tree.lemmas[head] in _PLACES["not_of"]:
        return True
    for n, a in enumerate(tree.ancestors(prep)):
        if a == opener or n > 8:
            return False
        if tree.tags[a] in ("VBD", "VBN", "VBZ", "VBP") and tree.lemmas[a] in _WORDS["acts_of_war"]:
            return tree.lowered_child(a, "be") is None
    return False


def _is_made(tree: Tree, opener: int) -> bool:
    """Whether the halt is signed, agreed or announced there: the place of that is no place of it."""
    return any(tree.lemmas[a] in _PLACES["makes"] for _, a in zip(range(4), tree.ancestors(opener), strict=False))


def _to_come(tree: Tree, v: int) -> bool:
    """Whether it is demanded, promised or refused rather than told as done; of a noun, always."""
    if not tree.tags[v].startswith("V"):
        return tree.tags[v].startswith("NN")
    return bool(modals(tree, v) & _AHEAD) or tree.lowered_child(v, "to") is not None or tree.tags[v] == "VB"


def _of_forces(tree: Tree, v: int) -> bool:
    """Whether those who stay are armed: troops, or a side by its name."""
    subject = tree.subject(v)
    if subject is None:
        return False
    return tree.lemmas[subject].lower() in _PLACES["forces"] or tree.tags[subject] == "NNP"
