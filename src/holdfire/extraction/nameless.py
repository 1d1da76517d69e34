"""Who tells what a source without a name says: whose statement it is, the outlet that it spoke to, or the source itself."""

from holdfire.extraction.actors import Actor, Standing
from holdfire.extraction.cast import Cast
from holdfire.extraction.naming import without_article
from holdfire.extraction.tree import Tree
from holdfire.vocab.grammar import words_of
from holdfire.vocab.stances import StanceWords

VIEWS = words_of("sayings")["views"]


class Nameless:
    """Reads sources that are no actor of the report; one instance a report."""

    def __init__(self, cast: Cast, words: StanceWords) -> None:
        self._cast, self._words = cast, words

    def tellers(self, k: int, tree: Tree, v: int, source: int) -> tuple[Actor, ...]:
        """Who passes on what a source without a name tells: whose text it is, the outlet that was told, else the source itself."""
        return self._behind(k, tree, source) or self._outlet(k, tree, v, source) or self.itself(tree, source)

    def _outlet(self, k: int, tree: Tree, v: int, source: int) -> tuple[Actor, ...]:
        """ "officials told Bloomberg", "people who spoke to Reuters": of sources without a name, the outlet passes it on."""
        heard = list(tree.each(v, "dative", "dobj")) if tree.lemmas[v] == "tell" else []
        for r in range(source + 1, tree.rights[source] + 1):
            if tree.deps[r] == "relcl" and tree.lemmas[r] in ("speak", "talk", "tell"):
                heard += tree.each(r, "dative", "dobj")
                heard += [
                    o for p in tree.each(r, "prep") if tree.lower[p] in ("to", "with") for o in tree.each(p, "pobj")
                ]
        named = (i for i in heard if tree.tags[i] == "NNP" and not self._cast.actors(k, i))
        return tuple(Actor(without_article(tree, tree.lefts[i], i), None, Standing.BODY) for i in named)[:1]

    @staticmethod
    def itself(tree: Tree, source: int) -> tuple[Actor, ...]:
        """A source without a side: "three officials", "the text", "media": it tells, but holds no party's stance."""
        if tree.tags[source] in ("PRP", "WP", "WDT", "DT"):
            return ()
        first = tree.lefts[source]
        while first < source and tree.tags[first] in ("DT", "CD", "PRP$"):
            first += 1
        return (Actor(tree.text[tree.starts[first] : tree.ends[source]], None, Standing.BODY),)

    def _behind(self, k: int, tree: Tree, source: int) -> tuple[Actor, ...]:
        """Whose "preliminary count", "report" or "statement" tells it."""
        if tree.lemmas[source] not in self._words.speech_nouns | VIEWS:
            return ()
        found = tuple(a for o in tree.each(source, "poss") for a in self._cast.actors(k, o))
        for p in tree.each(source, "prep", "agent"):
            for o in tree.each(p, "pobj") if tree.lower[p] in ("of", "by", "from") else ():
                found = found or self._cast.actors(k, o)
        return found
