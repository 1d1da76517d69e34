"""Sayings: which stretches of a report are whose words, by rule, and by the trained reader where no rule speaks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from holdfire.extraction.actors import Actor, Standing
from holdfire.extraction.agreed_text import is_heading
from holdfire.extraction.attribution.found import Found
from holdfire.extraction.attributions import Attributions, source_head
from holdfire.extraction.cast import Cast
from holdfire.extraction.issuers import heading_of, interview_of
from holdfire.extraction.labels import label_end
from holdfire.extraction.nameless import VIEWS, Nameless
from holdfire.extraction.quotations import opens_quote, quoted_on, quotes
from holdfire.extraction.tree import Tree
from holdfire.extraction.turns import asks, turns_of
from holdfire.vocab.actors import Kind
from holdfire.vocab.stances import StanceWords

_SURE = 0.6  # the confidence from which on the trained reader is followed where no rule speaks
_CLAUSES = frozenset({"ccomp", "parataxis", "acl", "ROOT"})
_PREFIX_REACH = 24  # tokens within which "Name, channel:" opens a post
_WE = frozenset({"we", "our", "us", "ours"})
_ZONE_REACH = 12  # tokens from the start of the telling to its verb
_ZONE = ("nsubj", "aux", "advmod", "npadvmod", "dative", "prep", "neg", "prt", "dobj", "det", "auxpass")


@dataclass(frozen=True, slots=True)
class Saying:
    """A stretch of passage `k` that is told by somebody: `pieces` are inclusive token ranges, `cue` and `source` tokens or null."""

    k: int
    actors: tuple[Actor, ...]
    pieces: tuple[tuple[int, int], ...]
    cue: int | None = None
    source: int | None = None

    def covers(self, i: int) -> bool:
        """Whether token `i` is among the words told."""
        return any(lo <= i <= hi for lo, hi in self.pieces)

    @property
    def size(self) -> int:
        """Tokens told."""
        return sum(hi - lo + 1 for lo, hi in self.pieces)


class Sayings:
    """Every saying of a report, by passage."""

    def __init__(self, trees: Sequence[Tree], cast: Cast, words: StanceWords, attributions: Attributions) -> None:
        self._trees, self._cast, self._words = trees, cast, words
        self._attributions, self._nameless = attributions, Nameless(cast, words)
        self.by_passage: list[list[Saying]] = []
        self._covering: list[list[list[Saying]]] = []
        last: Saying | None = None
        self._issuer: tuple[Actor, ...] = ()
        interview = interview_of(trees, cast)
        self._turns = turns_of(trees, cast)
        for k, tree in enumerate(trees):
            if interview is not None and k >= interview[0]:
                self._issuer = interview[1]
            elif is_heading(tree):
                self._issuer = heading_of(cast, k) or self._issuer
            found = list(self._of_passage(k, tree, last))
            found += self._by_model(k, tree, found)
            found = [_after_semicolon(tree, s) for s in found]
            self.by_passage.append(found)
            named = [s for s in found if s.actors]
            last = named[-1] if named else (last if opens_quote(tree) else None)
            covering: list[list[Saying]] = [[] for _ in range(len(tree))]
            for s in sorted(found, key=lambda s: -s.size):
                for lo, hi in s.pieces:
                    for i in range(lo, hi + 1):
                        covering[i].append(s)
            self._covering.append(covering)

    def chain(self, k: int, i: int) -> tuple[Saying, ...]:
        """Who tells token `i` of passage `k`: outermost teller first; empty for the report's own voice."""
        return tuple(self._covering[k][i])

    def _of_passage(self, k: int, tree: Tree, before: Saying | None) -> Iterator[Saying]:
        prefix = self._prefix(k, tree)
        first, speaker = self._turns[k]
        if prefix is not None and not asks(tree):
            yield prefix
        elif speaker and first < len(tree):
            yield Saying(k, speaker, ((first, len(tree) - 1),))
        teller = before
        for number, (start, end) in enumerate(tree.sentences):
            said: list[Saying] = []
            for i in range(start, end):
                if tree.tags[i].startswith("V") and tree.lemmas[i] in self._words.speech_verbs:
                    saying = self._by_verb(k, tree, i, start, end)
                    if saying is not None:
                        said.append(saying)
                elif tree.lower[i] == "according" and i + 1 < end and tree.lower[i + 1] == "to":
                    said.append(self._according(k, tree, i, start, end))
                elif tree.lemmas[i] in VIEWS and tree.deps[i] == "pobj":
                    view = self._in_the_view(k, tree, i, start, end)
                    if view is not None:
                        said.append(view)
            if (
                not said
                and not speaker
                and teller is None
                and self._issuer
                and not _WE.isdisjoint(tree.lower[start:end])
            ):
                said.append(Saying(k, self._issuer, ((start, end - 1),)))  # "our forces": those who issue the text
            if not said and teller is not None and quoted_on(tree, number, start, end):
                said.append(Saying(k, teller.actors, ((start, end - 1),)))
            if not said and teller is not None and number and self._told_on(tree, start, end):
                said.append(Saying(k, teller.actors, ((start, end - 1),)))
            yield from said
            spoken = [s for s in said if s.actors]
            if spoken:
                teller = max(spoken, key=lambda s: s.size)
            elif '"' not in tree.words[start:end]:
                teller = None

    def _by_model(self, k: int, tree: Tree, known: Sequence[Saying]) -> Iterator[Saying]:
        """What the trained reader is sure of and no rule saw: words under other cues."""
        cues = {saying.cue for saying in known}
        for one in self._attributions.found[k]:
            if one.at in cues or one.confidence < _SURE or not self._is_told(k, tree, one):
                continue
            head = source_head(tree, one.source)
            actors = self._attributions.speakers(k, one)
            if not actors and head is not None:
                actors = self._nameless.itself(tree, head)
            yield Saying(k, actors, tuple(_ranges(set(one.content))), one.at, head)

    def _is_told(self, k: int, tree: Tree, one: Found) -> bool:
        """Whether the content is a clause or a quotation; what is asked for or praised is a thing, and not told."""
        quoted = self._attributions.paragraphs[k].quoted
        if any(quoted[i] for i in one.content):
            return True
        within = set(one.content)
        return any(tree.deps[i] in _CLAUSES and tree.heads[i] not in within for i in one.content)

    def _prefix(self, k: int, tree: Tree) -> Saying | None:
        """ "14:40, Dmitry Peskov, via TASS: ..." and "22:40 Peskov: ...": what follows the colon is theirs."""
        end = label_end(tree.text)
        for i in range(1, min(len(tree) - 1, _PREFIX_REACH)):
            if tree.words[i].endswith(":") and tree.text[tree.ends[i] : tree.ends[i] + 1] == " ":
                sides = self._cast.sides[k]
                verbs = any(tree.tags[j] in ("VBZ", "VBD", "VBP", "MD") for j in range(i))
                if tree.ends[i] != end and (verbs or '"' in tree.words[:i]):
                    return None
                actors = tuple(
                    a
                    for j in range(i)
                    if not (j in sides and sides[j].kind is Kind.CAPITAL)
                    for a in self._cast.at[k].get(j, ())
                    if a.party
                )
                people = tuple(a for a in actors if a.standing is Standing.PERSON) or actors
                return Saying(k, people[:1], ((i + 1, len(tree) - 1),)) if people else None
        return None

    def _by_verb(self, k: int, tree: Tree, v: int, start: int, end: int) -> Saying | None:
        subject = tree.subject(v)
        agent = next((o for a in tree.each(v, "agent") for o in tree.each(a, "pobj")), None)
        passive = tree.child(v, "nsubjpass", "auxpass") is not None
        source = agent if passive else subject
        pieces = self._content(k, tree, v, start, end)
        if not pieces:
            return None
        if source is None and not passive and tree.deps[v] in ("relcl", "acl"):
            source = tree.heads[v]
        actors = self._cast.actors(k, source) if source is not None else ()
        if source is not None and tree.lower[source] in ("who", "which", "that"):
            actors = self._cast.actors(k, tree.heads[tree.heads[source]])
        if not actors and source is not None:
            actors = self._nameless.tellers(k, tree, v, source)
        return Saying(k, actors, tuple(pieces), v, source)

    def _content(self, k: int, tree: Tree, v: int, start: int, end: int) -> list[tuple[int, int]]:
        inside: set[int] = set()
        for c in tree.each(v, "ccomp", "parataxis"):
            inside.update(range(tree.lefts[c], tree.rights[c] + 1))
            for w in tree.each(v, "conj"):
                if w > c and self._carries_on(k, tree, v, w):
                    inside.update(range(tree.lefts[w], tree.rights[w] + 1))
        if not inside and self._parenthetical(tree, v, start, end):
            inside.update(range(start, end))
        quoted = quotes(tree, start, end)
        if (
            (inside or tree.subject(v) is not None)
            and quoted
            and tree.deps[v] in ("ROOT", "conj", "parataxis", "ccomp")
        ) and (inside or any(abs(lo - v) <= 8 or abs(hi - v) <= 8 for lo, hi in quoted)):
            nearest = [q for q in quoted if min(abs(q[0] - v), abs(q[1] - v)) <= 8 or inside]
            for lo, hi in nearest:
                if not self._other_verb_between(tree, v, lo, hi):
                    inside.update(range(lo, hi + 1))
        inside -= self._zone(tree, v, inside)
        return _ranges(inside)

    def _other_verb_between(self, tree: Tree, v: int, lo: int, hi: int) -> bool:
        a, b = (hi, v) if hi < v else (v, lo)
        return any(tree.tags[i].startswith("V") and tree.lemmas[i] in self._words.speech_verbs for i in range(a + 1, b))

    def _carries_on(self, k: int, tree: Tree, v: int, w: int) -> bool:
        """In "he said A, and B would C", the second clause is told as well."""
        subject = next(tree.each(w, "nsubj", "nsubjpass"), None)
        if subject is None or not tree.tags[w].startswith("V") or tree.lemmas[w] in self._words.speech_verbs:
            return False
        return any(
            tree.lower[a] in ("will", "would", "must", "should", "had") for a in tree.each(w, "aux")
        ) and not any(a.standing is Standing.PERSON for a in self._cast.actors(k, subject))

    @staticmethod
    def _parenthetical(tree: Tree, v: int, start: int, end: int) -> bool:
        """ ", he claimed," or a closing ", prosecutors said": a short clause cut off by commas around a verb with its subject."""
        subject = tree.subject(v)
        if subject is None or abs(subject - v) > 12:
            return False
        lo, hi = min(tree.lefts[subject], v), max(tree.rights[subject], v)
        opened = lo > start and tree.words[lo - 1] in (",", '"', "-", "--", "–", "—")
        closed = (
            hi + 1 >= end - 1
            or tree.words[hi + 1] in (",", ";", ".", '"', ":", "-", "–", "—")
            or tree.tags[hi + 1] in ("IN", "NNP", "RB")
        )
        return opened and closed

    @staticmethod
    def _zone(tree: Tree, v: int, inside: set[int]) -> set[int]:
        """The telling itself: the verb, its subject, and its own short dependants."""
        zone = {v}
        for c in tree.children[v]:
            if tree.deps[c] in _ZONE and tree.rights[c] - tree.lefts[c] < 40:
                zone.update(range(tree.lefts[c], tree.rights[c] + 1))
        return zone

    def _told_on(self, tree: Tree, start: int, end: int) -> bool:
        """After "he said", a sentence in the future that names no teller of its own is still his."""
        root = next((i for i in range(start, end) if tree.deps[i] == "ROOT"), None)
        if root is None or not any(tree.lower[c] == "will" for c in tree.each(root, "aux")):
            return False
        return not any(tree.lower[i] in ("i", "we", "you", "?") for i in range(start, end))

    def _according(self, k: int, tree: Tree, i: int, start: int, end: int) -> Saying:
        source = next((o for t in (i + 1,) for o in tree.each(t, "pobj")), None)
        lo, hi = i, tree.rights[i] if tree.rights[i] > i else tree.rights[i + 1]
        actors = self._cast.actors(k, source) if source is not None else ()
        if source is not None and not actors:
            actors = self._nameless.tellers(k, tree, i, source)
        return Saying(k, actors, tuple(_ranges(set(range(start, end)) - set(range(lo, hi + 1)))), i, source)

    def _in_the_view(self, k: int, tree: Tree, i: int, start: int, end: int) -> Saying | None:
        """ "in the view of X", "in X's words"."""
        if tree.lower[tree.heads[i]] not in ("in", "by"):
            return None
        owner = next((o for p in tree.each(i, "prep") if tree.lower[p] == "of" for o in tree.each(p, "pobj")), None)
        owner = owner if owner is not None else tree.child(i, "poss")
        actors = self._cast.actors(k, owner) if owner is not None else ()
        if not actors:
            return None
        lo, hi = tree.heads[i], tree.rights[i]
        return Saying(k, actors, tuple(_ranges(set(range(start, end)) - set(range(lo, hi + 1)))), i, owner)


def _after_semicolon(tree: Tree, saying: Saying) -> Saying:
    """Without what stands before a semicolon that opens the telling: in "A charges B; B says that" the charge is not B's."""
    if saying.cue is None:
        return saying
    opening = saying.cue if saying.source is None else min(saying.cue, tree.lefts[saying.source])
    while opening and tree.deps[opening - 1] in ("cc", "advmod", "mark") and opening > saying.cue - _ZONE_REACH:
        opening -= 1
    if opening < 2 or tree.words[opening - 1] != ";":
        return saying
    after = tuple((max(lo, opening), hi) for lo, hi in saying.pieces if hi >= opening)
    return replace(saying, pieces=after) if after else saying


def _ranges(tokens: set[int]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for i in sorted(tokens):
        if found and found[-1][1] == i - 1:
            found[-1] = (found[-1][0], i)
        else:
            found.append((i, i))
    return found
