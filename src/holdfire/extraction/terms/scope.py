"""What an undertaking covers, by which means it forbids an act, and where: classes of targets behind words that halt."""

import re
from collections.abc import Iterator
from dataclasses import replace

from holdfire.extraction.clauses import modals, negated
from holdfire.extraction.terms.sentence import Found, Sentence
from holdfire.extraction.terms.targets import hits_in
from holdfire.extraction.terms.where import find_places
from holdfire.extraction.tree import Tree
from holdfire.record.reading import Axis
from holdfire.vocab.grammar import words_of
from holdfire.vocab.targets import target_words

_WORDS = words_of("terms")
_LEFT_OUT = re.compile(
    r"\b(?:exclud(?:e|es|ed|ing)|leav(?:e|es|ing)\sout|left\sout|omit(?:s|ted)?|exempt(?:s|ed|ing)?|(?:no|not\sany|without)\smention\sof"
    r"|(?:does|do|did|would|will)\snot\s(?:\w+\s)?(?:cover|include|protect|apply\sto|extend\sto|contain|mention)|not\s(?:cover|includ|protect)\w*)\b[^;.]{0,70}$",
    re.I,
)
_BUT_NOT = re.compile(
    r"\b(?:other\sthan|apart\sfrom|except(?:ing|\sfor)?|but\snot|not)\s(?:the\s|any\s)?(?:on\s)?$", re.I
)
_WHERE = re.compile(r"\b(?:along|across|over|beyond|near|from|behind|of|in|on)\s(?:the\s)?(?:entire\s|whole\s)?$", re.I)
_REACH = 40  # tokens of one noun phrase


def find_scope(sentence: Sentence) -> Iterator[Found]:
    """SCOPE, MEANS and PLACE terms of the halts, bans and lists that the sentence words."""
    region = _covered(sentence)
    if not region:
        return
    words, tree = target_words(), sentence.tree
    group = -1  # where the first class of the same halt stands: what one halt covers belongs to one undertaking
    for hit in hits_in(words.classes, sentence, set(region)):
        if tree.lemmas[region[hit.first]] in ("withdraw", "withdrawal"):
            continue  # what forces leave is a place
        start, end = tree.chars(hit.first, hit.last)
        group = start if group < 0 or region[hit.first] != region[sentence.token(group)] else group
        before = sentence.text[max(sentence.start, start - 80) : start]
        if hit.label in ("land.front", "land.border", "land", "sea") and _WHERE.search(before):
            continue  # where it holds, and not what it spares
        subject = _covering(tree, region[hit.first])
        yield Found(Axis.SCOPE, start, end, hit.label, _left_out(before), at=group if subject is None else subject)
    for hit in hits_in(words.means, sentence, set(region)):
        start, end = tree.chars(hit.first, hit.last)
        subject = _covering(tree, region[hit.first])
        yield Found(Axis.MEANS, start, end, hit.label, at=-1 if subject is None else subject)
    for found in find_places(sentence, region):
        subject = _covering(tree, sentence.token(found.at))
        yield found if subject is None else replace(found, at=subject)


def _covering(tree: Tree, opener: int) -> int | None:
    """Where the halt stands that covers what hangs on `opener`: "the ceasefire covers", so that it is the ceasefire's scope."""
    if not tree.tags[opener].startswith("V") or tree.lemmas[opener] not in _WORDS["covers"]:
        return None
    subject = tree.subject(opener)
    return tree.starts[subject] if subject is not None and tree.lemmas[subject] in _WORDS["halts"] else None


def find_listed(sentence: Sentence) -> Iterator[Found]:
    """SCOPE terms of a line in a list: every class that it names."""
    region = dict.fromkeys(range(sentence.first, sentence.last + 1), sentence.first)
    for hit in hits_in(target_words().classes, sentence, set(region)):
        start, end = sentence.tree.chars(hit.first, hit.last)
        yield Found(Axis.SCOPE, start, end, hit.label)


def _left_out(before: str) -> bool:
    return bool(_BUT_NOT.search(before)) or (bool(_LEFT_OUT.search(before)) and not _halting_not(before))


def _halting_not(before: str) -> bool:
    """ "not to hit", "not to be attacked": what must not be done is covered."""
    return bool(
        re.search(
            r"\b(?:not|n't)\s(?:to\s)?(?:be\s)?(?:strike|struck|hit|attack|fire|shell|target|bomb|use|carry)\w*\b[^;.]{0,60}$",
            before,
            re.I,
        )
    )


def _covered(sentence: Sentence) -> dict[int, int]:
    """The tokens that say what is halted or listed, each with the halting or listing word."""
    tree, region = sentence.tree, dict[int, int]()
    for i in range(sentence.first, sentence.last + 1):
        if _opens(tree, i):
            for j in _phrase(tree, i):
                region.setdefault(j, i)
    return region


def _opens(tree: Tree, i: int) -> bool:
    """Whether what hangs on a word is covered: a halt, a list that covers, "facilities that are not to be attacked"."""
    lemma = tree.lemmas[i]
    if lemma in _WORDS["halts"]:
        return _is_halt(tree, i)
    if lemma in _WORDS["strikes"] and tree.tags[i] == "VB":
        return negated(tree, i) and (
            bool(modals(tree, i) & {"will", "would", "shall", "must"}) or tree.lowered_child(i, "to") is not None
        )
    if not tree.tags[i].startswith("V"):
        return lemma in ("facility", "object", "site", "class", "target") and _spared(tree, i)
    if lemma in _WORDS["ensures"]:
        return not _talked_of(tree, i)
    if lemma in ("name", "list", "specify"):
        return tree.subject(i) is not None
    subject = tree.subject(i) if lemma in _WORDS["covers"] else None
    return subject is not None and tree.lemmas[subject] in _WORDS["documents"] | _WORDS["terms_of_time"] | {"it", "ban"}


def _talked_of(tree: Tree, i: int) -> bool:
    """Whether it is only a subject of talks: "technical negotiations on a maritime ceasefire"."""
    for n, a in enumerate(tree.ancestors(i)):
        if tree.lemmas[a] in (
            "talk",
            "negotiation",
            "negotiate",
            "discuss",
            "discussion",
            "consultation",
            "explore",
            "mediate",
        ):
            return True
        if n > 5 or (tree.tags[a].startswith("V") and tree.lemmas[a] in _WORDS["undertakes"]):
            return False
    return False


def _is_halt(tree: Tree, i: int) -> bool:
    """Whether a halting word halts something here; "ended the talks" and "broke the truce" do not word what is covered."""
    if (
        tree.lemmas[i] == "end"
        and tree.tags[i].startswith("N")
        and tree.lowered_child(i, "of") is None
        and tree.lowered_child(i, "to") is None
    ):
        return False
    if tree.lemmas[i] in ("hold", "avoid", "ban") and tree.tags[i] in ("VBD", "VBN"):
        return False
    head = tree.heads[i]
    for _ in range(3):
        if tree.lemmas[head] in ("violate", "break", "breach", "undermine", "derail", "accuse"):
            return False
        if tree.heads[head] == head:
            break
        head = tree.heads[head]
    return not _talked_of(tree, i)


def _spared(tree: Tree, i: int) -> bool:
    """ "facilities that are not to be attacked", "protected facilities"."""
    return any(tree.lower[c] in ("protected", "spared") for c in tree.children[i]) or any(
        tree.lowered_child(c, "not") is not None for c in tree.each(i, "relcl")
    )


def _phrase(tree: Tree, i: int) -> Iterator[int]:
    """The tokens under a halting word, without asides."""
    covering = tree.lemmas[i] in _WORDS["covers"] and tree.lemmas[i] not in _WORDS["halts"]
    todo, seen = [i], 0
    while todo and seen < _REACH * 2:
        j = todo.pop()
        seen += 1
        yield j
        for c in tree.children[j]:
            dep = tree.deps[c]
            if j == i and c < i and tree.tags[i].startswith("V"):
                continue  # what comes before a verb that halts or covers is its subject or another clause
            if dep == "relcl" and covering and j != i:
                todo.append(c)
                continue
            if dep in ("relcl", "parataxis", "nsubj", "nsubjpass", "mark", "punct", "cc", "advcl") and not (
                dep == "advcl" and j != i
            ):
                continue
            if dep == "conj" and j == i and tree.tags[j].startswith("V") and tree.lemmas[c] not in _WORDS["halts"]:
                continue
            if tree.lower[c] == "from" and tree.lemmas[j] in ("refrain", "desist", "abstain", "cease", "stop"):
                todo.append(c)
                continue
            if dep == "prep" and tree.lower[c] in (
                "under",
                "amid",
                "despite",
                "after",
                "during",
                "from",
                "since",
                "until",
                "between",
            ):
                continue
            todo.append(c)
