"""Who tells the words of a sentence: the sayings around them, and a closing ", the ministry said" that the parser made something else."""

from bisect import bisect_right
from collections.abc import Sequence

from holdfire.extraction.accounts import Accounts
from holdfire.extraction.actors import Actor
from holdfire.extraction.cast import Cast
from holdfire.extraction.sayings import Saying, Sayings
from holdfire.extraction.terms.sentence import whole_sentences
from holdfire.extraction.tree import Tree

# verbs by which one side takes up or passes on what is another one's wording
RELAYS = frozenset(
    {
        "proposal",
        "offer",
        "idea",
        "call",
        "initiative",
        "propose",
        "agree",
        "accept",
        "order",
        "suggest",
        "support",
        "back",
        "welcome",
        "promise",
        "command",
        "request",
        "instruct",
        "put",
    }
)  # fmt: skip
_SPEECH = frozenset(
    {
        "say",
        "tell",
        "announce",
        "state",
        "add",
        "write",
        "note",
        "stress",
        "confirm",
        "declare",
        "explain",
        "report",
        "warn",
    }
)
_NAMING = frozenset({"NNP", "NNPS", "NN", "NNS", "JJ", "DT", "CC", "POS", "PRP$"})
_LONG = 80  # tokens of a sentence that somebody tells at its end


class Tellers(Accounts):
    """Finds the tellers of a report's sentences; one instance a report."""

    def __init__(self, trees: Sequence[Tree], cast: Cast, sayings: Sayings) -> None:
        super().__init__(trees, cast)
        self._sayings = sayings
        self._starts = [[first for first, _ in whole_sentences(tree)] for tree in trees]
        self._cued: list[dict[int, list[Saying]]] = [{} for _ in trees]  # by the sentence of the cue
        for k, inside in enumerate(sayings.by_passage):
            for saying in inside:
                if saying.cue is not None:
                    self._cued[k].setdefault(self._sentence(k, saying.cue), []).append(saying)

    def _tellers(self, k: int, i: int) -> list[Saying]:
        """Who tells a token, outermost first; where nothing covers it, a closing ", the ministry said" of its sentence does."""
        tree = self._trees[k]
        found = [
            s
            for s in self._sayings.chain(k, i)
            if (s.actors or self._sides(s)) and not (s.cue is None and self._turns(s, i))
        ]
        if found:
            return found
        closing = [
            s
            for s in self._cued[k].get(self._sentence(k, i), ())
            if s.cue is not None
            and s.cue > i
            and "," in tree.words[i : s.cue]
            and tree.lemmas[s.cue] not in RELAYS
            and self._sides(s)
        ]
        return closing[-1:] or self._parenthesis(k, tree, i)

    def _parenthesis(self, k: int, tree: Tree, i: int) -> list[Saying]:
        """ ", the envoy told the council", where the parser made it the main clause."""
        here = self._sentence(k, i)
        for v in range(i + 1, min(len(tree), i + _LONG)):
            if self._sentence(k, v) != here:
                return []
            if tree.deps[v] not in ("ROOT", "conj") or tree.lemmas[v] not in _SPEECH:
                continue
            subject = tree.child(v, "nsubj")
            if subject is not None and i < tree.lefts[subject] and tree.words[tree.lefts[subject] - 1] == ",":
                actors = tuple(self._actors(k, subject))
                return [Saying(k, actors, ((here, tree.lefts[subject] - 1),), v, subject)] if actors else []
        return self._tail(k, tree, i, here)

    def _tail(self, k: int, tree: Tree, i: int, here: int) -> list[Saying]:
        """ ", Thailand and Cambodia said in a joint statement" by its words alone, where the parser took the names for an apposition."""
        for v in range(i + 2, min(len(tree), i + _LONG)):
            if self._sentence(k, v) != here:
                return []
            if tree.lemmas[v] not in _SPEECH or tree.tags[v] not in ("VBD", "VBZ", "VBP"):
                continue
            start = v
            while start > i and tree.tags[start - 1] in _NAMING:
                start -= 1
            if start == v or start <= i + 1 or tree.words[start - 1] != ",":
                continue
            actors = tuple(dict.fromkeys(a for j in range(start, v) for a in self._actors(k, j)))
            if actors:
                return [Saying(k, actors, ((here, start - 1),), v, v - 1)]
        return []

    def _open_quote(self, k: int, start: int) -> bool:
        """Whether a quotation stands open where a sentence begins; looked for in the last few lines."""
        return sum(w == '"' for w in self._trees[k].words[max(0, start - 200) : start]) % 2 == 1

    def _sentence(self, k: int, i: int) -> int:
        """Where the sentence of a token begins."""
        starts = self._starts[k]
        return starts[bisect_right(starts, i) - 1] if starts else 0

    def _turns(self, saying: Saying, i: int) -> bool:
        """Whether a sentence that is only taken to go on with what somebody said turns to another side: "ASEAN will monitor"."""
        tree = self._trees[saying.k]
        start, end = tree.sentences[tree.sentence_of[i]]
        if '"' in tree.words[start:end] or self._open_quote(saying.k, start):
            return False
        root = next((j for j in range(start, end) if tree.deps[j] == "ROOT"), start)
        subject = tree.subject(root)
        named = {a.party for a in self._actors(saying.k, subject)}
        return bool(named) and not named & {a.party for a in self._sides(saying)}

    def _sides(self, saying: Saying) -> tuple[Actor, ...]:
        """The tellers of a saying that have a side."""
        found = tuple(a for a in saying.actors if self._has_side(a))
        if found or saying.cue is None:
            return found
        if saying.source is not None:
            return tuple(self._actors(saying.k, saying.source))
        before = saying.cue - 1
        return tuple(a for a in self._cast.actors(saying.k, before) if self._has_side(a)) if before >= 0 else ()
