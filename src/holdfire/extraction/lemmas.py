"""Dictionary forms of English words, by tag, from the tables of the installed spaCy pipeline, each looked up once."""

from spacy.language import Language
from spacy.pipeline.lemmatizer import Lemmatizer

_CLASS = {"V": "verb", "N": "noun", "J": "adj", "R": "adv"}


class Lemmas:
    """Lemma of a (word, tag) pair by spaCy's rule tables; unknown pairs are worked out once and remembered."""

    def __init__(self, lemmatizer: Lemmatizer) -> None:
        tables = lemmatizer.lookups
        index = tables.get_table("lemma_index")
        exceptions, rules = tables.get_table("lemma_exc"), tables.get_table("lemma_rules")
        kinds = _CLASS.values()
        # as sets: the tables are lists, and looking for a word in one takes as long as reading it
        self._index: dict[str, frozenset[str]] = {kind: frozenset(index.get(kind, ())) for kind in kinds}
        self._exceptions: dict[str, dict[str, list[str]]] = {kind: exceptions.get(kind, {}) for kind in kinds}
        self._rules: dict[str, list[tuple[str, str]]] = {kind: rules.get(kind, []) for kind in kinds}
        self._known: dict[tuple[str, str], str] = {}

    @classmethod
    def of_pipeline(cls, nlp: Language) -> "Lemmas":
        """The tables of the pipeline's lemmatizer."""
        lemmatizer = nlp.get_pipe("lemmatizer")
        if not isinstance(lemmatizer, Lemmatizer):
            raise TypeError("the pipeline has no lemmatizer with rule tables")
        return cls(lemmatizer)

    def of(self, word: str, tag: str) -> str:
        """The lemma, in lower case."""
        key = (word, tag)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._look_up(word.lower(), tag)
            if len(self._known) > 500_000:  # hostile input must not fill the memory
                self._known = {key: found}
        return found

    def _look_up(self, word: str, tag: str) -> str:
        kind = _CLASS.get(tag[:1])
        if kind is None or tag in ("NN", "VB", "JJ", "RB", "NNP", "NNPS", "RP"):
            return word
        exceptions = self._exceptions[kind]
        if word in exceptions:
            return str(exceptions[word][0])
        index = self._index[kind]
        made = [word[: len(word) - len(old)] + new for old, new in self._rules[kind] if word.endswith(old)]
        for form in made:
            if form and form in index:
                return str(form)
        if word in index:
            return word
        return str(next((form for form in made if form), word))
