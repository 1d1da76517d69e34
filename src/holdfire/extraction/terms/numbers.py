"""How many people or bodies an undertaking is about: "33 hostages", "175 for 175", "23 badly wounded servicemen"."""

from collections.abc import Iterator

from holdfire.extraction.clauses import modals
from holdfire.extraction.numbers import find_quantities
from holdfire.extraction.terms.sentence import Found, Sentence
from holdfire.record.reading import Axis
from holdfire.vocab.grammar import words_of

_PEOPLE = words_of("outcomes")
_WANTED = (
    _PEOPLE["prisoner_exchange"] | _PEOPLE["wounded_transfer"] | _PEOPLE["hostage_release"] | _PEOPLE["remains_return"]
)
_UNDERTAKES = words_of("terms")["undertakes"]
_FUTURE = frozenset({"will", "would", "shall", "'ll", "must"})


def find_numbers(sentence: Sentence) -> Iterator[Found]:
    """QUANTITY terms of what is still to be done."""
    text, tree = sentence.text, sentence.tree
    low = text[sentence.start : sentence.end].lower()
    if not any(w in low for w in _WANTED):
        return
    for quantity in find_quantities(text[sentence.start : sentence.end]):
        start, end = sentence.start + quantity.span.start, sentence.start + quantity.span.end
        near = text[max(sentence.start, start - 40) : min(sentence.end, end + 48)].lower()
        if (
            quantity.value is None
            or not any(w in near for w in _WANTED)
            or (quantity.unit_words or "").rstrip("s") in ("day", "week", "month", "time", "year")
        ):
            continue
        i = sentence.token(start)
        verb = next((a for a in tree.ancestors(i) if tree.tags[a].startswith("V") and tree.deps[a] != "amod"), None)
        if verb is not None and _to_come(sentence, verb):
            yield Found(Axis.QUANTITY, start, end, str(quantity.value), at=start)


def _to_come(sentence: Sentence, verb: int) -> bool:
    tree = sentence.tree
    for _ in range(4):
        if modals(tree, verb) & _FUTURE or (
            tree.lowered_child(verb, "to") is not None and tree.lemmas[tree.heads[verb]] in _UNDERTAKES | {"be"}
        ):
            return True
        if tree.heads[verb] == verb or tree.deps[verb] not in ("relcl", "conj", "xcomp", "pcomp", "acl"):
            return False
        verb = tree.heads[verb]
    return False
