"""Attributions of a report: the spans that the model found, the speakers they mean, and who passes them on."""

from collections.abc import Sequence

from holdfire.extraction.actors import Actor, Standing
from holdfire.extraction.attribution.continuity import carried_on
from holdfire.extraction.attribution.found import Found
from holdfire.extraction.attribution.model import Model
from holdfire.extraction.attribution.paragraph import Paragraph, paragraph_of
from holdfire.extraction.attribution.ranking import manner_of
from holdfire.extraction.attribution.selection import chosen
from holdfire.extraction.attribution.spans import spans_of
from holdfire.extraction.cast import Cast
from holdfire.extraction.passage import Passage
from holdfire.extraction.tree import Tree
from holdfire.record import Attribution, Manner, Span

_PASSED_ON = 0.5  # the chance from which on a cue around another one is taken to pass it on


class Attributions:
    """Everything that the model finds in a report, by passage: `found[k]` with its paragraph `paragraphs[k]`."""

    def __init__(self, trees: Sequence[Tree], passages: Sequence[Passage], text: str, cast: Cast, model: Model) -> None:
        self._passages, self._cast = passages, cast
        self.paragraphs: list[Paragraph] = [paragraph_of(t, p, text) for t, p in zip(trees, passages, strict=True)]
        self.found: list[tuple[Found, ...]] = [model.findings(p) for p in self.paragraphs]

    def all(self) -> tuple[Attribution, ...]:
        """The attributions that are believed, in order of the text."""
        believed = [chosen(inside) for inside in self.found]
        onward: dict[tuple[int, int], list[int]] = {}
        for k, (before, one) in carried_on(self.paragraphs, believed).items():
            onward.setdefault((before, one.at), []).append(k)
        return tuple(
            self._attribution(k, one, onward.get((k, one.at), ()))
            for k, inside in enumerate(believed)
            for one in inside
            if one.content or (k, one.at) in onward
        )

    def _attribution(self, k: int, one: Found, onward: Sequence[int]) -> Attribution:
        """The record of a finding; `onward` are the paragraphs that go on with its quotation."""
        paragraph, passage = self.paragraphs[k], self._passages[k]
        spans = [spans_of(paragraph.tree, passage, tokens) for tokens in (one.source, one.cue, one.content)]
        return Attribution(
            source=spans[0],
            cue=spans[1],
            content=(*spans[2], *(self._whole(n) for n in onward)),
            manner=Manner(manner_of(paragraph, one.content)) if one.content else Manner.DIRECT,
            speaker=_name(self.speakers(k, one)),
            via=self._via(k, one),
            confidence=round(one.confidence, 3),
        )

    def _whole(self, k: int) -> Span:
        passage = self._passages[k]
        return passage.span(0, len(passage.text.rstrip()))

    def speakers(self, k: int, one: Found) -> tuple[Actor, ...]:
        """The actors that the source of a finding means; none where the report does not settle it."""
        tree = self.paragraphs[k].tree
        head = source_head(tree, one.source)
        if head is None:
            return ()
        if tree.lower[head] in ("who", "which", "that") and tree.heads[head] != head:
            head = tree.heads[tree.heads[head]]
        return self._cast.actors(k, head)

    def _via(self, k: int, one: Found) -> tuple[str, ...]:
        """Whoever tells the telling: the speakers of other cues whose content holds this cue, outermost first."""
        around = [o for o in self.found[k] if o.at != one.at and o.chance >= _PASSED_ON and one.at in o.content]
        around.sort(key=lambda o: -len(o.content))
        own = _name(self.speakers(k, one))
        names = (_name(self.speakers(k, o)) for o in around)
        return tuple(dict.fromkeys(n for n in names if n is not None and n != own))


def source_head(tree: Tree, source: Sequence[int]) -> int | None:
    """The token of a source that the others hang on."""
    within = set(source)
    return next((i for i in source if tree.heads[i] not in within or tree.heads[i] == i), None)


def _name(actors: Sequence[Actor]) -> str | None:
    """The name of a resolved source. Private persons, whom no party and no office ties to the case, stay unnamed."""
    known = [a.name for a in actors if a.party or a.title or a.standing is not Standing.PERSON]
    return " and ".join(dict.fromkeys(known)) or None
