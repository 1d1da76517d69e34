"""The parse of a passage as plain lists: what the rules walk on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from spacy.attrs import DEP, HEAD, IDX, ORTH, TAG
from spacy.tokens import Doc

from holdfire.extraction.lemmas import Lemmas
from holdfire.vocab.grammar import words_of

_TELLINGS = words_of("tree")["tellings"]
_SUBJECT_CONTROL = frozenset({"promise", "threaten", "vow", "use", "need", "have", "want", "do", "take", "make"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})


@dataclass(slots=True)
class Tree:
    """Tokens of one passage by index: words, lemmas, tags, arcs and character offsets (into the passage's text).

    `lefts[i]` and `rights[i]` are the first and last token of the subtree of `i`; `sentences` are token ranges.
    """

    text: str
    words: list[str]
    lower: list[str]
    lemmas: list[str]
    tags: list[str]
    deps: list[str]
    heads: list[int]
    children: list[list[int]]
    lefts: list[int]
    rights: list[int]
    starts: list[int]
    ends: list[int]
    sentences: list[tuple[int, int]]
    sentence_of: list[int] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.words)

    def child(self, i: int, *deps: str) -> int | None:
        """The first child of `i` on one of the arcs `deps`."""
        for c in self.children[i]:
            if self.deps[c] in deps:
                return c
        return None

    def each(self, i: int, *deps: str) -> Iterator[int]:
        """The children of `i` on one of the arcs `deps`, in order."""
        return (c for c in self.children[i] if self.deps[c] in deps)

    def conjuncts(self, i: int) -> list[int]:
        """`i` and everything coordinated with it, in order of the text."""
        found, at = [i], 0
        while at < len(found):
            found.extend(self.each(found[at], "conj"))
            at += 1
        return sorted(found)

    def first_conjunct(self, i: int) -> int:
        """The head of the coordination that `i` belongs to."""
        while self.deps[i] == "conj":
            i = self.heads[i]
        return i

    def subject(self, i: int) -> int | None:
        """The subject of verb `i`, its own or the one that it shares with the verb it is coordinated with or opens."""
        for _ in range(8):  # long chains of shared subjects are not news prose
            own = min(
                (c for c in self.children[i] if self.deps[c] in _SUBJECTS), key=lambda c: abs(c - i), default=None
            )
            if own is not None:
                return own
            if self.deps[i] == "xcomp" and self.lemmas[self.heads[i]] not in _SUBJECT_CONTROL:
                object_ = next((c for c in self.children[self.heads[i]] if self.deps[c] == "dobj" and c < i), None)
                if object_ is not None:
                    return object_  # "persuaded Kyiv to agree": Kyiv agrees
            if self.deps[i] not in ("conj", "xcomp", "dep", "advcl", "aux"):
                return None
            if self.deps[i] == "advcl" and self.tags[i] != "VBG" and not self.lowered_child(i, "to"):
                return None
            i = self.heads[i]
        return None

    def lowered_child(self, i: int, *words: str) -> int | None:
        """The first child of `i` that is one of `words`."""
        for c in self.children[i]:
            if self.lower[c] in words:
                return c
        return None

    def ancestors(self, i: int) -> Iterator[int]:
        """The heads above `i`, nearest first."""
        while self.heads[i] != i:
            i = self.heads[i]
            yield i

    def chars(self, first: int, last: int) -> tuple[int, int]:
        """The character offsets in the passage of tokens `first` to `last`, both inclusive."""
        return self.starts[first], self.ends[last]

    def phrase(self, i: int) -> str:
        """The words of the subtree of `i`."""
        return self.text[self.starts[self.lefts[i]] : self.ends[self.rights[i]]]


def tree_of(doc: Doc, lemmas: Lemmas) -> Tree:
    """The parsed `doc` as a Tree."""
    strings = doc.vocab.strings
    # one array for all: making an object of each token costs more than everything else here
    rows = doc.to_array([ORTH, TAG, DEP, HEAD, IDX]).T.tolist() if len(doc) else [[]] * 5
    words = [strings[w] for w in rows[0]]
    n = len(words)
    lower = [w.lower() for w in words]
    tags = [strings[t] for t in rows[1]]
    deps = [strings[d] for d in rows[2]]
    # spaCy stores heads as signed offsets in an unsigned column
    heads = [i + (h if h < 1 << 63 else h - (1 << 64)) for i, h in enumerate(rows[3])]
    lemma = [lemmas.of(w, t) for w, t in zip(words, tags, strict=True)]
    lefts, rights = _edges(doc, heads)
    _mend(lower, lemma, tags, deps, heads)
    children: list[list[int]] = [[] for _ in range(n)]
    for i, h in enumerate(heads):
        if h != i:
            children[h].append(i)
    starts: list[int] = rows[4]
    sentences = [(s.start, s.end) for s in doc.sents] if n else []
    sentence_of = [k for k, (s, e) in enumerate(sentences) for _ in range(s, e)]
    return Tree(
        text=doc.text,
        words=words,
        lower=lower,
        lemmas=lemma,
        tags=tags,
        deps=deps,
        heads=heads,
        children=children,
        lefts=lefts,
        rights=rights,
        starts=starts,
        ends=[s + len(w) for s, w in zip(starts, words, strict=True)],
        sentences=sentences,
        sentence_of=sentence_of,
    )


def _edges(doc: Doc, heads: Sequence[int]) -> tuple[list[int], list[int]]:
    """The first and the last token of each subtree, as spaCy has them."""
    arcs = list(enumerate(heads))
    lefts, rights = list(range(len(heads))), list(range(len(heads)))
    for some in (arcs, reversed(arcs)):
        for i, h in some:
            if lefts[i] < lefts[h]:
                lefts[h] = lefts[i]
            if rights[i] > rights[h]:
                rights[h] = rights[i]
    if all(lefts[h] <= lefts[i] and rights[i] <= rights[h] for i, h in arcs):
        return lefts, rights
    # arcs that cross: spaCy goes over them a number of times that only its own edges tell
    return [t.left_edge.i for t in doc], [t.right_edge.i for t in doc]


def _mend(lower: list[str], lemmas: list[str], tags: list[str], deps: list[str], heads: list[int]) -> None:
    """Mend what the parser often hangs wrongly on a verb of telling.

    In "warned in a post that X would", the clause is what was warned; in "added talks would begin", the talks begin.
    """
    for i, dep in enumerate(deps):
        if dep == "dobj" and i + 1 < len(deps) and lower[i + 1] in ("would", "will", "had", "must", "should"):
            verb, clause = heads[i], heads[i + 1]
            if clause > i and deps[clause] == "ccomp" and heads[clause] == verb:
                heads[i], deps[i] = clause, "nsubj"
    for i, tag in enumerate(tags):
        clause = heads[i]
        if deps[i] == "conj" and tag == "VBD" and deps[clause] == "ccomp" and tags[clause] == "VBN":
            bare = any(heads[j] == clause and lower[j] == "be" for j in range(max(0, clause - 4), clause))
            modal = any(heads[j] == clause and tags[j] == "MD" for j in range(max(0, clause - 6), clause))
            if (
                bare and not modal
            ):  # "insisted that relief be sped up and offered": a subjunctive is not joined to a past
                heads[i] = heads[clause]
    for i, word in enumerate(lower):
        if word != "that" or deps[i] != "mark":
            continue
        clause = heads[i]
        noun = heads[clause]
        if deps[clause] not in ("acl", "relcl") or lemmas[noun] not in _TELLINGS or deps[noun] != "pobj":
            continue
        verb = heads[heads[noun]]
        if tags[verb].startswith("V"):
            heads[clause], deps[clause] = verb, "ccomp"


def trees_of(docs: Sequence[Doc], lemmas: Lemmas) -> list[Tree]:
    """One Tree a doc."""
    return [tree_of(d, lemmas) for d in docs]
